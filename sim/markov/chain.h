// The chain of one persona on one map in numbers: nodes, their experience kernels and links (model page §5).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journey/journey.h"
#include "markov/applied_map.h"
#include "markov/block.h"
#include "markov/hand_off.h"
#include "markov/kernel_memo.h"

namespace waymark {

// A link with positive weight, seen from its node. A person at level k takes it with probability share[k],
// leaving taken into account, which is stays[k] · hand_off.pick[k]; the level falls by the friction and then
// meets the target's experience.
struct ChainLink {
    int target = 0; // node
    LevelVector share{};
    double friction = 0;
    HandOff hand_off;
    std::size_t link = 0; // position in Chain::links
};

// A touchpoint together with whether the person is a customer already.
struct ChainNode {
    int touchpoint = 0; // position in Chain::touchpoints
    bool is_customer = false;
    double dwell_days = 1;
    LevelVector leaves{};    // probability of leaving for good, by level
    LevelVector stays{};     // its complement
    LevelVector done{};      // probability of finishing, by level
    LevelVector done_pick{}; // the share of those who do not leave that finishes
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

// Whether the two have the same touchpoints and nodes in the same order, so that states mean the same.
[[nodiscard]] bool same_nodes(const Chain& a, const Chain& b);

// The nodes that experience, leave or stay otherwise on `other`; nothing where the two have not the same
// nodes and links, with the same shares of those who go on.
[[nodiscard]] std::optional<std::vector<int>> changed_nodes(const Chain& chain, const Chain& other);

// The chain of the persona, whose starts are those of the persona with its id in the map's journey. Nodes
// that cannot be reached from the entry or from `keep` are left out. O(links · levels + touchpoints ·
// levels²).
[[nodiscard]] Chain build_chain(const AppliedMap& map, const Persona& persona,
                                const std::vector<NodeKey>& keep = {});
// The same, with a memo of experience kernels that several maps of this persona share.
[[nodiscard]] Chain build_chain(const AppliedMap& map, const Persona& persona, KernelMemo& memo,
                                const std::vector<NodeKey>& keep = {});

// The same nodes and links, without experiences and entry, which cost most: for what asks only where people
// can come. O(links · levels).
[[nodiscard]] Chain build_ways(const AppliedMap& map, const Persona& persona);

} // namespace waymark
