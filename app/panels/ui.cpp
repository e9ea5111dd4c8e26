#include "panels/ui.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "imgui/input.h"
#include "panels/draw.h"
#include "session/probe.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace waymark {

namespace {

constexpr double hint_delay_seconds = 0.4;
constexpr double hint_width_units = 264;

ImGuiKey imgui_key(ControlKey key) {
    switch (key) {
    case ControlKey::tab: return ImGuiKey_Tab;
    case ControlKey::enter: return ImGuiKey_Enter;
    case ControlKey::escape: return ImGuiKey_Escape;
    case ControlKey::space: return ImGuiKey_Space;
    case ControlKey::left: return ImGuiKey_LeftArrow;
    case ControlKey::right: return ImGuiKey_RightArrow;
    case ControlKey::up: return ImGuiKey_UpArrow;
    case ControlKey::down: return ImGuiKey_DownArrow;
    case ControlKey::home: return ImGuiKey_Home;
    case ControlKey::end: return ImGuiKey_End;
    case ControlKey::backspace: return ImGuiKey_Backspace;
    case ControlKey::del: return ImGuiKey_Delete;
    }
    return ImGuiKey_Tab;
}

bool is_down_now(ImGuiKey key, bool repeat) {
    return was_key_pressed(key, repeat);
}

bool any_mouse_click() {
    return ImGui::IsMouseClicked(ImGuiMouseButton_Left) || ImGui::IsMouseClicked(ImGuiMouseButton_Right);
}

ImRect to_imgui(const Rect& rect) {
    return {static_cast<float>(rect.x), static_cast<float>(rect.y), static_cast<float>(rect.right()),
            static_cast<float>(rect.bottom())};
}

void scroll_into_view(const Rect& rect) {
    const ImGuiWindow* const window = ImGui::GetCurrentWindow();
    const Rect view{window->InnerRect.Min.x, window->InnerRect.Min.y, window->InnerRect.GetWidth(),
                    window->InnerRect.GetHeight()};
    if (rect.y >= view.y && rect.bottom() <= view.bottom()) return;
    const double target = rect.center().y - view.center().y;
    ImGui::SetScrollY(static_cast<float>(window->Scroll.y + target));
}

Touch touch_control(Ui& ui, std::string_view name, const Rect& rect, Enabled enabled, bool is_stop) {
    ImGuiWindow* const window = ImGui::GetCurrentWindow();
    const std::string full_name = ui.scope + std::string(name);
    Touch result;
    result.id = window->GetID(full_name.c_str());
    result.rect = rect;
    probe(full_name, rect);

    if (is_stop && enabled == Enabled::yes) {
        ui.focus.stops.push_back({result.id, ui.focus.layer, full_name});
        if (!ui.focus.requested.empty() && ui.focus.requested == full_name) {
            ui.focus.requested.clear();
            ui.focus.id = result.id;
            ui.focus.arrived = true;
            ui.focus.ring_shown = true;
        }
        result.focused = ui.focus.id == result.id;
        if (result.focused && ui.focus.arrived) scroll_into_view(rect);
    }

    const ImRect bounds = to_imgui(rect);
    result.visible =
        ImGui::ItemAdd(bounds, result.id, nullptr, ImGuiItemFlags_NoNav | ImGuiItemFlags_NoTabStop);
    if (enabled == Enabled::no) {
        result.hovered = result.visible && ImGui::IsItemHovered(ImGuiHoveredFlags_None);
        return result;
    }
    if (result.visible) {
        result.clicked = ImGui::ButtonBehavior(bounds, result.id, &result.hovered, &result.held);
        result.double_clicked = result.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
        if (is_stop && result.held) ui.focus.id = result.id;
    }
    const bool by_key = result.focused && ui.focus.ring_shown && ui.typing.id == 0 &&
                        (is_pressed(ui, ControlKey::enter) || is_pressed(ui, ControlKey::space));
    if (by_key) {
        result.clicked = true;
        ui.keys_used = true;
    }
    return result;
}

// The stops that Tab reaches now: those of the topmost layer of the frame before.
std::vector<FocusStop> reachable_stops(const KeyboardFocus& focus) {
    int top = 0;
    for (const FocusStop& stop : focus.last_stops)
        top = std::max(top, stop.layer);
    std::vector<FocusStop> reachable;
    for (const FocusStop& stop : focus.last_stops) {
        if (stop.layer == top) reachable.push_back(stop);
    }
    return reachable;
}

// Clear of what it is about: below it, above it, else beside it, as near to the mouse as that allows. Beside
// the mouse where there is no room around it.
Rect place_of_hint(const Ui& ui, const Rect& about, double w, double h) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const double margin = ui.px(4), gap = ui.px(6), pointer_h = ui.px(20);
    const double right_most = screen.x - w - margin, low_most = screen.y - h - margin;
    const double x = std::clamp(mouse.x + ui.px(10), margin, std::max(margin, right_most));
    const double y = std::clamp(mouse.y - h / 2, margin, std::max(margin, low_most));
    if (ui.hints_beside && about.x - gap - w >= margin) return {about.x - gap - w, y, w, h};
    const double below =
        std::max(about.bottom() + gap, std::min(mouse.y + pointer_h, about.bottom() + pointer_h));
    if (below <= low_most) return {x, below, w, h};
    if (about.y - gap - h >= margin) return {x, about.y - gap - h, w, h};
    if (about.right() + gap <= right_most) return {about.right() + gap, y, w, h};
    if (about.x - gap - w >= margin) return {about.x - gap - w, y, w, h};
    const double under = mouse.y + pointer_h;
    return {x, under <= low_most ? under : mouse.y - h - ui.px(8), w, h};
}

