#include "panels/inspector.h"

#include <algorithm>
#include <utility>

#include "journey/lookup.h"
#include "panels/inspector_page.h"

#include <imgui.h>

namespace waymark {

namespace {

constexpr double margin = 16;

std::string scenario_of_intervention(const Journey& journey, const std::string& intervention) {
    for (const Scenario& scenario : journey.scenarios) {
        if (find_intervention(scenario, intervention) != nullptr) return scenario.id;
    }
    return "";
}

void draw_page(InspectorPage& page) {
    const std::vector<std::string> touchpoints = selected_touchpoints(page.session);
    if (page.session.selection.empty()) return draw_journey_page(page);
    if (!touchpoints.empty()) return draw_touchpoints_page(page, touchpoints);
    const Owner& owner = page.session.selection.front();
    switch (owner.kind) {
    case OwnerKind::stage: return draw_stage_page(page, owner.id);
    case OwnerKind::link: return draw_link_page(page, {owner.id, owner.to});
    case OwnerKind::persona: return draw_persona_page(page, owner.id);
    case OwnerKind::scenario: return draw_scenario_page(page, owner.id, "");
    case OwnerKind::intervention:
        return draw_scenario_page(page, scenario_of_intervention(shown_journey(page.session), owner.id),
                                  owner.id);
    case OwnerKind::text_lane: return draw_text_lane_page(page, owner.id);
    case OwnerKind::touchpoint:
    case OwnerKind::none:
    case OwnerKind::lane:
    case OwnerKind::curve:
    case OwnerKind::chart:
    case OwnerKind::legend:
    case OwnerKind::title: return draw_journey_page(page);
    }
}

// Fields of another element are other fields, so that what is typed for one never ends up in another.
int id_of_selection(const Session& session) {
    std::string all;
    for (const Owner& owner : session.selection)
        all += std::to_string(static_cast<int>(owner.kind)) + owner.id + ">" + owner.to + ";";
    return static_cast<int>(ImGui::GetID(all.c_str()));
}

// Its name stands nowhere on the map.
bool is_named_here(const Owner& owner) {
    return owner.kind == OwnerKind::persona || owner.kind == OwnerKind::text_lane ||
           owner.kind == OwnerKind::scenario || owner.kind == OwnerKind::intervention;
}

} // namespace

Actions draw_inspector(Ui& ui, const Session& session, InspectorState& state, const Rect& area) {
    const Theme& look = ui.theme();
    PanelWindow window(ui, "inspector", area, look.panel, Scrolls::yes);
    vertical_line(ui, area.x, area.y, area.h, look.line);
    const Rect inside = without_left(area, ui.px(1));
    const int selection = id_of_selection(session);
    double top = window.origin().y;
    if (std::exchange(state.shown, selection) != selection) { // another page is read from its top
        top += ImGui::GetScrollY();
        ImGui::SetScrollY(0);
    }
    ImGui::PushID(selection);
    const Column column(ui, {inside.x + ui.px(margin), top}, inside.w - 2 * ui.px(margin));
    InspectorPage page{ui, session, state, column, {}, false};
    if (session.renaming && is_named_here(*session.renaming)) {
        request_focus(ui, "inspector/name");
        page.actions.push_back(EndRename{});
    }
    ui.hints_beside = true; // below they would cover the next fields
    draw_page(page);
    ui.hints_beside = false;
    ImGui::PopID();
    page.column.space(24);
    window.reach(page.column.y());
    return std::move(page.actions);
}

} // namespace waymark
