// What fields and figures mean, as tooltips: definition, scale and source from their one catalogue.
#pragma once

#include <string>

#include "journey/fields.h"
#include "journey/figures.h"
#include "panels/ui.h"

namespace waymark {

[[nodiscard]] Hint hint_of(const FieldInfo& field);
// Of a touchpoint's value, which comes from where its evidence says.
[[nodiscard]] Hint hint_of(const FieldInfo& field, const Evidence& evidence);
[[nodiscard]] Hint hint_of(const FigureInfo& figure);

// "measured, 412 responses, Guest survey"
[[nodiscard]] std::string evidence_text(const Evidence& evidence);

} // namespace waymark
