#include "journey/validate.h"

#include <cmath>
#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "journey/fields.h"
#include "journey/lookup.h"
#include "journey/wording.h"

namespace waymark {

namespace {

constexpr std::string_view id_rule = "must begin with a–z or 0–9 and hold only a–z, 0–9 and -";
constexpr double largest_sum = 1e300;
// Beyond this many problems nobody reads the hints, and each costs a pass over all ids.
constexpr std::size_t most_hints = 100;

// The ids of a list: in order for hints, as a set for lookup.
struct Ids {
    std::vector<std::string_view> in_order;
    std::unordered_set<std::string_view> set;

    void add(std::string_view id) {
        if (set.insert(id).second) in_order.push_back(id);
    }
    [[nodiscard]] bool contains(std::string_view id) const { return set.contains(id); }
};

using LinkEnds = std::pair<std::string_view, std::string_view>;
struct LinkEndsHash {
    std::size_t operator()(const LinkEnds& ends) const {
        const std::hash<std::string_view> hash;
        return hash(ends.first) * 31 + hash(ends.second);
    }
};
using LinkSet = std::unordered_set<LinkEnds, LinkEndsHash>;

template <class List>
Ids ids_of(const List& list) {
    Ids ids;
    for (const auto& item : list)
        ids.add(item.id);
    return ids;
}

std::string name_of(std::string_view from, std::string_view to) {
    return std::string(from) + " → " + std::string(to);
}

bool is_within(double value, const Range& range) {
    return std::isfinite(value) && range.contains(value);
}

// Where an element stands: `WITHIN` `LIST`[`INDEX`] "`ID`" or "`ID` → `TO`". Put into words only for a
// problem, since nearly all elements have none.
struct Spot {
    std::string_view within; // the place of the list itself, with ", " at its end
    std::string_view list;   // empty: the journey as a whole
    std::size_t index = 0;
    std::string_view id;
    std::string_view to = {};
};

std::string to_place(const Spot& spot) {
    if (spot.list.empty()) return "";
    const std::string name = spot.to.empty() ? std::string(spot.id) : name_of(spot.id, spot.to);
    return std::string(spot.within) + place_of(spot.list, spot.index, name);
}

// Collects problems, all at the spot that is being looked at.
class Findings {
public:
    void at(const Spot& spot) { spot_ = spot; }

    void add(std::string what, std::string remedy) {
        problems_.push_back({to_place(spot_), std::move(what), std::move(remedy)});
    }

    void check_range(std::string_view key, double value, const Range& range) {
        if (is_within(value, range)) return;
        add(std::string(key) + " is " + number_text(value) + ", must be " + range_text(range), "");
    }
    void check_finite(std::string_view key, double value) {
        if (!std::isfinite(value))
            add(std::string(key) + " is " + number_text(value) + ", must be finite", "");
    }

    void check_id(std::string_view id) {
        if (is_valid_id(id)) return;
        const std::string proposal = make_id(id, {});
        add("id is " + in_quotes(id) + ", " + std::string(id_rule),
            "Write for example " + in_quotes(proposal) + ".");
    }

    // `key` refers to one of `known`.
    void check_reference(std::string_view key, std::string_view value, std::string_view kind,
                         const Ids& known) {
        if (known.contains(value)) return;
        std::string remedy = problems_.size() < most_hints ? suggestion(value, known.in_order) : "";
        if (remedy.empty()) remedy = "Add it, or name one that exists.";
        add(std::string(key) + " is " + in_quotes(value) + ", which is no " + std::string(kind) +
                " of the journey",
            std::move(remedy));
    }

