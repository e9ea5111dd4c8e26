#include "whatif/worth.h"

#include <algorithm>
#include <map>
#include <utility>

#include "journey/claim.h"
#include "journey/fields.h"
#include "journey/lookup.h"
#include "whatif/scenario_map.h"

namespace waymark {

namespace {

constexpr std::array<std::string_view, all_groupings.size()> grouping_words{
    "touchpoint", "stage", "lane", "channel", "owner", "kind", "initiator"};

std::vector<std::string> keys_in_order(const Journey& map, Grouping by) {
    std::vector<std::string> keys;
    if (by == Grouping::lane) {
        for (const Lane lane : {Lane::people, Lane::process, Lane::product})
            keys.emplace_back(to_word(lane));
    }
    for (const Touchpoint* touchpoint : in_map_order(map)) {
        std::string key = part_of(*touchpoint, by);
        if (std::ranges::find(keys, key) == keys.end()) keys.push_back(std::move(key));
    }
    return keys;
}

std::map<std::string_view, const TouchpointFigures*> by_id(const LifetimeFigures& figures) {
    std::map<std::string_view, const TouchpointFigures*> found;
    for (const TouchpointFigures& row : figures.touchpoints)
        found.emplace(row.touchpoint, &row);
    return found;
}

// Per person who enters.
struct Sums {
    double visits = 0, cost = 0, lost = 0, churned = 0;
};

std::optional<double> share(double part, double whole) {
    if (!(whole > 0)) return std::nullopt;
    return part / whole;
}

// Of the touchpoints of `kind` alone, where one is given.
std::vector<PartOfMap> parts_of_some(const Journey& map, const LifetimeFigures& figures, Grouping by,
                                     std::optional<Kind> kind) {
    const auto known = by_id(figures);
    std::map<std::string, Sums> sums;
    Sums whole;
    for (const Touchpoint& touchpoint : map.touchpoints) {
        const auto found = known.find(touchpoint.id);
        if (found == known.end()) continue;
        const TouchpointFigures& row = *found->second;
        const auto add_to = [&](Sums& sum) {
            sum.visits += row.visits;
            sum.cost += row.visits * touchpoint.cost;
            sum.lost += row.leave - row.churned;
            sum.churned += row.churned;
        };
        add_to(whole);
        if (!kind || touchpoint.kind == *kind) add_to(sums[part_of(touchpoint, by)]);
    }
    std::vector<PartOfMap> parts;
    for (const std::string& key : keys_in_order(map, by)) {
        const Sums& sum = sums[key];
        parts.push_back({key, sum.visits, share(sum.visits, whole.visits), share(sum.cost, whole.cost),
                         share(sum.lost, whole.lost), share(sum.churned, whole.churned)});
    }
    return parts;
}

SimulateOptions for_goals(SimulateOptions options) {
    options.accuracy = Accuracy::exact;
    options.lifetime = true;
    options.reach = false;
    return options;
}

} // namespace

std::string_view to_word(Grouping by) {
    return grouping_words[static_cast<std::size_t>(by)];
}

std::optional<Grouping> grouping_named(std::string_view word) {
    const auto* const found = std::ranges::find(grouping_words, word);
    if (found == grouping_words.end()) return std::nullopt;
    return all_groupings[static_cast<std::size_t>(found - grouping_words.begin())];
}

std::string part_of(const Touchpoint& touchpoint, Grouping by) {
    switch (by) {
    case Grouping::touchpoint: return touchpoint.id;
    case Grouping::stage: return touchpoint.stage;
    case Grouping::lane: return std::string(to_word(touchpoint.lane));
    case Grouping::channel: return touchpoint.channel;
    case Grouping::owner: return touchpoint.owner;
    case Grouping::kind: return std::string(to_word(touchpoint.kind));
    case Grouping::initiator: return std::string(to_word(touchpoint.initiated_by));
    }
    return "";
}

std::vector<PartOfMap> parts_of(const Journey& map, const LifetimeFigures& figures, Grouping by) {
    return parts_of_some(map, figures, by, std::nullopt);
}

std::vector<PartOfMap> parts_of_kind(const Journey& map, const LifetimeFigures& figures, Grouping by,
                                     Kind kind) {
    return parts_of_some(map, figures, by, kind);
}

std::optional<CurveSummary> curve_summary(const Journey& map, const LifetimeFigures& figures) {
    const auto known = by_id(figures);
    std::vector<CurvePlace> curve;
    for (const Touchpoint* touchpoint : in_map_order(map)) {
        const auto found = known.find(touchpoint->id);
        if (found == known.end() || !found->second->satisfaction) continue;
        curve.push_back({touchpoint->id, on_curve_scale(*found->second->satisfaction)});
    }
    if (curve.empty()) return std::nullopt;
    return CurveSummary{*std::ranges::max_element(curve, {}, &CurvePlace::value),
                        *std::ranges::min_element(curve, {}, &CurvePlace::value), curve.back()};
}

Result<RemovalStudy> removal_study(const Journey& journey, const Scenario* scenario,
                                   const SimulateOptions& options) {
    RemovalStudy study{journey, scenario != nullptr ? *scenario : Scenario(), {}, {}, for_goals(options)};
    auto in_force = map_in_force(journey, study.scenario);
    if (!in_force) return in_force.problems();
    study.map = std::move(in_force->map.journey);
    for (const Touchpoint* touchpoint : in_map_order(study.map))
        study.touchpoints.push_back(touchpoint->id);
    return study;
}

Removal removal(const RemovalStudy& study, std::size_t position) {
    Removal made{study.touchpoints[position], {}, ""};
    Scenario without = study.scenario;
    without.interventions.emplace_back().changes = {RemoveTouchpoint{made.touchpoint}};
    const auto outcome = simulate(study.journey, &without, study.options);
    if (outcome) {
        made.without = goal_values(*outcome);
    } else {
        made.why_not = outcome.problems().front().what;
    }
    return made;
}

} // namespace waymark
