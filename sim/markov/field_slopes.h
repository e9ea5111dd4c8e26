// Derivatives by the fields of a map, from sums over people and what lies ahead of them.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "journey/fields.h"
#include "markov/all_ways.h"
#include "markov/kernel_slopes.h"
#include "markov/slope_sums.h"

namespace waymark {

using TouchpointSlopes = std::array<OneSided, touchpoint_fields.size()>; // in the order of the fields
using LinkSlopes = std::array<OneSided, link_fields.size()>;

// The derivative of one number by what stands on one map, for one persona. Elements that are not listed have
// none but 0.
struct MapSlopes {
    std::map<std::string, TouchpointSlopes> touchpoints;
    std::map<LinkKey, LinkSlopes> links;
    std::map<std::string, double> starts; // by the persona's start share at a touchpoint
};

// What a longer stay changes: when people depart, or how much of their value its discount leaves.
struct StayRule {
    std::optional<double> discount_per_day; // nothing: when they depart
};

// `sums` over departures of the persona on the map, all of them: what depends on `entered` is added here.
// `entered` is how many enter by the chain's entry, times what each state after the entry's experience is
// worth.
[[nodiscard]] MapSlopes field_slopes(SlopeSums sums, const OpenChain& open, const AppliedMap& map,
                                     const Persona& persona, std::span<const double> entered,
                                     const StayRule& rule = {});

} // namespace waymark
