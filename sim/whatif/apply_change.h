// One change of an intervention, applied to a map in the making.
#pragma once

#include <string>

#include "journey/journey.h"
#include "markov/applied_map.h"

namespace waymark {

enum class ChangeEffect {
    applied,
    without_effect, // its target is not there; the map is as it was
    refused         // the map can no longer be simulated
};

struct ChangeReport {
    ChangeEffect effect = ChangeEffect::applied;
    std::string why; // empty when applied
    std::string remedy;
};

// Changes the map as model page §8 says. O(touchpoints + links), for a removal times the links at the removed
// touchpoint.
[[nodiscard]] ChangeReport apply_change(AppliedMap& map, const Change& change);

// The change as a person would say it: `set leave of "checkin"`.
[[nodiscard]] std::string to_text(const Change& change);

} // namespace waymark
