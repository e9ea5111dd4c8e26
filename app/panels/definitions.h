// What fields and figures mean, as tooltips: definition, scale and source from their one catalogue.
#pragma once

#include <string>
#include <string_view>

#include "journey/fields.h"
#include "journey/figures.h"
#include "panels/ui.h"

namespace waymark {

[[nodiscard]] Hint hint_of(const FieldInfo& field);
// Of a touchpoint's value, which comes from where its evidence says.
[[nodiscard]] Hint hint_of(const FieldInfo& field, const Evidence& evidence);
[[nodiscard]] Hint hint_of(const FigureInfo& figure);

// Below the hint's detail: what projected figures rest on; before it, on the same line, what else is to be
// said of this one.
void add_assumptions(Hint& hint, std::string_view before = {});
// For elements of the map that are pointed at elsewhere.
inline constexpr std::string_view click_to_select = "Click to select it.";

// "measured, 412 responses, Guest survey"
[[nodiscard]] std::string evidence_text(const Evidence& evidence);

} // namespace waymark
