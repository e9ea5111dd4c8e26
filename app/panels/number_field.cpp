#include "panels/number_field.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "panels/text_field.h"
#include "scene/number_style.h"
#include "session/probe.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace waymark {

namespace {

constexpr double label_units = 76;
constexpr double value_units = 56;
constexpr double wide_value_units = 92;
constexpr double gap_units = 10;
constexpr double knob_units = 10;
constexpr double track_units = 3;
constexpr double pixels_per_step = 3; // of dragging over a value

// Steps below 1 divide it: 8.2 is 82 / 10, whereas 82 × 0.1 is another number, and files would show it.
double rounded_to(double value, double step) {
    if (step >= 1) return std::round(value / step) * step;
    const double steps_in_one = std::round(1 / step);
    return std::round(value * steps_in_one) / steps_in_one;
}

double allowed(double value, const NumberLook& look) {
    const double clamped = look.range.clamp(value);
    return look.is_whole ? std::round(clamped) : clamped;
}

std::string shown_number(double value, const NumberLook& look) {
    return number_text(value * look.shown_factor, look.min_decimals, look.max_decimals);
}

Color accent(const Ui& ui, const NumberLook& look) {
    return look.base ? ui.theme().scenario : ui.theme().ink;
}

Gesture previewed(Ui& ui, unsigned id) {
    ui.changing_id = id;
    return Gesture::preview;
}

// --- the track

double position_on(const Rect& track, double value, const Range& range) {
    const double t = (range.clamp(value) - range.low) / (range.high - range.low);
    return track.x + t * track.w;
}

double value_at(const Rect& track, double x, const NumberLook& look) {
    const double t = std::clamp((x - track.x) / track.w, 0.0, 1.0);
    return allowed(rounded_to(look.slider->low + t * (look.slider->high - look.slider->low), look.step),
                   look);
}

void draw_track(Ui& ui, const Rect& track, double value, const NumberLook& look, const Touch& on) {
    const Theme& colors = ui.theme();
    const double h = ui.px(track_units);
    const double y = std::round(track.center().y - h / 2);
    const double left = track.x - ui.px(knob_units / 2);
    const double full_w = track.w + ui.px(knob_units);
    fill(ui, {left, y, full_w, h}, colors.line_strong, 2);
    const double knob_x = look.is_mixed ? track.center().x : position_on(track, value, *look.slider);
    if (!look.is_mixed) fill(ui, {left, y, knob_x - left, h}, accent(ui, look), 2);
    if (look.base) {
        const double tick = std::round(position_on(track, *look.base, *look.slider));
        fill(ui, {tick - ui.px(1), track.center().y - ui.px(7), ui.px(2), ui.px(14)}, colors.base);
    }
    const double radius = knob_units / 2 + (on.held ? 1 : on.hovered ? 0.5 : 0);
    const Color edge = look.is_mixed ? colors.text_disabled : accent(ui, look);
    disc(ui, {knob_x, track.center().y}, radius, colors.panel, edge, 1.75);
}

bool resets_to_base(const Ui& ui, const Rect& track, const NumberLook& look, const Touch& on) {
    if (!look.base || !on.double_clicked) return false;
    const double tick = position_on(track, *look.base, *look.slider);
    return std::abs(ImGui::GetIO().MousePos.x - tick) <= ui.px(6);
}

// While the hand holds a value: where it is now, previewed where that is new.
Gesture held_at(Ui& ui, unsigned id, double& value, double next, bool is_mixed) {
    const bool is_new = next != ui.holding.value || is_mixed;
    ui.holding.moved = ui.holding.moved || is_new;
    ui.holding.value = next;
    value = next;
    return is_new ? previewed(ui, id) : Gesture::none;
}

// What was held when the hand let go, its value taken over; nothing where it did not move.
std::optional<Holding> let_go(Ui& ui, unsigned id, double& value) {
    if (ui.holding.id != id) return std::nullopt;
    const Holding held = ui.holding;
    ui.holding = {};
    if (!held.moved) return std::nullopt;
    value = held.value;
    return held;
}

Gesture drag_track(Ui& ui, const Rect& track, double& value, const NumberLook& look, const Touch& on) {
    if (resets_to_base(ui, track, look, on)) {
        value = *look.base;
        ui.holding = {};
        ImGui::ClearActiveID();
        return Gesture::commit;
    }
    if (on.held) {
        const double x = ImGui::GetIO().MousePos.x;
        if (ui.holding.id != on.id) {
            ui.holding = {on.id, value, value, x, false};
            // A press on the knob holds it where it is; elsewhere the knob comes to the hand.
            if (std::abs(x - position_on(track, value, *look.slider)) <= ui.px(knob_units / 2))
                return Gesture::none;
        }
        if (!ui.holding.moved && x == ui.holding.x_at_start &&
            std::abs(x - position_on(track, value, *look.slider)) <= ui.px(knob_units / 2))
            return Gesture::none;
        if (is_pressed(ui, ControlKey::escape)) {
            value = ui.holding.value_at_start;
            ui.holding = {};
            ImGui::ClearActiveID();
            return Gesture::cancel;
        }
        return held_at(ui, on.id, value, value_at(track, x, look), look.is_mixed);
    }
    const std::optional<Holding> held = let_go(ui, on.id, value);
    return held ? Gesture::commit : Gesture::none;
}

// --- the value

void draw_value_face(Ui& ui, const Rect& rect, const NumberLook& look, bool is_hovered, bool is_typing) {
    const Theme& colors = ui.theme();
    const bool is_changed = look.base.has_value();
    fill(ui, rect,
         is_typing || is_changed ? colors.panel
         : is_hovered            ? colors.hover
                                 : colors.field,
         size::radius_control);
    if (is_typing) {
        outline(ui, rect, colors.ink, 1, size::radius_control);
    } else if (is_changed) {
        outline(ui, rect, colors.scenario, 1.25, size::radius_control);
    }
}

Gesture type_value(Ui& ui, unsigned id, const char* label, const Rect& rect, double& value,
                   const NumberLook& look) {
    std::string text = look.is_mixed ? std::string() : shown_number(value, look);
    const Typed typed = type_line(ui, id, label, rect, text, type::body, "", true);
    if (typed.ended && typed.was_escaped) return Gesture::cancel;
    const std::optional<double> number = parse_number(typed.ended ? text : ui.typing.text);
    if (typed.ended) {
        const bool was_previewed = ui.unfinished && ui.unfinished->id == id;
        if (!number) return was_previewed ? Gesture::cancel : Gesture::none;
        const double next = allowed(*number / look.shown_factor, look);
        if (!was_previewed && text == shown_number(value, look)) return Gesture::none;
        value = next;
        return Gesture::commit;
    }
    if (!typed.changed || !number) return Gesture::none;
    value = allowed(*number / look.shown_factor, look);
    return previewed(ui, id);
}

Gesture scrub_value(Ui& ui, double& value, const NumberLook& look, const Touch& on) {
    if (on.held) {
        const double x = ImGui::GetIO().MousePos.x;
        if (ui.holding.id != on.id) ui.holding = {on.id, value, value, x, false};
        const double steps = std::trunc((x - ui.holding.x_at_start) / ui.px(pixels_per_step));
        if (steps == 0 && !ui.holding.moved) return Gesture::none;
        ui.holding.moved = true;
        return held_at(ui, on.id, value,
                       allowed(rounded_to(ui.holding.value_at_start + steps * look.step, look.step), look),
                       false);
    }
    const std::optional<Holding> held = let_go(ui, on.id, value);
    if (!held) return Gesture::none;
    return held->value == held->value_at_start ? Gesture::cancel : Gesture::commit;
}

Gesture step_by_keys(Ui& ui, double& value, const NumberLook& look) {
    const double step = look.step * (ImGui::GetIO().KeyShift ? 10 : 1);
    double by = 0;
    if (is_pressed(ui, ControlKey::right, Repeat::yes) || is_pressed(ui, ControlKey::up, Repeat::yes))
        by = step;
    if (is_pressed(ui, ControlKey::left, Repeat::yes) || is_pressed(ui, ControlKey::down, Repeat::yes))
        by = -step;
    if (by == 0) return Gesture::none;
    ui.keys_used = true;
    const double next = allowed(rounded_to(value + by, look.step), look);
    if (next == value) return Gesture::none;
    value = next;
    return Gesture::commit;
}

// What is being typed is the beginning of a number.
bool begins_number() {
    const ImVector<ImWchar>& queue = ImGui::GetIO().InputQueueCharacters;
    if (queue.empty()) return false;
    const ImWchar first = queue.front();
    return (first >= '0' && first <= '9') || first == '.' || first == ',' || first == '-' || first == 0x2212;
}

} // namespace

