// Validation: everything that makes a journey unusable, said at once with places and remedies.
#pragma once

#include <string>
#include <string_view>

#include "journey/journey.h"
#include "journey/result.h"

namespace waymark {

// Every problem of the journey: ids malformed, doubled or dangling, values outside their range or not finite,
// shares without a positive sum, scenarios that change what is neither in the base map nor added by them.
// Empty when the journey may be saved and opened again; whether a scenario's removals leave a map to walk,
// the one who applies it says. Places read like `touchpoints[3] "checkin"`. O(n log n) in the journey's
// elements.
[[nodiscard]] Problems validate(const Journey& journey);

// The place of an element as problems name it: `touchpoints[3] "checkin"`.
[[nodiscard]] std::string place_of(std::string_view list, std::size_t index, std::string_view id);

} // namespace waymark
