#include "support/oracle_chain.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "journey/claim.h"

namespace waymark::oracle {

namespace {

using Row = std::array<Real, levels>;
using Matrix = std::array<Row, levels>;

// E[(a − X)⁺] for X normal with mean m and standard deviation s.
long double expected_shortfall(long double a, long double m, long double s) {
    if (s == 0) return std::max(a - m, 0.0L);
    const long double z = (a - m) / s;
    const long double density = std::exp(-z * z / 2) / std::sqrt(2 * std::acos(-1.0L));
    const long double below = std::erfc(-z / std::sqrt(2.0L)) / 2;
    return (a - m) * below + s * density;
}

// The hat projection of a normal on the levels 0…10.
Row hat(long double mean, long double sd) {
    std::array<long double, levels> g{};
    for (int a = 0; a < levels; ++a)
        g[a] = expected_shortfall(a, mean, sd);
    Row row{};
    row[0] = std::max(g[1] - g[0], 0.0L);
    for (int k = 1; k <= 9; ++k)
        row[k] = std::max(g[k + 1] - 2 * g[k] + g[k - 1], 0.0L);
    row[10] = std::max(1 - (g[10] - g[9]), 0.0L);
    Real total = 0;
    for (const Real& p : row)
        total += p;
    for (Real& p : row)
        p /= total;
    return row;
}

Matrix experience(const Touchpoint& touchpoint, const Persona& persona) {
    const long double q = quality_of(touchpoint, persona.weights);
    Matrix kernel{};
    for (int k = 0; k < levels; ++k) {
        const long double gap = q - k;
        long double gain = touchpoint.impact;
        if (gap < 0) gain = static_cast<long double>(touchpoint.impact) * persona.loss_aversion;
        if (gap >= 0 && k < 5) gain += static_cast<long double>(touchpoint.recovery) * (5 - k) / 5;
        gain = std::min(gain, 1.0L);
        kernel[k] = hat(k + gain * gap, touchpoint.variability);
    }
    return kernel;
}

// The level k − friction, clipped at 0, spread on the two levels around it.
Row after_friction(int k, double friction) {
    return hat(std::max(0.0L, static_cast<long double>(k) - friction), 0);
}

Row times(const Row& row, const Matrix& matrix) {
    Row result{};
    for (int k = 0; k < levels; ++k) {
        for (int to = 0; to < levels; ++to)
            result[to] += row[k] * matrix[k][to];
    }
    return result;
}

struct Staying {
    Real leave;
    Real stay;
};

Staying staying(const Touchpoint& touchpoint, const Persona& persona, int k) {
    if (touchpoint.leave <= 0) return {0, 1};
    if (touchpoint.leave >= 1) return {1, 0};
    const long double p = touchpoint.leave;
    const long double logit = std::log(p) - std::log1p(-p) + persona.churn_sensitivity * (5.0L - k) / 5 +
                              persona.effort_sensitivity * (touchpoint.effort - 4.0L) / 3;
    const Real leave = 1 / (1 + std::exp(-logit));
    const Real stay = 1 / (1 + std::exp(logit));
    return {leave / (leave + stay), stay / (leave + stay)};
}

// The probability of each way for somebody at level k who does not leave; no way at all: the end.
std::vector<Real> choices(const std::vector<Way>& ways, int k) {
    std::vector<Real> chosen(ways.size(), 0);
    Real total = 0;
    for (std::size_t to = 0; to < ways.size(); ++to) {
        chosen[to] = static_cast<long double>(ways[to].weight) * std::exp(ways[to].tilt * (k - 5.0L) / 5);
        total += chosen[to];
    }
    if (total == 0) {
        chosen.back() = 1;
        return chosen;
    }
    for (Real& p : chosen)
        p /= total;
    return chosen;
}

bool next_is_customer(const Map& map, bool is_customer, std::size_t to) {
    return is_customer || map.makes_customers[to];
}

std::size_t position(const std::vector<Node>& nodes, const Node& node) {
    std::size_t i = 0;
    while (i < nodes.size() &&
           (nodes[i].touchpoint != node.touchpoint || nodes[i].is_customer != node.is_customer))
        ++i;
    CLAIM(i < nodes.size(), "the oracle knows all nodes that can be reached");
    return i;
}

// One step on from the node; the end is left out.
std::vector<Node> neighbours(const Map& map, const Node& node) {
    std::vector<Node> next;
    if (map.touchpoints[node.touchpoint].leave >= 1) return next;
    for (std::size_t to = 0; to < map.end(); ++to) {
        if (map.ways[node.touchpoint][to].weight > 0) {
            next.push_back({to, next_is_customer(map, node.is_customer, to)});
        }
    }
    return next;
}

bool has_way_out(const Map& map, const Node& node) {
    if (map.touchpoints[node.touchpoint].leave > 0) return true;
    const std::vector<Way>& ways = map.ways[node.touchpoint];
    return ways.back().weight > 0 ||
           std::none_of(ways.begin(), ways.end(), [](const Way& way) { return way.weight > 0; });
}

using NodeKey = std::pair<std::size_t, bool>;

std::set<NodeKey> reach_from(const std::vector<Map>& maps, std::vector<Node> open) {
    std::set<NodeKey> seen;
    while (!open.empty()) {
        const Node node = open.back();
        open.pop_back();
        if (!seen.insert({node.touchpoint, node.is_customer}).second) continue;
        for (const Map& map : maps) {
            for (const Node& next : neighbours(map, node))
                open.push_back(next);
        }
    }
    return seen;
}

std::vector<Node> start_nodes(const std::vector<Map>& maps, std::size_t persona) {
    std::vector<Node> nodes;
    for (const Map& map : maps) {
        for (std::size_t i = 0; i < map.end(); ++i) {
            if (map.starts[persona][i] > 0) nodes.push_back({i, map.makes_customers[i]});
        }
    }
    return nodes;
}

} // namespace

double quality_of(const Touchpoint& touchpoint, const Weights& weights) {
    const Scores& scores = touchpoint.scores;
    return (weights.people * scores.people + weights.process * scores.process +
            weights.product * scores.product) /
           (weights.people + weights.process + weights.product);
}

std::vector<Node> reachable_nodes(const std::vector<Map>& maps, std::size_t persona) {
    std::vector<Node> nodes;
    for (const NodeKey& key : reach_from(maps, start_nodes(maps, persona)))
        nodes.push_back({key.first, key.second});
    return nodes;
}

std::vector<std::vector<std::string>> closed_loops(const Map& map, std::size_t persona) {
    std::set<std::vector<std::string>> loops;
    for (const Node& node : reachable_nodes({map}, persona)) {
        const std::set<NodeKey> from_here = reach_from({map}, {node});
        const bool is_closed = std::all_of(from_here.begin(), from_here.end(), [&](const NodeKey& key) {
            const Node there{key.first, key.second};
            return !has_way_out(map, there) &&
                   reach_from({map}, {there}).count({node.touchpoint, node.is_customer}) > 0;
        });
        if (!is_closed) continue;
        std::set<std::string> names;
        for (const NodeKey& key : from_here)
            names.insert(map.touchpoints[key.first].id);
        loops.insert({names.begin(), names.end()});
    }
    return {loops.begin(), loops.end()};
}

Chain chain_of(const Map& map, const Persona& persona, const std::vector<double>& starts,
               const std::vector<Node>& nodes) {
    Chain chain;
    chain.nodes = nodes;
    const std::size_t n = chain.states();
    chain.move.assign(n, std::vector<Real>(n, 0));
    chain.leave.assign(n, 0);
    chain.finish.assign(n, 0);
    chain.dwell_days.assign(n, 1);
    chain.entry.assign(n, 0);
    chain.entry_arriving.assign(map.end(), 0);
    chain.step_to.assign(n, std::vector<Real>(map.end(), 0));
    chain.step_level.assign(n, std::vector<Real>(map.end(), 0));

    std::vector<Matrix> kernels;
    for (const Touchpoint& touchpoint : map.touchpoints)
        kernels.push_back(experience(touchpoint, persona));

    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const std::size_t here = nodes[i].touchpoint;
        for (int k = 0; k < levels; ++k) {
            const std::size_t state = i * levels + k;
            const Staying person = staying(map.touchpoints[here], persona, k);
            chain.dwell_days[state] = map.touchpoints[here].dwell_days;
            chain.leave[state] = person.leave;
            const std::vector<Real> chosen = choices(map.ways[here], k);
            chain.finish[state] = person.stay * chosen.back();
            for (std::size_t to = 0; to < map.end(); ++to) {
                const Real goes = person.stay * chosen[to];
                if (goes <= 0) continue;
                const double friction = map.ways[here][to].friction;
                const Row arriving = after_friction(k, friction);
                const Row level = times(arriving, kernels[to]);
                const std::size_t next =
                    position(nodes, {to, next_is_customer(map, nodes[i].is_customer, to)});
                for (int next_k = 0; next_k < levels; ++next_k)
                    chain.move[state][next * levels + next_k] += goes * level[next_k];
                chain.step_to[state][to] += goes;
                for (int a = 0; a < levels; ++a)
                    chain.step_level[state][to] += goes * a * arriving[a];
            }
        }
    }

    const Row first = hat(persona.start_satisfaction.mean, persona.start_satisfaction.sd);
    double total = 0;
    double mean = 0;
    for (const double share : starts)
        total += share;
    for (int k = 0; k < levels; ++k)
        mean += k * static_cast<double>(first[k]);
    for (std::size_t i = 0; i < map.end(); ++i) {
        if (starts[i] <= 0) continue;
        const Row level = times(first, kernels[i]);
        const std::size_t node = position(nodes, {i, map.makes_customers[i]});
        for (int k = 0; k < levels; ++k)
            chain.entry[node * levels + k] += static_cast<Real>(starts[i]) / total * level[k];
        chain.entry_arriving[i] += starts[i] / total * mean;
    }
    return chain;
}

} // namespace waymark::oracle
