#include "canvas/map_edits.h"

#include <algorithm>
#include <set>

#include "edit/first_persona.h"
#include "journey/lookup.h"
#include "session/route.h"

namespace waymark {

namespace {

bool holds(const std::vector<std::string>& ids, const std::string& id) {
    return std::ranges::find(ids, id) != ids.end();
}

} // namespace

std::size_t position_of(const Journey& journey, const DropPlace& place,
                        const std::vector<std::string>& taken_out) {
    std::size_t position = 0;
    std::size_t end_of_stage = SIZE_MAX;
    for (const auto& touchpoint : journey.touchpoints) {
        if (holds(taken_out, touchpoint.id)) continue;
        if (touchpoint.id == place.before) return position;
        ++position;
        if (touchpoint.stage == place.stage) end_of_stage = position;
    }
    return end_of_stage;
}

std::vector<Edit> edits_to_move(const Journey& in_force, const std::vector<std::string>& touchpoints,
                                const DropPlace& place) {
    std::vector<const Touchpoint*> moved;
    std::set<Lane> lanes;
    for (const auto& touchpoint : in_force.touchpoints)
        if (holds(touchpoints, touchpoint.id)) {
            moved.push_back(&touchpoint);
            lanes.insert(touchpoint.lane);
        }
    // Each goes in front of `before`, or to the end of the stage, so their order stays.
    DropPlace target = place;
    while (!target.before.empty() && holds(touchpoints, target.before)) {
        const auto next = static_cast<std::size_t>(index_of_touchpoint(in_force, target.before)) + 1;
        target.before.clear();
        if (next < in_force.touchpoints.size() && in_force.touchpoints[next].stage == place.stage)
            target.before = in_force.touchpoints[next].id;
    }
    std::vector<Edit> edits;
    Journey working = in_force; // each position is one after the moves before it
    for (const auto* touchpoint : moved) {
        const Lane lane = lanes.size() > 1 ? touchpoint->lane : place.lane;
        const auto from = static_cast<std::size_t>(index_of_touchpoint(working, touchpoint->id));
        const auto last = working.touchpoints.size() - 1;
        const auto position = std::min(position_of(working, target, {touchpoint->id}), last);
        if (touchpoint->stage == place.stage && touchpoint->lane == lane && position == from) continue;
        edits.push_back(MoveTouchpoint{touchpoint->id, place.stage, lane, position});
        Touchpoint taken = working.touchpoints[from];
        taken.stage = place.stage;
        working.touchpoints.erase(working.touchpoints.begin() + static_cast<std::ptrdiff_t>(from));
        working.touchpoints.insert(working.touchpoints.begin() + static_cast<std::ptrdiff_t>(position),
                                   std::move(taken));
    }
    return edits;
}

Addition addition_of(const Journey& journey, const Drawn& drawn, std::string_view name) {
    Touchpoint touchpoint;
    touchpoint.name = name.empty() ? "New touchpoint" : std::string(name);
    touchpoint.id = make_id(touchpoint.name, taken_touchpoint_ids(journey));
    touchpoint.stage = drawn.place.stage;
    touchpoint.lane = drawn.place.lane;
    Addition addition{touchpoint.id, {InsertTouchpoint{touchpoint, position_of(journey, drawn.place)}}};
    if (drawn.linked_from)
        addition.edits.push_back(InsertLink{{.from = *drawn.linked_from, .to = touchpoint.id}});
    if (auto persona = first_persona(journey, touchpoint.id)) addition.edits.push_back(std::move(*persona));
    return addition;
}

std::vector<Edit> edits_to_link(const Journey& in_force, const LinkKey& link) {
    if (find_link(in_force, link)) return {};
    return {InsertLink{{.from = link.from, .to = link.to}}};
}

NewStage new_stage_at(const Journey& journey, std::size_t position) {
    std::vector<std::string> taken;
    for (const auto& stage : journey.stages)
        taken.push_back(stage.id);
    const std::string id = make_id("New stage", taken);
    // Like its neighbour before, so that nobody becomes a customer or stops being one by accident.
    const auto neighbour = std::min(position == 0 ? 0 : position - 1, journey.stages.size() - 1);
    return {id, {InsertStage{{id, "New stage", journey.stages[neighbour].relationship}, position}}};
}

} // namespace waymark
