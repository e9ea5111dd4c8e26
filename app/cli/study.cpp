#include "cli/run.h"

#include <optional>
#include <utility>
#include <vector>

#include "cli/drawing.h"
#include "cli/drawn_text.h"
#include "cli/outcome_text.h"
#include "cli/sampling.h"
#include "cli/study_parts.h"
#include "journey/lookup.h"
#include "whatif/plan.h"
#include "whatif/simulate.h"

namespace waymark::cli {

SimulateOptions options_of(const Study& study) {
    SimulateOptions options;
    options.persona = study.persona;
    options.horizon = study.horizon;
    return options;
}

const Persona* persona_of(const Journey& journey, const Study& study) {
    return study.persona ? find_persona(journey, *study.persona) : nullptr;
}

std::optional<Journey> open_study(Console& console, const Study& study) {
    std::optional<Journey> journey = open_journey(console, study.file);
    if (!journey || !knows_persona(console, study.file, *journey, study.persona)) return std::nullopt;
    const bool has_touchpoints = !journey->touchpoints.empty();
    if (has_touchpoints && !journey->personas.empty()) return journey;
    report(console, study.file,
           {{"", has_touchpoints ? "there is no persona" : "the map has no touchpoint",
             has_touchpoints ? "Add one who walks the map." : "Add one where people start."}});
    return std::nullopt;
}

std::optional<OpenedStudy> open_study(Console& console, const Study& study,
                                      const std::optional<std::string>& scenario) {
    std::optional<Journey> journey = open_study(console, study);
    if (!journey) return std::nullopt;
    OpenedStudy opened{std::make_unique<const Journey>(*std::move(journey)), nullptr};
    const auto chosen = choose_scenario(console, study.file, *opened.journey, scenario);
    if (!chosen) return std::nullopt;
    opened.scenario = *chosen;
    return opened;
}

namespace {

// Single people beside the exact figures.
Exit run_sampled(const Simulate& request, const Journey& journey, const Scenario* scenario,
                 Console& console) {
    const Study& study = request.study;
    const Result<Plan> planned = plan(journey, scenario, options_of(study));
    const Result<Outcome> exact = simulate(journey, scenario, options_of(study));
    if (!planned || !exact) {
        report(console, study.file, planned ? exact.problems() : planned.problems());
        return Exit::wrong_input;
    }
    const Result<SampledOutcome> sampled = sample_in_threads(*planned, *request.sampling);
    if (!sampled) {
        report(console, study.file, sampled.problems());
        return Exit::wrong_input;
    }
    const SampledStudy both{*exact, *sampled, request.sampling->seed};
    switch (study.format) {
    case Format::table:
        console.out << table_of(journey, both, persona_of(journey, study), console.is_colored);
        break;
    case Format::csv: console.out << csv_of(both); break;
    case Format::json: console.out << json_of(journey, both); break;
    }
    return Exit::done;
}

// The exact figures with their bands.
Exit run_drawn(const Simulate& request, const Journey& journey, const Scenario* scenario, Console& console) {
    const Study& study = request.study;
    const Result<Outcome> exact = simulate(journey, scenario, options_of(study));
    if (!exact) {
        report(console, study.file, exact.problems());
        return Exit::wrong_input;
    }
    std::vector<Scenario> scenarios;
    if (scenario != nullptr) scenarios.push_back(*scenario);
    const Result<DrawReport> drawn = draw_in_threads(journey, std::move(scenarios), study, *request.drawing);
    if (!drawn) {
        report(console, study.file, drawn.problems());
        return Exit::wrong_input;
    }
    const DrawnStudy both{*exact, *drawn};
    switch (study.format) {
    case Format::table:
        console.out << table_of(journey, both, persona_of(journey, study), console.is_colored);
        break;
    case Format::csv: console.out << csv_of(both); break;
    case Format::json: console.out << json_of(journey, both); break;
    }
    return Exit::done;
}

} // namespace

Exit run(const Simulate& request, Console& console) {
    const Study& study = request.study;
    const std::optional<OpenedStudy> opened = open_study(console, study, request.scenario);
    if (!opened) return Exit::wrong_input;
    if (request.sampling) return run_sampled(request, *opened->journey, opened->scenario, console);
    if (request.drawing) return run_drawn(request, *opened->journey, opened->scenario, console);

    const Result<Outcome> outcome = simulate(*opened->journey, opened->scenario, options_of(study));
    if (!outcome) {
        report(console, study.file, outcome.problems());
        return Exit::wrong_input;
    }
    switch (study.format) {
    case Format::table:
        console.out << table_of(*opened->journey, *outcome, persona_of(*opened->journey, study),
                                console.is_colored);
        break;
    case Format::csv: console.out << csv_of(*outcome); break;
    case Format::json: console.out << json_of(*opened->journey, *outcome); break;
    }
    return Exit::done;
}

} // namespace waymark::cli
