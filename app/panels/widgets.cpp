#include "panels/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "session/probe.h"

#include <imgui.h>

namespace waymark {

namespace {

constexpr double icon_gap = 8;
constexpr double button_pad = 12;

Color button_text(const Theme& look, const ButtonLook& button) {
    if (button.enabled == Enabled::no) return look.text_disabled;
    return button.style == ButtonStyle::filled ? look.on_ink : look.text;
}

void draw_button_face(Ui& ui, const Rect& rect, const ButtonLook& button, const Touch& on) {
    const Theme& look = ui.theme();
    const double radius = size::radius_control;
    const bool is_enabled = button.enabled == Enabled::yes;
    if (button.style == ButtonStyle::filled && is_enabled) {
        fill(ui, rect, on.held ? look.text_2 : on.hovered ? look.ink.with_alpha(0.86) : look.ink, radius);
        return;
    }
    if (is_enabled && on.held) {
        fill(ui, rect, look.pressed, radius);
    } else if (is_enabled && on.hovered) {
        fill(ui, rect, look.hover, radius);
    } else if (button.style == ButtonStyle::plain) {
        fill(ui, rect, look.panel, radius);
    }
    if (button.style == ButtonStyle::plain)
        outline(ui, rect, is_enabled ? look.line_strong : look.line, 1, radius);
}

} // namespace

bool button(Ui& ui, std::string_view name, const Rect& rect, std::string_view label, const ButtonLook& look) {
    const Touch on = touch(ui, name, rect, look.enabled);
    draw_button_face(ui, rect, look, on);
    const Color color = button_text(ui.theme(), look);
    const TypeStyle& style = look.style == ButtonStyle::filled ? type::strong : type::body;
    const double icon_w = look.icon ? ui.px(size::icon + icon_gap) : 0;
    const double label_w = std::min(std::ceil(text_width(ui, label, style)), rect.w - icon_w - ui.px(8));
    const double x = std::round(rect.x + (rect.w - icon_w - label_w) / 2);
    if (look.icon) icon(ui, *look.icon, {x + ui.px(size::icon) / 2, rect.center().y}, color);
    text(ui, {x + icon_w, rect.y, label_w + 1, rect.h}, label, style, color);
    if (on.focused && ui.focus.ring_shown) focus_ring(ui, rect);
    if (!look.hint.empty()) hint(ui, on, look.hint);
    return on.clicked;
}

double button_width(const Ui& ui, std::string_view label, bool with_icon) {
    return std::ceil(text_width(ui, label, type::strong)) +
           ui.px(2 * button_pad + (with_icon ? size::icon + icon_gap : 0));
}

bool icon_button(Ui& ui, std::string_view name, const Rect& rect, Icon glyph, const IconButtonLook& button) {
    const Theme& look = ui.theme();
    const Touch on = touch(ui, name, rect, button.enabled);
    const bool is_enabled = button.enabled == Enabled::yes;
    if (button.is_active || (on.held && is_enabled)) {
        fill(ui, rect, look.pressed, size::radius_control);
    } else if (on.hovered && is_enabled) {
        fill(ui, rect, look.hover, size::radius_control);
    }
    const Color color = !is_enabled                            ? look.text_disabled
                        : button.is_quiet && !on.hovered       ? look.text_3
                        : button.is_active || !button.is_quiet ? look.text
                                                               : look.text_2;
    icon(ui, glyph, rect.center(), color, button.icon_units);
    if (on.focused && ui.focus.ring_shown) focus_ring(ui, rect);
    hint(ui, on, button.hint);
    return on.clicked;
}

double segments_width(const Ui& ui, std::span<const std::string_view> labels) {
    double w = 0;
    for (const std::string_view label : labels)
        w += std::ceil(text_width(ui, label, type::strong)) + ui.px(24);
    return w;
}

std::optional<int> segments(Ui& ui, std::string_view name, const Rect& rect,
                            std::span<const std::string_view> labels, int current) {
    const Theme& look = ui.theme();
    fill(ui, rect, look.field, size::radius_control);
    const double natural = segments_width(ui, labels);
    std::optional<int> chosen;
    double x = rect.x;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool is_current = static_cast<int>(i) == current;
        const double wish = std::ceil(text_width(ui, labels[i], type::strong)) + ui.px(24);
        const double w = i + 1 == labels.size() ? rect.right() - x : std::round(wish * rect.w / natural);
        const Rect part{x, rect.y, w, rect.h};
        const Touch on = touch(ui, std::string(name) + "." + std::string(labels[i]), part);
        if (is_current) {
            fill(ui, part, look.panel, size::radius_control);
            outline(ui, part, look.line_strong, 1, size::radius_control);
        } else if (on.hovered) {
            fill(ui, part, look.hover, size::radius_control);
        }
        text(ui, inset(part, ui.px(4), 0), labels[i], is_current ? type::strong : type::body,
             is_current ? look.text : look.text_2, Align::center);
        if (on.focused && ui.focus.ring_shown) focus_ring(ui, part);
        if (on.clicked && !is_current) chosen = static_cast<int>(i);
        x += w;
    }
    return chosen;
}

