#include "cli/run.h"

#include <optional>
#include <vector>

#include "cli/crew.h"
#include "cli/optimise_text.h"
#include "cli/progress.h"
#include "cli/study_parts.h"
#include "whatif/optimise.h"

namespace waymark::cli {

namespace {

// As optimise(), on all cores. What was found is taken in the order of the batches, so that no choice depends
// on who was first.
Optimum optimum_in_threads(OptimiseSearch& search) {
    Progress progress("trying choices");
    for (auto batches = search.next(); !batches.empty(); batches = search.next()) {
        std::vector<std::vector<std::optional<GoalValues>>> values(batches.size());
        in_threads(
            batches.size(), [&](std::size_t i) { values[i] = values_of(search.study(), batches[i]); },
            [&](std::size_t done) { progress.show(done, batches.size()); });
        for (std::size_t i = 0; i < batches.size(); ++i)
            search.take(batches[i], values[i]);
    }
    return search.optimum();
}

} // namespace

Exit run(const Optimise& request, Console& console) {
    const Study& study = request.study;
    const std::optional<OpenedStudy> opened = open_study(console, study, request.scenario);
    if (!opened) return Exit::wrong_input;
    OptimiseOptions options;
    options.goal = request.goal;
    options.budget = request.budget;
    options.persona = study.persona;
    options.horizon = study.horizon;
    options.seed = request.seed;
    auto search = OptimiseSearch::begin(*opened->journey, *opened->scenario, options);
    if (!search) {
        report(console, study.file, search.problems());
        return Exit::wrong_input;
    }
    const Optimum optimum = optimum_in_threads(*search);
    switch (study.format) {
    case Format::table:
        console.out << table_of(*opened->journey, optimum, persona_of(*opened->journey, study),
                                study.horizon.value_or(opened->journey->simulation.horizon),
                                console.is_colored);
        break;
    case Format::csv: console.out << csv_of(optimum); break;
    case Format::json: console.out << json_of(*opened->journey, optimum); break;
    }
    return Exit::done;
}

} // namespace waymark::cli