    [[nodiscard]] Problems take() { return std::move(problems_); }

private:
    Spot spot_;
    Problems problems_;
};

// Ids well formed and unique; `within` is the place of the list itself, with ", " at its end.
template <class List>
void check_ids(Findings& findings, const List& list, std::string_view name, const std::string& within) {
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
        findings.at({within, name, i, list[i].id});
        findings.check_id(list[i].id);
        if (!seen.insert(list[i].id).second) {
            findings.add("id " + in_quotes(list[i].id) + " stands more than once in " + std::string(name),
                         "Give each its own id.");
        }
    }
}

void check_stages(Findings& findings, const Journey& journey) {
    if (journey.stages.empty()) {
        findings.at({});
        findings.add("stages is empty, a journey has at least one stage", "Add a stage.");
    }
    check_ids(findings, journey.stages, "stages", "");
}

// `within` is the key that holds the element, with "." at its end, or empty.
void check_fields(Findings& findings, const Touchpoint& touchpoint, std::string_view within) {
    for (const TouchpointField field : touchpoint_fields) {
        const double value = value_of(touchpoint, field);
        if (is_within(value, info(field).range)) continue;
        const bool is_score = field <= TouchpointField::product;
        const std::string section = std::string(within) + (is_score ? "scores." : "");
        findings.check_range(section + std::string(info(field).name), value, info(field).range);
    }
    if (touchpoint.evidence.responses < 0) {
        findings.add(std::string(within) + "evidence.responses is " +
                         std::to_string(touchpoint.evidence.responses) + ", must be 0 or more",
                     "");
    }
}

void check_fields(Findings& findings, const Link& link, std::string_view within) {
    for (const LinkField field : link_fields) {
        const double value = value_of(link, field);
        if (is_within(value, info(field).range)) continue;
        findings.check_range(std::string(within) + std::string(info(field).name), value, info(field).range);
    }
}

void check_touchpoints(Findings& findings, const Journey& journey, const Ids& stages) {
    check_ids(findings, journey.touchpoints, "touchpoints", "");
    for (std::size_t i = 0; i < journey.touchpoints.size(); ++i) {
        const Touchpoint& touchpoint = journey.touchpoints[i];
        findings.at({"", "touchpoints", i, touchpoint.id});
        findings.check_reference("stage", touchpoint.stage, "stage", stages);
        check_fields(findings, touchpoint, "");
    }
}

void check_lanes(Findings& findings, const Journey& journey, const Ids& stages) {
    check_ids(findings, journey.lanes, "lanes", "");
    for (std::size_t i = 0; i < journey.lanes.size(); ++i) {
        const TextLane& lane = journey.lanes[i];
        const std::string within = place_of("lanes", i, lane.id) + ", ";
        std::unordered_set<std::string_view> filled;
        for (std::size_t j = 0; j < lane.cells.size(); ++j) {
            const std::string& stage = lane.cells[j].stage;
            findings.at({within, "cells", j, stage});
            findings.check_reference("stage", stage, "stage", stages);
            if (!filled.insert(stage).second) {
                findings.add("stage " + in_quotes(stage) + " has more than one cell in this lane",
                             "Join the texts in one cell.");
            }
        }
    }
}

template <class Ends> // a Link or its key
void check_ends(Findings& findings, const Ends& link, const Ids& touchpoints) {
    findings.check_reference("from", link.from, "touchpoint", touchpoints);
    if (link.to != done_target) findings.check_reference("to", link.to, "touchpoint", touchpoints);
}

void check_links(Findings& findings, const Journey& journey, const Ids& touchpoints) {
    LinkSet seen;
    std::unordered_map<std::string_view, double> weight_out_of;
    for (std::size_t i = 0; i < journey.links.size(); ++i) {
        const Link& link = journey.links[i];
        findings.at({"", "links", i, link.from, link.to});
        check_ends(findings, link, touchpoints);
        check_fields(findings, link, "");
        if (!seen.insert({link.from, link.to}).second) {
            findings.add("a second link from " + in_quotes(link.from) + " to " + in_quotes(link.to),
                         "Keep one of them, with the weights added up.");
        }
        double& sum = weight_out_of[link.from];
        sum += link.weight;
        if (std::isfinite(link.weight) && sum > largest_sum) {
            findings.add("weight is " + number_text(link.weight) +
                             ", too large to add up with the other ways out of " + in_quotes(link.from),
                         "Weights count only relative to each other: divide them all by the same number.");
        }
    }
}

// Shares or weights that are each in range must have a positive, finite sum.
void check_sum(Findings& findings, std::string_view what, double sum, std::string_view remedy) {
    const bool is_said = std::isnan(sum) || sum < 0; // of the one that is out of range
    if (is_said || (sum > 0 && sum <= largest_sum)) return;
    findings.add(std::string(what) + " add up to " + number_text(sum) + ", must be more than 0 and finite",
                 std::string(remedy));
}

void check_starts(Findings& findings, const Persona& persona, const Ids& touchpoints) {
    if (persona.start.empty()) {
        findings.add("start is empty, a persona enters the map somewhere",
                     "Name the touchpoint where this persona starts.");
        return;
    }
    std::unordered_set<std::string_view> seen;
    double sum = 0;
    for (std::size_t i = 0; i < persona.start.size(); ++i) {
        const Start& start = persona.start[i];
        const std::string key = "start[" + std::to_string(i) + "]";
        findings.check_reference(key + ".touchpoint", start.touchpoint, "touchpoint", touchpoints);
        findings.check_range(key + ".share", start.share, share_range);
        if (!seen.insert(start.touchpoint).second) {
            findings.add(key + ".touchpoint " + in_quotes(start.touchpoint) + " is a start already",
                         "Keep one of them, with the shares added up.");
        }
        sum += start.share;
    }
    check_sum(findings, "the shares of start", sum, "Give one start a share above 0.");
}

void check_persona(Findings& findings, const Persona& persona, const Ids& touchpoints) {
    findings.check_range("share", persona.share, share_range);
    findings.check_range("weights.people", persona.weights.people, share_range);
    findings.check_range("weights.process", persona.weights.process, share_range);
    findings.check_range("weights.product", persona.weights.product, share_range);
    check_sum(findings, "the weights",
              persona.weights.people + persona.weights.process + persona.weights.product,
              "Give at least one of people, process and product a weight above 0.");
    check_starts(findings, persona, touchpoints);
    findings.check_range("start_satisfaction.mean", persona.start_satisfaction.mean, start_mean_range);
    findings.check_range("start_satisfaction.sd", persona.start_satisfaction.sd, start_sd_range);
    findings.check_range("churn_sensitivity", persona.churn_sensitivity, sensitivity_range);
    findings.check_range("effort_sensitivity", persona.effort_sensitivity, sensitivity_range);
    findings.check_range("loss_aversion", persona.loss_aversion, loss_aversion_range);
}

void check_personas(Findings& findings, const Journey& journey, const Ids& touchpoints) {
    check_ids(findings, journey.personas, "personas", "");
    double sum = 0;
    for (std::size_t i = 0; i < journey.personas.size(); ++i) {
        findings.at({"", "personas", i, journey.personas[i].id});
        check_persona(findings, journey.personas[i], touchpoints);
        sum += journey.personas[i].share;
    }
    findings.at({});
    if (!journey.personas.empty()) {
        check_sum(findings, "the shares of the personas", sum, "Give at least one persona a share above 0.");
    }
}

// What the base map has, and what one scenario adds to it: both may be referred to by its changes.
struct Targets {
    const Ids& stages;
    const Ids& base_touchpoints;
    const LinkSet& base_links;
    Ids touchpoints; // of base and scenario
    LinkSet added_links;

