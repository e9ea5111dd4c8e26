#include "cli/run.h"

#include <optional>

#include "cli/sensitivity_text.h"
#include "cli/study_parts.h"
#include "whatif/sensitivity.h"

namespace waymark::cli {

Exit run(const Sensitivities& request, Console& console) {
    const Study& study = request.study;
    const std::optional<OpenedStudy> opened = open_study(console, study, request.scenario);
    if (!opened) return Exit::wrong_input;
    const auto found =
        sensitivities(*opened->journey, opened->scenario, {&request.goal, 1}, options_of(study));
    if (!found) {
        report(console, study.file, found.problems());
        return Exit::wrong_input;
    }
    const Sensitivity& made = found->front();
    if (!made.value) {
        report(console, study.file,
               {{"", std::string(info(made.goal).name) + " has no value: " + made.why_not,
                 "Ask for another goal with --goal, or change the map."}});
        return Exit::wrong_input;
    }
    switch (study.format) {
    case Format::table:
        console.out << table_of(*opened->journey, made, opened->scenario, persona_of(*opened->journey, study),
                                study.horizon.value_or(opened->journey->simulation.horizon),
                                console.is_colored);
        break;
    case Format::csv: console.out << csv_of(made); break;
    case Format::json: console.out << json_of(made); break;
    }
    return Exit::done;
}

} // namespace waymark::cli