bool toggle(Ui& ui, std::string_view name, Point left_middle, bool is_on, const Hint& about) {
    const Theme& look = ui.theme();
    const double w = ui.px(26);
    const double h = ui.px(14);
    const Rect track{left_middle.x, std::round(left_middle.y - h / 2), w, h};
    const double margin = (ui.px(size::minimum_hit) - h) / 2;
    const Touch on = touch(ui, name, inset(track, -ui.px(3), -margin));
    const double knob = h / 2 / ui.scale - 2;
    if (is_on) {
        fill(ui, track, on.hovered ? look.scenario.with_alpha(0.86) : look.scenario, 99);
    } else {
        fill(ui, track, on.hovered ? look.text_disabled : look.line_strong, 99);
    }
    const double x = is_on ? track.right() - h / 2 : track.x + h / 2;
    disc(ui, {x, track.center().y}, knob, look.panel);
    if (on.focused && ui.focus.ring_shown) focus_ring(ui, track, 7);
    hint(ui, on, about);
    return on.clicked;
}

bool check_box(Ui& ui, std::string_view name, const Rect& rect, std::string_view label, bool is_on,
               std::string_view about) {
    const Theme& look = ui.theme();
    const Touch on = touch(ui, name, rect);
    const double side = ui.px(14);
    const Rect box{rect.x, std::round(rect.center().y - side / 2), side, side};
    fill(ui, box, is_on ? look.ink : on.hovered ? look.hover : look.panel, 3);
    if (is_on) {
        icon(ui, Icon::check, box.center(), look.on_ink, 10);
    } else {
        outline(ui, box, look.text_3, 1, 3);
    }
    text(ui, without_left(rect, side + ui.px(8)), label, type::body, look.text);
    if (on.focused && ui.focus.ring_shown) focus_ring(ui, box, 3);
    if (!about.empty()) hint(ui, on, about);
    return on.clicked;
}

namespace {

constexpr double two_line_row_units = 36;
constexpr TypeStyle strong_small{type::small.em, type::small.line, Weight::semibold};

// Where the words of a row begin and end, from its left edge.
struct RowWords {
    double left = 0;
    double right = 0;
};
RowWords words_of_row(const Ui& ui, double width, const RowLook& row) {
    const double left = 4 + row.indent_units + (row.is_open ? 14 : 0) + (row.icon || row.has_marker ? 20 : 0);
    double right = width - ui.px(6);
    if (row.has_star) right -= ui.px(18);
    if (!row.detail.empty()) right -= std::ceil(text_width(ui, row.detail, type::small)) + ui.px(4);
    return {ui.px(left), right};
}

// One line, or two where the row is high enough.
void draw_row_words(Ui& ui, const Rect& rect, std::string_view label, const RowLook& row) {
    const Theme& look = ui.theme();
    const bool is_strong = row.is_strong || row.is_selected;
    const TypeStyle& style = is_strong ? strong_small : type::small;
    const Color color = is_strong ? look.text : look.text_2;
    const RowWords words = words_of_row(ui, rect.w, row);
    const Rect line{rect.x + words.left, rect.y, words.right - words.left, rect.h};
    if (rect.h < ui.px(two_line_row_units)) {
        text(ui, line, label, style, color);
        return;
    }
    const double line_h = ui.px(type::small.line);
    const double top = std::round(rect.center().y - line_h);
    if (row.second_line.empty()) {
        paragraph(ui, {line.x, top}, line.w, label, style, color, 2);
        return;
    }
    text(ui, {line.x, top, line.w, line_h}, label, style, color);
    text(ui, {line.x, top + line_h, rect.right() - ui.px(6) - line.x, line_h}, row.second_line, style,
         look.text);
}

} // namespace

