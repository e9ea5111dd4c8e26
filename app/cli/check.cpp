#include "cli/run.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "journey/validate.h"
#include "journey/wording.h"
#include "whatif/scenario_map.h"
#include "whatif/simulate.h"

namespace waymark::cli {

namespace {

// What is wrong with a journey, and what is only worth knowing.
struct Findings {
    Problems problems;
    Problems warnings;
};

void add_closed_loops(Findings& findings, const std::string& where, const Outcome& outcome) {
    for (const PersonaLifetime& lifetime : outcome.lifetimes) {
        for (const std::vector<std::string>& loop : lifetime.closed_loops) {
            const std::vector<std::string_view> names(loop.begin(), loop.end());
            findings.warnings.push_back(
                {where,
                 "persona " + in_quotes(lifetime.persona) +
                     " can come into a closed loop that is never left: " + list_text(names, "and"),
                 "Add a link out of it, a leave rate above 0, or a link to @done."});
        }
    }
}

// The base map (scenario null) or one scenario.
void add_findings(Findings& findings, const Journey& journey, const Scenario* scenario,
                  const std::string& where) {
    SimulateOptions options;
    options.horizon = 1;
    options.reach = false;
    const Result<Outcome> outcome = simulate(journey, scenario, options);
    if (!outcome) {
        for (const Problem& problem : outcome.problems())
            findings.problems.push_back(
                {problem.place.empty() ? where : problem.place, problem.what, problem.remedy});
        return;
    }
    add_closed_loops(findings, where, *outcome);
}

Findings findings_of(const Journey& journey) {
    Findings findings;
    if (journey.touchpoints.empty() || journey.personas.empty()) {
        findings.warnings.push_back(
            {"", journey.touchpoints.empty() ? "the map has no touchpoint" : "there is no persona",
             "Nothing can be projected until there is one."});
        return findings;
    }
    add_findings(findings, journey, nullptr, "base map");
    for (std::size_t i = 0; i < journey.scenarios.size(); ++i) {
        const Scenario& scenario = journey.scenarios[i];
        const std::string place = place_of("scenarios", i, scenario.id);
        const Result<ScenarioSegments> segments = segments_of(journey, scenario, journey.simulation.horizon);
        if (segments) {
            const Problems& notes = segments->without_effect;
            findings.warnings.insert(findings.warnings.end(), notes.begin(), notes.end());
        }
        add_findings(findings, journey, &scenario, place);
    }
    return findings;
}

} // namespace

Exit run(const CheckFiles& request, Console& console) {
    Exit exit = Exit::done;
    for (const std::string& file : request.files) {
        const std::optional<Journey> journey = open_journey(console, file);
        if (!journey) {
            exit = Exit::wrong_input;
            continue;
        }
        const Findings findings = findings_of(*journey);
        report(console, file, findings.problems);
        if (!findings.problems.empty()) {
            exit = Exit::wrong_input;
            continue;
        }
        for (const Problem& warning : findings.warnings)
            console.out << file << ": note: " << to_text(warning) << '\n';
        console.out << file << ": in order: " << counted(journey->stages.size(), "stage") << ", "
                    << counted(journey->touchpoints.size(), "touchpoint") << ", "
                    << counted(journey->links.size(), "link") << ", "
                    << counted(journey->personas.size(), "persona") << ", "
                    << counted(journey->scenarios.size(), "scenario");
        if (!findings.warnings.empty()) console.out << "; " << counted(findings.warnings.size(), "note");
        console.out << '\n';
    }
    return exit;
}

} // namespace waymark::cli
