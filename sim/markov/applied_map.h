// The map that people walk in some period: a journey, and what was removed from it while people were there.
#pragma once

#include <vector>

#include "journey/journey.h"

namespace waymark {

// Where touchpoints were removed, nobody arrives there any more; people already there finish their stay and
// move on.
struct AppliedMap {
    Journey journey;                 // removed touchpoints and links into them are gone from it
    std::vector<Touchpoint> retired; // the removed touchpoints
    std::vector<Link> retired_links; // their ways out, to touchpoints of `journey` or done_target

    bool operator==(const AppliedMap&) const = default;
};

// A map and the first period in which it is in force; it stays until the next segment begins.
struct MapSegment {
    int first_period = 1;
    AppliedMap map;

    bool operator==(const MapSegment&) const = default;
};

} // namespace waymark
