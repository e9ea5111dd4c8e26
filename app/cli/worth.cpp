#include <optional>
#include <vector>

#include "cli/crew.h"
#include "cli/progress.h"
#include "cli/run.h"
#include "cli/study_parts.h"
#include "cli/worth_text.h"

namespace waymark::cli {

namespace {

// On all cores, in the order of the map.
std::vector<Removal> removals_of(const RemovalStudy& study) {
    Progress progress("trying the map without each touchpoint");
    std::vector<Removal> removals(study.touchpoints.size());
    in_threads(
        removals.size(), [&](std::size_t i) { removals[i] = removal(study, i); },
        [&](std::size_t done) { progress.show(done, removals.size()); });
    return removals;
}

} // namespace

Exit run(const Worth& request, Console& console) {
    const Study& study = request.study;
    const std::optional<OpenedStudy> opened = open_study(console, study, request.scenario);
    if (!opened) return Exit::wrong_input;
    const SimulateOptions options = options_of(study);
    const auto outcome = simulate(*opened->journey, opened->scenario, options);
    const auto removed = removal_study(*opened->journey, opened->scenario, options);
    if (!outcome || !removed) {
        report(console, study.file, outcome ? removed.problems() : outcome.problems());
        return Exit::wrong_input;
    }
    if (!outcome->mix) {
        report(console, study.file,
               {{"", "people can come into touchpoints that are never left nor finished from",
                 "Give each closed loop a way out: `waymark check` names them."}});
        return Exit::wrong_input;
    }
    WorthStudy worth{*opened->journey,
                     removed->map,
                     opened->scenario,
                     persona_of(*opened->journey, study),
                     *outcome->mix,
                     goal_values(*outcome),
                     {}};
    if (request.by == Grouping::touchpoint || study.format == Format::json)
        worth.removals = removals_of(*removed);
    switch (study.format) {
    case Format::table: console.out << table_of(worth, request.by, console.is_colored); break;
    case Format::csv: console.out << csv_of(worth, request.by); break;
    case Format::json: console.out << json_of(worth); break;
    }
    return Exit::done;
}

} // namespace waymark::cli
