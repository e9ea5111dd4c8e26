// Draws a display list into a Dear ImGui draw list: screen pixels from page units.
#pragma once

#include "imgui/fonts.h"
#include "scene/display_list.h"

#include <functional>

struct ImDrawList;

namespace waymark {

// Page to screen: pixel = offset + zoom · unit. The zoom includes the content scale.
struct View {
    Point offset;
    double zoom = 1;

    [[nodiscard]] Point to_screen(Point p) const { return {offset.x + zoom * p.x, offset.y + zoom * p.y}; }
    [[nodiscard]] Point to_page(Point p) const { return {(p.x - offset.x) / zoom, (p.y - offset.y) / zoom}; }
    bool operator==(const View&) const = default;
};

// A texture (an ImTextureID) for the encoded picture, or null while there is none: then a plain box stands
// in.
using TextureOf = std::function<void*(const Image&)>;

// Appends the list to the draw list, culled against its clip rectangle. Boxes and straight lines along the
// axes are put on whole pixels; curves stay within 0.3 px; text is as wide as measured. Clips inside the list
// are balanced. O(visible); an item out of sight costs a comparison of rectangles.
void paint(const DisplayList& list, ImDrawList& draw, const View& view, const FontLadder& fonts,
           const TextureOf& texture_of = {});

} // namespace waymark
