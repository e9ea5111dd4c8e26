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

// A thumb over the right edge of what scrolls, there only while the pointer is: it takes no room from the
// content.
void scroll_bar(Ui& ui, const Rect& area, double content_h) {
    if (content_h <= area.h + 1) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const double w = ui.px(10);
    const double hidden = content_h - area.h;
    const double thumb_h = std::max(ui.px(32), area.h * area.h / content_h);
    const double way = area.h - thumb_h - ui.px(4);
    const double y = area.y + ui.px(2) + way * std::clamp(ImGui::GetScrollY() / hidden, 0.0, 1.0);
    const Touch on = touch_by_mouse(ui, "scroll", {area.right() - w, area.y, w, area.h});
    if (on.held) {
        const double next = ImGui::GetScrollY() + ImGui::GetIO().MouseDelta.y * hidden / way;
        ImGui::SetScrollY(static_cast<float>(std::clamp(next, 0.0, hidden)));
    }
    const bool is_near = area.contains({mouse.x, mouse.y}) && ImGui::IsWindowHovered();
    if (!is_near && !on.held) return;
    const double thumb_w = ui.px(on.hovered || on.held ? 6 : 4);
    fill(ui, {area.right() - thumb_w - ui.px(2), std::round(y), thumb_w, std::round(thumb_h)},
         on.held ? ui.theme().text_3 : ui.theme().line_strong, 3);
}

} // namespace

PanelWindow::PanelWindow(Ui& ui, std::string_view name, const Rect& area, Color background, Scrolls scrolls)
    : ui_(ui)
    , scope_(ui, name)
    , area_(area)
    , bottom_(area.y) {
    const ImGuiWindowFlags more = ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoBringToFrontOnFocus |
                                  (scrolls == Scrolls::no ? ImGuiWindowFlags_NoScrollWithMouse : 0);
    begin_fixed("##" + ui.scope, area, more);
    fill(ui, area, background);
    const ImVec2 cursor = ImGui::GetCursorScreenPos();
    origin_ = {cursor.x, cursor.y};
}

PanelWindow::~PanelWindow() {
    if (bottom_ > origin_.y) {
        ImGui::SetCursorScreenPos({static_cast<float>(origin_.x), static_cast<float>(bottom_ - 1)});
        ImGui::Dummy({1, 1});
        scroll_bar(ui_, area_, bottom_ - origin_.y);
    }
    ImGui::End();
}

void PanelWindow::reach(double bottom) {
    bottom_ = std::max(bottom_, bottom);
}

ScrollPart::ScrollPart(Ui& ui, std::string_view name, const Rect& area)
    : ui_(ui)
    , scope_(ui, name)
    , area_(area)
    , bottom_(area.y) {
    ImGui::SetCursorScreenPos({static_cast<float>(area.x), static_cast<float>(area.y)});
    ImGui::BeginChild(("##" + ui.scope).c_str(), {static_cast<float>(area.w), static_cast<float>(area.h)},
                      false,
                      ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar);
    const ImVec2 cursor = ImGui::GetCursorScreenPos();
    origin_ = {cursor.x, cursor.y};
}

ScrollPart::~ScrollPart() {
    ImGui::SetCursorScreenPos({static_cast<float>(origin_.x), static_cast<float>(bottom_ - 1)});
    ImGui::Dummy({1, 1});
    scroll_bar(ui_, area_, bottom_ - origin_.y);
    ImGui::EndChild();
}

void ScrollPart::reach(double bottom) {
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
