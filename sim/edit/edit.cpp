#include "edit/edit.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "edit/settle.h"
#include "journey/lookup.h"
#include "journey/validate.h"

namespace waymark {

Edit::Edit(const Edit&) = default;
Edit::Edit(Edit&&) noexcept = default;
Edit& Edit::operator=(const Edit&) = default;
Edit& Edit::operator=(Edit&&) noexcept = default;
Edit::~Edit() = default;

namespace {

// Nothing: the edit was made. Otherwise why not.
using Refusal = std::optional<Problem>;

std::string quoted(const std::string& name) {
    return "“" + name + "”";
}
std::string shown_name(const auto& element) {
    return element.name.empty() ? element.id : element.name;
}

auto find_in(auto& list, std::string_view id) {
    return std::ranges::find(list, id, [](const auto& element) -> std::string_view { return element.id; });
}

Problem nothing_called(std::string_view kind, const std::string& id) {
    return {"", "There is no " + std::string(kind) + " " + quoted(id), ""};
}

template <class Element>
void insert_at(std::vector<Element>& list, Element element, std::size_t position) {
    list.insert(list.begin() + std::min(position, list.size()), std::move(element));
}

template <class Element>
Refusal insert(std::vector<Element>& list, const Element& element, std::size_t position,
               std::string_view kind) {
    if (find_in(list, element.id) != list.end())
        return Problem{"", "There is already a " + std::string(kind) + " " + quoted(element.id),
                       "Give the new one another id."};
    insert_at(list, element, position);
    return {};
}

template <class Element>
Refusal replace(std::vector<Element>& list, const Element& element, std::string_view kind) {
    const auto found = find_in(list, element.id);
    if (found == list.end()) return nothing_called(kind, element.id);
    *found = element;
    return {};
}

template <class Element>
Refusal erase(std::vector<Element>& list, const std::string& id, std::string_view kind) {
    const auto found = find_in(list, id);
    if (found == list.end()) return nothing_called(kind, id);
    list.erase(found);
    return {};
}

std::string count_of_touchpoints(std::size_t count) {
    return count == 1 ? "a touchpoint" : std::to_string(count) + " touchpoints";
}

Refusal stage_in_use(const Journey& journey, const Stage& stage) {
    const auto used = std::ranges::count(journey.touchpoints, stage.id, &Touchpoint::stage);
    if (used > 0)
        return Problem{"",
                       "Stage " + quoted(shown_name(stage)) + " still has " +
                           count_of_touchpoints(static_cast<std::size_t>(used)),
                       used == 1 ? "Move or delete it first." : "Move or delete them first."};
    for (const auto& scenario : journey.scenarios)
        for (const auto& intervention : scenario.interventions)
            for (const auto& change : intervention.changes)
                if (const auto* added = std::get_if<AddTouchpoint>(&change);
                    added && added->touchpoint.stage == stage.id)
                    return Problem{"",
                                   "Scenario " + quoted(shown_name(scenario)) + " adds " +
                                       quoted(shown_name(added->touchpoint)) + " to stage " +
                                       quoted(shown_name(stage)),
                                   "Move or delete it there first."};
    return {};
}

// Makes the edit on the journey, which may leave dangling references and numbers out of range.
struct Make {
    Journey& journey;

    Refusal operator()(const SetTitleBlock& edit) const {
        journey.title = edit.title;
        journey.description = edit.description;
        journey.client = edit.client;
        journey.author = edit.author;
        journey.state = edit.state;
        journey.reviewed = edit.reviewed;
        journey.currency = edit.currency;
        return {};
    }
    Refusal operator()(const SetSimulation& edit) const {
        journey.simulation = edit.simulation;
        return {};
    }

    Refusal operator()(const InsertStage& edit) const {
        return insert(journey.stages, edit.stage, edit.position, "stage");
    }
    Refusal operator()(const UpdateStage& edit) const { return replace(journey.stages, edit.stage, "stage"); }
    Refusal operator()(const MoveStage& edit) const {
        const auto found = find_in(journey.stages, edit.stage);
        if (found == journey.stages.end()) return nothing_called("stage", edit.stage);
        Stage stage = std::move(*found);
        journey.stages.erase(found);
        insert_at(journey.stages, std::move(stage), edit.position);
        return {};
    }
    Refusal operator()(const EraseStage& edit) const {
        const auto* stage = find_stage(journey, edit.stage);
        if (!stage) return nothing_called("stage", edit.stage);
        if (journey.stages.size() == 1)
            return Problem{"", "A map needs at least one stage",
                           "Add another one first, or rename this one."};
        if (auto refusal = stage_in_use(journey, *stage)) return refusal;
        return erase(journey.stages, edit.stage, "stage");
    }

