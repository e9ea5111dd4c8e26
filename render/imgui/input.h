// Mouse and keys, given to Dear ImGui and asked of it in the same way whatever its release.
#pragma once

#include <imgui.h>

#include <algorithm>
#include <array>

namespace waymark {

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

#if IMGUI_VERSION_NUM < 18700
constexpr ImGuiKey keypad_enter = ImGuiKey_KeyPadEnter;

// Whether the key went down since the last frame, or is held for long enough to repeat.
inline bool was_key_pressed(ImGuiKey key, bool repeats) {
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), repeats);
}

inline bool is_key_down(ImGuiKey key) {
    return ImGui::IsKeyDown(ImGui::GetKeyIndex(key));
}

// For who is the backend: the key from the next frame on; io.KeyMap must know it.
inline void give_key(ImGuiIO& io, ImGuiKey key, bool is_down) {
    io.KeysDown[io.KeyMap[key]] = is_down;
}

inline void give_modifiers(ImGuiIO& io, bool ctrl, bool shift) {
    io.KeyCtrl = ctrl;
    io.KeyShift = shift;
}
#else
constexpr ImGuiKey keypad_enter = ImGuiKey_KeypadEnter;

inline bool was_key_pressed(ImGuiKey key, bool repeats) {
    return ImGui::IsKeyPressed(key, repeats);
}

inline bool is_key_down(ImGuiKey key) {
    return ImGui::IsKeyDown(key);
}

inline void give_key(ImGuiIO& io, ImGuiKey key, bool is_down) {
    io.AddKeyEvent(key, is_down);
}

inline void give_modifiers(ImGuiIO& io, bool ctrl, bool shift) {
    io.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
    io.AddKeyEvent(ImGuiMod_Shift, shift);
}
#endif

} // namespace waymark
