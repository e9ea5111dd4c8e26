#include "panels/toolbar.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "journey/lookup.h"
#include "panels/compare_view.h"
#include "panels/dock_levers.h"
#include "panels/popup.h"
#include "panels/widgets.h"
#include "panels/window.h"

namespace waymark {

namespace {

struct ToolButton {
    CommandId command;
    Tool tool;
    Icon glyph;
    std::string_view help;
};
constexpr std::array tool_buttons{
    ToolButton{CommandId::select_tool, Tool::select, Icon::select_arrow, "Select, move and drag."},
    ToolButton{CommandId::touchpoint_tool, Tool::touchpoint, Icon::touchpoint_card,
               "Click an empty cell to place a touchpoint."},
    ToolButton{CommandId::link_tool, Tool::link, Icon::link, "Drag from one touchpoint to another."},
    ToolButton{CommandId::stage_tool, Tool::stage, Icon::stage_columns,
               "Click where a new stage shall stand."}};

constexpr double button_w = 28;

Hint hint_of(const Session& session, CommandId id, std::string_view help) {
    return {menu_label(session, id), std::string(help), to_text(command(id).shortcut)};
}

double draw_tools(Ui& ui, const Session& session, Actions& actions, double x, const Rect& area) {
    for (const ToolButton& tool : tool_buttons) {
        const Rect rect = middle({x, area.y, ui.px(button_w), area.h}, ui.px(button_w), ui.px(button_w));
        const IconButtonLook look{.is_active = session.tool == tool.tool,
                                  .enabled = is_enabled(session, tool.command) ? Enabled::yes : Enabled::no,
                                  .hint = hint_of(session, tool.command, tool.help)};
        if (icon_button(ui, "tool." + std::string(command(tool.command).label), rect, tool.glyph, look))
            actions.push_back(SetTool{tool.tool});
        x += ui.px(button_w + 12);
    }
    return x;
}

double draw_history_buttons(Ui& ui, const Session& session, Actions& actions, double x, const Rect& area) {
    for (const auto& [id, name, glyph] :
         {std::tuple{CommandId::undo, "undo", Icon::undo}, std::tuple{CommandId::redo, "redo", Icon::redo}}) {
        const Rect rect = middle({x, area.y, ui.px(button_w), area.h}, ui.px(button_w), ui.px(button_w));
        const IconButtonLook look{.enabled = is_enabled(session, id) ? Enabled::yes : Enabled::no,
                                  .hint = hint_of(session, id, "")};
        if (icon_button(ui, name, rect, glyph, look)) actions.push_back(Run{id});
        x += ui.px(button_w + 4);
    }
    return x;
}

double draw_divider(Ui& ui, double x, const Rect& area) {
    vertical_line(ui, x + ui.px(4), area.center().y - ui.px(10), ui.px(20), ui.theme().line);
    return x + ui.px(13);
}

double draw_people(Ui& ui, const Session& session, Actions& actions, double x, const Rect& area) {
    const Journey& journey = shown_journey(session);
    std::vector<MenuItem> items{{.label = "All personas", .is_checked = !session.persona, .name = "all"}};
    std::string value = "All personas";
    double total = 0;
    for (const Persona& persona : journey.personas)
        total += persona.share;
    for (const Persona& persona : journey.personas) {
        const bool is_chosen = session.persona == persona.id;
        if (is_chosen) value = persona.name;
        const double percent = total > 0 ? 100 * persona.share / total : 0;
        items.push_back({.label = persona.name,
                         .detail = std::to_string(std::lround(percent)) + " %",
                         .is_checked = is_chosen,
                         .name = persona.id});
    }
    const double w = std::min(combo_width(ui, "People", value), ui.px(230));
    const Rect rect = middle({x, area.y, w, area.h}, w, ui.px(size::button_h));
    const ComboLook look{
        .label = "People",
        .hint = {"People", "Whose journey the curve and the charts show: everybody, or one persona alone.",
                 ""}};
    if (const auto chosen = combo(ui, "people", rect, value, items, look)) {
        const bool is_all = *chosen == 0;
        actions.push_back(
            SetPersona{is_all ? std::nullopt : std::optional(journey.personas[*chosen - 1].id)});
    }
    return x + w + ui.px(8);
}

double draw_scenarios(Ui& ui, const Session& session, Actions& actions, double x, const Rect& area) {
    const Journey& journey = shown_journey(session);
    std::vector<MenuItem> items{{.label = "Base map only", .is_checked = !session.scenario, .name = "base"}};
    std::string value = "Base map";
    for (const Scenario& scenario : journey.scenarios) {
        const bool is_chosen = session.scenario == scenario.id;
        if (is_chosen) value = scenario.name;
        const std::size_t count = scenario.interventions.size();
        items.push_back({.label = scenario.name,
                         .detail = std::to_string(count) + (count == 1 ? " intervention" : " interventions"),
                         .is_checked = is_chosen,
                         .name = scenario.id});
    }
    items.push_back(MenuItem::divider());
    items.push_back({.label = "New scenario", .name = "new"});
    const double w = std::min(combo_width(ui, "Scenario", value), ui.px(260));
    const Rect rect = middle({x, area.y, w, area.h}, w, ui.px(size::button_h));
    const ComboLook look{
        .label = "Scenario",
        .hint = {"Scenario", "A list of interventions that is compared with the base map, always in violet.",
                 ""}};
    if (const auto chosen = combo(ui, "scenario", rect, value, items, look)) {
        if (*chosen == 0) {
            actions.push_back(SetScenario{std::nullopt});
        } else if (*chosen <= journey.scenarios.size()) {
            actions.push_back(SetScenario{journey.scenarios[*chosen - 1].id});
        } else {
            actions.push_back(Run{CommandId::add_scenario});
        }
    }
    return x + w + ui.px(8);
}

// Beside the export, where there is room; the menu has it too.
void draw_people_switch(Ui& ui, const Session& session, Actions& actions, double from, const Rect& before) {
    const double side = ui.px(button_w);
    const Rect rect{before.x - side - ui.px(12), before.center().y - side / 2, side, side};
    if (rect.x < from) return;
    const IconButtonLook look{
        .is_active = session.watching.is_on,
        .enabled = is_enabled(session, CommandId::watch_people) ? Enabled::yes : Enabled::no,
        .hint = hint_of(session, CommandId::watch_people,
                        "A sample of single people walks over the map, month by month.")};
    if (icon_button(ui, "people-walking", rect, Icon::people, look))
        actions.push_back(Run{CommandId::watch_people});
}

double draw_views(Ui& ui, const Session& session, Actions& actions, double x, const Rect& area) {
    constexpr std::array<std::string_view, 3> labels{"Map", "Compare", "Table"};
    const double w = segments_width(ui, labels);
    const Rect rect = middle({x, area.y, w, area.h}, w, ui.px(size::button_h));
    if (const auto chosen = segments(ui, "view", rect, labels, static_cast<int>(session.view)))
        actions.push_back(SetView{static_cast<MainView>(*chosen)});
    return x + w + ui.px(12);
}

// What the compare view is about: goal and scenarios.
double draw_comparison_choice(Ui& ui, const Session& session, Actions& actions, double x, const Rect& area) {
    const double goal_w = goal_combo_width(ui, session);
    append(actions, goal_combo(ui, session, {x + goal_w, area.center().y}));
    x += goal_w + ui.px(8);
    if (shown_journey(session).scenarios.empty()) return x;
    const double w = compared_choice_width(ui, session);
    append(actions,
           draw_compared_choice(ui, session, middle({x, area.y, w, area.h}, w, ui.px(size::button_h))));
    return x + w + ui.px(8);
}

} // namespace

Actions draw_toolbar(Ui& ui, const Session& session, const Rect& area) {
    const Theme& look = ui.theme();
    const PanelWindow window(ui, "toolbar", area, look.panel);
    Actions actions;
    const bool is_map = session.view == MainView::map;
    double x = area.x + ui.px(8);
    if (is_map) x = draw_divider(ui, draw_tools(ui, session, actions, x, area) - ui.px(4), area);
    x = draw_history_buttons(ui, session, actions, x, area);
    x = draw_divider(ui, x, area) + ui.px(4);
    x = draw_views(ui, session, actions, x, area);
    const bool is_compare = session.view == MainView::compare;
    if (is_compare) x = draw_comparison_choice(ui, session, actions, x, area);
    x = draw_people(ui, session, actions, x, area);
    if (!is_compare) x = draw_scenarios(ui, session, actions, x, area);

    const double w = button_width(ui, "Export", true);
    const Rect export_rect =
        middle({area.right() - ui.px(8) - w, area.y, w, area.h}, w, ui.px(size::button_h));
    if (is_map) draw_people_switch(ui, session, actions, x, export_rect);
    const bool can_export = is_enabled(session, CommandId::export_map);
    if (button(ui, "export", export_rect, "Export",
               {.style = ButtonStyle::filled,
                .icon = Icon::export_arrow,
                .enabled = can_export ? Enabled::yes : Enabled::no,
                .hint = "The map as a vector picture for clients: SVG, PDF or PNG"}))
        actions.push_back(Run{CommandId::export_map});
    horizontal_line(ui, area.x, area.bottom() - ui.px(1), area.w, look.line);
    return actions;
}

} // namespace waymark
