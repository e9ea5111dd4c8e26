// Stroking polylines in an ImDrawList: any width, dashes with their phase kept over corners, round ends.
#pragma once

#include "scene/display_list.h"

#include <imgui.h>

#include <span>
#include <vector>

namespace waymark {

// A stroke in pixels.
struct Pen {
    Color color;
    float width;
    std::array<double, 2> dash;
    bool is_dashed;
    bool is_round; // ends and corners
};

// The pen of a stroke at that zoom. Below a pixel it fades instead of thinning, and dashes too small to be
// seen become an even tone.
[[nodiscard]] Pen pen_of(const Stroke& stroke, double zoom);

enum class Ends : bool { open, joined };

// Strokes the polyline; consecutive points differ. Dashes out of the draw list's clip rectangle are left out.
void stroke_polyline(ImDrawList& draw, std::span<const ImVec2> points, Ends ends, const Pen& pen);

} // namespace waymark
