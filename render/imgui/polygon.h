// Filling any simple polygon in an ImDrawList, with smooth edges.
#pragma once

#include <imgui.h>

#include <vector>

namespace waymark {

// Fills the polygon, in whichever direction its points run. Convex ones are cheap; others are cut into ears,
// O(n²); each pixel is covered once, so translucent fills stay even.
void fill_polygon(ImDrawList& draw, std::vector<ImVec2>& points, ImU32 color);

} // namespace waymark
