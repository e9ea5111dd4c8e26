#include "session/command_run.h"

#include <algorithm>
#include <utility>

#include "journey/lookup.h"

namespace waymark {

namespace {

constexpr double zoom_step = 1.25;

template <class Element>
std::vector<std::string> ids_of(const std::vector<Element>& list) {
    std::vector<std::string> ids;
    for (const auto& element : list)
        ids.push_back(element.id);
    return ids;
}

Action zoomed(const Session& session, double zoom) {
    Camera camera = session.camera;
    camera.zoom = zoom;
    camera.fitted = false;
    return SetCamera{camera};
}

template <class Change>
Action with_preferences(const Session& session, Change change) {
    Preferences preferences = session.preferences;
    change(preferences);
    return SetPreferences{preferences};
}

// The dock opens for it where it is closed.
std::vector<Action> show_page(const Session& session, DockPage page) {
    std::vector<Action> actions{SetDockPage{page}};
    if (!session.preferences.dock_open)
        actions.push_back(with_preferences(session, [](auto& p) { p.dock_open = true; }));
    return actions;
}

std::vector<Action> add_stage(const Session& session) {
    const auto& journey = shown_journey(session);
    const std::string id = make_id("New stage", ids_of(journey.stages));
    const Owner owner{OwnerKind::stage, id, ""};
    return {Commit{{InsertStage{{id, "New stage", Relationship::customer}}}, "", {{owner}}},
            BeginRename{owner}};
}

std::vector<Action> add_persona(const Session& session) {
    const auto& journey = shown_journey(session);
    Persona persona;
    persona.id = make_id("New persona", ids_of(journey.personas));
    persona.name = "New persona";
    persona.start = {{journey.touchpoints.front().id, 1}};
    return {Commit{{InsertPersona{persona}}, "", {{Owner{OwnerKind::persona, persona.id, ""}}}}};
}

std::vector<Action> add_text_lane(const Session& session) {
    const std::string id = make_id("New lane", ids_of(shown_journey(session).lanes));
    return {Commit{{InsertTextLane{{id, "New lane", {}}}}, "", {{Owner{OwnerKind::text_lane, id, ""}}}}};
}

std::vector<Action> add_scenario(const Session& session) {
    const std::string id = make_id("New scenario", ids_of(shown_journey(session).scenarios));
    return {
        Commit{{InsertScenario{{id, "New scenario", "", {}}}}, "", {{Owner{OwnerKind::scenario, id, ""}}}},
        SetScenario{id}};
}

// A new intervention is what the next edits go into.
std::vector<Action> add_intervention(const Session& session) {
    Scenario scenario = *active_scenario(session);
    Intervention intervention;
    intervention.id = make_id("New intervention", ids_of(scenario.interventions));
    intervention.name = "New intervention";
    scenario.interventions.push_back(intervention);
    return {Commit{{UpdateScenario{scenario}},
                   "",
                   {{Owner{OwnerKind::intervention, intervention.id, scenario.id}}}},
            SetRecording{intervention.id}};
}

std::vector<Action> toggle_recording(const Session& session) {
    if (session.recording) return {SetRecording{}};
    const auto& interventions = active_scenario(session)->interventions;
    const auto first = std::ranges::find_if(interventions, &Intervention::enabled);
    if (first == interventions.end()) return add_intervention(session);
    return {SetRecording{first->id}};
}

std::vector<Action> select_all(const Session& session) {
    std::vector<Owner> all;
    for (const auto& touchpoint : session.in_force->touchpoints)
        all.push_back({OwnerKind::touchpoint, touchpoint.id, ""});
    return {Select{all}};
}

} // namespace

std::vector<Edit> edits_that_erase(const Session& session) {
    const auto& journey = shown_journey(session);
    const auto touchpoints = selected_touchpoints(session);
    const auto goes_with_its_end = [&](const Owner& link) {
        return std::ranges::find(touchpoints, link.id) != touchpoints.end() ||
               std::ranges::find(touchpoints, link.to) != touchpoints.end();
    };
    std::vector<Edit> edits;
    if (!touchpoints.empty()) edits.push_back(EraseTouchpoints{touchpoints});
    for (const auto& owner : session.selection) {
        if (owner.kind == OwnerKind::link && !goes_with_its_end(owner))
            edits.push_back(EraseLink{{owner.id, owner.to}});
        if (owner.kind == OwnerKind::stage) edits.push_back(EraseStage{owner.id});
        if (owner.kind == OwnerKind::persona) edits.push_back(ErasePersona{owner.id});
        if (owner.kind == OwnerKind::text_lane) edits.push_back(EraseTextLane{owner.id});
        if (owner.kind == OwnerKind::scenario) edits.push_back(EraseScenario{owner.id});
        if (owner.kind == OwnerKind::intervention)
            for (Scenario scenario : journey.scenarios)
                if (std::erase_if(scenario.interventions, [&](const Intervention& one) {
                        return one.id == owner.id && scenario.id == owner.to;
                    }) > 0)
                    edits.push_back(UpdateScenario{scenario});
    }
    return edits;
}

std::vector<Action> actions_of(const Session& session, CommandId id) {
    switch (id) {
    case CommandId::new_journey: return {NewJourney{}};
    case CommandId::open: return {Open{}};
    case CommandId::save: return {Save{}};
    case CommandId::save_as: return {SaveAs{}};
    case CommandId::export_map: return {Export{}};
    case CommandId::export_table: return {ExportText{TextExport::table}};
    case CommandId::export_mermaid: return {ExportText{TextExport::mermaid}};
    case CommandId::copy_as_table: return {CopyAsTable{}};
    case CommandId::import_table: return {ImportTable{}};
    case CommandId::versions: return {ShowVersions{}};
    case CommandId::start_screen: return {GoToStart{}};
    case CommandId::quit: return {RequestClose{}};
    case CommandId::undo: return {Undo{}};
    case CommandId::redo: return {Redo{}};
    case CommandId::history: return {ShowDialog{HistorySheet{}}};
    case CommandId::cut: return {CutSelection{}};
    case CommandId::copy: return {CopySelection{}};
    case CommandId::paste: return {Paste{}};
    case CommandId::duplicate: return {DuplicateSelection{}};
    case CommandId::rename: return {BeginRename{session.selection.front()}};
    case CommandId::erase: return {Commit{edits_that_erase(session), "", {}}};
    case CommandId::select_all: return select_all(session);
    case CommandId::select_none: return {Select{}};
    case CommandId::view_map: return {SetView{MainView::map}};
    case CommandId::view_compare: return {SetView{MainView::compare}};
    case CommandId::view_table: return {SetView{MainView::table}};
    case CommandId::fit: {
        Camera camera = session.camera;
        camera.fitted = true;
        return {SetCamera{camera}};
    }
    case CommandId::zoom_in: return {zoomed(session, session.camera.zoom * zoom_step)};
    case CommandId::zoom_out: return {zoomed(session, session.camera.zoom / zoom_step)};
    case CommandId::zoom_100: return {zoomed(session, 1)};
    case CommandId::toggle_outline:
        return {with_preferences(session, [](auto& p) { p.outline_open = !p.outline_open; })};
    case CommandId::toggle_inspector:
        return {with_preferences(session, [](auto& p) { p.inspector_open = !p.inspector_open; })};
    case CommandId::toggle_dock:
        return {with_preferences(session, [](auto& p) { p.dock_open = !p.dock_open; })};
    case CommandId::dock_charts: return show_page(session, DockPage::charts);
    case CommandId::dock_levers: return show_page(session, DockPage::levers);
    case CommandId::dock_worth: return show_page(session, DockPage::worth);
    case CommandId::dock_seek: return show_page(session, DockPage::seek);
    case CommandId::toggle_theme:
        return {with_preferences(session, [](auto& p) {
            p.theme = p.theme == ThemeName::light ? ThemeName::dark : ThemeName::light;
        })};
    case CommandId::toggle_curve_range:
        return {with_preferences(session, [](auto& p) { p.curve_fits = !p.curve_fits; })};
    case CommandId::toggle_moment_dots:
        return {with_preferences(session, [](auto& p) { p.moment_dots = !p.moment_dots; })};
    case CommandId::settings: return {ShowDialog{SettingsDialog{}}};
    case CommandId::watch_people: return {WatchPeople{!session.watching.is_on}};
    case CommandId::pause_people: return {WatchPeople{true, !session.watching.is_paused}};
    case CommandId::select_tool: return {SetTool{Tool::select}};
    case CommandId::touchpoint_tool: return {SetTool{Tool::touchpoint}};
    case CommandId::link_tool: return {SetTool{Tool::link}};
    case CommandId::stage_tool: return {SetTool{Tool::stage}};
    case CommandId::add_stage: return add_stage(session);
    case CommandId::add_persona: return add_persona(session);
    case CommandId::add_text_lane: return add_text_lane(session);
    case CommandId::add_scenario: return add_scenario(session);
    case CommandId::add_intervention: return add_intervention(session);
    case CommandId::toggle_recording: return toggle_recording(session);
    case CommandId::base_only: return {SetScenario{}};
    case CommandId::erase_scenario: return {Commit{{EraseScenario{*session.scenario}}, "", {}}};
    case CommandId::shortcuts: return {ShowDialog{ShortcutSheet{}}};
    case CommandId::about: return {ShowDialog{AboutSheet{}}};
    }
    return {};
}

} // namespace waymark
