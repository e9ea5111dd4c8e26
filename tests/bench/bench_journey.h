// Large maps that look like journeys, for timing.
#pragma once

#include "journey/journey.h"

namespace waymark {

// A valid journey of that many touchpoints with three links each: mostly a few steps onwards, some back; the
// first two of five stages are prospects'. Dwell times 0.1–90 days, two personas, 24 months, and the scenario
// "better": two interventions, from month 4 and from month 7.
[[nodiscard]] Journey bench_journey(int touchpoints);

} // namespace waymark
