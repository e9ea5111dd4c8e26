// Fields of the map in words: where they are, and values in their units.
#pragma once

#include <string>

#include "journey/fields.h"
#include "scene/display_list.h"

namespace waymark {

struct FieldOfMap;

// The element: "Check-in", "Check-in → Room", "Members' offer → Completed".
[[nodiscard]] std::string place_name(const Journey& journey, const FieldOfMap& of);
[[nodiscard]] Owner owner_of(const FieldOfMap& of);

// Two digits that count at least, four decimals at most, none of them a needless zero.
[[nodiscard]] std::string plain_number(double value);
// "5.5 → 6.5", "14 → 12 %", "55 → 59 days"
[[nodiscard]] std::string from_to(const FieldInfo& field, double from, double to);

} // namespace waymark
