#include "desktop/workspace.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "panels/menu_bar.h"
#include "panels/scenario_bar.h"
#include "panels/status_bar.h"
#include "panels/toolbar.h"
#include "panels/widgets.h"
#include "panels/window.h"
#include "session/probe.h"

#include <imgui.h>

namespace waymark {

namespace {

// In units of the visual tokens.
constexpr double narrowest_panel = 120, narrowest_inspector = 216, lowest_dock = 140;
// While people walk: short enough for a frame a refresh of most screens, and no busier where nothing waits
// for one.
constexpr double seconds_between_moments = 0.008;
constexpr double smallest_canvas_w = 360, smallest_canvas_h = 240;

// Where everything is, in pixels.
struct Arrangement {
    Rect menu, toolbar, outline, canvas, inspector, scenario_bar, dock, status;
    Rect outline_edge, inspector_edge, dock_edge; // the splitters
    bool outline_is_rail = false;
    bool inspector_is_shown = true;
    bool dock_is_shown = true;
};

// Narrower windows have the outline as its rail, until it is asked for.
constexpr double least_width_with_outline = 1200;

// As remembered; untouched, it leaves a low window's map its texts.
double dock_height(const Ui& ui, const Preferences& preferences, double window_h) {
    constexpr double share_of_window = 0.26;
    const double remembered = ui.px(preferences.dock_height);
    if (preferences.dock_height != Preferences{}.dock_height) return remembered;
    return std::min(remembered, std::round(window_h * share_of_window));
}

// Bars have their heights; panels their remembered sizes, as far as a usable canvas is left; the outline
// gives way to its rail first.
Arrangement arrangement_of(const Ui& ui, const Session& session, bool outline_is_wanted, double width,
                           double height) {
    const Preferences& preferences = session.preferences;
    const double edge = ui.px(size::splitter);
    Arrangement at;
    at.menu = {0, 0, width, ui.px(size::menu_h)};
    at.toolbar = {0, at.menu.bottom(), width, ui.px(size::toolbar_h)};
    at.status = {0, height - ui.px(size::status_h), width, ui.px(size::status_h)};

    at.dock_is_shown = preferences.dock_open;
    const double top = at.toolbar.bottom();
    const double room_h = at.status.y - top;
    const double bar_h = session.scenario || at.dock_is_shown ? ui.px(size::scenario_bar_h) : 0;
    const double highest = room_h - ui.px(smallest_canvas_h) - bar_h;
    const double charts = dock_height(ui, preferences, height) - ui.px(size::scenario_bar_h);
    const double dock_h = at.dock_is_shown ? std::max(0.0, std::min(charts, highest)) : 0;
    at.dock = {0, at.status.y - dock_h, width, dock_h};
    at.scenario_bar = {0, at.dock.y - bar_h, width, bar_h};
    at.dock_edge = {0, at.scenario_bar.y - edge / 2, width, edge};

    const double middle_h = at.scenario_bar.y - top;
    at.inspector_is_shown = preferences.inspector_open;
    const double inspector_w = at.inspector_is_shown ? ui.px(preferences.inspector_width) : 0;
    const double rail = ui.px(size::outline_rail_w);
    const double outline = ui.px(preferences.outline_width);
    const bool is_narrow = width < ui.px(least_width_with_outline) && !outline_is_wanted;
    const bool leaves_no_map = width - inspector_w - outline < ui.px(smallest_canvas_w);
    at.outline_is_rail = !preferences.outline_open || is_narrow || leaves_no_map;
    const double outline_w = at.outline_is_rail ? rail : outline;
    at.outline = {0, top, outline_w, middle_h};
    at.inspector = {width - inspector_w, top, inspector_w, middle_h};
    at.canvas = {outline_w, top, width - outline_w - inspector_w, middle_h};
    at.outline_edge = {outline_w - edge / 2, top, edge, middle_h};
    at.inspector_edge = {at.inspector.x - edge / 2, top, edge, middle_h};
    return at;
}

// The pixels that a splitter was dragged in this frame; it floats over the panels beside it.
double dragged(Ui& ui, const char* name, const Rect& edge, Splits splits) {
    ImGui::SetNextWindowPos({static_cast<float>(edge.x), static_cast<float>(edge.y)});
    ImGui::SetNextWindowSize({static_cast<float>(edge.w), static_cast<float>(edge.h)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::Begin(name, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoFocusOnAppearing);
    const double by = splitter(ui, name, edge, splits);
    ImGui::End();
    ImGui::PopStyleVar();
    return by;
}

std::vector<Action> draw_splitters(Ui& ui, const Session& session, const Arrangement& at) {
    Preferences next = session.preferences;
    if (!at.outline_is_rail) {
        const double by = dragged(ui, "workspace/outline-edge", at.outline_edge, Splits::columns);
        next.outline_width = std::clamp(next.outline_width + by / ui.scale, narrowest_panel, 480.0);
    }
    if (at.inspector_is_shown) {
        const double by = dragged(ui, "workspace/inspector-edge", at.inspector_edge, Splits::columns);
        next.inspector_width = std::clamp(next.inspector_width - by / ui.scale, narrowest_inspector, 560.0);
    }
    if (at.dock_is_shown) {
        const double by = dragged(ui, "workspace/dock-edge", at.dock_edge, Splits::rows);
        const double shown = (at.dock.h + at.scenario_bar.h) / ui.scale;
        if (by != 0) next.dock_height = std::clamp(shown - by / ui.scale, lowest_dock, 640.0);
    }
    if (next == session.preferences) return {};
    return {SetPreferences{next}};
}

// Editors first: what they change is applied before the map and the charts are drawn.
void draw_document(Workspace& workspace, const Session& session, const Perform& perform,
                   const Arrangement& at) {
    Ui& ui = workspace.ui;
    perform(draw_toolbar(ui, session, at.toolbar));
    if (session.view == MainView::compare) {
        const double top = at.toolbar.bottom();
        const Rect all{0, top, at.toolbar.w, at.status.y - top};
        perform(draw_compare(ui, session, workspace.compare, all));
        perform(draw_status_bar(ui, session, at.status));
        perform(draw_notices(ui, session, all));
        return;
    }
    if (at.outline_is_rail) {
        const Actions opening = draw_outline_rail(ui, session, at.outline);
        if (!opening.empty()) workspace.outline_is_wanted = true;
        perform(opening);
    } else {
        perform(draw_outline(ui, session, workspace.outline, at.outline));
    }
    if (at.inspector_is_shown) perform(draw_inspector(ui, session, workspace.inspector, at.inspector));
    if (at.scenario_bar.h > 0) perform(draw_scenario_bar(ui, session, at.scenario_bar));
    perform(draw_splitters(ui, session, at));
    if (session.view == MainView::table)
        perform(draw_table(ui, session, workspace.table, at.canvas));
    else
        draw_canvas(ui, session, workspace.canvas, at.canvas, perform);
    if (at.dock.h > 0) perform(draw_dock(ui, session, workspace.dock, at.dock));
    perform(draw_status_bar(ui, session, at.status));
    perform(draw_notices(ui, session, at.canvas));
}

} // namespace

void draw_workspace(Workspace& workspace, const Session& session, const Perform& perform) {
    Ui& ui = workspace.ui;
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    clear_probes();
    workspace.canvas.people.is_going = false; // unless the canvas is drawn
    begin_ui(ui);
    if (!session.preferences.outline_open) workspace.outline_is_wanted = false;
    const Arrangement at = arrangement_of(ui, session, workspace.outline_is_wanted, display.x, display.y);
    perform(draw_menu_bar(ui, session, at.menu));
    if (session.on_start_screen) {
        const Rect all{0, at.menu.bottom(), at.menu.w, display.y - at.menu.bottom()};
        perform(draw_start_screen(ui, session, workspace.start, all));
    } else {
        draw_document(workspace, session, perform, at);
    }
    perform(draw_dialog(ui, session, workspace.dialogs));
    if (auto rest = end_ui(ui)) perform({*rest});
}

double seconds_until_frame(const Workspace& workspace) {
    if (is_moving(workspace.canvas)) return 0;
    const double seconds = seconds_until_frame(workspace.ui);
    return has_people_going(workspace.canvas) ? std::min(seconds, seconds_between_moments) : seconds;
}

} // namespace waymark
