// Glyphs of one weight rasterised at several sizes and packed onto a sheet of grey pixels.
#pragma once

#include "text/weight.h"

#include <cstdint>
#include <span>
#include <vector>

namespace waymark {

// A size to bake, and whether with every character or only with the common ones.
struct BakedSize {
    double em_px;
    bool has_all_characters;
};

// Where a glyph lies on the sheet, and where its pixels belong relative to the pen on the baseline, y down.
struct SheetGlyph {
    char32_t code;
    int size_index; // into the sizes asked for
    int x, y, w, h; // on the sheet; no pixels for a space
    double left, top, width, height;
    double advance;
};

struct GlyphSheet {
    int width = 0, height = 0;
    std::vector<std::uint8_t> coverage; // width · height
    std::vector<SheetGlyph> glyphs;
};

// Rasterises without hinting, exactly by area; horizontally at twice the resolution, so that a glyph looks
// the same at any fraction of a pixel. `sheet_width` is at least four times the largest em. Safe to call from
// any thread.
[[nodiscard]] GlyphSheet rasterize(Weight weight, std::span<const BakedSize> sizes, int sheet_width);

} // namespace waymark
