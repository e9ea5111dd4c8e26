// The drawings of the icons, in a small language, on a grid of 14 × 14.
#pragma once

#include "scene/icons.h"

#include <string_view>

namespace waymark {

// Commands, each with its numbers: M x y, L x y, C x y x y x y, Z as in SVG; O x y r a circle, R x y w h r a
// rounded rectangle; D x y r a filled disc; F begins a filled path that ends with Z.
struct IconShape {
    Icon icon;
    std::string_view name;
    std::string_view drawing;
};

// In the order of the enumeration.
[[nodiscard]] std::span<const IconShape> icon_shapes();

} // namespace waymark
