// One picture with everything that a display list can hold: what the painters are compared on.
#pragma once

#include "scene/display_list.h"
#include "scene/theme.h"

namespace waymark {

inline constexpr Rect gallery_area{0, 0, 480, 300};

// `logo` is an encoded PNG; empty leaves the image out.
[[nodiscard]] DisplayList gallery(const Theme& theme, const std::string& logo = {});

} // namespace waymark
