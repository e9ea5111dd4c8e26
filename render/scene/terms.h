// What is agreed about interventions, in words: from when, for how much.
#pragma once

#include <string>

#include "journey/journey.h"

namespace waymark {

// "from month 4 · €40 000 once · €1 500 a month"; without what is 0.
[[nodiscard]] std::string terms_of(const Journey& journey, const Intervention& intervention);

// All interventions that are switched on, by the numbers of their badges on the map: `“Mobile check-in”: 1
// App, from month 4;  2 …`. Empty where there are none.
[[nodiscard]] std::string interventions_text(const Journey& journey, const Scenario& scenario);

} // namespace waymark
