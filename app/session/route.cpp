#include "session/route.h"

#include <algorithm>
#include <utility>

#include "journey/fields.h"
#include "journey/lookup.h"

namespace waymark {

namespace {

// The change of a kind and what it is about, on touchpoints and links alike.
struct OfTouchpoint {
    using Field = TouchpointField;
    using Change = ChangeTouchpoint;
    static constexpr const auto& fields = touchpoint_fields;
    static const std::string& target(const ChangeTouchpoint& change) { return change.touchpoint; }
};
struct OfLink {
    using Field = LinkField;
    using Change = ChangeLink;
    static constexpr const auto& fields = link_fields;
    static const LinkKey& target(const ChangeLink& change) { return change.link; }
};

template <class Of, class Target>
bool changes_field(const Change& change, const Target& target, typename Of::Field field) {
    const auto* found = std::get_if<typename Of::Change>(&change);
    return found && Of::target(*found) == target && found->field == field;
}

// Sends each edit where it belongs: on to the base map, or into the scenario that is kept here.
class Router {
public:
    Router(const Journey& journey, const Journey& in_force, const Scenario& scenario,
           const std::optional<std::string>& recording)
        : journey_(journey)
        , in_force_(in_force)
        , scenario_(scenario) {
        for (auto& intervention : scenario_.interventions)
            if (recording && intervention.id == *recording) recording_ = &intervention;
    }

    void operator()(const UpdateTouchpoint& edit) {
        const auto& after = edit.touchpoint;
        const auto* before = find_touchpoint(in_force_, after.id);
        if (auto* added = find_added(after.id)) {
            update_added(*added, before ? *before : *added, after);
        } else if (const auto* base = find_touchpoint(journey_, after.id); base && before && recording_) {
            Touchpoint words = after;
            for (const auto field : touchpoint_fields)
                set_value(words, field, value_of(*base, field));
            if (words != *base) base_.push_back(UpdateTouchpoint{words});
            record_fields<OfTouchpoint>(after.id, *before, after, base);
        } else {
            base_.push_back(edit);
        }
    }
    void operator()(const UpdateLink& edit) {
        const auto key = edit.link.key();
        const auto* before = find_link(in_force_, key);
        const auto* base = find_link(journey_, key);
        if (auto* added = find_added(key); added && !(base && recording_)) {
            *added = edit.link;
        } else if (before && recording_) {
            record_fields<OfLink>(key, *before, edit.link, base);
        } else {
            base_.push_back(edit);
        }
    }

    void operator()(const InsertTouchpoint& edit) {
        if (recording_)
            recording_->changes.push_back(AddTouchpoint{edit.touchpoint});
        else
            base_.push_back(edit);
    }
    void operator()(const InsertLink& edit) {
        if (auto* home = recording_ ? recording_ : adder_of_an_end(edit.link))
            home->changes.push_back(AddLink{edit.link});
        else
            base_.push_back(edit);
    }

    void operator()(const MoveTouchpoint& edit) {
        if (auto* added = find_added(edit.touchpoint)) {
            added->stage = edit.stage;
            added->lane = edit.lane;
        } else {
            base_.push_back(edit);
        }
    }

    void operator()(const EraseTouchpoints& edit) {
        EraseTouchpoints from_base;
        for (const auto& id : edit.touchpoints) {
            if (find_added(id))
                erase_changes([&](const Change& change) { return is_about(change, id); });
            else if (recording_)
                recording_->changes.push_back(RemoveTouchpoint{id});
            else
                from_base.touchpoints.push_back(id);
        }
        if (!from_base.touchpoints.empty()) base_.push_back(from_base);
    }
    void operator()(const EraseLink& edit) {
        if (find_added(edit.link))
            erase_changes([&](const Change& change) { return is_about(change, edit.link); });
        else if (recording_)
            recording_->changes.push_back(RemoveLink{edit.link});
        else
            base_.push_back(edit);
    }

    void operator()(const UpdateScenario& edit) {
        if (edit.scenario.id != scenario_.id) {
            base_.push_back(edit);
            return;
        }
        const std::string recording = recording_ ? recording_->id : "";
        scenario_ = edit.scenario;
        recording_ = nullptr;
        for (auto& intervention : scenario_.interventions)
            if (intervention.id == recording) recording_ = &intervention;
    }

    // Stages, personas, words and the rest change the base map.
    void operator()(const SetTitleBlock& edit) { base_.push_back(edit); }
    void operator()(const SetSimulation& edit) { base_.push_back(edit); }
    void operator()(const InsertStage& edit) { base_.push_back(edit); }
    void operator()(const UpdateStage& edit) { base_.push_back(edit); }
    void operator()(const MoveStage& edit) { base_.push_back(edit); }
    void operator()(const EraseStage& edit) { base_.push_back(edit); }
    void operator()(const InsertTextLane& edit) { base_.push_back(edit); }
    void operator()(const UpdateTextLane& edit) { base_.push_back(edit); }
    void operator()(const EraseTextLane& edit) { base_.push_back(edit); }
    void operator()(const InsertPersona& edit) { base_.push_back(edit); }
    void operator()(const UpdatePersona& edit) { base_.push_back(edit); }
    void operator()(const ErasePersona& edit) { base_.push_back(edit); }
    void operator()(const InsertScenario& edit) { base_.push_back(edit); }
    void operator()(const EraseScenario& edit) { base_.push_back(edit); }
    void operator()(const ReplaceJourney& edit) { base_.push_back(edit); }

