#include "journey/validate.h"

#include <cmath>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "journey/problem_list.h"

namespace waymark {

namespace {

constexpr double largest_sum = 1e300;

void check_stages(ProblemList& problems, const Journey& journey) {
    if (journey.stages.empty()) {
        problems.at({});
        problems.add("stages is empty, a journey has at least one stage", "Add a stage.");
    }
    check_ids(problems, journey.stages, "stages", "");
}

void check_touchpoints(ProblemList& problems, const Journey& journey, const Ids& stages) {
    check_ids(problems, journey.touchpoints, "touchpoints", "");
    for (std::size_t i = 0; i < journey.touchpoints.size(); ++i) {
        const Touchpoint& touchpoint = journey.touchpoints[i];
        problems.at({"", "touchpoints", i, touchpoint.id});
        problems.check_reference("stage", touchpoint.stage, "stage", stages);
        check_fields(problems, touchpoint, "");
    }
}

void check_lanes(ProblemList& problems, const Journey& journey, const Ids& stages) {
    check_ids(problems, journey.lanes, "lanes", "");
    for (std::size_t i = 0; i < journey.lanes.size(); ++i) {
        const TextLane& lane = journey.lanes[i];
        const std::string within = place_of("lanes", i, lane.id) + ", ";
        std::unordered_set<std::string_view> filled;
        for (std::size_t j = 0; j < lane.cells.size(); ++j) {
            const std::string& stage = lane.cells[j].stage;
            problems.at({within, "cells", j, stage});
            problems.check_reference("stage", stage, "stage", stages);
            if (!filled.insert(stage).second) {
                problems.add("stage " + in_quotes(stage) + " has more than one cell in this lane",
                             "Join the texts in one cell.");
            }
        }
    }
}

void check_links(ProblemList& problems, const Journey& journey, const Ids& touchpoints) {
    LinkSet seen;
    std::unordered_map<std::string_view, double> weight_out_of;
    for (std::size_t i = 0; i < journey.links.size(); ++i) {
        const Link& link = journey.links[i];
        problems.at({"", "links", i, link.from, link.to});
        check_ends(problems, link, touchpoints);
        check_fields(problems, link, "");
        if (!seen.insert({link.from, link.to}).second) {
            problems.add("a second link from " + in_quotes(link.from) + " to " + in_quotes(link.to),
                         "Keep one of them, with the weights added up.");
        }
        double& sum = weight_out_of[link.from];
        sum += link.weight;
        if (std::isfinite(link.weight) && sum > largest_sum) {
            problems.add("weight is " + number_text(link.weight) +
                             ", too large to add up with the other ways out of " + in_quotes(link.from),
                         "Weights count only relative to each other: divide them all by the same number.");
        }
    }
}

// Shares or weights that are each in range must have a positive, finite sum.
void check_sum(ProblemList& problems, std::string_view what, double sum, std::string_view remedy) {
    const bool is_said = std::isnan(sum) || sum < 0; // of the one that is out of range
    if (is_said || (sum > 0 && sum <= largest_sum)) return;
    problems.add(std::string(what) + " add up to " + number_text(sum) + ", must be more than 0 and finite",
                 std::string(remedy));
}

void check_starts(ProblemList& problems, const Persona& persona, const Ids& touchpoints) {
    if (persona.start.empty()) {
        problems.add("start is empty, a persona enters the map somewhere",
                     "Name the touchpoint where this persona starts.");
        return;
    }
    std::unordered_set<std::string_view> seen;
    double sum = 0;
    for (std::size_t i = 0; i < persona.start.size(); ++i) {
        const Start& start = persona.start[i];
        const std::string key = "start[" + std::to_string(i) + "]";
        problems.check_reference(key + ".touchpoint", start.touchpoint, "touchpoint", touchpoints);
        problems.check_range(key + ".share", start.share, share_range);
        if (!seen.insert(start.touchpoint).second) {
            problems.add(key + ".touchpoint " + in_quotes(start.touchpoint) + " is a start already",
                         "Keep one of them, with the shares added up.");
        }
        sum += start.share;
    }
    check_sum(problems, "the shares of start", sum, "Give one start a share above 0.");
}

void check_persona(ProblemList& problems, const Persona& persona, const Ids& touchpoints) {
    problems.check_range("share", persona.share, share_range);
    problems.check_range("weights.people", persona.weights.people, share_range);
    problems.check_range("weights.process", persona.weights.process, share_range);
    problems.check_range("weights.product", persona.weights.product, share_range);
    check_sum(problems, "the weights",
              persona.weights.people + persona.weights.process + persona.weights.product,
              "Give at least one of people, process and product a weight above 0.");
    check_starts(problems, persona, touchpoints);
    problems.check_range("start_satisfaction.mean", persona.start_satisfaction.mean, start_mean_range);
    problems.check_range("start_satisfaction.sd", persona.start_satisfaction.sd, start_sd_range);
    problems.check_range("churn_sensitivity", persona.churn_sensitivity, sensitivity_range);
    problems.check_range("effort_sensitivity", persona.effort_sensitivity, sensitivity_range);
    problems.check_range("loss_aversion", persona.loss_aversion, loss_aversion_range);
}

void check_personas(ProblemList& problems, const Journey& journey, const Ids& touchpoints) {
    check_ids(problems, journey.personas, "personas", "");
    double sum = 0;
    for (std::size_t i = 0; i < journey.personas.size(); ++i) {
        problems.at({"", "personas", i, journey.personas[i].id});
        check_persona(problems, journey.personas[i], touchpoints);
        sum += journey.personas[i].share;
    }
    problems.at({});
    if (!journey.personas.empty()) {
        check_sum(problems, "the shares of the personas", sum, "Give at least one persona a share above 0.");
    }
}

void check_simulation(ProblemList& problems, const Simulation& simulation) {
    problems.at({});
    problems.check_range("simulation.horizon", simulation.horizon, horizon_range);
    problems.check_range("simulation.initial", simulation.initial, people_range);
    problems.check_range("simulation.arrivals", simulation.arrivals, people_range);
    problems.check_range("simulation.discount_rate", simulation.discount_rate, discount_rate_range);
}

} // namespace

std::string place_of(std::string_view list, std::size_t index, std::string_view id) {
    std::string place = std::string(list) + "[" + std::to_string(index) + "]";
    if (!id.empty()) place += " " + in_quotes(id);
    return place;
}

Problems validate(const Journey& journey) {
    ProblemList problems;
    const Ids stages = ids_of(journey.stages);
    const Ids touchpoints = ids_of(journey.touchpoints);
    check_stages(problems, journey);
    check_touchpoints(problems, journey, stages);
    check_lanes(problems, journey, stages);
    check_links(problems, journey, touchpoints);
    check_personas(problems, journey, touchpoints);
    check_scenarios(problems, journey, stages, touchpoints);
    check_simulation(problems, journey.simulation);
    return problems.take();
}

} // namespace waymark
