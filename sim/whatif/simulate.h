// Scenarios applied and simulated: from a journey and a scenario to all the figures of the model.
#pragma once

#include <optional>
#include <string>

#include "journey/figures.h"
#include "journey/journey.h"
#include "journey/result.h"
#include "markov/applied_map.h"

namespace waymark {

// A map in force, and what of its scenario could not be applied.
struct ScenarioMap {
    AppliedMap map;
    Problems without_effect; // changes whose target is not there: a check, not an error
};

// The map in force in `period` (0 counts as 1): base plus the changes of every enabled intervention whose
// start_period ≤ period, in list order. Fails when a removal leaves a persona nowhere to start or no
// touchpoint.
[[nodiscard]] Result<ScenarioMap> map_in_period(const Journey& base, const Scenario& scenario, int period);
// The map with every enabled intervention in force.
[[nodiscard]] Result<ScenarioMap> map_in_force(const Journey& base, const Scenario& scenario);

// Exact: 1e-9 of the people ever entered. Preview: within 1e-3 of the exact figures, for use while a slider
// moves; reach is left 0 in its lifetime figures.
enum class Accuracy { exact, preview };

struct SimulateOptions {
    std::optional<std::string> persona; // only this one, with all the people being of it
    std::optional<int> horizon;         // instead of the journey's
    Accuracy accuracy = Accuracy::exact;
    bool lifetime = true; // false leaves `lifetimes` and `mix` empty
    bool reach = true;    // false leaves every reach 0, which is what costs most
};

// All figures of the base map (scenario null) or of a scenario. The journey must be valid. Deterministic: the
// same input gives the same bits on every machine with IEEE arithmetic.
[[nodiscard]] Result<Outcome> simulate(const Journey& journey, const Scenario* scenario,
                                       const SimulateOptions& options = {});

} // namespace waymark
