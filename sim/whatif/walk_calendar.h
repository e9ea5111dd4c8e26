// The maps of a plan made ready for one persona's people to walk over them.
#pragma once

#include <string>
#include <vector>

#include "markov/chain.h"
#include "markov/horizon_walk.h"
#include "whatif/plan.h"

namespace waymark {

struct PlannedWalk {
    WalkCalendar calendar;
    std::vector<Chain> chains; // of the calendar's maps
};

// The persona is one of the plan's. O(segments · (links · levels² + touchpoints)).
[[nodiscard]] PlannedWalk planned_walk(const Plan& plan, const std::string& persona);

} // namespace waymark
