#include "panels/popup.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

namespace waymark {

namespace {

constexpr double row_units = 26;
constexpr double heading_units = 24;
constexpr double divider_units = 9;
constexpr double frame_units = 4;

double height_of(const Ui& ui, const MenuItem& item) {
    switch (item.kind) {
    case MenuItem::Kind::choice: return ui.px(row_units);
    case MenuItem::Kind::heading: return ui.px(heading_units);
    case MenuItem::Kind::divider: return ui.px(divider_units);
    }
    return 0;
}

double width_of(const Ui& ui, std::span<const MenuItem> items) {
    double widest = 0;
    for (const MenuItem& item : items) {
        const double detail = item.detail.empty() ? 0 : text_width(ui, item.detail, type::small) + ui.px(32);
        widest = std::max(widest, text_width(ui, item.label, type::body) + detail);
    }
    return std::ceil(widest) + ui.px(30 + 14 + 2 * frame_units);
}

// Under the anchor where there is room, else above it, always on the screen.
Rect place(const Ui& ui, const Rect& anchor, double w, double h) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const double margin = ui.px(4);
    double x = std::min(anchor.x, screen.x - w - margin);
    x = std::max(x, margin);
    double y = anchor.bottom() + margin;
    const double below = screen.y - y - margin;
    const double above = anchor.y - 2 * margin;
    if (h > below && above > below) {
        h = std::min(h, above);
        y = anchor.y - margin - h;
    } else {
        h = std::min(h, below);
    }
    return {std::round(x), std::round(y), w, std::round(h)};
}

bool draw_choice(Ui& ui, const MenuItem& item, const Rect& row) {
    const Theme& look = ui.theme();
    const Touch on = touch(ui, item.name.empty() ? item.label : item.name, row, item.enabled);
    const bool is_enabled = item.enabled == Enabled::yes;
    const bool is_lit = is_enabled && (on.hovered || (on.focused && ui.focus.ring_shown));
    if (is_lit) fill(ui, row, look.hover, size::radius_control);
    const Color color = is_enabled ? look.text : look.text_disabled;
    if (item.is_checked) icon(ui, Icon::check, {row.x + ui.px(14), row.center().y}, color, 12);
    const Rect words{row.x + ui.px(28), row.y, row.w - ui.px(28 + 12), row.h};
    double detail_w = 0;
    if (!item.detail.empty()) {
        detail_w = text(ui, words, item.detail, type::small, is_enabled ? look.text_3 : look.text_disabled,
                        Align::right) +
                   ui.px(8);
    }
    text(ui, without_right(words, detail_w), item.label, item.is_checked ? type::strong : type::body, color);
    if (!item.hint.empty()) hint(ui, on, item.hint);
    return on.clicked;
}

std::optional<std::size_t> draw_items(Ui& ui, std::span<const MenuItem> items, Point at, double w) {
    const Theme& look = ui.theme();
    std::optional<std::size_t> chosen;
    double y = at.y;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const MenuItem& item = items[i];
        const Rect row{at.x, y, w, height_of(ui, item)};
        switch (item.kind) {
        case MenuItem::Kind::choice:
            if (draw_choice(ui, item, row)) chosen = i;
            break;
        case MenuItem::Kind::heading:
            text(ui, {row.x + ui.px(12), row.y + ui.px(2), row.w - ui.px(16), row.h}, item.label,
                 {type::small.em, type::small.line, Weight::semibold}, look.text_3);
            break;
        case MenuItem::Kind::divider: horizontal_line(ui, row.x, row.center().y, row.w, look.line); break;
        }
        y += row.h;
    }
    return chosen;
}

// Arrows move between the choices; a first frame by keyboard begins at the one that is set now.
void steer_by_keys(Ui& ui, std::span<const MenuItem> items) {
    if (ImGui::IsWindowAppearing() && ui.focus.ring_shown) {
        const MenuItem* begin = nullptr;
        for (const MenuItem& item : items) {
            const bool is_choice = item.kind == MenuItem::Kind::choice && item.enabled == Enabled::yes;
            if (is_choice && (begin == nullptr || item.is_checked)) begin = &item;
        }
        if (begin != nullptr)
            request_focus(ui, ui.scope + (begin->name.empty() ? begin->label : begin->name));
        return;
    }
    if (is_pressed(ui, ControlKey::down, Repeat::yes)) move_focus(ui, +1);
    if (is_pressed(ui, ControlKey::up, Repeat::yes)) move_focus(ui, -1);
}

