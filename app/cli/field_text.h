// Fields of the map in the words of tables.
#pragma once

#include <string>

#include "cli/json_text.h"
#include "journey/journey.h"
#include "whatif/sensitivity.h"

namespace waymark::cli {

// The touchpoint's name, or its id where it has none.
[[nodiscard]] std::string name_of_touchpoint(const Journey& journey, const std::string& id);
// `Check-in`, `Check-in → Room`.
[[nodiscard]] std::string place_of(const Journey& journey, const FieldOfMap& of);
// The map's part as columns touchpoint, from, to.
[[nodiscard]] std::string csv_of_element(const FieldOfMap& of);
// {"touchpoint": ID or null, "link": [FROM, TO] or null, "field": F}
[[nodiscard]] Json json_of_field(const FieldOfMap& of);

// With which a number of this size shows four digits or so.
[[nodiscard]] int decimals_for(double value);

} // namespace waymark::cli
