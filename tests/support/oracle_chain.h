// The oracle's Markov chain: every state and every probability written out (model page §1–§5).
#pragma once

#include <vector>

#include "journey/journey.h"
#include "support/oracle_map.h"

namespace waymark::oracle {

// 113 bits where the compiler has them: near-singular systems are then solved plainly, without any trick.
#if defined(__SIZEOF_FLOAT128__)
__extension__ typedef __float128 Real;
#else
using Real = long double;
#endif

constexpr int levels = 11;

struct Node {
    std::size_t touchpoint;
    bool is_customer;
};

// Nodes that people of the persona can come to on any of the maps.
[[nodiscard]] std::vector<Node> reachable_nodes(const std::vector<Map>& maps, std::size_t persona);

// Rows sum to 1 over all columns: `move` to another state, and the three ends.
struct Chain {
    std::vector<Node> nodes;
    std::vector<std::vector<Real>> move; // [state][state], state = node · 11 + level
    std::vector<Real> leave;             // lost or churned, by the node's flag
    std::vector<Real> finish;
    std::vector<double> dwell_days;
    std::vector<Real> entry;            // where one person who enters is after the first experience
    std::vector<double> entry_arriving; // [touchpoint] mean level before it, times the share who enter there
    // [state][touchpoint]: level on arriving there, and the probability of going there
    std::vector<std::vector<Real>> step_to;
    std::vector<std::vector<Real>> step_level;

    [[nodiscard]] std::size_t states() const { return nodes.size() * levels; }
};

// `nodes` must hold all that can be reached; others are impossible.
[[nodiscard]] Chain chain_of(const Map& map, const Persona& persona, const std::vector<double>& starts,
                             const std::vector<Node>& nodes);

// Experienced quality of the touchpoint for the persona.
[[nodiscard]] double quality_of(const Touchpoint& touchpoint, const Weights& weights);

// The touchpoints of each closed loop that people who enter can come into: no way out leads anywhere.
[[nodiscard]] std::vector<std::vector<std::string>> closed_loops(const Map& map, std::size_t persona);

} // namespace waymark::oracle