std::string popup_id(const Ui& ui, std::string_view name) {
    return "popup:" + ui.scope + std::string(name);
}

} // namespace

void open_popup(Ui& ui, std::string_view name) {
    ui.focus.before_popup = ui.focus.id;
    ImGui::OpenPopup(popup_id(ui, name).c_str());
}

bool is_popup_open(const Ui& ui, std::string_view name) {
    return ImGui::IsPopupOpen(popup_id(ui, name).c_str());
}

std::optional<std::size_t> popup_menu(Ui& ui, std::string_view name, const Rect& anchor,
                                      std::span<const MenuItem> items, double min_width_units) {
    const std::string id = popup_id(ui, name);
    if (!ImGui::IsPopupOpen(id.c_str())) return std::nullopt;

    const double frame = ui.px(frame_units);
    double content_h = 2 * frame;
    for (const MenuItem& item : items)
        content_h += height_of(ui, item);
    const Rect window = place(ui, anchor, std::max(width_of(ui, items), ui.px(min_width_units)), content_h);
    ImGui::SetNextWindowPos({static_cast<float>(window.x), static_cast<float>(window.y)});
    ImGui::SetNextWindowSize({static_cast<float>(window.w), static_cast<float>(window.h)});
    std::optional<std::size_t> chosen;
    if (ImGui::BeginPopup(id.c_str(), ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                                          ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoSavedSettings)) {
        const FocusLayer layer(ui);
        const Scope scope(ui, name);
        steer_by_keys(ui, items);
        const ImVec2 origin = ImGui::GetCursorScreenPos();
        chosen = draw_items(ui, items, {origin.x + frame, origin.y + frame}, window.w - 2 * frame);
        ImGui::SetCursorScreenPos(origin);
        ImGui::Dummy({1, static_cast<float>(content_h - 1)});
        if (chosen || is_pressed(ui, ControlKey::escape)) {
            ui.keys_used = true;
            if (ui.focus.ring_shown) ui.focus.id = ui.focus.before_popup;
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    return chosen;
}

double combo_width(const Ui& ui, std::string_view label, std::string_view value) {
    const double label_w = label.empty() ? 0 : text_width(ui, label, type::body) + ui.px(6);
    return std::ceil(label_w + text_width(ui, value, type::strong)) + ui.px(10 + 12 + 10 + 10);
}

std::optional<std::size_t> combo(Ui& ui, std::string_view name, const Rect& rect, std::string_view value,
                                 std::span<const MenuItem> items, const ComboLook& field) {
    const Theme& look = ui.theme();
    const Touch on = touch(ui, name, rect, field.enabled);
    const bool is_enabled = field.enabled == Enabled::yes;
    const bool is_open = is_popup_open(ui, name);
    fill(ui, rect, (on.hovered || is_open) && is_enabled ? look.hover : look.panel, size::radius_control);
    outline(ui, rect, field.is_changed ? look.scenario : look.line_strong, 1, size::radius_control);
    Rect words = without_right(without_left(rect, ui.px(10)), ui.px(24));
    if (!field.label.empty()) {
        const double w = text(ui, words, field.label, type::body, look.text_2);
        words = without_left(words, std::ceil(w) + ui.px(6));
    }
    text(ui, words, value, field.label.empty() ? type::body : type::strong,
         is_enabled ? look.text : look.text_disabled);
    icon(ui, Icon::chevron_down, {rect.right() - ui.px(14), rect.center().y}, look.text_2, 10);
    if (on.focused && ui.focus.ring_shown) focus_ring(ui, rect);
    const bool by_arrow = on.focused && ui.focus.ring_shown && !is_open && is_pressed(ui, ControlKey::down);
    if (on.clicked || by_arrow) {
        ui.keys_used = true;
        open_popup(ui, name);
    }
    if (!is_open) hint(ui, on, field.hint);
    return popup_menu(ui, name, rect, items, rect.w / ui.scale);
}

} // namespace waymark
