// The bundled fonts as Dear ImGui fonts: a ladder of baked sizes, from which text of any size is drawn.
#pragma once

#include "scene/display_list.h"
#include "text/weight.h"

#include <array>
#include <string_view>
#include <vector>

struct ImDrawList;
struct ImFont;
struct ImFontAtlas;

namespace waymark {

// One baked size of a weight.
struct FontRung {
    double em_px = 0;
    ImFont* font = nullptr;
    double baseline = 0; // below the top of ImGui's line, in pixels, whole
};

// Rungs of both weights, ascending by size. The fonts belong to the atlas.
struct FontLadder {
    std::array<std::vector<FontRung>, 2> rungs; // by Weight
    double content_scale = 1;
};

// Bakes both weights into the atlas, which is empty and becomes built: the sizes of the type scale exactly
// and some larger ones, times the content scale (1–4). The first font is body text, so it is ImGui's default.
// To change the scale, clear the atlas, build again, and have the backend make its texture anew.
[[nodiscard]] FontLadder build_fonts(ImFontAtlas& atlas, double content_scale);

// The font to draw that size from, and the font size that ImGui must be given so that the em is `em_px`.
struct FontPick {
    ImFont* font;
    float size;
};
[[nodiscard]] FontPick pick(const FontLadder& fonts, double em_px, Weight weight);

// Draws one line, the left end of its baseline at `at`, in pixels; it is as wide as measure() says. The
// baseline is put on a whole pixel. Costs one quad a glyph; outside of the draw list's clip rectangle
// nothing.
void draw_text(ImDrawList& draw, const FontLadder& fonts, Point at, double em_px, Weight weight, Color color,
               std::string_view text);

} // namespace waymark
