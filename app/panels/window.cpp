#include "panels/window.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "panels/draw.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace waymark {

namespace {

constexpr ImGuiWindowFlags fixed_window = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                          ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                                          ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                          ImGuiWindowFlags_NoNav;
constexpr double dialog_margin = 24;
constexpr double dialog_title_h = 56;
constexpr double dialog_footer_h = 60;

void begin_fixed(const std::string& title, const Rect& area, ImGuiWindowFlags more) {
    ImGui::SetNextWindowPos({static_cast<float>(area.x), static_cast<float>(area.y)});
    ImGui::SetNextWindowSize({static_cast<float>(area.w), static_cast<float>(area.h)});
    ImGui::Begin(title.c_str(), nullptr, fixed_window | more);
}

} // namespace

PanelWindow::PanelWindow(Ui& ui, std::string_view name, const Rect& area, Color background, Scrolls scrolls)
    : ui_(ui)
    , scope_(ui, name)
    , bottom_(area.y) {
    const ImGuiWindowFlags more = scrolls == Scrolls::no
                                      ? ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse
                                      : ImGuiWindowFlags_None;
    begin_fixed("##" + ui.scope, area, more | ImGuiWindowFlags_NoBringToFrontOnFocus);
    fill(ui, area, background);
    const ImVec2 cursor = ImGui::GetCursorScreenPos();
    origin_ = {cursor.x, cursor.y};
}

PanelWindow::~PanelWindow() {
    if (bottom_ > origin_.y) {
        ImGui::SetCursorScreenPos({static_cast<float>(origin_.x), static_cast<float>(bottom_ - 1)});
        ImGui::Dummy({1, 1});
    }
    ImGui::End();
}

void PanelWindow::reach(double bottom) {
    bottom_ = std::max(bottom_, bottom);
}

DialogWindow::DialogWindow(Ui& ui, std::string_view name, std::string_view title, double width_units,
                           double height_units)
    : ui_(ui)
    , scope_(ui, name)
    , layer_(ui) {
    const Theme& look = ui.theme();
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const Rect whole{0, 0, screen.x, screen.y};
    begin_fixed("##dialog:" + ui.scope, whole,
                ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    is_appearing_ = ImGui::IsWindowAppearing();
    if (is_appearing_) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    fill(ui, whole, (ui.theme_name == ThemeName::light ? look.ink : look.window).with_alpha(0.32));

    frame_ = middle(whole, std::min(ui.px(width_units), screen.x - ui.px(32)),
                    std::min(ui.px(height_units), screen.y - ui.px(32)));
    fill(ui, frame_, look.panel, size::radius_popup);
    outline(ui, frame_, look.line_strong, 1, size::radius_popup);
    const double margin = ui.px(dialog_margin);
    const Rect head{frame_.x + margin, frame_.y + ui.px(4), frame_.w - 2 * margin, ui.px(dialog_title_h)};
    text(ui, without_right(head, ui.px(32)), title, type::title, look.text);
    body_ = {head.x, frame_.y + ui.px(dialog_title_h + 4), head.w,
             frame_.h - ui.px(dialog_title_h + 4 + dialog_footer_h)};
    next_right_ = head.right();

    const Rect cross{head.right() - ui.px(20), head.center().y - ui.px(14), ui.px(28), ui.px(28)};
    is_left_ = icon_button(ui, "close", cross, Icon::close, {.icon_units = 12, .is_quiet = true});
    const bool popup_over_it = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId);
    if (ui.typing.id == 0 && !popup_over_it && is_pressed(ui, ControlKey::escape)) {
        is_left_ = true;
        ui.keys_used = true;
    }
}

DialogWindow::~DialogWindow() {
    ImGui::End();
}

bool DialogWindow::answer(std::string_view name, std::string_view label, const ButtonLook& look) {
    const double w = std::max(button_width(ui_, label, look.icon.has_value()), ui_.px(80));
    const double h = ui_.px(size::button_h);
    const Rect rect{next_right_ - w, frame_.bottom() - ui_.px(dialog_margin - 4) - h, w, h};
    next_right_ = rect.x - ui_.px(8);
    const bool is_default = is_first_answer_ && look.enabled == Enabled::yes;
    is_first_answer_ = false;
    const bool is_clicked = button(ui_, name, rect, label, look);
    const bool is_entered = is_default && !is_appearing_ && !ui_.focus.ring_shown && ui_.typing.id == 0 &&
                            is_pressed(ui_, ControlKey::enter);
    if (is_entered) ui_.keys_used = true;
    return is_clicked || is_entered;
}

bool DialogWindow::side_answer(std::string_view name, std::string_view label) {
    const double w = button_width(ui_, label);
    const double h = ui_.px(size::button_h);
    return button(ui_, name, {body_.x, frame_.bottom() - ui_.px(dialog_margin - 4) - h, w, h}, label);
}

Rect Column::row(double height_units) {
    return row_px(ui_.px(height_units));
}

Rect Column::row_px(double height) {
    const Rect rect{x_, y_, width_, height};
    y_ += height;
    return rect;
}

void Column::divider(double bleed_units) {
    const double bleed = ui_.px(bleed_units);
    horizontal_line(ui_, x_ - bleed, y_, width_ + 2 * bleed, ui_.theme().line);
    y_ += ui_.px(1);
}

} // namespace waymark
