// Scenarios beside the base map: which are compared, what is known of them, and what is still missing.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "journey/figures.h"
#include "session/session.h"
#include "whatif/figure_bands.h"
#include "whatif/waterfall.h"

namespace waymark {

struct ComparedScenario {
    std::string id;
    std::shared_ptr<const Outcome> outcome; // null where the scenario cannot be projected: problems say why
    Problems problems;
    std::vector<Waterfall> waterfalls; // by goal; empty: not there yet, or none
    std::shared_ptr<const BandsOverTime> bands;
};

// What was found so far; it comes in parts, figures first.
struct ScenarioComparison {
    std::shared_ptr<const Outcome> base; // null where the base map cannot be projected
    Problems problems;
    std::vector<ComparedScenario> scenarios;
    bool is_complete = false;
};

// The ids of those that are compared: the chosen ones, or the first of the journey.
[[nodiscard]] std::vector<std::string> compared_scenarios(const Session& session);

// What the compare view is to show and what is not there, or not complete, yet; nothing in other views.
[[nodiscard]] std::optional<ComparisonInputs> missing_comparison(const Session& session);
// Both give the same comparison.
[[nodiscard]] bool equivalent(const ComparisonInputs& a, const ComparisonInputs& b);
// What is known belongs to what is shown.
[[nodiscard]] bool comparison_is_current(const Session& session);

// Takes a comparison in, or drops it where it is of something else.
void accept_comparison(Session& session, const ComparisonInputs& inputs,
                       std::shared_ptr<const ScenarioComparison> found);
void forget_outdated_comparison(Session& session);

// What the optimiser found, or finds, is true of the scenario as it stands: only switches may differ.
[[nodiscard]] bool optimum_is_current(const Session& session);
// The scenario with exactly those interventions switched on.
[[nodiscard]] Scenario with_choice(const Scenario& scenario, const std::vector<std::string>& interventions);

} // namespace waymark
