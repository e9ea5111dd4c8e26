#include "whatif/drawn_inputs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "journey/fields.h"
#include "journey/lookup.h"
#include "markov/variates.h"

namespace waymark {

namespace {

constexpr double least_score_sd = 0.05;
constexpr double estimated_score_sd = 0.75, assumed_score_sd = 1.5;
constexpr double estimated_logit_sd = 0.25, assumed_logit_sd = 0.6;
constexpr double estimated_concentration = 50, assumed_concentration = 10;

EvidenceLevel level_of(const Evidence& evidence) {
    const bool has_no_responses = evidence.level == EvidenceLevel::measured && evidence.responses < 1;
    return has_no_responses ? EvidenceLevel::estimated : evidence.level;
}

double score_sd(const Touchpoint& touchpoint) {
    switch (level_of(touchpoint.evidence)) {
    case EvidenceLevel::measured:
        return std::max(least_score_sd, touchpoint.variability / std::sqrt(touchpoint.evidence.responses));
    case EvidenceLevel::estimated: return estimated_score_sd;
    case EvidenceLevel::assumed: return assumed_score_sd;
    }
    return assumed_score_sd;
}

std::string name_of(std::string_view field, const std::string& touchpoint) {
    return std::string(field) + " of " + touchpoint;
}

double drawn_leave(const Touchpoint& touchpoint, const Draw& draw) {
    const double leave = touchpoint.leave;
    if (leave <= 0 || leave >= 1) return leave;
    VariateStream stream(draw.seed, draw.number, name_of("leave", touchpoint.id));
    const EvidenceLevel level = level_of(touchpoint.evidence);
    if (level == EvidenceLevel::measured) {
        const double n = touchpoint.evidence.responses;
        return stream.beta(leave * n, (1 - leave) * n);
    }
    const double sd = level == EvidenceLevel::estimated ? estimated_logit_sd : assumed_logit_sd;
    const double logit = std::log(leave / (1 - leave)) + sd * stream.normal();
    return 1 / (1 + std::exp(-logit));
}

void draw_touchpoint(Touchpoint& touchpoint, const Draw& draw) {
    const double sd = score_sd(touchpoint);
    for (const TouchpointField field :
         {TouchpointField::people, TouchpointField::process, TouchpointField::product}) {
        VariateStream stream(draw.seed, draw.number, name_of(info(field).name, touchpoint.id));
        set_value(touchpoint, field, value_of(touchpoint, field) + sd * stream.normal());
    }
    touchpoint.leave = drawn_leave(touchpoint, draw);
}

using LinksFrom = std::map<std::string_view, std::vector<std::size_t>>;

// The positions of links of positive weight by where they begin, in the order of their ends' ids, so that the
// order of the file is no matter of luck.
LinksFrom links_from(const Journey& journey) {
    LinksFrom from;
    for (std::size_t i = 0; i < journey.links.size(); ++i)
        if (journey.links[i].weight > 0) from[journey.links[i].from].push_back(i);
    for (auto& [touchpoint, links] : from) {
        std::sort(links.begin(), links.end(),
                  [&](std::size_t a, std::size_t b) { return journey.links[a].to < journey.links[b].to; });
    }
    return from;
}

double concentration(const Touchpoint& touchpoint) {
    switch (level_of(touchpoint.evidence)) {
    case EvidenceLevel::measured: return touchpoint.evidence.responses;
    case EvidenceLevel::estimated: return estimated_concentration;
    case EvidenceLevel::assumed: return assumed_concentration;
    }
    return assumed_concentration;
}

void draw_weights(Journey& journey, const Touchpoint& touchpoint, std::span<const std::size_t> links,
                  const Draw& draw) {
    double most = 0, sum = 0;
    for (const std::size_t i : links)
        most = std::max(most, journey.links[i].weight);
    for (const std::size_t i : links)
        sum += journey.links[i].weight / most;
    std::vector<double> shapes;
    for (const std::size_t i : links) {
        const double share = journey.links[i].weight / most / sum;
        shapes.push_back(std::max(share * concentration(touchpoint), 1e-300));
    }
    VariateStream stream(draw.seed, draw.number, name_of("links", touchpoint.id));
    const std::vector<double> shares = stream.dirichlet(shapes);
    for (std::size_t i = 0; i < links.size(); ++i)
        journey.links[links[i]].weight = shares[i] * sum * most;
}

// The touchpoints that scenarios add, each id once and none of the base map's.
std::vector<const Touchpoint*> added_touchpoints(const Journey& journey,
                                                 std::span<const Scenario> scenarios) {
    std::vector<const Touchpoint*> added;
    std::set<std::string_view> known;
    for (const Touchpoint& touchpoint : journey.touchpoints)
        known.insert(touchpoint.id);
    for (const Scenario& scenario : scenarios) {
        for (const Intervention& intervention : scenario.interventions) {
            for (const Change& change : intervention.changes) {
                const auto* add = std::get_if<AddTouchpoint>(&change);
                if (add != nullptr && known.insert(add->touchpoint.id).second)
                    added.push_back(&add->touchpoint);
            }
        }
    }
    return added;
}

} // namespace

Journey drawn(const Journey& journey, const Draw& draw) {
    Journey world = journey;
    for (Touchpoint& touchpoint : world.touchpoints)
        draw_touchpoint(touchpoint, draw);
    for (const auto& [from, links] : links_from(journey)) {
        const Touchpoint* touchpoint = find_touchpoint(journey, from);
        if (touchpoint != nullptr && links.size() > 1) draw_weights(world, *touchpoint, links, draw);
    }
    return world;
}

Scenario drawn(const Scenario& scenario, const Draw& draw) {
    Scenario world = scenario;
    for (Intervention& intervention : world.interventions) {
        for (Change& change : intervention.changes) {
            if (auto* add = std::get_if<AddTouchpoint>(&change)) draw_touchpoint(add->touchpoint, draw);
        }
    }
    return world;
}

std::vector<UncertainInput> uncertain_inputs(const Journey& journey, std::span<const Scenario> scenarios) {
    std::vector<UncertainInput> inputs;
    const LinksFrom from = links_from(journey);
    const auto add_fields = [&](const Touchpoint& touchpoint) {
        for (const TouchpointField field :
             {TouchpointField::people, TouchpointField::process, TouchpointField::product})
            inputs.push_back({touchpoint.id, info(field).name});
        if (touchpoint.leave > 0 && touchpoint.leave < 1)
            inputs.push_back({touchpoint.id, info(TouchpointField::leave).name});
    };
    for (const Touchpoint& touchpoint : journey.touchpoints) {
        add_fields(touchpoint);
        const auto links = from.find(touchpoint.id);
        if (links != from.end() && links->second.size() > 1) inputs.push_back({touchpoint.id, "links"});
    }
    for (const Touchpoint* touchpoint : added_touchpoints(journey, scenarios))
        add_fields(*touchpoint);
    return inputs;
}

std::vector<std::vector<double>> drawn_values(std::span<const UncertainInput> inputs, const Journey& journey,
                                              std::span<const Scenario> scenarios) {
    std::map<std::string_view, const Touchpoint*> touchpoints;
    for (const Touchpoint* touchpoint : added_touchpoints(journey, scenarios))
        touchpoints[touchpoint->id] = touchpoint;
    for (const Touchpoint& touchpoint : journey.touchpoints)
        touchpoints[touchpoint.id] = &touchpoint;
    std::map<std::string_view, std::vector<const Link*>> from;
    for (const Link& link : journey.links)
        from[link.from].push_back(&link);
    std::vector<std::vector<double>> values;
    for (const UncertainInput& input : inputs) {
        std::vector<double>& of_input = values.emplace_back();
        if (const auto field = touchpoint_field(input.field)) {
            of_input.push_back(value_of(*touchpoints.at(input.touchpoint), *field));
            continue;
        }
        double left = 0;
        const auto& links = from.at(input.touchpoint);
        for (const Link* link : links)
            left += link->weight;
        for (std::size_t i = 0; i + 1 < links.size(); ++i) {
            of_input.push_back(left > 0 ? links[i]->weight / left : 0);
            left -= links[i]->weight;
        }
    }
    return values;
}

} // namespace waymark