double tree_row_height(const Ui& ui, double width, std::string_view label, const RowLook& look) {
    const RowWords words = words_of_row(ui, width, look);
    // As wide as the name of a selected row is, so that nothing moves when it is selected.
    const bool fits =
        look.second_line.empty() && text_width(ui, label, strong_small) <= words.right - words.left;
    return ui.px(fits ? size::tree_row_h : two_line_row_units);
}

RowTouch tree_row(Ui& ui, std::string_view name, const Rect& rect, std::string_view label,
                  const RowLook& row) {
    const Theme& look = ui.theme();
    RowTouch result;
    result.touch = touch(ui, name, rect);
    if (!result.touch.visible && !result.touch.focused) return result; // scrolled out of sight
    if (row.is_selected || result.touch.held) {
        fill(ui, rect, look.pressed, size::radius_control);
    } else if (result.touch.hovered) {
        fill(ui, rect, look.hover, size::radius_control);
    }
    double x = rect.x + ui.px(4 + row.indent_units);
    const double middle_y = rect.center().y;
    if (row.is_open) {
        const Rect chevron{x - ui.px(4), rect.y, ui.px(20), rect.h};
        icon(ui, *row.is_open ? Icon::chevron_down : Icon::chevron_right, {x + ui.px(5), middle_y},
             look.text_2, 10);
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        result.toggled = result.touch.clicked && chevron.contains({mouse.x, mouse.y});
        if (result.touch.focused && ui.focus.ring_shown &&
            (*row.is_open ? is_pressed(ui, ControlKey::left) : is_pressed(ui, ControlKey::right))) {
            result.toggled = true;
            ui.keys_used = true;
        }
        x += ui.px(14);
    }
    result.icon_rect = {x, std::round(middle_y - ui.px(7)), ui.px(14), ui.px(14)};
    if (row.icon) icon(ui, *row.icon, result.icon_rect.center(), row.icon_color.value_or(look.text_2), 13);
    double right = rect.right() - ui.px(6);
    if (row.has_star) {
        icon(ui, Icon::star, {right - ui.px(6), middle_y}, look.ink, 13);
        right -= ui.px(18);
    }
    if (!row.detail.empty()) {
        const double w = std::ceil(text_width(ui, row.detail, type::small));
        text(ui, {right - w, rect.y, w + 1, rect.h}, row.detail, type::small, look.text_2);
    }
    draw_row_words(ui, rect, label, row);
    if (result.touch.focused && ui.focus.ring_shown) {
        outline(ui, rect, look.ink, size::stroke_selection, size::radius_control);
        if (is_pressed(ui, ControlKey::down, Repeat::yes)) move_focus(ui, +1);
        if (is_pressed(ui, ControlKey::up, Repeat::yes)) move_focus(ui, -1);
    }
    hint(ui, result.touch, row.hint);
    return result;
}

void row_ground(Ui& ui, const Rect& rect, const Touch& on, bool is_selected) {
    if (is_selected) {
        fill(ui, rect, ui.theme().pressed, size::radius_control);
    } else if (on.hovered) {
        fill(ui, rect, ui.theme().hover, size::radius_control);
    }
    if (on.focused && ui.focus.ring_shown) focus_ring(ui, rect);
}

