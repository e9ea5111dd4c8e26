#include "panels/status_bar.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "journey/wording.h"
#include "panels/definitions.h"
#include "panels/popup.h"
#include "panels/widgets.h"
#include "panels/window.h"
#include "scene/format.h"
#include "session/last_change.h"

namespace waymark {

namespace {

constexpr std::string_view separator = "  ·  ";

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string reading_help(const Session& session) {
    if (session.on_start_screen)
        return "Enter opens the selected item. Drop a file anywhere to open it. Waymark works without a "
               "network.";
    const std::string lines = session.scenario ? "Base dashed grey, scenario in violet. " : "";
    return lines + std::string(no_forecast_note);
}

std::string save_state(const Session& session) {
    if (has_unsaved_changes(session)) return "Not saved";
    if (session.path.empty()) return "New";
    return session.saved_at.empty() ? "No changes" : "Saved " + session.saved_at;
}

struct ZoomChoice {
    std::string_view label;
    double zoom; // 0: fit
};
constexpr std::array zoom_choices{ZoomChoice{"Fit the map", 0}, ZoomChoice{"50 %", 0.5},
                                  ZoomChoice{"75 %", 0.75},     ZoomChoice{"100 %", 1},
                                  ZoomChoice{"150 %", 1.5},     ZoomChoice{"200 %", 2}};

// The zoom as text; a click offers others. Returns its left edge.
double draw_zoom(Ui& ui, const Session& session, Actions& actions, double right, const Rect& area) {
    const std::string label = std::to_string(std::lround(100 * session.camera.zoom)) + " %";
    const double w = std::ceil(text_width(ui, label, type::small)) + ui.px(8);
    const Rect rect{right - w, area.y + ui.px(2), w, area.h - ui.px(4)};
    const Touch on = touch(ui, "zoom", rect);
    if (on.hovered || is_popup_open(ui, "zoom")) fill(ui, rect, ui.theme().hover, size::radius_control);
    text(ui, rect, label, type::small, ui.theme().text_3, Align::center);
    if (on.focused && ui.focus.ring_shown)
        outline(ui, rect, ui.theme().ink, size::stroke_selection, size::radius_control);
    hint(ui, on, Hint{"Zoom", "Ctrl and the wheel zoom at the pointer.", "Shift+1 fits the map"});
    if (on.clicked) open_popup(ui, "zoom");
    std::vector<MenuItem> items;
    for (const ZoomChoice& choice : zoom_choices)
        items.push_back({.label = std::string(choice.label)});
    if (const auto chosen = popup_menu(ui, "zoom", rect, items)) {
        const double zoom = zoom_choices[*chosen].zoom;
        if (zoom == 0) {
            actions.push_back(Run{CommandId::fit});
        } else {
            actions.push_back(SetCamera{{session.camera.center, zoom, false}});
        }
    }
    return rect.x;
}

double draw_from_right(Ui& ui, std::string_view words, double right, const Rect& area) {
    const double w = std::ceil(text_width(ui, words, type::small));
    text(ui, {right - w, area.y, w + 1, area.h}, words, type::small, ui.theme().text_3);
    return right - w;
}

// What the latest edit did, figure by figure, as far as there is room: "Set effort of “Desk”: ▲ +0.12
// satisfaction".
void draw_last_change(Ui& ui, const Session& session, const Rect& room) {
    const std::vector<FigureChange> changes = last_change(session);
    if (changes.empty()) return;
    const Theme& look = ui.theme();
    const std::string what = (session.preview ? "This edit" : session.history.undo_label()) + ":";
    const double widest_what = room.w / 2;
    double x = room.x + std::min(std::ceil(text_width(ui, what, type::small)), widest_what) + ui.px(10);
    text(ui, {room.x, room.y, widest_what, room.h}, what, type::small, look.text_2);
    const std::string& currency = shown_journey(session).currency;
    for (const FigureChange& change : changes) {
        const bool is_more = change.difference > 0;
        const bool is_good = is_more == (change.figure->good_direction > 0);
        const std::string words = format_change(change.figure->scale, change.difference, currency) + " " +
                                  std::string(change.figure->label);
        const double w = std::ceil(text_width(ui, words, type::small)) + ui.px(12);
        if (x + w > room.right()) return;
        icon(ui, is_more ? Icon::triangle_up : Icon::triangle_down, {x + ui.px(4), room.center().y},
             is_good ? look.good : look.bad, 8);
        text(ui, {x + ui.px(12), room.y, w, room.h}, words, type::small, look.text);
        const Touch on =
            touch_by_mouse(ui, "change." + std::string(change.figure->name), {x, room.y, w, room.h});
        Hint about = hint_of(*change.figure);
        about.text = "At the end of the projection, against the base map before this edit. " + about.text;
        hint(ui, on, about);
        x += w + ui.px(14);
    }
}

} // namespace

Actions draw_status_bar(Ui& ui, const Session& session, const Rect& area) {
    const Theme& look = ui.theme();
    const PanelWindow window(ui, "status", area, look.window);
    horizontal_line(ui, area.x, area.y, area.w, look.line);
    Actions actions;
    double right = area.right() - ui.px(16);
    if (!session.on_start_screen) {
        const Journey& journey = shown_journey(session);
        right = draw_from_right(ui, save_state(session), right, area);
        right = draw_from_right(ui, "·", right - ui.px(6), area);
        right = draw_zoom(ui, session, actions, right - ui.px(2), area);
        right = draw_from_right(ui, "·", right - ui.px(2), area) - ui.px(6);
        right = draw_from_right(ui,
                                counted(journey.touchpoints.size(), "touchpoint", "touchpoints") +
                                    std::string(separator) + counted(journey.links.size(), "link", "links"),
                                right, area);
    }
    const Rect left{area.x + ui.px(16), area.y, right - area.x - ui.px(32), area.h};
    const double help_w = text(ui, left, reading_help(session), type::small, look.text_3);
    draw_last_change(ui, session, without_left(left, std::ceil(help_w) + ui.px(24)));
    return actions;
}

} // namespace waymark
