#include "session/comparison.h"

#include <algorithm>
#include <utility>

#include "journey/lookup.h"
#include "session/compute.h"

namespace waymark {

namespace {

ComparisonInputs wanted(const Session& session) {
    return {shown_snapshot(session), session.persona, compared_scenarios(session)};
}

bool same_interventions(const Journey& a, const Journey& b, const std::string& scenario) {
    const Scenario* const before = find_scenario(a, scenario);
    const Scenario* const after = find_scenario(b, scenario);
    return before != nullptr && after != nullptr && before->interventions == after->interventions;
}

std::vector<Intervention> all_switched_on(const Scenario& scenario) {
    std::vector<Intervention> all = scenario.interventions;
    for (Intervention& one : all)
        one.enabled = true;
    return all;
}

} // namespace

std::vector<std::string> compared_scenarios(const Session& session) {
    const Journey& journey = shown_journey(session);
    std::vector<std::string> ids;
    for (const Scenario& scenario : journey.scenarios) {
        const bool is_chosen = session.compared.empty() ||
                               std::ranges::find(session.compared, scenario.id) != session.compared.end();
        if (is_chosen && ids.size() < most_compared) ids.push_back(scenario.id);
    }
    return ids;
}

bool equivalent(const ComparisonInputs& a, const ComparisonInputs& b) {
    if (a == b) return true;
    if (!a.journey || !b.journey || a.persona != b.persona || a.scenarios != b.scenarios) return false;
    return same_figures(*a.journey, *b.journey) &&
           std::ranges::all_of(a.scenarios, [&](const std::string& scenario) {
               return same_interventions(*a.journey, *b.journey, scenario);
           });
}

bool comparison_is_current(const Session& session) {
    return session.comparing.inputs.journey && equivalent(session.comparing.inputs, wanted(session));
}

std::optional<ComparisonInputs> missing_comparison(const Session& session) {
    if (session.on_start_screen || session.view != MainView::compare || session.preview) return std::nullopt;
    const Journey& journey = shown_journey(session);
    if (journey.touchpoints.empty() || journey.personas.empty()) return std::nullopt;
    const ComparisonInputs inputs = wanted(session);
    if (inputs.scenarios.empty()) return std::nullopt;
    if (comparison_is_current(session) && session.comparing.found && session.comparing.found->is_complete)
        return std::nullopt;
    return inputs;
}

void accept_comparison(Session& session, const ComparisonInputs& inputs,
                       std::shared_ptr<const ScenarioComparison> found) {
    if (session.on_start_screen || !equivalent(inputs, wanted(session))) return;
    session.comparing = {inputs, std::move(found)};
}

void forget_outdated_comparison(Session& session) {
    Comparing& comparing = session.comparing;
    if (!comparing.inputs.journey) return;
    const ComparisonInputs now = wanted(session);
    if (session.on_start_screen || comparing.inputs.scenarios != now.scenarios ||
        comparing.inputs.persona != now.persona) {
        comparing = {};
    } else if (equivalent(comparing.inputs, now)) {
        comparing.inputs = now; // from here on the comparison is one of pointers again
    }
}

bool optimum_is_current(const Session& session) {
    const auto& request = session.optimising.request;
    if (!request || session.on_start_screen || request->persona != session.persona) return false;
    const Journey& now = shown_journey(session);
    const Scenario* const before = find_scenario(*request->journey, request->scenario);
    const Scenario* const after = find_scenario(now, request->scenario);
    return before != nullptr && after != nullptr && same_figures(*request->journey, now) &&
           all_switched_on(*before) == all_switched_on(*after);
}

Scenario with_choice(const Scenario& scenario, const std::vector<std::string>& interventions) {
    Scenario chosen = scenario;
    for (Intervention& one : chosen.interventions)
        one.enabled = std::ranges::find(interventions, one.id) != interventions.end();
    return chosen;
}

} // namespace waymark
