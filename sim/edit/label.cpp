#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

// What is said before and after the name of what was changed: "Move “Desk” to “Stay”".
struct Phrase {
    std::string before;
    std::string after = "";

    [[nodiscard]] std::string about(const std::string& subject) const {
        return before + " " + subject + after;
    }
};

// A member of an element that is no number, and what is said when it alone was changed.
template <class Element, class Value>
struct Words {
    Value Element::*member;
    const char* phrase;
};
template <class Element, class Value> // clang 14 does not find it by itself
Words(Value Element::*, const char*)->Words<Element, Value>;
constexpr std::array touchpoint_texts{
    Words{&Touchpoint::channel, "Set channel of"}, Words{&Touchpoint::owner, "Set owner of"},
    Words{&Touchpoint::doing, "Edit what people do at"},
    Words{&Touchpoint::thinking, "Edit what people think at"}, Words{&Touchpoint::notes, "Edit notes of"}};
constexpr std::array touchpoint_lists{
    Words{&Touchpoint::pains, "Edit pains of"}, Words{&Touchpoint::opportunities, "Edit opportunities of"},
    Words{&Touchpoint::backstage, "Edit backstage of"}, Words{&Touchpoint::systems, "Edit systems of"}};
constexpr std::array persona_texts{Words{&Persona::description, "Edit description of"},
                                   Words{&Persona::quote, "Edit quote of"}};
constexpr std::array persona_lists{Words{&Persona::goals, "Edit goals of"},
                                   Words{&Persona::frustrations, "Edit frustrations of"}};
constexpr std::array title_texts{
    Words{&SetTitleBlock::description, "Edit description of"}, Words{&SetTitleBlock::client, "Set client of"},
    Words{&SetTitleBlock::author, "Set author of"}, Words{&SetTitleBlock::reviewed, "Set review date of"},
    Words{&SetTitleBlock::currency, "Set currency of"}};

// The member differs, and nothing else does.
template <class Element, class Value>
bool only_differs(const Element& before, const Element& after, Value Element::*member) {
    if (before.*member == after.*member) return false;
    Element changed = before;
    changed.*member = after.*member;
    return changed == after;
}

template <class Element, class List>
const char* phrase_among(const List& list, const Element& before, const Element& after) {
    for (const auto& words : list)
        if (only_differs(before, after, words.member)) return words.phrase;
    return nullptr;
}

// "Set process score of", where nothing but that number differs.
template <class Element, class Fields>
std::optional<Phrase> set_number(const Element& before, const Element& after, const Fields& fields) {
    for (const auto field : fields) {
        Element changed = before;
        set_value(changed, field, value_of(after, field));
        if (changed == after && changed != before)
            return Phrase{"Set " + std::string(info(field).said) + " of"};
    }
    return std::nullopt;
}

std::optional<Phrase> change_of_evidence(const Touchpoint& before, const Touchpoint& after) {
    if (!only_differs(before, after, &Touchpoint::evidence)) return std::nullopt;
    if (only_differs(before.evidence, after.evidence, &Evidence::responses))
        return Phrase{"Set number of responses at"};
    if (only_differs(before.evidence, after.evidence, &Evidence::source))
        return Phrase{"Set evidence source of"};
    return Phrase{"Set evidence of"};
}

Phrase change_of(const Touchpoint& before, const Touchpoint& after, const Journey& journey) {
    if (only_differs(before, after, &Touchpoint::name)) return {"Rename"};
    if (auto number = set_number(before, after, touchpoint_fields)) return *number;
    if (auto evidence = change_of_evidence(before, after)) return *evidence;
    if (const char* text = phrase_among(touchpoint_texts, before, after)) return {text};
    if (const char* list = phrase_among(touchpoint_lists, before, after)) return {list};
    if (only_differs(before, after, &Touchpoint::stage))
        return {"Move", " to " + quoted_name(find_stage(journey, after.stage), after.stage)};
    if (only_differs(before, after, &Touchpoint::lane))
        return {"Move", " to the " + std::string(to_word(after.lane)) + " lane"};
    if (only_differs(before, after, &Touchpoint::moment_of_truth))
        return {after.moment_of_truth ? "Mark" : "Unmark", " as moment of truth"};
    if (only_differs(before, after, &Touchpoint::kind))
        return {"Make", after.kind == Kind::service ? " customer service" : " an experience"};
    if (only_differs(before, after, &Touchpoint::initiated_by))
        return {"Let the " + std::string(to_word(after.initiated_by)) + " start"};
    return {"Change"};
}

