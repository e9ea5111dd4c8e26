// Validation: everything that makes a journey unusable, said at once with places and remedies.
#pragma once

#include "journey/journey.h"
#include "journey/result.h"

namespace waymark {

// Every problem of the journey: ids malformed, doubled or dangling, values outside their range or not finite,
// shares without a positive sum, a removal that leaves a persona nowhere to start. Empty when the journey can
// be simulated and saved. Places read like `touchpoints[3] "checkin"`.
[[nodiscard]] Problems validate(const Journey& journey);

// The place of an element as problems name it: `touchpoints[3] "checkin"`.
[[nodiscard]] std::string place_of(std::string_view list, std::size_t index, std::string_view id);

} // namespace waymark