void draw_hint(Ui& ui, const Hint& hint, const Rect& about) {
    const Theme& look = ui.theme();
    const double pad = ui.px(10);
    const double width = ui.px(hint_width_units);
    const double title_w = hint.title.empty() ? 0 : text_width(ui, hint.title, type::strong);
    const double text_w = hint.text.empty() ? 0 : text_width(ui, hint.text, type::small);
    const double detail_w = hint.detail.empty() ? 0 : text_width(ui, hint.detail, type::small);
    const double w = std::min(width, std::max({title_w, text_w, detail_w}) + 1);
    double h = hint.title.empty() ? 0 : ui.px(type::strong.line);
    if (!hint.text.empty()) h += paragraph_height(ui, w, hint.text, type::small);
    if (!hint.detail.empty()) h += paragraph_height(ui, w, hint.detail, type::small);
    if (!hint.detail.empty() && (!hint.text.empty() || !hint.title.empty())) h += ui.px(2);

    const double full_w = w + 2 * pad;
    const double full_h = h + 2 * ui.px(7);
    const Rect place = place_of_hint(ui, about, full_w, full_h);
    const double x = std::round(place.x);
    const double y = std::round(place.y);
    probe("tooltip", {x, y, full_w, full_h});

    ImGui::SetNextWindowPos({static_cast<float>(x), static_cast<float>(y)});
    ImGui::SetNextWindowSize({static_cast<float>(full_w), static_cast<float>(full_h)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, static_cast<float>(ui.px(size::radius_control)));
    ImGui::Begin("##hint", nullptr,
                 ImGuiWindowFlags_Tooltip | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoTitleBar |
                     ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBackground);
    const Rect frame{x, y, full_w, full_h};
    const ImRect whole = to_imgui(frame);
    ImGui::PushClipRect(whole.Min, whole.Max, false); // a window's own ends inside its border
    fill(ui, frame, look.panel, size::radius_control);
    outline(ui, frame, look.line_strong, 1, size::radius_control);
    Point at{x + pad, y + ui.px(7)};
    if (!hint.title.empty()) {
        text(ui, {at.x, at.y, w, ui.px(type::strong.line)}, hint.title, type::strong, look.text);
        at.y += ui.px(type::strong.line);
    }
    if (!hint.text.empty()) at.y += paragraph(ui, at, w, hint.text, type::small, look.text_2);
    if (!hint.detail.empty()) {
        if (!hint.text.empty() || !hint.title.empty()) at.y += ui.px(2);
        paragraph(ui, at, w, hint.detail, type::small, look.text_3);
    }
    ImGui::PopClipRect();
    ImGui::End();
    ImGui::PopStyleVar();
}

} // namespace

double Ui::px(double units) const {
    return std::round(units * scale);
}

Scope::Scope(Ui& ui, std::string_view name) : ui_(ui), length_before_(ui.scope.size()) {
    ui_.scope.append(name).append("/");
}

Scope::~Scope() {
    ui_.scope.resize(length_before_);
}

