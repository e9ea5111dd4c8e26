// Derivatives by a map in force, led back through a scenario's changes to the base map.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journey/journey.h"
#include "markov/applied_map.h"
#include "markov/field_slopes.h"

namespace waymark {

// A change that was applied, with what it met.
struct AppliedChange {
    const Change* change = nullptr;
    double value_before = 0;              // of the field it changes
    std::optional<AppliedMap> map_before; // of a removed touchpoint
};

// A map in force and how it came about.
struct MapTrail {
    AppliedMap map;
    std::vector<AppliedChange> changes; // those that had an effect, in order
};

// The trail to map_in_period(base, scenario, period), which must not be refused. Both outlive it.
[[nodiscard]] MapTrail trail_to(const Journey& base, const Scenario& scenario, int period);

// The derivatives by the base map of what has the derivatives `slopes` by the map at the trail's end, for the
// persona with this id. A `set` cuts a field off, `add` passes it through, `multiply` scales it; a result
// clamped to its range answers on the open side only; a removal shares links and starts out anew (model page
// §8).
[[nodiscard]] MapSlopes led_back(const MapTrail& trail, MapSlopes slopes, const std::string& persona);

} // namespace waymark
