#include "edit/paste.h"

#include <algorithm>
#include <map>
#include <utility>

#include "edit/first_persona.h"
#include "journey/lookup.h"

namespace waymark {

namespace {

// The journey's stage for each of the fragment's.
std::map<std::string, std::string> matched_stages(const Journey& journey, const Fragment& fragment,
                                                  const PastePlace& place) {
    const bool is_known = find_stage(journey, place.stage) != nullptr;
    const std::string otherwise = is_known ? place.stage : journey.stages.back().id;
    std::map<std::string, std::string> matched;
    for (const auto& stage : fragment.stages) {
        const auto same_name = std::ranges::find(journey.stages, stage.name, &Stage::name);
        if (place.cell)
            matched[stage.id] = place.cell->stage;
        else if (find_stage(journey, stage.id))
            matched[stage.id] = stage.id;
        else
            matched[stage.id] = same_name != journey.stages.end() ? same_name->id : otherwise;
    }
    return matched;
}

std::size_t behind(const Journey& journey, const std::string& touchpoint) {
    return static_cast<std::size_t>(index_of_touchpoint(journey, touchpoint)) + 1;
}

// Behind the stage's last touchpoint, or at the end of all where it has none.
std::size_t end_of_stage(const Journey& journey, const std::string& stage) {
    const auto last = std::find_if(journey.touchpoints.rbegin(), journey.touchpoints.rend(),
                                   [&](const Touchpoint& one) { return one.stage == stage; });
    if (last == journey.touchpoints.rend()) return journey.touchpoints.size();
    return static_cast<std::size_t>(journey.touchpoints.rend() - last);
}

// Where the next touchpoint of that stage goes, given what was inserted there before it.
std::size_t position_in(const Journey& working, const std::string& stage, const PastePlace& place,
                        const std::map<std::string, std::string>& inserted) {
    if (const auto last = inserted.find(stage); last != inserted.end()) return behind(working, last->second);
    if (place.cell) {
        const auto before = index_of_touchpoint(working, place.cell->before);
        return before >= 0 ? static_cast<std::size_t>(before) : end_of_stage(working, stage);
    }
    const auto* after = find_touchpoint(working, place.after);
    return after && after->stage == stage ? behind(working, place.after) : end_of_stage(working, stage);
}

bool are_in_one_lane(const Fragment& fragment) {
    return std::ranges::all_of(fragment.touchpoints, [&](const Touchpoint& one) {
        return one.lane == fragment.touchpoints.front().lane;
    });
}

} // namespace

Pasted pasted(const Journey& journey, const Fragment& fragment, const PastePlace& place,
              std::vector<std::string> taken) {
    const auto stages = matched_stages(journey, fragment, place);
    const bool takes_lane_of_cell = place.cell && place.cell->lane && are_in_one_lane(fragment);
    Journey working = journey; // each position is one after the insertions before it
    std::map<std::string, std::string> new_ids;
    std::map<std::string, std::string> inserted; // the last one by stage
    Pasted result;
    for (Touchpoint touchpoint : fragment.touchpoints) {
        const bool is_free = std::ranges::find(taken, touchpoint.id) == taken.end();
        const std::string id = is_free ? touchpoint.id : make_id(touchpoint.name, taken);
        new_ids[touchpoint.id] = id;
        taken.push_back(id);
        touchpoint.id = id;
        touchpoint.stage = stages.at(touchpoint.stage);
        if (takes_lane_of_cell) touchpoint.lane = *place.cell->lane;
        const auto position = position_in(working, touchpoint.stage, place, inserted);
        inserted[touchpoint.stage] = id;
        working.touchpoints.insert(working.touchpoints.begin() + static_cast<std::ptrdiff_t>(position),
                                   touchpoint);
        result.touchpoints.push_back(id);
        result.edits.emplace_back(InsertTouchpoint{std::move(touchpoint), position});
    }
    for (Link link : fragment.links) {
        link.from = new_ids.at(link.from);
        if (link.to != done_target) link.to = new_ids.at(link.to);
        result.edits.emplace_back(InsertLink{link});
    }
    if (!result.touchpoints.empty())
        if (auto persona = first_persona(journey, result.touchpoints.front()))
            result.edits.push_back(std::move(*persona));
    return result;
}

} // namespace waymark
