// The bundled type family, and measuring text with it: linear advances, no hinting, no kerning.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/weight.h"

namespace waymark {

// The font file of a weight, as embedded in the program: an OpenType font with tabular digits.
[[nodiscard]] std::span<const std::uint8_t> font_file(Weight weight);
// The family name inside those files, for SVG and office formats.
[[nodiscard]] std::string_view font_family();

struct FontMetrics {
    double ascender;  // of the em, above the baseline (hhea)
    double descender; // of the em, below the baseline, positive
    double cap_height;
    double x_height;
};
[[nodiscard]] FontMetrics font_metrics(Weight weight);

// What ImGui must be given as font size so that its text comes out at `em`: it sizes by hhea ascent −
// descent.
[[nodiscard]] double imgui_size_of(double em, Weight weight);

// The width of one line at that em size. Characters the font lacks count as the replacement glyph. O(length).
[[nodiscard]] double measure(std::string_view text, double em, Weight weight);

// Glyph ids with pen positions from the line's left end, and the bytes of text that each glyph stands for.
struct Glyph {
    std::uint32_t id;
    double x;
    int bytes;
};
[[nodiscard]] std::vector<Glyph> glyphs(std::string_view text, double em, Weight weight);

// Lines of at most `width`, broken at spaces, hyphens and slashes, inside a word where nothing else fits; at
// most `max_lines`, the last with an ellipsis where text is left over. '\n' always breaks.
[[nodiscard]] std::vector<std::string> break_lines(std::string_view text, double width, double em,
                                                   Weight weight, int max_lines);

// The text, shortened with an ellipsis to fit the width.
[[nodiscard]] std::string elide(std::string_view text, double width, double em, Weight weight);

} // namespace waymark