    [[nodiscard]] bool has_link(const LinkKey& link) const {
        const LinkEnds ends{link.from, link.to};
        return base_links.contains(ends) || added_links.contains(ends);
    }
};

Targets targets_of(const Scenario& scenario, const Ids& stages, const Ids& touchpoints,
                   const LinkSet& links) {
    Targets targets{stages, touchpoints, links, touchpoints, {}};
    for (const Intervention& intervention : scenario.interventions) {
        for (const Change& change : intervention.changes) {
            if (const auto* added = std::get_if<AddTouchpoint>(&change)) {
                targets.touchpoints.add(added->touchpoint.id);
            }
            if (const auto* added = std::get_if<AddLink>(&change)) {
                targets.added_links.insert({added->link.from, added->link.to});
            }
        }
    }
    return targets;
}

// Checks one change; an overload for each kind, so that a new kind does not build until it is handled.
class ChangeChecker {
public:
    ChangeChecker(Findings& findings, const Targets& targets) : findings_(findings), targets_(targets) {}

    void operator()(const ChangeTouchpoint& change) const {
        findings_.check_reference("touchpoint", change.touchpoint, "touchpoint", targets_.touchpoints);
        findings_.check_finite("value", change.value);
    }
    void operator()(const ChangeLink& change) const {
        check_link(change.link);
        findings_.check_finite("value", change.value);
    }
    void operator()(const AddTouchpoint& change) const {
        const Touchpoint& added = change.touchpoint;
        findings_.check_id(added.id);
        if (targets_.base_touchpoints.contains(added.id)) {
            findings_.add("touchpoint.id " + in_quotes(added.id) + " is a touchpoint of the base map already",
                          "Give the new touchpoint an id of its own.");
        }
        findings_.check_reference("touchpoint.stage", added.stage, "stage", targets_.stages);
        check_fields(findings_, added, "touchpoint.");
    }
    void operator()(const AddLink& change) const {
        check_ends(findings_, change.link, targets_.touchpoints);
        check_fields(findings_, change.link, "link.");
    }
    void operator()(const RemoveLink& change) const { check_link(change.link); }
    void operator()(const RemoveTouchpoint& change) const {
        findings_.check_reference("touchpoint", change.touchpoint, "touchpoint", targets_.touchpoints);
    }

private:
    void check_link(const LinkKey& link) const {
        if (targets_.has_link(link)) return;
        findings_.add("link " + in_quotes(name_of(link.from, link.to)) + " is no link of the journey",
                      "Add the link, or name one that the map or this scenario has.");
    }

