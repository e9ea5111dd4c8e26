#include "panels/status_bar.h"

#include <array>
#include <cmath>

#include "panels/popup.h"
#include "panels/widgets.h"
#include "panels/window.h"

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
    return lines + "Projection from stated assumptions, not a forecast.";
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
    text(ui, {area.x + ui.px(16), area.y, right - area.x - ui.px(32), area.h}, reading_help(session),
         type::small, look.text_3);
    return actions;
}

} // namespace waymark
