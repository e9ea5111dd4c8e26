// Touchpoints as a table for spreadsheets.
#pragma once

#include <string>
#include <vector>

#include "data/table.h"
#include "journey/journey.h"

namespace waymark {

// A row of heads, then one for each of these touchpoints in the order of the map, with all that a touchpoint
// says; importing it gives the same touchpoints. O(touchpoints).
[[nodiscard]] std::string touchpoint_table(const Journey& journey, const std::vector<std::string>& ids,
                                           Separator separator);

} // namespace waymark