Phrase change_of(const Persona& before, const Persona& after, const Journey&) {
    if (only_differs(before, after, &Persona::name)) return {"Rename"};
    if (auto number = set_number(before, after, persona_fields)) return *number;
    if (const char* text = phrase_among(persona_texts, before, after)) return {text};
    if (const char* list = phrase_among(persona_lists, before, after)) return {list};
    if (!only_differs(before, after, &Persona::start)) return {"Change"};
    if (before.start.size() < after.start.size()) return {"Add a start to"};
    return {before.start.size() > after.start.size() ? "Remove a start of" : "Set starts of"};
}

Phrase change_of(const Stage& before, const Stage& after, const Journey&) {
    if (only_differs(before, after, &Stage::name)) return {"Rename"};
    if (only_differs(before, after, &Stage::relationship))
        return {"Make", " a " + std::string(to_word(after.relationship)) + " stage"};
    return {"Change"};
}

Phrase change_of(const TextLane& before, const TextLane& after, const Journey&) {
    if (only_differs(before, after, &TextLane::name)) return {"Rename"};
    return {only_differs(before, after, &TextLane::cells) ? "Edit" : "Change"};
}

// Named as it was before: that is how the user knows it.
template <class Element>
std::string change_text(const Element* before, const Element& after, const Journey& journey) {
    if (!before) return "Change " + quoted_name(after);
    return change_of(*before, after, journey).about(quoted_name(*before));
}

std::string change_of_link(const Link* before, const Link& after, const Journey& journey) {
    if (before)
        if (const auto number = set_number(*before, after, link_fields))
            return number->about("link " + ends(after.key(), journey));
    return "Change link from " + ends(after.key(), journey);
}

std::string change_of_title_block(const Journey& journey, const SetTitleBlock& after) {
    const SetTitleBlock before{journey.title, journey.description, journey.client,  journey.author,
                               journey.state, journey.reviewed,    journey.currency};
    if (only_differs(before, after, &SetTitleBlock::title)) return "Rename the journey";
    if (const char* text = phrase_among(title_texts, before, after))
        return std::string(text) + " the journey";
    if (only_differs(before, after, &SetTitleBlock::state))
        return "Show the " + std::string(to_word(after.state)) + " state";
    return "Change title block";
}

std::string change_of_simulation(const Simulation& before, const Simulation& after) {
    if (const auto number = set_number(before, after, simulation_fields))
        return number->about("the projection");
    if (only_differs(before, after, &Simulation::period)) return "Set period of the projection";
    return "Change simulation settings";
}

// --- scenarios

// The change that differs, where one value does and nothing else.
std::string value_text(const Change& change, const Journey& journey) {
    if (const auto* of = std::get_if<ChangeTouchpoint>(&change))
        return "Set " + std::string(info(of->field).said) + " of " +
               quoted_name(find_touchpoint(journey, of->touchpoint), of->touchpoint);
    if (const auto* of = std::get_if<ChangeLink>(&change))
        return "Set " + std::string(info(of->field).said) + " of link " + ends(of->link, journey);
    return "Set a change";
}

std::string change_of(const Intervention& before, const Intervention& after, const Journey& journey) {
    const std::string name = quoted_name(before);
    if (only_differs(before, after, &Intervention::enabled))
        return "Switch " + name + (after.enabled ? " on" : " off");
    if (only_differs(before, after, &Intervention::name)) return "Rename " + name;
    if (only_differs(before, after, &Intervention::start_period)) return "Set start of " + name;
    if (only_differs(before, after, &Intervention::cost_once)) return "Set cost once of " + name;
    if (only_differs(before, after, &Intervention::cost_per_period)) return "Set running cost of " + name;
    if (!only_differs(before, after, &Intervention::changes)) return "Change " + name;
    if (after.changes.size() > before.changes.size()) return "Add a change to " + name;
    if (after.changes.size() < before.changes.size()) return "Remove a change from " + name;
    const auto differing = std::ranges::mismatch(before.changes, after.changes);
    return value_text(*differing.in2, journey) + " in " + name;
}

