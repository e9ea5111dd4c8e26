#include "support/harness.h"

#include <array>
#include <cctype>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <string>

#include "imgui/input.h"
#include "session/probe.h"

#include <imgui.h>

namespace waymark::testing {

namespace {

constexpr double seconds_a_frame = 1.0 / 60;

struct NamedKey {
    std::string_view name;
    ImGuiKey imgui;
    Key shortcut;
};
constexpr std::array named_keys{
    NamedKey{"Delete", ImGuiKey_Delete, Key::remove}, NamedKey{"Enter", ImGuiKey_Enter, Key::none},
    NamedKey{"Escape", ImGuiKey_Escape, Key::escape}, NamedKey{"Tab", ImGuiKey_Tab, Key::none},
    NamedKey{"Space", ImGuiKey_Space, Key::none},     NamedKey{"Backspace", ImGuiKey_Backspace, Key::none},
    NamedKey{"Left", ImGuiKey_LeftArrow, Key::none},  NamedKey{"Right", ImGuiKey_RightArrow, Key::none},
    NamedKey{"Up", ImGuiKey_UpArrow, Key::none},      NamedKey{"Down", ImGuiKey_DownArrow, Key::none},
    NamedKey{"Home", ImGuiKey_Home, Key::none},       NamedKey{"End", ImGuiKey_End, Key::none},
    NamedKey{"A", ImGuiKey_A, Key::character},        NamedKey{"C", ImGuiKey_C, Key::character},
    NamedKey{"V", ImGuiKey_V, Key::character},        NamedKey{"X", ImGuiKey_X, Key::character},
    NamedKey{"Y", ImGuiKey_Y, Key::character},        NamedKey{"Z", ImGuiKey_Z, Key::character},
};

struct Chord {
    Shortcut shortcut;
    std::optional<ImGuiKey> imgui_key; // none for keys that Dear ImGui does not know
};

Chord chord_of(std::string_view text) {
    Chord chord;
    for (std::size_t plus; (plus = text.find('+')) != std::string_view::npos && plus + 1 < text.size();) {
        const auto modifier = text.substr(0, plus);
        chord.shortcut.ctrl |= modifier == "Ctrl";
        chord.shortcut.shift |= modifier == "Shift";
        text.remove_prefix(plus + 1);
    }
    for (const auto& key : named_keys)
        if (key.name == text) {
            chord.imgui_key = key.imgui;
            chord.shortcut.key = key.shortcut;
        }
    if (text == "F2") chord.shortcut.key = Key::f2;
    if (text == "Plus") chord.shortcut.key = Key::plus;
    if (text == "Minus") chord.shortcut.key = Key::minus;
    if (text.size() == 1) {
        chord.shortcut.key = Key::character;
        chord.shortcut.character = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    }
    return chord;
}

// Before 1.87 the backend numbers the keys: as Dear ImGui's names for them.
void map_keys() {
#if IMGUI_VERSION_NUM < 18700
    ImGuiIO& io = ImGui::GetIO();
    for (int key = 0; key < ImGuiKey_COUNT; ++key)
        io.KeyMap[key] = key;
#endif
}

} // namespace

Harness::Harness(Played played, double width, double height) : played_(std::move(played)) {
    map_keys();
    ImGui::GetIO().DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    ImGui::GetIO().MousePos = {-1000, -1000};
    frames(3);
}

void Harness::one_frame(double seconds) {
    ImGui::GetIO().DeltaTime = static_cast<float>(seconds);
    played_.frame();
}

void Harness::frames(int count) {
    for (int i = 0; i < count; ++i)
        one_frame(seconds_a_frame);
}

void Harness::wait(double seconds) {
    frames(static_cast<int>(std::ceil(seconds / seconds_a_frame)));
}

void Harness::move_to(Point point) {
    ImGui::GetIO().MousePos = {static_cast<float>(point.x), static_cast<float>(point.y)};
    frames();
}

void Harness::press_mouse(int button) {
    ImGui::GetIO().MouseDown[button] = true;
    frames();
}

void Harness::release_mouse(int button) {
    ImGui::GetIO().MouseDown[button] = false;
    frames();
}

// Dear ImGui tells hovering from the frame before, so the mouse comes first and presses later.
void Harness::click(Point point, int button) {
    move_to(point);
    frames();
    press_mouse(button);
    release_mouse(button);
    frames(2);
    wait(0.35); // the next click is no double click
}

void Harness::double_click(Point point) {
    move_to(point);
    frames();
    for (int i = 0; i < 2; ++i) {
        press_mouse();
        release_mouse();
    }
    frames(2);
}

void Harness::drag(Point from, Point to, int steps) {
    move_to(from);
    frames();
    press_mouse();
    for (int i = 1; i <= steps; ++i) {
        const double part = static_cast<double>(i) / steps;
        move_to({from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part});
    }
    release_mouse();
    frames(2);
    wait(0.35);
}

void Harness::wheel(double steps) {
    ImGui::GetIO().MouseWheel = static_cast<float>(steps);
    frames(2);
}

void Harness::hold_ctrl(bool down) {
    give_modifiers(ImGui::GetIO(), down, false);
    frames();
}
void Harness::hold_shift(bool down) {
    give_modifiers(ImGui::GetIO(), false, down);
    frames();
}
void Harness::hold_space(bool down) {
    give_key(ImGui::GetIO(), ImGuiKey_Space, down);
    frames();
}

void Harness::key(std::string_view text) {
    const Chord chord = chord_of(text);
    ImGuiIO& io = ImGui::GetIO();
    give_modifiers(io, chord.shortcut.ctrl, chord.shortcut.shift);
    if (chord.imgui_key) give_key(io, *chord.imgui_key, true);
    if (played_.press && chord.shortcut.key != Key::none) played_.press(chord.shortcut);
    frames();
    if (chord.imgui_key) give_key(io, *chord.imgui_key, false);
    give_modifiers(io, false, false);
    frames(2);
}

void Harness::type(std::string_view text) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
    frames(2);
}

Rect Harness::rect_of(std::string_view probe) const {
    const auto rect = probed(probe);
    if (!rect) throw std::runtime_error("no control is called " + std::string(probe));
    return *rect;
}

bool Harness::is_shown(std::string_view probe) const {
    return probed(probe).has_value();
}

void Harness::click(std::string_view probe) {
    click(rect_of(probe).center());
}

void Harness::double_click(std::string_view probe) {
    double_click(rect_of(probe).center());
}

} // namespace waymark::testing
