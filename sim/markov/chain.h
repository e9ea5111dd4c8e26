// The chain of one persona on one map in numbers: nodes, their experience kernels and links (model page §5).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journey/journey.h"
#include "markov/applied_map.h"
#include "markov/block.h"
#include "markov/block_elimination.h"

namespace waymark {

// A link with positive weight, seen from its node. A person at level k takes it with probability share[k],
// leaving taken into account; the level falls by the friction and then meets the target's experience.
struct ChainLink {
    int target = 0; // node
    LevelVector share{};
    double friction = 0;
    std::size_t link = 0; // position in Chain::links
};

// A touchpoint together with whether the person is a customer already.
struct ChainNode {
    int touchpoint = 0; // position in Chain::touchpoints
    bool is_customer = false;
    double dwell_days = 1;
    LevelVector leaves{}; // probability of leaving for good, by level
    LevelVector done{};   // probability of finishing, by level
    std::optional<std::size_t>
        done_link; // position in Chain::links; nothing where there is no link to done_target
    std::vector<ChainLink> links;
};

struct ChainTouchpoint {
    std::string id;
    bool is_customer_stage = false;
    bool is_retired = false;
    double cost = 0;
    double revenue = 0;
    double quality = 0; // experienced quality
    Block experience;   // zeros where nobody can come
};

// States are (node, level); state s of node i has position i · block_stride + level. All nodes can be reached
// from the entry or from the nodes that were asked to be kept.
struct Chain {
    std::vector<ChainTouchpoint> touchpoints; // of the journey in order, then the retired ones
    std::vector<LinkKey> links;
    std::vector<ChainNode> nodes;
    std::vector<double> entry; // distribution of a person right after the entry's experience; sums to 1

    [[nodiscard]] std::size_t state_count() const { return nodes.size() * block_stride; }
};

// A node by names, for carrying people from one map to the next.
struct NodeKey {
    std::string touchpoint;
    bool is_customer = false;

    bool operator==(const NodeKey&) const = default;
    auto operator<=>(const NodeKey&) const = default;
};
[[nodiscard]] NodeKey key_of(const Chain& chain, std::size_t node);

// The chain of the persona, whose starts are those of the persona with its id in the map's journey. Nodes
// that cannot be reached from the entry or from `keep` are left out. O(links · levels + touchpoints ·
// levels²).
[[nodiscard]] Chain build_chain(const AppliedMap& map, const Persona& persona,
                                const std::vector<NodeKey>& keep = {});

// The same nodes and links, without experiences and entry, which cost most: for what asks only where people
// can come. O(links · levels).
[[nodiscard]] Chain build_ways(const AppliedMap& map, const Persona& persona);

// The embedded chain: where people are whenever they move.
[[nodiscard]] BlockChain embedded_chain(const Chain& chain);

// The embedded chain of people who, at the end of each stay at node i, go on with probability go_on[i] and
// stop there with probability stop[i] = 1 − go_on[i], both given so that neither has lost digits.
[[nodiscard]] BlockChain stopped_chain(const Chain& chain, std::span<const double> go_on,
                                       std::span<const double> stop);

// The transition block along a link, from the level at the node to the level right after the target's
// experience.
[[nodiscard]] Block transition_block(const Chain& chain, const ChainLink& link);

} // namespace waymark