std::string change_of_scenario(const Scenario* before, const Scenario& after, const Journey& journey) {
    if (!before) return "Change " + quoted_name(after);
    if (only_differs(*before, after, &Scenario::name)) return "Rename " + quoted_name(*before);
    if (only_differs(*before, after, &Scenario::description))
        return "Edit description of " + quoted_name(*before);
    const auto& was = before->interventions;
    const auto& is = after.interventions;
    const auto differing = std::ranges::mismatch(was, is);
    if (is.size() > was.size()) return "Add intervention " + quoted_name(is.back());
    if (is.size() < was.size()) return "Delete intervention " + quoted_name(*differing.in1);
    if (differing.in1 == was.end()) return "Change " + quoted_name(after);
    return change_of(*differing.in1, *differing.in2, journey);
}

struct Label {
    const Journey& journey; // before the edit

    std::string operator()(const SetTitleBlock& edit) const { return change_of_title_block(journey, edit); }
    std::string operator()(const SetSimulation& edit) const {
        return change_of_simulation(journey.simulation, edit.simulation);
    }

    std::string operator()(const InsertStage& edit) const { return "Add stage " + quoted_name(edit.stage); }
    std::string operator()(const UpdateStage& edit) const {
        return change_text(find_stage(journey, edit.stage.id), edit.stage, journey);
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
        return change_text(find_touchpoint(journey, edit.touchpoint.id), edit.touchpoint, journey);
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
        return change_text(find_lane(journey, edit.lane.id), edit.lane, journey);
    }
    std::string operator()(const EraseTextLane& edit) const {
        return "Delete " + quoted_name(find_lane(journey, edit.lane), edit.lane);
    }

    std::string operator()(const InsertPersona& edit) const {
        return "Add persona " + quoted_name(edit.persona);
    }
    std::string operator()(const UpdatePersona& edit) const {
        return change_text(find_persona(journey, edit.persona.id), edit.persona, journey);
    }
    std::string operator()(const ErasePersona& edit) const {
        return "Delete " + quoted_name(find_persona(journey, edit.persona), edit.persona);
    }

    std::string operator()(const InsertScenario& edit) const {
        return "Add scenario " + quoted_name(edit.scenario);
    }
    std::string operator()(const UpdateScenario& edit) const {
        return change_of_scenario(find_scenario(journey, edit.scenario.id), edit.scenario, journey);
    }
    std::string operator()(const EraseScenario& edit) const {
        return "Delete " + quoted_name(find_scenario(journey, edit.scenario), edit.scenario);
    }

    std::string operator()(const ReplaceJourney&) const { return "Replace the journey"; }
};

// The edits as one kind, or nothing where there are others among them.
template <class Kind>
std::vector<const Kind*> all_of_kind(const std::vector<Edit>& edits) {
    std::vector<const Kind*> found;
    for (const Edit& edit : edits)
        if (const Kind* one = std::get_if<Kind>(&edit)) found.push_back(one);
    if (found.size() != edits.size()) found.clear();
    return found;
}

} // namespace

std::string label_of(const Edit& edit, const Journey& journey) {
    return std::visit(Label{journey}, edit);
}

std::string label_of(const std::vector<Edit>& edits, const Journey& journey) {
    if (edits.empty()) return "";
    if (edits.size() == 1) return label_of(edits.front(), journey);
    const std::string several = std::to_string(edits.size()) + " touchpoints";
    if (!all_of_kind<MoveTouchpoint>(edits).empty()) return "Move " + several;
    // Of what was changed in the same way, the first that is another one now says in which.
    for (const UpdateTouchpoint* edit : all_of_kind<UpdateTouchpoint>(edits)) {
        const Touchpoint* before = find_touchpoint(journey, edit->touchpoint.id);
        if (before && *before != edit->touchpoint)
            return change_of(*before, edit->touchpoint, journey).about(several);
    }
    return label_of(edits.front(), journey);
}

} // namespace waymark
