#include "journey/problem_list.h"

#include <variant>

#include "journey/validate.h"

namespace waymark {

namespace {

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
    ChangeChecker(ProblemList& problems, const Targets& targets) : problems_(problems), targets_(targets) {}

    void operator()(const ChangeTouchpoint& change) const {
        problems_.check_reference("touchpoint", change.touchpoint, "touchpoint", targets_.touchpoints);
        problems_.check_finite("value", change.value);
    }
    void operator()(const ChangeLink& change) const {
        check_link(change.link);
        problems_.check_finite("value", change.value);
    }
    void operator()(const AddTouchpoint& change) const {
        const Touchpoint& added = change.touchpoint;
        problems_.check_id(added.id);
        if (targets_.base_touchpoints.contains(added.id)) {
            problems_.add("touchpoint.id " + in_quotes(added.id) + " is a touchpoint of the base map already",
                          "Give the new touchpoint an id of its own.");
        }
        problems_.check_reference("touchpoint.stage", added.stage, "stage", targets_.stages);
        check_fields(problems_, added, "touchpoint.");
    }
    void operator()(const AddLink& change) const {
        check_ends(problems_, change.link, targets_.touchpoints);
        check_fields(problems_, change.link, "link.");
    }
    void operator()(const RemoveLink& change) const { check_link(change.link); }
    void operator()(const RemoveTouchpoint& change) const {
        problems_.check_reference("touchpoint", change.touchpoint, "touchpoint", targets_.touchpoints);
    }

private:
    void check_link(const LinkKey& link) const {
        if (targets_.has_link(link)) return;
        problems_.add("link " + in_quotes(name_of_link(link.from, link.to)) + " is no link of the journey",
                      "Add the link, or name one that the map or this scenario has.");
    }

    ProblemList& problems_;
    const Targets& targets_;
};

void check_intervention(ProblemList& problems, const Spot& spot, const Intervention& intervention,
                        const Targets& targets) {
    problems.at(spot);
    if (intervention.start_period < 0) {
        problems.add("start_period is " + std::to_string(intervention.start_period) + ", must be 0 or more",
                     "0 and 1 both mean from the beginning.");
    }
    problems.check_range("cost_once", intervention.cost_once, money_range);
    problems.check_range("cost_per_period", intervention.cost_per_period, money_range);
    const std::string within = to_place(spot) + ", ";
    for (std::size_t i = 0; i < intervention.changes.size(); ++i) {
        problems.at({within, "changes", i, ""});
        std::visit(ChangeChecker(problems, targets), intervention.changes[i]);
    }
}

} // namespace

void check_scenarios(ProblemList& problems, const Journey& journey, const Ids& stages,
                     const Ids& touchpoints) {
    check_ids(problems, journey.scenarios, "scenarios", "");
    LinkSet links;
    for (const Link& link : journey.links)
        links.insert({link.from, link.to});
    for (std::size_t i = 0; i < journey.scenarios.size(); ++i) {
        const Scenario& scenario = journey.scenarios[i];
        const std::string within = place_of("scenarios", i, scenario.id) + ", ";
        const Targets targets = targets_of(scenario, stages, touchpoints, links);
        check_ids(problems, scenario.interventions, "interventions", within);
        for (std::size_t j = 0; j < scenario.interventions.size(); ++j) {
            check_intervention(problems, {within, "interventions", j, scenario.interventions[j].id},
                               scenario.interventions[j], targets);
        }
    }
}

} // namespace waymark