std::string number_text(double value, int min_decimals, int max_decimals) {
    char buffer[64];
    const auto written = std::to_chars(buffer, buffer + sizeof buffer, std::abs(value),
                                       std::chars_format::fixed, max_decimals);
    std::string text = written.ec == std::errc() ? std::string(buffer, written.ptr) : std::string("0");
    if (const std::size_t point = text.find('.'); point != std::string::npos) {
        const std::size_t shortest = point + 1 + static_cast<std::size_t>(min_decimals);
        while (text.size() > shortest && text.back() == '0')
            text.pop_back();
        if (text.back() == '.') text.pop_back();
    }
    const bool is_zero = text.find_first_not_of("0.") == std::string::npos;
    text = punctuated(text, number_style(), false);
    return value < 0 && !is_zero ? "−" + text : text;
}

std::optional<double> parse_number(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (text.substr(i, 3) == "−") {
            plain += '-';
            i += 2;
        } else if ((c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == 'e' || c == 'E') {
            plain += c;
        }
    }
    plain = unpunctuated(plain, number_style());
    double value = 0;
    const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (read.ec != std::errc() || !std::isfinite(value)) return std::nullopt;
    return value;
}

Gesture number_field(Ui& ui, std::string_view name, const Rect& rect, double& value, const NumberLook& look) {
    const Touch on = touch(ui, name, rect);
    const std::string label = "##type:" + ui.scope + std::string(name);
    const unsigned typing_id = ImGui::GetCurrentWindow()->GetID(label.c_str());
    if (ui.typing.id == typing_id) {
        draw_value_face(ui, rect, look, false, true);
        return type_value(ui, typing_id, label.c_str(), rect, value, look);
    }
    const bool held_and_moved = ui.holding.id == on.id && ui.holding.moved;
    draw_value_face(ui, rect, look, on.hovered, false);
    if (on.hovered || on.held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (on.focused && ui.focus.ring_shown) focus_ring(ui, rect);

    Gesture gesture = scrub_value(ui, value, look, on);
    if (gesture == Gesture::none && on.focused && ui.focus.ring_shown)
        gesture = step_by_keys(ui, value, look);
    if (on.clicked && !held_and_moved)
        start_typing(ui, typing_id, look.is_mixed ? std::string() : shown_number(value, look));
    // A number that has the keyboard takes digits at once.
    if (gesture == Gesture::none && on.focused && ui.focus.ring_shown && begins_number()) {
        go_on_typing(ui, typing_id, take_characters());
        ui.keys_used = true;
    }
    const std::string shown = look.is_mixed && gesture == Gesture::none
                                  ? "–"
                                  : look.prefix + shown_number(value, look) + look.suffix;
    text(ui, inset(rect, ui.px(8), 0), shown, type::body, ui.theme().text, Align::right);
    hint(ui, on, look.hint);
    return gesture;
}

Gesture number_row(Ui& ui, std::string_view name, const Rect& rect, double& value, const NumberLook& look) {
    const std::string value_name = std::string(name) + ".value";
    const double value_w = ui.px(look.slider ? value_units : wide_value_units);
    const double label_w = look.slider ? ui.px(label_units) : rect.w - value_w - ui.px(gap_units);
    text(ui, left_part(rect, label_w - ui.px(4)), look.label, type::body, ui.theme().text);
    Touch on_label = touch_by_mouse(ui, std::string(name) + ".label", left_part(rect, label_w));
    on_label.rect = rect; // the tooltip of any part keeps clear of them all
    hint(ui, on_label, look.hint);

    Gesture gesture = Gesture::none;
    if (look.slider) {
        const Rect area = without_right(without_left(rect, label_w), value_w + ui.px(gap_units));
        Touch on = touch_by_mouse(ui, name, area);
        on.rect = rect;
        const Rect track = inset(area, ui.px(knob_units / 2), 0);
        gesture = drag_track(ui, track, value, look, on);
        draw_track(ui, track, value, look, on);
        hint(ui, on, look.hint);
    }
    const Rect field = middle(right_part(rect, value_w), value_w, ui.px(size::control_h - 2));
    const Gesture exact = number_field(ui, value_name, field, value, look);
    return gesture == Gesture::none ? exact : gesture;
}

} // namespace waymark
