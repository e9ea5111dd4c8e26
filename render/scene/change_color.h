// The colour that a change of a figure is drawn in: by what it means, where that is sure enough.
#pragma once

#include <optional>
#include <string_view>

#include "scene/theme.h"

namespace waymark {

// Below this share of draws a change has no colour: it may as well be the other way round.
inline constexpr double sure_enough = 0.8;

// Of a change that is written as `words`; `certainty` is the share of draws that change in the same
// direction, nothing where nothing was drawn.
[[nodiscard]] Color change_color(const Theme& colors, double change, std::string_view words,
                                 int good_direction, const std::optional<double>& certainty = {});

} // namespace waymark
