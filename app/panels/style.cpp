#include "panels/style.h"

#include <imgui.h>

namespace waymark {

namespace {

ImVec4 to_imgui(Color color) {
    constexpr float full = 255.0f;
    return {static_cast<float>(color.r) / full, static_cast<float>(color.g) / full,
            static_cast<float>(color.b) / full, static_cast<float>(color.a) / full};
}

void set_sizes(ImGuiStyle& style, float scale) {
    style.WindowPadding = {0, 0};
    style.FramePadding = {4 * scale, 3 * scale};
    style.ItemSpacing = {0, 0};
    style.ItemInnerSpacing = {4 * scale, 4 * scale};
    style.TouchExtraPadding = {0, 0};
    style.ScrollbarSize = 8 * scale;
    style.GrabMinSize = 24 * scale;
    style.WindowMinSize = {1, 1};

    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.FrameBorderSize = 0;
    style.PopupBorderSize = scale;

    style.WindowRounding = 0;
    style.ChildRounding = 0;
    style.FrameRounding = static_cast<float>(size::radius_control) * scale;
    style.PopupRounding = static_cast<float>(size::radius_popup) * scale;
    style.ScrollbarRounding = 4 * scale;

    style.DisabledAlpha = 1; // disabled controls have a colour of their own
    style.AntiAliasedLines = true;
    style.AntiAliasedFill = true;
    style.CircleTessellationMaxError = 0.2f;
    style.CurveTessellationTol = 0.5f;
}

} // namespace

void apply_style(ImGuiStyle& style, const Theme& theme, double scale) {
    style = ImGuiStyle{};
    set_sizes(style, static_cast<float>(scale));

    const ImVec4 none{0, 0, 0, 0};
    for (ImVec4& color : style.Colors)
        color = none;
    style.Colors[ImGuiCol_Text] = to_imgui(theme.text);
    style.Colors[ImGuiCol_TextDisabled] = to_imgui(theme.text_disabled);
    style.Colors[ImGuiCol_TextSelectedBg] = to_imgui(theme.ink.with_alpha(0.18));
    style.Colors[ImGuiCol_PopupBg] = to_imgui(theme.panel);
    style.Colors[ImGuiCol_Border] = to_imgui(theme.line_strong);
    style.Colors[ImGuiCol_ScrollbarGrab] = to_imgui(theme.line_strong);
    style.Colors[ImGuiCol_ScrollbarGrabHovered] = to_imgui(theme.text_disabled);
    style.Colors[ImGuiCol_ScrollbarGrabActive] = to_imgui(theme.text_3);
}

} // namespace waymark
