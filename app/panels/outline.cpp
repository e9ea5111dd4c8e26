#include "panels/outline.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "imgui/input.h"
#include "journey/lookup.h"
#include "panels/popup.h"
#include "panels/text_field.h"
#include "panels/widgets.h"
#include "panels/window.h"

#include <imgui.h>

namespace waymark {

namespace {

constexpr double margin = 8;
constexpr double section_gap = 8;

// Click selects, with Shift or Ctrl adds or takes out.
Select selection_after_click(const Session& session, const Owner& owner) {
    const bool adds = ImGui::GetIO().KeyShift || ImGui::GetIO().KeyCtrl;
    if (!adds) return {{owner}};
    std::vector<Owner> next = session.selection;
    const auto known = std::find(next.begin(), next.end(), owner);
    if (known == next.end()) {
        next.push_back(owner);
    } else {
        next.erase(known);
    }
    return {next};
}

// The heading of a part of the outline, with a plus where something can be added.
void part_heading(Ui& ui, Column& column, std::string_view label, std::optional<CommandId> add,
                  std::string_view count, const Session& session, Actions& actions) {
    const Rect row = column.row(28);
    const TypeStyle style{type::small.em, type::small.line, Weight::semibold};
    text(ui, inset(row, ui.px(margin), 0), label, style, ui.theme().text_2);
    if (!count.empty())
        text(ui, inset(row, ui.px(margin), 0), count, type::small, ui.theme().text_2, Align::right);
    if (!add) return;
    const Rect plus{row.right() - ui.px(26), row.y + ui.px(2), ui.px(24), ui.px(24)};
    const Hint about{menu_label(session, *add), "", to_text(command(*add).shortcut)};
    if (icon_button(ui, "add." + std::string(label), plus, Icon::plus,
                    {.hint = about, .icon_units = 12, .is_quiet = true}))
        actions.push_back(Run{*add});
}

// A row that shows a name, or takes a new one after a double click or F2.
struct NameRow {
    Owner owner;
    std::string name;
    std::string probe_name;
    RowLook look;
};

bool begins_rename(Ui& ui, const Touch& on) {
    const bool by_key = on.focused && ui.focus.ring_shown && was_key_pressed(ImGuiKey_Enter, false) &&
                        ImGui::GetIO().KeyShift;
    return on.double_clicked || by_key;
}

// Draws the row; returns the gesture on its name, changed in `row.name`.
Gesture name_row(Ui& ui, const Session& session, OutlineState& state, Column& column, NameRow& row,
                 Actions& actions, RowTouch* touched = nullptr) {
    row.look.is_selected = is_selected(session, row.owner);
    const double width = column.width() - 2 * ui.px(4);
    const bool is_renamed = state.renaming == row.probe_name;
    const double height =
        is_renamed ? ui.px(size::tree_row_h) : tree_row_height(ui, width, row.name, row.look);
    const Rect rect = inset(column.row_px(height), ui.px(4), 0);
    if (is_renamed) {
        const double left = ui.px(row.look.indent_units + (row.look.icon || row.look.has_marker ? 20 : 14));
        const Gesture gesture = text_field(ui, row.probe_name + ".name", without_left(rect, left), row.name,
                                           {.style = type::small});
        const bool still_typing = ui.typing.id != 0;
        if (!still_typing && ui.focus.requested.empty()) state.renaming.clear();
        return gesture;
    }
    const RowTouch on = tree_row(ui, row.probe_name, rect, row.name, row.look);
    if (touched != nullptr) *touched = on;
    if (begins_rename(ui, on.touch)) {
        state.renaming = row.probe_name;
        request_focus(ui, ui.scope + row.probe_name + ".name");
    } else if (on.touch.clicked && !on.toggled) {
        actions.push_back(selection_after_click(session, row.owner));
    }
    return Gesture::none;
}

// The row of an element that is renamed in it; Update is the edit that takes the renamed element.
template <class Update, class Element>
RowTouch element_row(Ui& ui, const Session& session, OutlineState& state, Column& column, OwnerKind kind,
                     const Element& element, RowLook look, Actions& actions) {
    const std::string word(name_of(kind));
    NameRow row{{kind, element.id, ""}, element.name, word + "/" + element.id, std::move(look)};
    RowTouch on;
    const Gesture gesture = name_row(ui, session, state, column, row, actions, &on);
    if (gesture == Gesture::none) return on;
    Element renamed = element;
    renamed.name = row.name;
    add_gesture(ui, actions, gesture, {Update{renamed}});
    return on;
}

void draw_touchpoint(Ui& ui, const Session& session, OutlineState& state, Column& column,
                     const Touchpoint& touchpoint, Actions& actions) {
    element_row<UpdateTouchpoint>(
        ui, session, state, column, OwnerKind::touchpoint, touchpoint,
        {.indent_units = 12,
         .icon = icon_for_channel(touchpoint.channel),
         .has_star = touchpoint.moment_of_truth,
         .hint = {touchpoint.name, touchpoint.channel, touchpoint.moment_of_truth ? "Moment of truth" : ""}},
        actions);
}

void draw_stages(Ui& ui, const Session& session, OutlineState& state, Column& column, Actions& actions) {
    const Journey& journey = shown_journey(session);
    part_heading(ui, column, "Outline", CommandId::add_stage, "", session, actions);
    for (const Stage& stage : journey.stages) {
        const bool is_open = !state.folded_stages.contains(stage.id);
        const RowTouch on = element_row<UpdateStage>(ui, session, state, column, OwnerKind::stage, stage,
                                                     {.is_strong = true, .is_open = is_open}, actions);
        if (on.toggled) {
            if (is_open) {
                state.folded_stages.insert(stage.id);
            } else {
                state.folded_stages.erase(stage.id);
            }
        }
        if (!is_open) continue;
        for (const Touchpoint& touchpoint : journey.touchpoints) {
            if (touchpoint.stage != stage.id) continue;
            draw_touchpoint(ui, session, state, column, touchpoint, actions);
        }
    }
}

void draw_personas(Ui& ui, const Session& session, OutlineState& state, Column& column, Actions& actions) {
    const Journey& journey = shown_journey(session);
    part_heading(ui, column, "Personas", CommandId::add_persona, "", session, actions);
    if (journey.personas.empty()) {
        const Rect room = inset(column.row(48), ui.px(margin), 0);
        paragraph(ui, {room.x, room.y}, room.w, "Nobody walks this map yet.", type::small, ui.theme().text_2);
    }
    double total = 0;
    for (const Persona& persona : journey.personas)
        total += persona.share;
    for (std::size_t i = 0; i < journey.personas.size(); ++i) {
        const Persona& persona = journey.personas[i];
        const long percent = total > 0 ? std::lround(100 * persona.share / total) : 0;
        const std::string share = std::to_string(percent) + " %";
        const RowTouch on = element_row<UpdatePersona>(
            ui, session, state, column, OwnerKind::persona, persona,
            {.detail = share,
             .has_marker = true,
             .hint = {persona.name, persona.description, share + " of the people who enter"}},
            actions);
        if (on.icon_rect.w > 0) marker(ui, i, on.icon_rect.center());
    }
}

void draw_scenarios(Ui& ui, const Session& session, OutlineState& state, Column& column, Actions& actions) {
    const Journey& journey = shown_journey(session);
    part_heading(ui, column, "Scenarios", CommandId::add_scenario, "", session, actions);
    for (const Scenario& scenario : journey.scenarios) {
        const bool is_active = session.scenario == scenario.id;
        const RowTouch on =
            element_row<UpdateScenario>(ui, session, state, column, OwnerKind::scenario, scenario,
                                        {.icon = Icon::scenario,
                                         .icon_color = is_active ? ui.theme().scenario : ui.theme().text_3,
                                         .hint = {scenario.name, scenario.description,
                                                  is_active ? "Compared with the base map now"
                                                            : "Click to compare it with the base map"}},
                                        actions);
        if (on.touch.clicked && !is_active) actions.push_back(SetScenario{scenario.id});
    }
}

Actions draw_elements(Ui& ui, const Session& session, OutlineState& state, const Rect& area) {
    const Theme& look = ui.theme();
    Actions actions;
    PanelWindow window(ui, "outline", area, look.panel, Scrolls::yes);
    vertical_line(ui, area.right() - ui.px(1), area.y, area.h, look.line);
    Column column(ui, {window.origin().x, window.origin().y + ui.px(4)}, area.w - ui.px(1));
    draw_stages(ui, session, state, column, actions);
    column.space(section_gap);
    column.divider(0);
    column.space(4);
    draw_personas(ui, session, state, column, actions);
    column.space(section_gap);
    column.divider(0);
    column.space(4);
    draw_scenarios(ui, session, state, column, actions);
    column.space(section_gap);
    window.reach(column.y());
    return actions;
}

} // namespace

Actions draw_outline(Ui& ui, const Session& session, OutlineState& state, const Rect& area) {
    // The checks stay in sight at the foot, however long the map is.
    const double checks_h = checks_height(ui, session, state.checks, area);
    const double elements_h = area.h - checks_h;
    Actions actions = draw_elements(ui, session, state, {area.x, area.y, area.w, elements_h});
    append(actions, draw_checks(ui, session, state.checks, {area.x, area.y + elements_h, area.w, checks_h}));
    return actions;
}

Actions draw_outline_rail(Ui& ui, const Session& session, const Rect& area) {
    struct Entry {
        std::string_view name;
        Icon glyph;
        std::string_view about;
    };
    constexpr std::array entries{
        Entry{"outline", Icon::list, "Stages and touchpoints"}, Entry{"personas", Icon::person, "Personas"},
        Entry{"scenarios", Icon::scenario, "Scenarios"}, Entry{"checks", Icon::warning, "Checks"}};
    const Theme& look = ui.theme();
    const PanelWindow window(ui, "rail", area, look.panel);
    vertical_line(ui, area.right() - ui.px(1), area.y, area.h, look.line);
    Actions actions;
    const double side = ui.px(28);
    double y = area.y + ui.px(10);
    bool opens = false;
    for (const Entry& entry : entries) {
        const Rect rect = middle({area.x, y, area.w - ui.px(1), side}, side, side);
        opens |= icon_button(ui, entry.name, rect, entry.glyph, {.hint = {"", std::string(entry.about), ""}});
        y += ui.px(40);
    }
    const Rect chevron = middle({area.x, area.bottom() - ui.px(36), area.w - ui.px(1), side}, side, side);
    opens |= icon_button(ui, "open", chevron, Icon::chevron_right,
                         {.hint = {"", "Open the outline", ""}, .icon_units = 12});
    if (opens) {
        Preferences next = session.preferences;
        next.outline_open = true;
        actions.push_back(SetPreferences{next});
    }
    return actions;
}

} // namespace waymark
