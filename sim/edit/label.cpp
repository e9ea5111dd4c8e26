#include <algorithm>
#include <string>
#include <string_view>

#include "edit/edit.h"
#include "journey/fields.h"
#include "journey/lookup.h"

namespace waymark {

namespace {

std::string quoted(std::string_view name) {
    return "“" + std::string(name) + "”";
}

template <class Element>
std::string quoted_name(const Element& element) {
    return quoted(element.name.empty() ? element.id : element.name);
}
// The name of an element of the journey, or its id where it is not there.
template <class Element>
std::string quoted_name(const Element* element, std::string_view id) {
    return element ? quoted_name(*element) : quoted(id);
}

std::string ends(const LinkKey& link, const Journey& journey) {
    const std::string from = quoted_name(find_touchpoint(journey, link.from), link.from);
    if (link.to == done_target) return from + " to completed";
    return from + " to " + quoted_name(find_touchpoint(journey, link.to), link.to);
}

// "Rename", where nothing but the name differs; the only numeric field that differs; else "Change".
template <class Element>
std::string change_of(const Element* before, const Element& after, const auto& fields) {
    if (!before) return "Change";
    if (Element renamed = *before; before->name != after.name) {
        renamed.name = after.name;
        return renamed == after ? "Rename" : "Change";
    }
    for (const auto field : fields) {
        Element changed = *before;
        set_value(changed, field, value_of(after, field));
        if (changed == after && changed != *before) return "Change " + std::string(info(field).label) + " of";
    }
    return "Change";
}

template <class Element>
std::string rename_or_change(const Element* before, const Element& after) {
    return before && before->name != after.name ? "Rename " + quoted_name(*before)
                                                : "Change " + quoted_name(after);
}

std::string change_of_link(const Link* before, const Link& after, const Journey& journey) {
    if (before)
        for (const auto field : link_fields) {
            Link changed = *before;
            set_value(changed, field, value_of(after, field));
            if (changed == after && changed != *before)
                return "Change " + std::string(info(field).label) + " of " + ends(after.key(), journey);
        }
    return "Change link from " + ends(after.key(), journey);
}

bool switched_only(const Scenario& before, const Scenario& after) {
    if (before.interventions.size() != after.interventions.size()) return false;
    Scenario switched = before;
    for (std::size_t i = 0; i < after.interventions.size(); ++i)
        switched.interventions[i].enabled = after.interventions[i].enabled;
    return switched == after;
}

std::string change_of_scenario(const Scenario* before, const Scenario& after) {
    if (!before) return "Change " + quoted_name(after);
    if (before->name != after.name) return "Rename " + quoted_name(*before);
    if (switched_only(*before, after))
        for (std::size_t i = 0; i < after.interventions.size(); ++i)
            if (const auto& now = after.interventions[i]; now.enabled != before->interventions[i].enabled)
                return "Switch " + quoted_name(now) + (now.enabled ? " on" : " off");
    if (after.interventions.size() > before->interventions.size())
        return "Add intervention " + quoted_name(after.interventions.back());
    if (after.interventions.size() < before->interventions.size())
        return "Delete intervention of " + quoted_name(after);
    return "Change " + quoted_name(after);
}

struct Label {
    const Journey& journey; // before the edit

    std::string operator()(const SetTitleBlock& edit) const {
        return edit.title != journey.title ? "Change title" : "Change title block";
    }
    std::string operator()(const SetSimulation&) const { return "Change simulation settings"; }

    std::string operator()(const InsertStage& edit) const { return "Add stage " + quoted_name(edit.stage); }
    std::string operator()(const UpdateStage& edit) const {
        return rename_or_change(find_stage(journey, edit.stage.id), edit.stage);
    }
    std::string operator()(const MoveStage& edit) const {
        return "Move " + quoted_name(find_stage(journey, edit.stage), edit.stage);
    }
    std::string operator()(const EraseStage& edit) const {
        return "Delete " + quoted_name(find_stage(journey, edit.stage), edit.stage);
    }

    std::string operator()(const InsertTouchpoint& edit) const {
        return "Add " + quoted_name(edit.touchpoint);
    }
    std::string operator()(const UpdateTouchpoint& edit) const {
        const auto* before = find_touchpoint(journey, edit.touchpoint.id);
        return change_of(before, edit.touchpoint, touchpoint_fields) + " " +
               quoted_name(before, edit.touchpoint.id);
    }
    std::string operator()(const MoveTouchpoint& edit) const {
        return "Move " + quoted_name(find_touchpoint(journey, edit.touchpoint), edit.touchpoint);
    }
    std::string operator()(const EraseTouchpoints& edit) const {
        if (edit.touchpoints.size() != 1)
            return "Delete " + std::to_string(edit.touchpoints.size()) + " touchpoints";
        const auto& id = edit.touchpoints.front();
        return "Delete " + quoted_name(find_touchpoint(journey, id), id);
    }

    std::string operator()(const InsertLink& edit) const { return "Link " + ends(edit.link.key(), journey); }
    std::string operator()(const UpdateLink& edit) const {
        return change_of_link(find_link(journey, edit.link.key()), edit.link, journey);
    }
    std::string operator()(const EraseLink& edit) const {
        return "Delete link from " + ends(edit.link, journey);
    }

    std::string operator()(const InsertTextLane& edit) const { return "Add lane " + quoted_name(edit.lane); }
    std::string operator()(const UpdateTextLane& edit) const {
        return rename_or_change(find_lane(journey, edit.lane.id), edit.lane);
    }
    std::string operator()(const EraseTextLane& edit) const {
        return "Delete " + quoted_name(find_lane(journey, edit.lane), edit.lane);
    }

    std::string operator()(const InsertPersona& edit) const {
        return "Add persona " + quoted_name(edit.persona);
    }
    std::string operator()(const UpdatePersona& edit) const {
        return rename_or_change(find_persona(journey, edit.persona.id), edit.persona);
    }
    std::string operator()(const ErasePersona& edit) const {
        return "Delete " + quoted_name(find_persona(journey, edit.persona), edit.persona);
    }

    std::string operator()(const InsertScenario& edit) const {
        return "Add scenario " + quoted_name(edit.scenario);
    }
    std::string operator()(const UpdateScenario& edit) const {
        return change_of_scenario(find_scenario(journey, edit.scenario.id), edit.scenario);
    }
    std::string operator()(const EraseScenario& edit) const {
        return "Delete " + quoted_name(find_scenario(journey, edit.scenario), edit.scenario);
    }

    std::string operator()(const ReplaceJourney&) const { return "Replace the journey"; }
};

} // namespace

std::string label_of(const Edit& edit, const Journey& journey) {
    return std::visit(Label{journey}, edit);
}

} // namespace waymark