bool section_header(Ui& ui, std::string_view name, const Rect& rect, std::string_view label, bool& is_open,
                    std::string_view detail) {
    const Theme& look = ui.theme();
    const Touch on = touch(ui, name, rect);
    if (on.clicked) is_open = !is_open;
    const TypeStyle style{type::small.em, type::small.line, Weight::semibold};
    const bool is_lit = on.hovered || (on.focused && ui.focus.ring_shown);
    const Color color = is_open && !is_lit ? look.text_2 : look.text;
    // An open section's heading stands over its labels, and shows that it folds only when it is pointed at.
    const double indent = is_open ? 0 : ui.px(18);
    if (!is_open) icon(ui, Icon::chevron_right, {rect.x + ui.px(5), rect.center().y}, color, 11);
    if (is_open && is_lit)
        icon(ui, Icon::chevron_down, {rect.right() - ui.px(5), rect.center().y}, color, 11);
    text(ui, without_left(rect, indent), label, style, color);
    if (!detail.empty() && !(is_open && is_lit))
        text(ui, rect, detail, type::small, look.text_2, Align::right);
    if (on.focused && ui.focus.ring_shown) focus_ring(ui, inset(rect, 0, ui.px(6)));
    return is_open;
}

void heading(Ui& ui, const Rect& rect, std::string_view label, std::string_view detail) {
    const TypeStyle style{type::small.em, type::small.line, Weight::semibold};
    text(ui, rect, label, style, ui.theme().text_2);
    if (!detail.empty()) text(ui, rect, detail, type::small, ui.theme().text_2, Align::right);
}

namespace {

constexpr std::array<std::string_view, 3> evidence_labels{"Measured", "Estimated", "Assumed"};

} // namespace

double evidence_chip_width(const Ui& ui, EvidenceLevel level) {
    const auto label = evidence_labels[static_cast<std::size_t>(level)];
    return std::ceil(text_width(ui, label, type::small)) + ui.px(level == EvidenceLevel::measured ? 38 : 24);
}

bool evidence_chip(Ui& ui, std::string_view name, const Rect& rect, EvidenceLevel level) {
    const Theme& look = ui.theme();
    const Touch on = touch(ui, name, rect);
    if (on.hovered) fill(ui, rect, look.hover, 99);
    const auto& dashes = level == EvidenceLevel::measured    ? dash::solid
                         : level == EvidenceLevel::estimated ? dash::estimated
                                                             : dash::assumed;
    dashed_outline(ui, inset(rect, 0.5, 0.5),
                   {look.text_3, size::stroke_card, dashes, level == EvidenceLevel::assumed}, 99);
    const bool has_check = level == EvidenceLevel::measured;
    if (has_check) icon(ui, Icon::check, {rect.x + ui.px(17), rect.center().y}, look.text, 11);
    text(ui, without_left(rect, ui.px(has_check ? 26 : 12)), evidence_labels[static_cast<std::size_t>(level)],
         type::small, look.text);
    if (on.focused && ui.focus.ring_shown) focus_ring(ui, rect, 12);
    hint(ui, on,
         Hint{"Evidence",
              "How well the figures of this touchpoint are known. Its outline on the map is drawn alike.",
              "Measured solid · estimated dashed · assumed dotted"});
    return on.clicked;
}

double splitter(Ui& ui, std::string_view name, const Rect& rect, Splits splits) {
    const Touch on = touch_by_mouse(ui, name, rect);
    if (on.hovered || on.held) {
        ImGui::SetMouseCursor(splits == Splits::columns ? ImGuiMouseCursor_ResizeEW
                                                        : ImGuiMouseCursor_ResizeNS);
        fill(ui, rect, ui.theme().line_strong);
    }
    if (!on.held) return 0;
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    return splits == Splits::columns ? moved.x : moved.y;
}

bool empty_state(Ui& ui, std::string_view name, const Rect& rect, std::string_view sentence,
                 std::string_view action) {
    const double h = paragraph_height(ui, rect.w, sentence, type::body);
    paragraph(ui, {rect.x, rect.y}, rect.w, sentence, type::body, ui.theme().text_2);
    const double w = std::min(rect.w, button_width(ui, action));
    return button(ui, name, {rect.x, rect.y + h + ui.px(8), w, ui.px(size::button_h)}, action);
}

} // namespace waymark