    [[nodiscard]] std::vector<Edit> take(const Scenario& before) {
        if (scenario_ != before) base_.push_back(UpdateScenario{scenario_});
        return std::move(base_);
    }

private:
    Touchpoint* find_added(const std::string& id) {
        for (auto& intervention : scenario_.interventions)
            for (auto& change : intervention.changes)
                if (auto* added = std::get_if<AddTouchpoint>(&change); added && added->touchpoint.id == id)
                    return &added->touchpoint;
        return nullptr;
    }
    Link* find_added(const LinkKey& key) {
        for (auto& intervention : scenario_.interventions)
            for (auto& change : intervention.changes)
                if (auto* added = std::get_if<AddLink>(&change); added && added->link.key() == key)
                    return &added->link;
        return nullptr;
    }
    // The intervention that adds the touchpoint at either end of the link.
    Intervention* adder_of_an_end(const Link& link) {
        for (auto& intervention : scenario_.interventions)
            for (const auto& change : intervention.changes)
                if (const auto* added = std::get_if<AddTouchpoint>(&change);
                    added && (added->touchpoint.id == link.from || added->touchpoint.id == link.to))
                    return &intervention;
        return nullptr;
    }

    // What other changes do to a field of the addition stays on top of it: only what the user changed is
    // taken over.
    static void update_added(Touchpoint& added, const Touchpoint& before, const Touchpoint& after) {
        Touchpoint next = after;
        for (const auto field : touchpoint_fields)
            if (value_of(before, field) == value_of(after, field))
                set_value(next, field, value_of(added, field));
        added = std::move(next);
    }

    template <class Of, class Target, class Element>
    void record_fields(const Target& target, const Element& before, const Element& after,
                       const Element* base) {
        for (const auto field : Of::fields)
            if (value_of(before, field) != value_of(after, field))
                record_field<Of>(target, field, value_of(after, field), base);
    }

    template <class Of, class Target, class Element>
    void record_field(const Target& target, typename Of::Field field, double value, const Element* base) {
        const auto about = [&](const Change& change) {
            return changes_field<Of>(change, target, field);
        };
        auto& changes = recording_->changes;
        const auto first = std::ranges::find_if(changes, about);
        const auto place = first - changes.begin();
        std::erase_if(changes, about);
        if (base && value_of(*base, field) == value && !is_changed_elsewhere(about)) return;
        changes.insert(changes.begin() + place, typename Of::Change{Operation::set, target, field, value});
    }
    bool is_changed_elsewhere(const auto& about) const {
        return std::ranges::any_of(scenario_.interventions, [&](const Intervention& intervention) {
            return intervention.enabled && std::ranges::any_of(intervention.changes, about);
        });
    }

    void erase_changes(const auto& about) {
        for (auto& intervention : scenario_.interventions)
            std::erase_if(intervention.changes, about);
    }
    static bool is_about(const Change& change, const std::string& touchpoint) {
        if (const auto* added = std::get_if<AddTouchpoint>(&change))
            return added->touchpoint.id == touchpoint;
        if (const auto* field = std::get_if<ChangeTouchpoint>(&change))
            return field->touchpoint == touchpoint;
        if (const auto* removed = std::get_if<RemoveTouchpoint>(&change))
            return removed->touchpoint == touchpoint;
        return false; // links to it dangle now, and are dropped as such
    }
    static bool is_about(const Change& change, const LinkKey& link) {
        if (const auto* added = std::get_if<AddLink>(&change)) return added->link.key() == link;
        if (const auto* field = std::get_if<ChangeLink>(&change)) return field->link == link;
        if (const auto* removed = std::get_if<RemoveLink>(&change)) return removed->link == link;
        return false;
    }

    const Journey& journey_;
    const Journey& in_force_;
    Scenario scenario_;
    Intervention* recording_ = nullptr; // in scenario_
    std::vector<Edit> base_;
};

} // namespace

std::vector<Edit> routed(const Journey& journey, const Journey& in_force, const Route& route,
                         const std::vector<Edit>& edits) {
    const auto* scenario = find_scenario(journey, route.scenario);
    if (!scenario) return edits;
    Router router(journey, in_force, *scenario, route.recording);
    for (const auto& edit : edits)
        std::visit(router, edit);
    return router.take(*scenario);
}

std::vector<std::string> taken_touchpoint_ids(const Journey& journey) {
    std::vector<std::string> taken = touchpoint_ids(journey);
    for (const auto& scenario : journey.scenarios)
        for (const auto& intervention : scenario.interventions)
            for (const auto& change : intervention.changes)
                if (const auto* added = std::get_if<AddTouchpoint>(&change))
                    taken.push_back(added->touchpoint.id);
    return taken;
}

} // namespace waymark