void begin_ui(Ui& ui) {
    ui.keys_used = false;
    ui.focus.arrived = false;
    ui.typing.seen = false;
    ui.hovering.seen = false;
    if (any_mouse_click()) ui.focus.ring_shown = false;
    const bool leaves_control = !std::exchange(ui.focus.keeps_tab, false);
    if (leaves_control && is_pressed(ui, ControlKey::tab, Repeat::yes) && !ImGui::GetIO().KeyCtrl &&
        !ImGui::GetIO().KeyAlt) {
        move_focus(ui, ImGui::GetIO().KeyShift ? -1 : +1);
    }
    if (is_pressed(ui, ControlKey::escape) && ui.typing.id == 0) ui.focus.ring_shown = false;
}

std::optional<Commit> end_ui(Ui& ui) {
    ui.focus.last_stops = std::move(ui.focus.stops);
    ui.focus.stops.clear();
    if (!ui.hovering.seen) ui.hovering = {};
    const unsigned active = ImGui::GetCurrentContext()->ActiveId;
    if (ui.holding.id != 0 && ui.holding.id != active) ui.holding = {};
    if (ui.typing.id != 0 && !ui.typing.seen) ui.typing = {};
    const bool field_is_gone =
        ui.unfinished && ui.unfinished->id != ui.typing.id && ui.unfinished->id != ui.holding.id;
    if (!field_is_gone) return std::nullopt;
    Commit rest = std::move(ui.unfinished->commit);
    ui.unfinished.reset();
    return rest;
}

bool owns_keyboard(const Ui& ui) {
    if (ui.typing.id != 0) return true;
    for (const FocusStop& stop : ui.focus.last_stops) {
        if (stop.layer > 0 || (ui.focus.ring_shown && stop.id == ui.focus.id)) return true;
    }
    return false;
}

double seconds_until_frame(const Ui& ui) {
    double seconds = std::numeric_limits<double>::infinity();
    if (ui.hovering.id != 0 && !ui.hovering.is_used && ui.hovering.seconds < hint_delay_seconds)
        seconds = hint_delay_seconds - ui.hovering.seconds;
    if (ui.typing.id != 0) seconds = std::min(seconds, 0.4); // half a blink of the caret
    if (!ui.notice_clock.text.empty())
        seconds = std::min(seconds, std::max(0.0, notice_seconds - ui.notice_clock.seconds));
    return seconds;
}

bool is_pressed(const Ui& ui, ControlKey key, Repeat repeat) {
    if (ui.keys_used) return false;
    const bool repeats = repeat == Repeat::yes;
    if (key == ControlKey::enter && is_down_now(keypad_enter, repeats)) return true;
    return is_down_now(imgui_key(key), repeats);
}

void move_focus(Ui& ui, int step) {
    const std::vector<FocusStop> stops = reachable_stops(ui.focus);
    if (stops.empty()) return;
    const auto current = std::find_if(stops.begin(), stops.end(),
                                      [&](const FocusStop& stop) { return stop.id == ui.focus.id; });
    const auto count = static_cast<std::ptrdiff_t>(stops.size());
    const std::ptrdiff_t from = current == stops.end() ? (step > 0 ? -1 : 0) : current - stops.begin();
    const std::ptrdiff_t next = ((from + step) % count + count) % count;
    ui.focus.id = stops[static_cast<std::size_t>(next)].id;
    ui.focus.arrived = true;
    ui.focus.ring_shown = true;
    ui.keys_used = true;
    if (ui.typing.id != 0) ImGui::ClearActiveID();
}

Touch touch(Ui& ui, std::string_view name, const Rect& rect, Enabled enabled) {
    return touch_control(ui, name, rect, enabled, true);
}

Touch touch_by_mouse(Ui& ui, std::string_view name, const Rect& rect, Enabled enabled) {
    return touch_control(ui, name, rect, enabled, false);
}

void request_focus(Ui& ui, std::string_view full_name) {
    ui.focus.requested = full_name;
}

void hint(Ui& ui, const Touch& on, const Hint& hint) {
    if (!on.hovered || (hint.title.empty() && hint.text.empty())) return;
    const std::string& title = hint.title.empty() ? hint.text : hint.title;
    if (ui.hovering.id != on.id || ui.hovering.title != title) ui.hovering = {on.id, title};
    ui.hovering.seen = true;
    ui.hovering.seconds += ImGui::GetIO().DeltaTime;
    if (ImGui::IsAnyMouseDown() || ui.typing.id == on.id) ui.hovering.is_used = true;
    if (!ui.hovering.is_used && ui.hovering.seconds >= hint_delay_seconds) draw_hint(ui, hint, on.rect);
}

void hint(Ui& ui, const Touch& on, std::string_view text) {
    hint(ui, on, Hint{"", std::string(text), ""});
}

} // namespace waymark
