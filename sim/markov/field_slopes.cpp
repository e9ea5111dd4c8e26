#include "markov/field_slopes.h"

#include <limits>
#include <span>

#include "journey/lookup.h"
#include "markov/kernel.h"

namespace waymark {

namespace {

constexpr double does_not_exist = std::numeric_limits<double>::quiet_NaN();

constexpr std::size_t at(TouchpointField field) {
    return static_cast<std::size_t>(field);
}
constexpr std::size_t at(LinkField field) {
    return static_cast<std::size_t>(field);
}

OneSided both(double slope) {
    return {slope, slope};
}

// One touchpoint's part of the map.
struct Spot {
    const Touchpoint& touchpoint;
    const Persona& persona;
    const SlopeSums& sums;
    std::size_t position;
    const WaysOut& out;
    bool is_visited;
    Leaving leaving;
    LevelVector ahead; // what going on is worth to those who depart: the mean over the ways

    [[nodiscard]] const SlopeSums::AtTouchpoint& here() const { return sums.at(position); }

    // Whether somebody would come where the chain has no node if only more went on.
    [[nodiscard]] bool is_open_end() const {
        for (const Way& way : out.ways) {
            if (way.weight > 0 && sums.along(way.link).is_unknown) return is_visited;
        }
        return false;
    }
};

LevelVector mean_ahead(const WaysOut& out, const SlopeSums& sums) {
    LevelVector mean{};
    for (const Way& way : out.ways) {
        for (std::size_t k = 0; k < level_count; ++k)
            mean[k] += way.hand_off.pick[k] * sums.along(way.link).ahead[k];
    }
    return mean;
}

TouchpointSlopes touchpoint_slopes(const Spot& spot, const StayRule& rule) {
    TouchpointSlopes out{};
    const Touchpoint& touchpoint = spot.touchpoint;
    const ExperienceSlopes experience = experience_slopes(touchpoint, spot.persona, spot.here().arrivals);
    const Weights& weights = spot.persona.weights;
    const double sum = weights.people + weights.process + weights.product;
    out[at(TouchpointField::people)] = weights.people / sum * experience.quality;
    out[at(TouchpointField::process)] = weights.process / sum * experience.quality;
    out[at(TouchpointField::product)] = weights.product / sum * experience.quality;
    out[at(TouchpointField::impact)] = experience.impact;
    out[at(TouchpointField::recovery)] = experience.recovery;
    out[at(TouchpointField::variability)] = experience.variability;

    const LeavingSlopes leaving = leaving_slopes(touchpoint, spot.persona);
    double by_leave = 0, by_effort = 0, by_stay = 0;
    for (std::size_t k = 0; k < level_count; ++k) {
        const double gained = spot.here().leavers[k] - spot.ahead[k];
        by_leave += leaving.by_leave[k] * gained;
        by_effort += leaving.by_effort[k] * gained;
        by_stay += spot.leaving.stays[k] * spot.ahead[k];
        if (!rule.discount_per_day)
            by_stay += spot.leaving.leaves[k] * spot.here().leavers[k] - spot.here().departures[k];
    }
    out[at(TouchpointField::leave)] = both(spot.is_open_end() ? does_not_exist : by_leave);
    out[at(TouchpointField::effort)] = both(by_effort);
    const double rate = rule.discount_per_day
                            ? *rule.discount_per_day / (1 + *rule.discount_per_day * touchpoint.dwell_days)
                            : 1 / touchpoint.dwell_days;
    out[at(TouchpointField::dwell_days)] = both(-rate * by_stay);
    return out;
}

LinkSlopes link_slopes(const Spot& spot, const Way& way) {
    LinkSlopes out{};
    const SlopeSums::AlongLink& along = spot.sums.along(way.link);
    double by_weight = 0, by_tilt = 0;
    for (std::size_t k = 0; k < level_count; ++k) {
        const double gained = spot.leaving.stays[k] * (along.ahead[k] - spot.ahead[k]);
        by_weight += way.pull[k] * gained;
        by_tilt += way.hand_off.pick[k] * (static_cast<double>(k) - 5) / 5 * gained;
    }
    const bool is_jump = way.target >= 0 && spot.is_visited && spot.leaving.stays[5] > 0 &&
                         (spot.out.is_undecided || along.is_unknown);
    out[at(LinkField::weight)] = both(is_jump ? does_not_exist : by_weight);
    out[at(LinkField::tilt)] = both(by_tilt);
    out[at(LinkField::friction)] = {along.friction_up, along.friction_down};
    return out;
}

std::vector<const Touchpoint*> touchpoints_of(const AppliedMap& map) {
    std::vector<const Touchpoint*> all;
    for (const Touchpoint& touchpoint : map.journey.touchpoints)
        all.push_back(&touchpoint);
    for (const Touchpoint& touchpoint : map.retired)
        all.push_back(&touchpoint);
    return all;
}

// Adds those who enter: the start touchpoints' experience, and who enters where.
void add_entries(MapSlopes& out, SlopeSums& sums, const Chain& chain, const AppliedMap& map,
                 const Persona& persona, std::span<const double> entered) {
    const std::vector<Start>& starts = find_persona(map.journey, persona.id)->start;
    std::map<std::string_view, double> share_of;
    double total = 0;
    for (const Start& start : starts) {
        share_of[start.touchpoint] += start.share;
        total += start.share;
    }
    const LevelVector levels = hat_projection(persona.start_satisfaction.mean, persona.start_satisfaction.sd);
    double mean = 0;
    for (std::size_t t = 0; t < chain.touchpoints.size(); ++t) {
        const auto known = share_of.find(chain.touchpoints[t].id);
        const double share = known == share_of.end() ? 0 : known->second / total;
        const double worth = sums.worth_of_arrivals(t, levels, entered);
        out.starts[chain.touchpoints[t].id] = worth / total;
        mean += share * worth;
        if (share <= 0) continue;
        LevelVector people{};
        for (std::size_t k = 0; k < level_count; ++k)
            people[k] = share * levels[k];
        sums.add_arrivals(t, people, entered);
    }
    for (auto& [touchpoint, slope] : out.starts)
        slope -= mean / total;
}

} // namespace

MapSlopes field_slopes(SlopeSums sums, const OpenChain& open, const AppliedMap& map, const Persona& persona,
                       std::span<const double> entered, const StayRule& rule) {
    MapSlopes out;
    const Chain& chain = open.chain;
    add_entries(out, sums, chain, map, persona, entered);
    std::vector<char> is_visited(chain.touchpoints.size(), 0);
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        if (open.is_visited[i] != 0) is_visited[static_cast<std::size_t>(chain.nodes[i].touchpoint)] = 1;
    }
    const std::vector<const Touchpoint*> touchpoints = touchpoints_of(map);
    for (std::size_t t = 0; t < touchpoints.size(); ++t) {
        const Spot spot{*touchpoints[t],
                        persona,
                        sums,
                        t,
                        open.out[t],
                        is_visited[t] != 0,
                        leaving(*touchpoints[t], persona),
                        mean_ahead(open.out[t], sums)};
        out.touchpoints[spot.touchpoint.id] = touchpoint_slopes(spot, rule);
        for (const Way& way : spot.out.ways)
            out.links[chain.links[way.link]] = link_slopes(spot, way);
    }
    return out;
}

} // namespace waymark
