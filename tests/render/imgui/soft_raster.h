// Draw lists as pixels, without a graphics card: slow, exact enough to compare painters and to look at.
#pragma once

#include "scene/display_list.h"

#include <imgui.h>

#include <string>
#include <vector>

namespace waymark {

struct Pixels {
    int width = 0, height = 0;
    std::vector<Color> colors; // row by row, opaque

    [[nodiscard]] Color at(int x, int y) const { return colors[static_cast<std::size_t>(y * width + x)]; }
};

// The triangles of the draw list over the background, each pixel sampled at its centre, the font texture
// bilinearly.
[[nodiscard]] Pixels rasterize(const ImDrawList& draw, const ImFontAtlas& atlas, int width, int height,
                               Color background);

// Portable pixmap bytes: what any viewer or converter reads.
[[nodiscard]] std::string to_ppm(const Pixels& pixels);

} // namespace waymark
