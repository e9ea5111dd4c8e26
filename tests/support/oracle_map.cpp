#include "support/oracle_map.h"

#include <algorithm>

#include "journey/fields.h"

namespace waymark::oracle {

namespace {

void add_row(Map& map, const Touchpoint& touchpoint) {
    map.touchpoints.push_back(touchpoint);
    map.is_on_map.push_back(false);
    map.makes_customers.push_back(false);
}

Map base_map(const Journey& base, const Scenario* scenario) {
    Map map;
    for (const Touchpoint& touchpoint : base.touchpoints)
        add_row(map, touchpoint);
    map.is_on_map.assign(map.end(), true);
    if (scenario != nullptr) {
        for (const Intervention& intervention : scenario->interventions) {
            for (const Change& change : intervention.changes) {
                const auto* added = std::get_if<AddTouchpoint>(&change);
                if (added != nullptr && map.index(added->touchpoint.id) == map.end()) {
                    add_row(map, added->touchpoint);
                }
            }
        }
    }
    const std::size_t n = map.end();
    map.ways.assign(n, std::vector<Way>(n + 1));
    for (const Link& link : base.links)
        map.ways[map.index(link.from)][map.index(link.to)] = {true, link.weight, link.tilt, link.friction};
    for (const Persona& persona : base.personas) {
        std::vector<double> shares(n, 0.0);
        for (const Start& start : persona.start)
            shares[map.index(start.touchpoint)] = start.share;
        map.starts.push_back(shares);
    }
    return map;
}

double result_of(Operation operation, double value, double operand) {
    if (operation == Operation::add) return value + operand;
    if (operation == Operation::multiply) return value * operand;
    return operand;
}

double clipped(double value, double low, double high) {
    return std::min(std::max(value, low), high);
}

void change_touchpoint(Map& map, const ChangeTouchpoint& change) {
    const std::size_t i = map.index(change.touchpoint);
    if (i == map.end() || !map.is_on_map[i]) return;
    Touchpoint& t = map.touchpoints[i];
    const auto apply = [&](double& value, double low, double high) {
        value = clipped(result_of(change.operation, value, change.value), low, high);
    };
    switch (change.field) {
    case TouchpointField::people: return apply(t.scores.people, 0, 10);
    case TouchpointField::process: return apply(t.scores.process, 0, 10);
    case TouchpointField::product: return apply(t.scores.product, 0, 10);
    case TouchpointField::impact: return apply(t.impact, 0, 1);
    case TouchpointField::variability: return apply(t.variability, 0, 5);
    case TouchpointField::effort: return apply(t.effort, 1, 7);
    case TouchpointField::recovery: return apply(t.recovery, 0, 1);
    case TouchpointField::leave: return apply(t.leave, 0, 1);
    case TouchpointField::dwell_days: return apply(t.dwell_days, 0.001, 36525);
    case TouchpointField::cost: return apply(t.cost, 0, 1e300);
    case TouchpointField::revenue: return apply(t.revenue, 0, 1e300);
    }
}

// The link when both its ends are on the map and it stands.
Way* standing_way(Map& map, const LinkKey& link) {
    const std::size_t from = map.index(link.from);
    if (from == map.end() || !map.is_on_map[from]) return nullptr;
    Way& way = map.ways[from][map.index(link.to)];
    return way.stands ? &way : nullptr;
}

void change_link(Map& map, const ChangeLink& change) {
    Way* way = standing_way(map, change.link);
    if (way == nullptr) return;
    const auto apply = [&](double& value, double low, double high) {
        value = clipped(result_of(change.operation, value, change.value), low, high);
    };
    switch (change.field) {
    case LinkField::weight: return apply(way->weight, 0, 1e300);
    case LinkField::tilt: return apply(way->tilt, -5, 5);
    case LinkField::friction: return apply(way->friction, 0, 10);
    }
}

void add_touchpoint(Map& map, const Touchpoint& touchpoint) {
    const std::size_t i = map.index(touchpoint.id);
    if (map.is_on_map[i]) return;
    map.touchpoints[i] = touchpoint;
    map.is_on_map[i] = true;
    map.ways[i].assign(map.end() + 1, Way{});
}

void add_link(Map& map, const Link& link) {
    const std::size_t from = map.index(link.from);
    const std::size_t to = map.index(link.to);
    if (!map.is_on_map[from] || (to != map.end() && !map.is_on_map[to])) return;
    if (!map.ways[from][to].stands) {
        map.ways[from][to] = {true, link.weight, link.tilt, link.friction};
    }
}

// False when this leaves a persona nowhere to start or no touchpoint.
bool remove_touchpoint(Map& map, const std::string& id) {
    const std::size_t r = map.index(id);
    if (r == map.end() || !map.is_on_map[r]) return true;
    const std::size_t end = map.end();
    map.is_on_map[r] = false;
    map.ways[r][r] = Way{};

    double total = 0;
    double total_without_end = 0;
    for (std::size_t to = 0; to <= end; ++to) {
        total += map.ways[r][to].weight;
        if (to != end) total_without_end += map.ways[r][to].weight;
    }
    for (std::size_t from = 0; from < end; ++from) {
        const Way into = map.ways[from][r];
        if (from == r || !into.stands) continue;
        map.ways[from][r] = Way{};
        for (std::size_t to = 0; to <= end; ++to) {
            const bool leads_there = total > 0 ? map.ways[r][to].stands : to == end;
            if (!leads_there) continue;
            const double gained = total > 0 ? into.weight * map.ways[r][to].weight / total : into.weight;
            Way& way = map.ways[from][to];
            if (way.stands) {
                way.weight += gained;
            } else {
                way = {true, gained, into.tilt, into.friction};
            }
        }
    }
    for (std::vector<double>& shares : map.starts) {
        const double share = shares[r];
        shares[r] = 0;
        for (std::size_t to = 0; to < end; ++to) {
            if (total_without_end > 0) shares[to] += share * map.ways[r][to].weight / total_without_end;
        }
        if (std::none_of(shares.begin(), shares.end(), [](double s) { return s > 0; })) return false;
    }
    return std::count(map.is_on_map.begin(), map.is_on_map.end(), true) > 0;
}

bool apply_to(Map& map, const Change& change) {
    if (const auto* c = std::get_if<ChangeTouchpoint>(&change)) change_touchpoint(map, *c);
    if (const auto* c = std::get_if<ChangeLink>(&change)) change_link(map, *c);
    if (const auto* c = std::get_if<AddTouchpoint>(&change)) add_touchpoint(map, c->touchpoint);
    if (const auto* c = std::get_if<AddLink>(&change)) add_link(map, c->link);
    if (const auto* c = std::get_if<RemoveLink>(&change)) {
        if (Way* way = standing_way(map, c->link)) *way = Way{};
    }
    if (const auto* c = std::get_if<RemoveTouchpoint>(&change)) return remove_touchpoint(map, c->touchpoint);
    return true;
}

} // namespace

std::size_t Map::index(const std::string& id) const {
    std::size_t i = 0;
    while (i < touchpoints.size() && touchpoints[i].id != id)
        ++i;
    return i;
}

std::optional<Map> map_in(const Journey& base, const Scenario* scenario, int period) {
    Map map = base_map(base, scenario);
    if (scenario != nullptr) {
        for (const Intervention& intervention : scenario->interventions) {
            if (!intervention.enabled || intervention.start_period > std::max(1, period)) continue;
            for (const Change& change : intervention.changes) {
                if (!apply_to(map, change)) return std::nullopt;
            }
        }
    }
    for (std::size_t i = 0; i < map.end(); ++i) {
        for (const Stage& stage : base.stages) {
            if (stage.id == map.touchpoints[i].stage) {
                map.makes_customers[i] = stage.relationship == Relationship::customer;
            }
        }
    }
    return map;
}

} // namespace waymark::oracle
