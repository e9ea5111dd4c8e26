#include "session/session.h"

#include <algorithm>
#include <utility>

#include "journey/lookup.h"

namespace waymark {

namespace {

bool is_added_by(const Scenario& scenario, const Owner& owner) {
    for (const auto& intervention : scenario.interventions)
        for (const auto& change : intervention.changes) {
            if (const auto* added = std::get_if<AddTouchpoint>(&change);
                added && owner.kind == OwnerKind::touchpoint && added->touchpoint.id == owner.id)
                return true;
            if (const auto* added = std::get_if<AddLink>(&change);
                added && owner.kind == OwnerKind::link && added->link.key() == LinkKey{owner.id, owner.to})
                return true;
        }
    return false;
}

bool has_intervention(const Journey& journey, const std::string& id) {
    return std::ranges::any_of(journey.scenarios, [&](const Scenario& scenario) {
        return find_intervention(scenario, id) != nullptr;
    });
}

} // namespace

Session make_session(Preferences preferences) {
    Session session;
    session.step_views.resize(1);
    session.in_force = session.history.current();
    session.preferences = std::move(preferences);
    return session;
}

Snapshot shown_snapshot(const Session& session) {
    return session.preview ? session.preview : session.history.current();
}

const Journey& shown_journey(const Session& session) {
    return session.preview ? *session.preview : *session.history.current();
}

const Journey& edited_journey(const Session& session) {
    return is_recording(session) ? *session.in_force : shown_journey(session);
}

bool has_unsaved_changes(const Session& session) {
    if (session.on_start_screen) return false;
    if (session.file_differs) return true;
    const Snapshot& current = session.history.current();
    const Snapshot& kept = session.saved ? session.saved : session.history.first();
    return current != kept && *current != *kept;
}

bool is_recording(const Session& session) {
    return session.scenario && session.recording;
}

bool is_selected(const Session& session, const Owner& owner) {
    return std::ranges::find(session.selection, owner) != session.selection.end();
}

const Scenario* active_scenario(const Session& session) {
    return session.scenario ? find_scenario(shown_journey(session), *session.scenario) : nullptr;
}

std::string document_name(const Session& session) {
    if (const auto& title = shown_journey(session).title; !title.empty()) return title;
    if (!session.path.empty()) {
        const std::string name = session.path.filename().string();
        return name.substr(0, name.find('.'));
    }
    return "Untitled journey";
}

std::vector<std::string> selected_touchpoints(const Session& session) {
    std::vector<std::string> ids;
    for (const auto& owner : session.selection)
        if (owner.kind == OwnerKind::touchpoint) ids.push_back(owner.id);
    return ids;
}

bool exists(const Journey& journey, const Owner& owner) {
    const auto in_a_scenario = [&] {
        return std::ranges::any_of(journey.scenarios,
                                   [&](const Scenario& scenario) { return is_added_by(scenario, owner); });
    };
    switch (owner.kind) {
    case OwnerKind::stage: return find_stage(journey, owner.id) != nullptr;
    case OwnerKind::touchpoint: return find_touchpoint(journey, owner.id) || in_a_scenario();
    case OwnerKind::link: return find_link(journey, {owner.id, owner.to}) || in_a_scenario();
    case OwnerKind::persona: return find_persona(journey, owner.id) != nullptr;
    case OwnerKind::scenario: return find_scenario(journey, owner.id) != nullptr;
    case OwnerKind::intervention: return has_intervention(journey, owner.id);
    case OwnerKind::text_lane: return find_lane(journey, owner.id) != nullptr;
    case OwnerKind::none:
    case OwnerKind::lane:
    case OwnerKind::curve:
    case OwnerKind::chart:
    case OwnerKind::legend:
    case OwnerKind::title: return false;
    }
    return false;
}

} // namespace waymark
