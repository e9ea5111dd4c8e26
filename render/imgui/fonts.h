// The bundled fonts as Dear ImGui fonts: a ladder of baked sizes, from which text of any size is drawn.
#pragma once

#include "imgui/glyph_sheet.h"
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

// Both weights rasterised for a content scale (1–4): the sizes of the type scale exactly and some larger
// ones.
struct FontSheets {
    double content_scale = 1;
    std::vector<BakedSize> sizes;
    std::array<GlyphSheet, 2> sheets; // by Weight
};

// The costly part of making fonts, free of ImGui: safe to call from any thread.
[[nodiscard]] FontSheets bake_fonts(double content_scale);

// Puts both weights into the atlas, which is empty and becomes built. The first font is body text, so it is
// ImGui's default. To change the scale, clear the atlas, build again, and have the backend make its texture
// anew.
[[nodiscard]] FontLadder build_fonts(ImFontAtlas& atlas, const FontSheets& baked);

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
