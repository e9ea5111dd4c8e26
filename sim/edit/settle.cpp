#include "edit/settle.h"

#include <algorithm>
#include <set>
#include <string>
#include <type_traits>

#include "journey/fields.h"

namespace waymark {

namespace {

constexpr Range responses_range{0, 1e9};
constexpr Range start_period_range{0, 1e6};

int clamp(const Range& range, int value) {
    return static_cast<int>(range.clamp(value));
}

void clamp_numbers(Touchpoint& touchpoint) {
    for (const auto field : touchpoint_fields)
        set_value(touchpoint, field, value_of(touchpoint, field));
    touchpoint.evidence.responses = clamp(responses_range, touchpoint.evidence.responses);
}

void clamp_numbers(Link& link) {
    for (const auto field : link_fields)
        set_value(link, field, value_of(link, field));
}

void clamp_numbers(Persona& persona) {
    persona.share = share_range.clamp(persona.share);
    persona.weights.people = share_range.clamp(persona.weights.people);
    persona.weights.process = share_range.clamp(persona.weights.process);
    persona.weights.product = share_range.clamp(persona.weights.product);
    for (auto& start : persona.start)
        start.share = share_range.clamp(start.share);
    persona.start_satisfaction.mean = start_mean_range.clamp(persona.start_satisfaction.mean);
    persona.start_satisfaction.sd = start_sd_range.clamp(persona.start_satisfaction.sd);
    persona.churn_sensitivity = sensitivity_range.clamp(persona.churn_sensitivity);
    persona.effort_sensitivity = sensitivity_range.clamp(persona.effort_sensitivity);
    persona.loss_aversion = loss_aversion_range.clamp(persona.loss_aversion);
}

// Only `set` names a value of the field; what `add` and `multiply` give is clamped when they are applied.
void clamp_numbers(Change& change) {
    if (auto* field = std::get_if<ChangeTouchpoint>(&change)) {
        if (field->operation == Operation::set) field->value = info(field->field).range.clamp(field->value);
    } else if (auto* link_field = std::get_if<ChangeLink>(&change)) {
        if (link_field->operation == Operation::set)
            link_field->value = info(link_field->field).range.clamp(link_field->value);
    } else if (auto* added = std::get_if<AddTouchpoint>(&change)) {
        clamp_numbers(added->touchpoint);
    } else if (auto* added_link = std::get_if<AddLink>(&change)) {
        clamp_numbers(added_link->link);
    }
}

void clamp_numbers(Intervention& intervention) {
    intervention.start_period = clamp(start_period_range, intervention.start_period);
    intervention.cost_once = money_range.clamp(intervention.cost_once);
    intervention.cost_per_period = money_range.clamp(intervention.cost_per_period);
    for (auto& change : intervention.changes)
        clamp_numbers(change);
}

// What a scenario's changes may refer to: the base map and what the scenario itself adds.
struct Targets {
    std::set<std::string> stages;
    std::set<std::string> touchpoints;
    std::set<LinkKey> links;

    [[nodiscard]] bool has_ends(const LinkKey& link) const {
        return touchpoints.contains(link.from) && (link.to == done_target || touchpoints.contains(link.to));
    }
};

Targets base_targets(const Journey& journey) {
    Targets targets;
    for (const auto& stage : journey.stages)
        targets.stages.insert(stage.id);
    for (const auto& touchpoint : journey.touchpoints)
        targets.touchpoints.insert(touchpoint.id);
    for (const auto& link : journey.links)
        targets.links.insert(link.key());
    return targets;
}

Targets with_additions(Targets targets, const Scenario& scenario) {
    for (const auto& intervention : scenario.interventions)
        for (const auto& change : intervention.changes) {
            if (const auto* added = std::get_if<AddTouchpoint>(&change))
                targets.touchpoints.insert(added->touchpoint.id);
            if (const auto* added = std::get_if<AddLink>(&change)) targets.links.insert(added->link.key());
        }
    return targets;
}

struct HasTarget {
    const Targets& targets;

    bool operator()(const ChangeTouchpoint& change) const {
        return targets.touchpoints.contains(change.touchpoint);
    }
    bool operator()(const ChangeLink& change) const { return targets.links.contains(change.link); }
    bool operator()(const AddTouchpoint& change) const {
        return targets.stages.contains(change.touchpoint.stage);
    }
    bool operator()(const AddLink& change) const { return targets.has_ends(change.link.key()); }
    bool operator()(const RemoveLink& change) const { return targets.links.contains(change.link); }
    bool operator()(const RemoveTouchpoint& change) const {
        return targets.touchpoints.contains(change.touchpoint);
    }
};

// Dropping an addition may leave others without their target, so this repeats until nothing is dropped.
void drop_dangling(Scenario& scenario, const Targets& base) {
    for (bool dropped = true; dropped;) {
        dropped = false;
        const Targets targets = with_additions(base, scenario);
        for (auto& intervention : scenario.interventions)
            dropped |= std::erase_if(intervention.changes, [&](const Change& change) {
                           return !std::visit(HasTarget{targets}, change);
                       }) > 0;
    }
}

void settle_starts(Persona& persona, const Journey& journey, const Targets& targets) {
    std::erase_if(persona.start,
                  [&](const Start& start) { return !targets.touchpoints.contains(start.touchpoint); });
    if (persona.start.empty() && !journey.touchpoints.empty())
        persona.start.push_back({journey.touchpoints.front().id, 1});
    const bool somebody_starts =
        std::ranges::any_of(persona.start, [](const Start& start) { return start.share > 0; });
    if (!persona.start.empty() && !somebody_starts) persona.start.front().share = 1;
}

} // namespace

void clamp_numbers(Journey& journey) {
    for (auto& touchpoint : journey.touchpoints)
        clamp_numbers(touchpoint);
    for (auto& link : journey.links)
        clamp_numbers(link);
    for (auto& persona : journey.personas)
        clamp_numbers(persona);
    for (auto& scenario : journey.scenarios)
        for (auto& intervention : scenario.interventions)
            clamp_numbers(intervention);
    auto& simulation = journey.simulation;
    simulation.horizon = clamp(horizon_range, simulation.horizon);
    simulation.initial = people_range.clamp(simulation.initial);
    simulation.arrivals = people_range.clamp(simulation.arrivals);
    simulation.discount_rate = discount_rate_range.clamp(simulation.discount_rate);
}

void drop_dangling(Journey& journey) {
    Targets targets = base_targets(journey);
    std::erase_if(journey.links, [&](const Link& link) {
        const bool dangles = !targets.has_ends(link.key());
        if (dangles) targets.links.erase(link.key());
        return dangles;
    });
    for (auto& lane : journey.lanes)
        std::erase_if(lane.cells, [&](const TextCell& cell) { return !targets.stages.contains(cell.stage); });
    for (auto& persona : journey.personas)
        settle_starts(persona, journey, targets);
    for (auto& scenario : journey.scenarios)
        drop_dangling(scenario, targets);
}

} // namespace waymark
