// The bundled type family, and measuring text with it: linear advances, no hinting, no kerning.
#pragma once

#include "text/weight.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

// The characters that both weights have, as ranges from first to last, ascending.
struct CharacterRange {
    char32_t first, last;
};
[[nodiscard]] std::span<const CharacterRange> covered_characters();

// The character whose glyph stands for `code`: itself, U+FFFD (an empty square) where the font lacks it, a
// space for a tab or a line break, and 0 (no glyph, no width) for what is invisible, such as a variation
// selector.
[[nodiscard]] char32_t shown_character(char32_t code);

// How far the pen moves after that character.
[[nodiscard]] double advance(char32_t code, double em, Weight weight);

// The width of one line at that em size. Characters the font lacks count as the replacement glyph. O(length).
[[nodiscard]] double measure(std::string_view text, double em, Weight weight);

// Glyph ids with pen positions from the line's left end, and the bytes of text that each glyph stands for.
// Bytes without a glyph of their own count to the glyph before, at the start to the one after; so they add up
// to the text wherever there is a glyph at all.
struct Glyph {
    std::uint32_t id;
    double x;
    int bytes;
};
[[nodiscard]] std::vector<Glyph> glyphs(std::string_view text, double em, Weight weight);

// What becomes of a word that is wider than the line: it goes on in the next one, or ends with an ellipsis,
// or is divided with a hyphen where the whole text then fits, and else shortened.
enum class WideWords { broken, shortened, hyphenated };

// Lines of at most `width`, broken at spaces, hyphens and slashes, inside a word only as `wide_words` says;
// at most `max_lines` (≥ 1), the last with an ellipsis where text is left over. '\n' always breaks. Spaces at
// a break are dropped; a line holds at least one character, however narrow the width; an empty text has no
// lines.
[[nodiscard]] std::vector<std::string> break_lines(std::string_view text, double width, double em,
                                                   Weight weight, int max_lines,
                                                   WideWords wide_words = WideWords::broken);

// The text, shortened with an ellipsis to fit the width; empty where not even the ellipsis fits.
[[nodiscard]] std::string elide(std::string_view text, double width, double em, Weight weight);

} // namespace waymark
