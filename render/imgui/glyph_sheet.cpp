#include "imgui/glyph_sheet.h"

#include "journey/claim.h"
#include "text/fonts.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace waymark {

namespace {

constexpr int margin = 1; // empty pixels around a glyph, drawn with it: its edges may fall between two pixels
// Twice as many columns keep small letters even at any fraction of a pixel; large ones do not need it.
constexpr double largest_oversampled_em_px = 24;

int columns_per_pixel(double em_px) {
    return em_px <= largest_oversampled_em_px ? 2 : 1;
}

struct FreeType {
    FT_Library library = nullptr;
    FT_Face face = nullptr;

    explicit FreeType(Weight weight) {
        const auto file = font_file(weight);
        CLAIM(FT_Init_FreeType(&library) == 0, "FreeType starts");
        CLAIM(FT_New_Memory_Face(library, file.data(), static_cast<FT_Long>(file.size()), 0, &face) == 0,
              "FreeType reads the bundled font");
    }
    ~FreeType() {
        FT_Done_Face(face);
        FT_Done_FreeType(library);
    }
    FreeType(const FreeType&) = delete;
    FreeType& operator=(const FreeType&) = delete;
};

// What names of any European language are written with, and the signs of the interface. The rest of the font
// is baked at the sizes of running text only.
bool is_common(char32_t code) {
    const auto in = [&](char32_t first, char32_t last) {
        return code >= first && code <= last;
    };
    return in(0x20, 0x17F) || in(0x386, 0x3CE) || in(0x401, 0x45F) || in(0x490, 0x491) ||
           in(0x2010, 0x203A) || code == 0x20AC || in(0x2190, 0x2193) || code == 0x2212 || code == 0x2248 ||
           in(0x2260, 0x2265) || in(0x25A0, 0x25CF) || in(0x2605, 0x2606) || code == 0x2713 || code == 0xFFFD;
}

// Shelves from the top: glyphs come in order of size, so a shelf wastes little.
class Packer {
public:
    Packer(GlyphSheet& sheet, int width) : sheet_(sheet) { sheet_.width = width; }

    // Makes room for w × h pixels and returns where they begin.
    std::pair<int, int> place(int w, int h) {
        if (x_ + w > sheet_.width) {
            y_ += shelf_height_;
            x_ = shelf_height_ = 0;
        }
        const std::pair at{x_, y_};
        x_ += w;
        shelf_height_ = std::max(shelf_height_, h);
        sheet_.height = y_ + shelf_height_;
        const auto needed = static_cast<std::size_t>(sheet_.height) * static_cast<std::size_t>(sheet_.width);
        if (sheet_.coverage.size() < needed) sheet_.coverage.resize(needed);
        return at;
    }

private:
    GlyphSheet& sheet_;
    int x_ = 0, y_ = 0, shelf_height_ = 0;
};

// Inside of the glyph's margin. Where rows have two columns a pixel, each becomes the mean of itself and its
// left neighbour: the coverage of a whole pixel, at every half.
void copy(const FT_Bitmap& bitmap, bool is_smoothed, GlyphSheet& sheet, const SheetGlyph& glyph) {
    const auto width = static_cast<int>(bitmap.width);
    for (int row = 0; row < static_cast<int>(bitmap.rows); ++row) {
        const auto* const from = bitmap.buffer + row * bitmap.pitch;
        auto* const to = sheet.coverage.data() + (glyph.y + margin + row) * sheet.width + glyph.x + margin;
        if (!is_smoothed) {
            std::copy_n(from, width, to);
            continue;
        }
        int before = 0;
        for (int column = 0; column < width; ++column) {
            to[column] = static_cast<std::uint8_t>((before + from[column] + 1) / 2);
            before = from[column];
        }
        to[width] = static_cast<std::uint8_t>((before + 1) / 2);
    }
}

void bake(FT_Face face, char32_t code, int size_index, double em_px, Weight weight, Packer& packer,
          GlyphSheet& sheet) {
    const auto index = FT_Get_Char_Index(face, code);
    const auto failed = FT_Load_Glyph(face, index, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP | FT_LOAD_RENDER);
    CLAIM(index != 0 && failed == 0, "every covered character of the bundled font can be drawn");
    const auto& slot = *face->glyph;
    const int columns = columns_per_pixel(em_px);
    const bool is_smoothed = columns > 1;
    SheetGlyph glyph{};
    glyph.code = code;
    glyph.size_index = size_index;
    glyph.advance = advance(code, em_px, weight);
    if (slot.bitmap.width > 0 && slot.bitmap.rows > 0) {
        glyph.w = static_cast<int>(slot.bitmap.width) + (is_smoothed ? 1 : 0) + 2 * margin;
        glyph.h = static_cast<int>(slot.bitmap.rows) + 2 * margin;
        std::tie(glyph.x, glyph.y) = packer.place(glyph.w, glyph.h);
        copy(slot.bitmap, is_smoothed, sheet, glyph);
        // Smoothing has moved the centre of each sample to the left by half of its width.
        glyph.left = (slot.bitmap_left - margin - (is_smoothed ? 0.5 : 0)) / columns;
        glyph.top = -slot.bitmap_top - margin;
        glyph.width = static_cast<double>(glyph.w) / columns;
        glyph.height = glyph.h;
    }
    sheet.glyphs.push_back(glyph);
}

// All characters, tallest first: shelves of equal heights waste nothing.
std::vector<char32_t> by_height(FT_Face face) {
    std::vector<std::pair<FT_Pos, char32_t>> heights;
    for (const auto [first, last] : covered_characters())
        for (char32_t code = first; code <= last; ++code) {
            FT_Load_Char(face, code, FT_LOAD_NO_SCALE);
            heights.emplace_back(-face->glyph->metrics.height, code);
        }
    std::sort(heights.begin(), heights.end());
    std::vector<char32_t> codes;
    std::transform(heights.begin(), heights.end(), std::back_inserter(codes),
                   [](const auto& height) { return height.second; });
    return codes;
}

} // namespace

GlyphSheet rasterize(Weight weight, std::span<const BakedSize> sizes, int sheet_width) {
    const FreeType font(weight);
    GlyphSheet sheet;
    Packer packer(sheet, sheet_width);
    const auto codes = by_height(font.face);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const auto em_26_6 = static_cast<FT_F26Dot6>(std::lround(sizes[i].em_px * 64));
        const auto columns = static_cast<FT_UInt>(columns_per_pixel(sizes[i].em_px));
        FT_Set_Char_Size(font.face, em_26_6, em_26_6, 72 * columns, 72);
        for (const char32_t code : codes)
            if (sizes[i].has_all_characters || is_common(code))
                bake(font.face, code, static_cast<int>(i), sizes[i].em_px, weight, packer, sheet);
    }
    return sheet;
}

} // namespace waymark