    Findings& findings_;
    const Targets& targets_;
};

void check_intervention(Findings& findings, const Spot& spot, const Intervention& intervention,
                        const Targets& targets) {
    findings.at(spot);
    if (intervention.start_period < 0) {
        findings.add("start_period is " + std::to_string(intervention.start_period) + ", must be 0 or more",
                     "0 and 1 both mean from the beginning.");
    }
    findings.check_range("cost_once", intervention.cost_once, money_range);
    findings.check_range("cost_per_period", intervention.cost_per_period, money_range);
    const std::string within = to_place(spot) + ", ";
    for (std::size_t i = 0; i < intervention.changes.size(); ++i) {
        findings.at({within, "changes", i, ""});
        std::visit(ChangeChecker(findings, targets), intervention.changes[i]);
    }
}

void check_scenarios(Findings& findings, const Journey& journey, const Ids& stages, const Ids& touchpoints) {
    check_ids(findings, journey.scenarios, "scenarios", "");
    LinkSet links;
    for (const Link& link : journey.links)
        links.insert({link.from, link.to});
    for (std::size_t i = 0; i < journey.scenarios.size(); ++i) {
        const Scenario& scenario = journey.scenarios[i];
        const std::string within = place_of("scenarios", i, scenario.id) + ", ";
        const Targets targets = targets_of(scenario, stages, touchpoints, links);
        check_ids(findings, scenario.interventions, "interventions", within);
        for (std::size_t j = 0; j < scenario.interventions.size(); ++j) {
            check_intervention(findings, {within, "interventions", j, scenario.interventions[j].id},
                               scenario.interventions[j], targets);
        }
    }
}

void check_simulation(Findings& findings, const Simulation& simulation) {
    findings.at({});
    findings.check_range("simulation.horizon", simulation.horizon, horizon_range);
    findings.check_range("simulation.initial", simulation.initial, people_range);
    findings.check_range("simulation.arrivals", simulation.arrivals, people_range);
    findings.check_range("simulation.discount_rate", simulation.discount_rate, discount_rate_range);
}

} // namespace

std::string place_of(std::string_view list, std::size_t index, std::string_view id) {
    std::string place = std::string(list) + "[" + std::to_string(index) + "]";
    if (!id.empty()) place += " " + in_quotes(id);
    return place;
}

Problems validate(const Journey& journey) {
    Findings findings;
    const Ids stages = ids_of(journey.stages);
    const Ids touchpoints = ids_of(journey.touchpoints);
    check_stages(findings, journey);
    check_touchpoints(findings, journey, stages);
    check_lanes(findings, journey, stages);
    check_links(findings, journey, touchpoints);
    check_personas(findings, journey, touchpoints);
    check_scenarios(findings, journey, stages, touchpoints);
    check_simulation(findings, journey.simulation);
    return findings.take();
}

} // namespace waymark
