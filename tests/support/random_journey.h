// Random journeys for property tests: valid, and full of the corners where a solver goes wrong.
#pragma once

#include <cstdint>

#include "journey/journey.h"

namespace waymark {

struct RandomJourneyOptions {
    int most_touchpoints = 6;
    int most_personas = 3;
    int most_scenarios = 2;
    int longest_horizon = 24;
    double shortest_dwell_days = 0.001;
    double longest_dwell_days = 36525;
    bool closed_loops = true; // some maps hold touchpoints that are never left
    bool extreme = false;     // leave rates down to 1e-12, weights from 1e-12 to 1e12
};

// The journey of that seed. Among them: one touchpoint alone, self-loops, leave 0 and 1, variability 0, stiff
// dwell times, tilt and friction at their ends, links of weight 0, several starts, personas of share 0,
// horizons of one period, nobody at first, and scenarios that set, add, multiply, add and remove touchpoints
// and links at any period, on and off, some without effect. Some removals may be refused.
[[nodiscard]] Journey random_journey(std::uint64_t seed, const RandomJourneyOptions& options = {});

} // namespace waymark
