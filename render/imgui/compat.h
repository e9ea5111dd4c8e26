// The few places where releases of Dear ImGui from 1.86 to 1.91 differ for us.
#pragma once

#include "scene/display_list.h"

#include <imgui.h>
#include <imgui_internal.h>

// From 1.92 on fonts are baked while they are used: the ladder of baked sizes would have to become a pair of
// fonts.
static_assert(IMGUI_VERSION_NUM >= 18600 && IMGUI_VERSION_NUM < 19200,
              "Waymark is written for Dear ImGui 1.86 to 1.91");

namespace waymark {

inline ImU32 packed(Color color) {
    return IM_COL32(color.r, color.g, color.b, color.a);
}

// The glyph, or null where this size was baked without it.
inline const ImFontGlyph* glyph_in(const ImFont& font, char32_t code) {
    // Until 1.91 this does not change the font, though it is not declared const everywhere.
    return const_cast<ImFont&>(font).FindGlyphNoFallback(static_cast<ImWchar>(code));
}

inline ImTextureID font_texture(const ImFont& font) {
    return font.ContainerAtlas->TexID;
}

} // namespace waymark
