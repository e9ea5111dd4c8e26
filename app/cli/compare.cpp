#include "cli/run.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/crew.h"
#include "cli/drawing.h"
#include "cli/outcome_text.h"
#include "cli/progress.h"
#include "cli/study_parts.h"
#include "whatif/compare.h"
#include "whatif/simulate.h"
#include "whatif/waterfall.h"

namespace waymark::cli {

namespace {

// As waterfalls(), on all cores.
Result<std::vector<Waterfall>> waterfalls_in_threads(const Journey& journey, const Scenario& scenario,
                                                     const Study& study) {
    WaterfallOptions options;
    options.persona = study.persona;
    options.horizon = study.horizon;
    const auto planned = waterfall_plan(journey, scenario, options);
    if (!planned) return planned.problems();
    const auto batches = batches_of(planned->study, planned->subsets);
    std::vector<std::vector<std::optional<GoalValues>>> found(batches.size());
    Progress progress("weighing interventions");
    in_threads(
        batches.size(), [&](std::size_t i) { found[i] = values_of(planned->study, batches[i]); },
        [&](std::size_t done) { progress.show(done, batches.size()); });
    std::map<Subset, std::optional<GoalValues>> values;
    for (std::size_t b = 0; b < batches.size(); ++b) {
        for (std::size_t i = 0; i < batches[b].size(); ++i)
            values[batches[b][i]] = found[b][i];
    }
    return waterfalls(*planned, values);
}

// The scenarios asked for, each once, or the first of the journey; what is wrong with them is reported.
std::optional<std::vector<const Scenario*>> choose_scenarios(const Compare& request, const Journey& journey,
                                                             Console& console) {
    std::vector<std::string> ids = request.scenarios;
    if (ids.empty()) {
        for (const Scenario& scenario : journey.scenarios)
            if (ids.size() < most_compared) ids.push_back(scenario.id);
        if (ids.size() < journey.scenarios.size())
            console.err << "The first four of " << journey.scenarios.size()
                        << " scenarios are compared. Name others with --scenario.\n";
    }
    if (ids.empty()) {
        report(console, request.study.file,
               {{"", "the journey has no scenario to compare", "Add one in the window."}});
        return std::nullopt;
    }
    std::vector<const Scenario*> scenarios;
    for (const std::string& id : ids) {
        const auto scenario = choose_scenario(console, request.study.file, journey, id);
        if (!scenario) return std::nullopt;
        if (std::find(scenarios.begin(), scenarios.end(), *scenario) == scenarios.end())
            scenarios.push_back(*scenario);
    }
    return scenarios;
}

// Each scenario beside the base map, all of them simulated as `simulate` does, to the last digit.
Result<std::vector<ComparedScenario>>
compared(const Journey& journey, const std::vector<const Scenario*>& scenarios, const Study& study) {
    SimulateOptions options = options_of(study);
    options.reach = false;
    const auto base = simulate(journey, nullptr, options);
    if (!base) return base.problems();
    std::vector<ComparedScenario> made;
    for (const Scenario* scenario : scenarios) {
        const auto outcome = simulate(journey, scenario, options);
        if (!outcome) return outcome.problems();
        auto parts = waterfalls_in_threads(journey, *scenario, study);
        if (!parts) return parts.problems();
        made.push_back({compare(*base, *outcome, journey.simulation), *std::move(parts), std::nullopt});
    }
    return made;
}

std::vector<Scenario> copies_of(const std::vector<const Scenario*>& scenarios) {
    std::vector<Scenario> copies;
    for (const Scenario* scenario : scenarios)
        copies.push_back(*scenario);
    return copies;
}

void say_failed(const DrawReport& drawn, Console& console) {
    if (drawn.failed > 0)
        console.err << counted(drawn.failed, "draw") << " of " << drawn.draws << " cannot be simulated.\n";
}

} // namespace

Exit run(const Compare& request, Console& console) {
    const Study& study = request.study;
    const std::optional<Journey> journey = open_study(console, study);
    if (!journey) return Exit::wrong_input;
    const auto scenarios = choose_scenarios(request, *journey, console);
    if (!scenarios) return Exit::wrong_input;
    auto made = compared(*journey, *scenarios, study);
    if (made && request.drawing) {
        const auto drawn = draw_in_threads(*journey, copies_of(*scenarios), study, *request.drawing);
        if (!drawn) {
            report(console, study.file, drawn.problems());
            return Exit::wrong_input;
        }
        for (std::size_t i = 0; i < made->size(); ++i)
            (*made)[i].bands = drawn->courses[i + 1];
        say_failed(*drawn, console);
    }
    if (!made) {
        report(console, study.file, made.problems());
        return Exit::wrong_input;
    }
    const int horizon = study.horizon.value_or(journey->simulation.horizon);
    switch (study.format) {
    case Format::table:
        console.out << table_of(*journey, *made, persona_of(*journey, study), horizon, console.is_colored);
        break;
    case Format::csv: console.out << csv_of(*made); break;
    case Format::json: console.out << json_of(*journey, *made); break;
    }
    return Exit::done;
}

} // namespace waymark::cli
