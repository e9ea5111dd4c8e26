#include "imgui/fonts.h"

#include "imgui/compat.h"
#include "text/fonts.h"
#include "text/utf8.h"

#include <cmath>

namespace waymark {

namespace {

// Smaller than this, in pixels, letters are a grey haze that costs as much as text.
constexpr double smallest_em_px = 2;

std::size_t rung_for(const std::vector<FontRung>& rungs, double em_px) {
    std::size_t i = 0;
    while (i + 1 < rungs.size() && em_px > rungs[i].em_px * 1.01)
        ++i;
    return i;
}

struct Source {
    const ImFontGlyph* glyph = nullptr;
    const FontRung* rung = nullptr;
};

// The glyph at that rung; a rare character may be baked at another size only.
Source find(const std::vector<FontRung>& rungs, std::size_t wanted, char32_t code) {
    if (const auto* glyph = glyph_in(*rungs[wanted].font, code)) return {glyph, &rungs[wanted]};
    for (std::size_t i = rungs.size(); i-- > 0;)
        if (const auto* glyph = glyph_in(*rungs[i].font, code)) return {glyph, &rungs[i]};
    return {};
}

} // namespace

void draw_text(ImDrawList& draw, const FontLadder& fonts, Point at, double em_px, Weight weight, Color color,
               std::string_view text) {
    if (em_px < smallest_em_px || color.a == 0) return;
    const ImVec4& clip = draw._CmdHeader.ClipRect;
    if (at.y - 1.2 * em_px > clip.w || at.y + 0.5 * em_px < clip.y || at.x - em_px > clip.z) return;
    const auto& rungs = fonts.rungs[static_cast<std::size_t>(weight)];
    const auto wanted = rung_for(rungs, em_px);
    const double baseline = std::round(at.y);
    const ImU32 tint = packed(color);
    const auto reserved = static_cast<int>(text.size());
    draw.PushTextureID(font_texture(*rungs[wanted].font));
    draw.PrimReserve(reserved * 6, reserved * 4);
    int drawn = 0;
    double pen = at.x;
    for (std::size_t i = 0; i < text.size();) {
        const auto character = character_at(text, i);
        i += character.bytes;
        const auto shown = shown_character(character.code);
        if (shown == 0) continue;
        const auto [glyph, rung] = find(rungs, wanted, shown);
        if (glyph == nullptr) continue;
        const double scale = em_px / rung->em_px;
        const auto x = [&](float of) {
            return static_cast<float>(pen + of * scale);
        };
        const auto y = [&](float of) {
            return static_cast<float>(baseline + (of - rung->baseline) * scale);
        };
        const bool has_pixels = glyph->X1 > glyph->X0;
        if (has_pixels && x(glyph->X1) >= clip.x && x(glyph->X0) <= clip.z) {
            draw.PrimRectUV({x(glyph->X0), y(glyph->Y0)}, {x(glyph->X1), y(glyph->Y1)},
                            {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, tint);
            ++drawn;
        }
        pen += glyph->AdvanceX * scale;
    }
    draw.PrimUnreserve((reserved - drawn) * 6, (reserved - drawn) * 4);
    draw.PopTextureID();
}

} // namespace waymark
