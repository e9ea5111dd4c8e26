// Fragment: some touchpoints with the links among them, to be put into a map elsewhere.
#pragma once

#include <string>
#include <vector>

#include "journey/journey.h"

namespace waymark {

struct Fragment {
    std::vector<Stage> stages;           // of its touchpoints, in the map's order
    std::vector<Touchpoint> touchpoints; // as people meet them: by stage, then in the map's order
    std::vector<Link> links;             // among its touchpoints, and from them to done_target

    bool operator==(const Fragment&) const = default;
};

// Those touchpoints of the journey; ids that it does not have are passed over. O(size of the journey).
[[nodiscard]] Fragment fragment_of(const Journey& journey, const std::vector<std::string>& touchpoints);

// The fragment as a journey of its own.
[[nodiscard]] Journey journey_of(const Fragment& fragment);

} // namespace waymark
