// The few places where releases of Dear ImGui from 1.86 to 1.91 differ for us.
#pragma once

#include "scene/display_list.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>

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

// The mouse as a frame shall see it; where it is outside, the backend knows better where.
struct MouseState {
    float x = 0, y = 0;
    bool is_inside = false;
    std::array<bool, 5> is_down{};
};

// To be called between the backend's beginning of the frame and ImGui::NewFrame; it outdoes the backend.
inline void give_mouse(ImGuiIO& io, const MouseState& mouse) {
    const bool is_held = std::find(mouse.is_down.begin(), mouse.is_down.end(), true) != mouse.is_down.end();
#if IMGUI_VERSION_NUM < 18700
    if (mouse.is_inside || is_held) io.MousePos = {mouse.x, mouse.y};
    std::copy(mouse.is_down.begin(), mouse.is_down.end(), io.MouseDown);
#else
    if (mouse.is_inside || is_held) io.AddMousePosEvent(mouse.x, mouse.y);
    for (int button = 0; button < static_cast<int>(mouse.is_down.size()); ++button)
        io.AddMouseButtonEvent(button, mouse.is_down[static_cast<std::size_t>(button)]);
#endif
}

} // namespace waymark
