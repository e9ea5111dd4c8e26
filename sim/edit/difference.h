// What differs between two states of a journey, in a few words for people.
#pragma once

#include <string>
#include <vector>

#include "journey/journey.h"

namespace waymark {

// One line for each kind of element that differs: `Touchpoints: 2 added (Lobby, Bar), 1 changed (Check-in)`.
// Names at most three of a sort. Empty where the two are equal. O(size of both · log).
[[nodiscard]] std::vector<std::string> differences(const Journey& before, const Journey& after);

} // namespace waymark
