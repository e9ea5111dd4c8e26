#include "text/fonts.h"

#include "journey/claim.h"
#include "text/utf8.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H

#include <array>

extern "C" {
extern const std::uint8_t waymark_font_regular[], waymark_font_regular_end[];
extern const std::uint8_t waymark_font_semibold[], waymark_font_semibold_end[];
}

namespace waymark {

namespace {

constexpr char32_t replacement = 0xFFFD;
// Every covered character but the replacement lies below; tables of this size answer without a search.
constexpr char32_t table_size = 0x2800;

// What measuring needs of a font file, in font units: read once, never changed.
struct Face {
    double units_per_em = 0;
    FontMetrics metrics{};
    std::vector<std::uint16_t> glyph_of;   // by character; 0: the font lacks it
    std::vector<std::uint16_t> advance_of; // by character
    std::uint16_t replacement_glyph = 0, replacement_advance = 0;

    [[nodiscard]] bool has(char32_t code) const {
        return code == replacement || (code < table_size && glyph_of[code] != 0);
    }
    [[nodiscard]] std::uint16_t glyph(char32_t shown) const {
        return shown == replacement ? replacement_glyph : glyph_of[shown];
    }
    [[nodiscard]] std::uint16_t advance_units(char32_t shown) const {
        return shown == replacement ? replacement_advance : advance_of[shown];
    }
};

std::uint16_t linear_advance(FT_Face face, FT_UInt glyph) {
    const auto failed = FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE);
    CLAIM(failed == 0, "every glyph of the bundled font loads");
    return static_cast<std::uint16_t>(face->glyph->metrics.horiAdvance);
}

FontMetrics read_metrics(FT_Face face) {
    // The hhea table itself: FreeType's own ascender may come from elsewhere, and ImGui sizes by this one.
    const auto* const hhea = static_cast<const TT_HoriHeader*>(FT_Get_Sfnt_Table(face, FT_SFNT_HHEA));
    const auto* const os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(face, FT_SFNT_OS2));
    CLAIM(hhea != nullptr && os2 != nullptr, "the bundled font has the tables hhea and OS/2");
    const double em = face->units_per_EM;
    return {.ascender = hhea->Ascender / em,
            .descender = -hhea->Descender / em,
            .cap_height = os2->sCapHeight / em,
            .x_height = os2->sxHeight / em};
}

Face read_face(std::span<const std::uint8_t> file) {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    CLAIM(FT_Init_FreeType(&library) == 0, "FreeType starts");
    const auto failed = FT_New_Memory_Face(library, file.data(), static_cast<FT_Long>(file.size()), 0, &face);
    CLAIM(failed == 0, "FreeType reads the bundled font");
    Face read;
    read.units_per_em = face->units_per_EM;
    read.metrics = read_metrics(face);
    read.glyph_of.assign(table_size, 0);
    read.advance_of.assign(table_size, 0);
    FT_UInt glyph = 0;
    for (FT_ULong code = FT_Get_First_Char(face, &glyph); glyph != 0;
         code = FT_Get_Next_Char(face, code, &glyph)) {
        const auto id = static_cast<std::uint16_t>(glyph);
        if (code == replacement) {
            read.replacement_glyph = id;
            read.replacement_advance = linear_advance(face, glyph);
        } else {
            CLAIM(code < table_size, "the tables hold every character of the bundled font");
            read.glyph_of[code] = id;
            read.advance_of[code] = linear_advance(face, glyph);
        }
    }
    CLAIM(read.replacement_glyph != 0, "the bundled font has a glyph for unknown characters");
    FT_Done_Face(face);
    FT_Done_FreeType(library);
    return read;
}

const Face& face_of(Weight weight) {
    static const std::array<Face, 2> faces{read_face(font_file(Weight::regular)),
                                           read_face(font_file(Weight::semibold))};
    return faces[static_cast<std::size_t>(weight)];
}

bool is_blank_control(char32_t code) {
    return code == '\t' || code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029;
}

bool is_invisible(char32_t code) {
    const bool is_control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    const bool is_format = code == 0xAD || (code >= 0x200B && code <= 0x200F) ||
                           (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
                           code == 0xFEFF;
    const bool is_variation = (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xE0000 && code <= 0xE01EF);
    return is_control || is_format || is_variation;
}

std::vector<CharacterRange> read_covered() {
    std::vector<CharacterRange> ranges;
    for (char32_t code = 0x20; code < table_size; ++code) {
        if (shown_character(code) != code) continue;
        if (!ranges.empty() && ranges.back().last + 1 == code)
            ranges.back().last = code;
        else
            ranges.push_back({code, code});
    }
    ranges.push_back({replacement, replacement});
    return ranges;
}

} // namespace

std::span<const std::uint8_t> font_file(Weight weight) {
    return weight == Weight::regular ? std::span(waymark_font_regular, waymark_font_regular_end)
                                     : std::span(waymark_font_semibold, waymark_font_semibold_end);
}

std::string_view font_family() {
    return "Waymark Sans";
}

FontMetrics font_metrics(Weight weight) {
    return face_of(weight).metrics;
}

double imgui_size_of(double em, Weight weight) {
    const auto metrics = font_metrics(weight);
    return em * (metrics.ascender + metrics.descender);
}

std::span<const CharacterRange> covered_characters() {
    static const std::vector<CharacterRange> ranges = read_covered();
    return ranges;
}

char32_t shown_character(char32_t code) {
    if (code >= 0x20 && code < 0x7F) return code;
    if (is_blank_control(code)) return U' ';
    if (is_invisible(code)) return 0;
    const bool is_known = face_of(Weight::regular).has(code) && face_of(Weight::semibold).has(code);
    return is_known ? code : replacement;
}

double advance(char32_t code, double em, Weight weight) {
    const auto shown = shown_character(code);
    const auto& face = face_of(weight);
    return shown == 0 ? 0 : face.advance_units(shown) * em / face.units_per_em;
}

double measure(std::string_view text, double em, Weight weight) {
    const auto& face = face_of(weight);
    std::uint64_t units = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto character = character_at(text, at);
        if (const auto shown = shown_character(character.code)) units += face.advance_units(shown);
        at += character.bytes;
    }
    return static_cast<double>(units) * em / face.units_per_em;
}

std::vector<Glyph> glyphs(std::string_view text, double em, Weight weight) {
    const auto& face = face_of(weight);
    std::vector<Glyph> placed;
    placed.reserve(text.size());
    std::uint64_t pen_units = 0;
    int leading_bytes = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto character = character_at(text, at);
        const auto bytes = static_cast<int>(character.bytes);
        at += character.bytes;
        const auto shown = shown_character(character.code);
        if (shown != 0) {
            placed.push_back({face.glyph(shown), static_cast<double>(pen_units) * em / face.units_per_em,
                              bytes + leading_bytes});
            pen_units += face.advance_units(shown);
            leading_bytes = 0;
        } else if (placed.empty()) {
            leading_bytes += bytes;
        } else {
            placed.back().bytes += bytes;
        }
    }
    return placed;
}

} // namespace waymark
