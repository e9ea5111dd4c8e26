// When the people of a crowd are seen to move: stays may last no time at all, but a walk on screen takes
// some.
#pragma once

#include <memory>
#include <vector>

#include "whatif/crowd.h"

namespace waymark {

// All times are in periods.
inline constexpr double walk_periods = 0.18;     // from one touchpoint to the next
inline constexpr double appear_periods = 0.08;   // to be seen fully
inline constexpr double gather_periods = 0.15;   // those who enter together appear within this
inline constexpr double most_lag_periods = 0.35; // behind the crowd's own times; walks are faster to hold it
inline constexpr double part_periods = 0.25;     // to be gone, from leaving or finishing

struct CrowdSchedule {
    std::shared_ptr<const Crowd> crowd;
    std::vector<double> sets_out; // by visit: begins to walk there, or to appear there
    std::vector<double> arrives;  // by visit
    std::vector<double> parts;    // by member: begins to be gone; infinity: stays

    // After this time nothing moves any more.
    [[nodiscard]] double end() const { return crowd->horizon + most_lag_periods + part_periods; }
};

// Nobody is seen to move before they do, nor more than most_lag_periods later. O(visits).
[[nodiscard]] CrowdSchedule schedule_of(std::shared_ptr<const Crowd> crowd);

// A number in [0, 1) that tells people apart: for a place beside others, or a moment in a throng.
[[nodiscard]] double share_of_number(std::uint64_t number);

} // namespace waymark
