// The maps that a scenario makes of a journey, period by period (model page §8).
#pragma once

#include <string>
#include <vector>

#include "journey/journey.h"
#include "journey/result.h"
#include "markov/applied_map.h"

namespace waymark {

// A change whose target is not there when it is applied: a check, not an error.
struct IdleChange {
    std::string intervention; // its id
    Problem problem;

    bool operator==(const IdleChange&) const = default;
};

// A map in force, and what of its scenario could not be applied.
struct ScenarioMap {
    AppliedMap map;
    std::vector<IdleChange> without_effect;
};

[[nodiscard]] bool is_in_force(const Intervention& intervention, int period);
// The periods after the first in which an enabled intervention comes into force, rising, each once.
[[nodiscard]] std::vector<int> later_starts(const Scenario& scenario);

// The map in force in `period` (0 counts as 1): base plus the changes of every enabled intervention whose
// start_period ≤ period, in list order. Fails when a removal leaves a persona nowhere to start or no
// touchpoint.
[[nodiscard]] Result<ScenarioMap> map_in_period(const Journey& base, const Scenario& scenario, int period);
// The map with every enabled intervention in force.
[[nodiscard]] Result<ScenarioMap> map_in_force(const Journey& base, const Scenario& scenario);

// A scenario over time.
struct ScenarioSegments {
    std::vector<MapSegment> segments; // from period 1 on; a further one only where the map really changes
    AppliedMap in_force; // with every enabled intervention, also those that start after the horizon
    std::vector<IdleChange> without_effect; // of all these maps, each said once
};

// The maps in force in the periods 1…horizon, and the one after all of them.
[[nodiscard]] Result<ScenarioSegments> segments_of(const Journey& base, const Scenario& scenario,
                                                   int horizon);

} // namespace waymark