    Refusal operator()(const InsertTouchpoint& edit) const {
        return insert(journey.touchpoints, edit.touchpoint, edit.position, "touchpoint");
    }
    Refusal operator()(const UpdateTouchpoint& edit) const {
        return replace(journey.touchpoints, edit.touchpoint, "touchpoint");
    }
    Refusal operator()(const MoveTouchpoint& edit) const {
        const auto found = find_in(journey.touchpoints, edit.touchpoint);
        if (found == journey.touchpoints.end()) return nothing_called("touchpoint", edit.touchpoint);
        Touchpoint touchpoint = std::move(*found);
        journey.touchpoints.erase(found);
        touchpoint.stage = edit.stage;
        touchpoint.lane = edit.lane;
        insert_at(journey.touchpoints, std::move(touchpoint), edit.position);
        return {};
    }
    Refusal operator()(const EraseTouchpoints& edit) const {
        const std::set<std::string> erased(edit.touchpoints.begin(), edit.touchpoints.end());
        for (const auto& id : erased)
            if (!find_touchpoint(journey, id)) return nothing_called("touchpoint", id);
        if (erased.size() == journey.touchpoints.size() && !journey.personas.empty())
            return Problem{"",
                           "Persona " + quoted(shown_name(journey.personas.front())) +
                               " needs a touchpoint to start at",
                           "Add another touchpoint first, or delete the personas."};
        std::erase_if(journey.touchpoints,
                      [&](const Touchpoint& touchpoint) { return erased.contains(touchpoint.id); });
        return {};
    }

    Refusal operator()(const InsertLink& edit) const {
        if (find_link(journey, edit.link.key()))
            return Problem{"", "These two are linked already", "Change the link that stands."};
        if (!find_touchpoint(journey, edit.link.from)) return nothing_called("touchpoint", edit.link.from);
        if (edit.link.to != done_target && !find_touchpoint(journey, edit.link.to))
            return nothing_called("touchpoint", edit.link.to);
        journey.links.push_back(edit.link);
        return {};
    }
    Refusal operator()(const UpdateLink& edit) const {
        const auto found = std::ranges::find(journey.links, edit.link.key(), &Link::key);
        if (found == journey.links.end()) return no_link(edit.link.key());
        *found = edit.link;
        return {};
    }
    Refusal operator()(const EraseLink& edit) const {
        const auto found = std::ranges::find(journey.links, edit.link, &Link::key);
        if (found == journey.links.end()) return no_link(edit.link);
        journey.links.erase(found);
        return {};
    }
    static Problem no_link(const LinkKey& link) {
        return {"", "There is no link from " + quoted(link.from) + " to " + quoted(link.to), ""};
    }

    Refusal operator()(const InsertTextLane& edit) const {
        return insert(journey.lanes, edit.lane, edit.position, "lane");
    }
    Refusal operator()(const UpdateTextLane& edit) const { return replace(journey.lanes, edit.lane, "lane"); }
    Refusal operator()(const EraseTextLane& edit) const { return erase(journey.lanes, edit.lane, "lane"); }

    Refusal operator()(const InsertPersona& edit) const {
        return insert(journey.personas, edit.persona, edit.position, "persona");
    }
    Refusal operator()(const UpdatePersona& edit) const {
        return replace(journey.personas, edit.persona, "persona");
    }
    Refusal operator()(const ErasePersona& edit) const {
        return erase(journey.personas, edit.persona, "persona");
    }

    Refusal operator()(const InsertScenario& edit) const {
        return insert(journey.scenarios, edit.scenario, edit.position, "scenario");
    }
    Refusal operator()(const UpdateScenario& edit) const {
        return replace(journey.scenarios, edit.scenario, "scenario");
    }
    Refusal operator()(const EraseScenario& edit) const {
        return erase(journey.scenarios, edit.scenario, "scenario");
    }

    Refusal operator()(const ReplaceJourney& edit) const {
        journey = edit.journey;
        return {};
    }
};

// A whole document from outside must stand as it is: what dangles in it is refused, not dropped.
bool comes_from_outside(const Edit& edit) {
    return std::holds_alternative<ReplaceJourney>(edit);
}

} // namespace

Result<Journey> edited(const Journey& journey, const std::vector<Edit>& edits) {
    Journey next = journey;
    for (const auto& edit : edits) {
        if (auto refusal = std::visit(Make{next}, edit)) return *refusal;
        if (comes_from_outside(edit)) continue;
        clamp_numbers(next);
        drop_dangling(next);
    }
    if (auto problems = validate(next); !problems.empty()) return problems;
    return next;
}

Result<Journey> edited(const Journey& journey, const Edit& edit) {
    return edited(journey, std::vector{edit});
}

} // namespace waymark
