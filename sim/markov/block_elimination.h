// Solving sparse block chains by elimination without subtraction, exact to the last digits however slow the
// chain ends.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "markov/block.h"

namespace waymark {

// A substochastic chain on nodes × levels: from (i, k) to (j, l) with probability block(k, l) of the arc i →
// j, and out of the chain with probability exit. Each row's blocks and exit sum to 1; nothing is ever
// computed as one minus a sum.
struct BlockArc {
    int node; // the other end
    Block block;
};
struct BlockChain {
    std::vector<std::vector<BlockArc>> arcs; // by node, outgoing; at most one to each target
    std::vector<LevelVector> exit;           // by node
};

// The factors of I − B for the matrix B of a block chain whose every state can exit. Grassmann, Taksar &
// Heyman 1985: the way out of every state is known, so that all steps only add, multiply and divide
// nonnegative numbers, and each entry of the inverse has a small relative error whatever the condition
// number. Nodes are eliminated in the order that makes the fewest new arcs (Markowitz), so that the cost
// grows linearly on maps that look like journeys.
class BlockElimination {
public:
    explicit BlockElimination(const BlockChain& chain);

    // Row vectors by state, node · block_stride + level: returns f (I − B)⁻¹, the expected visits for entries
    // f. Entries may have any sign; for nonnegative ones every component is accurate. O(blocks · levels²).
    [[nodiscard]] std::vector<double> visits(std::span<const double> entries) const;

    // Column vectors by state: returns (I − B)⁻¹ r, the expected sum of r over all visits from each state.
    [[nodiscard]] std::vector<double> totals(std::span<const double> rewards) const;

private:
    struct Step {
        int node;
        bool has_loop; // otherwise `stay` is the identity and not stored
        Block stay;    // (I − B_ii)⁻¹
        std::size_t in_begin, in_end, out_begin, out_end;
    };
    std::vector<Step> steps_;
    std::vector<BlockArc> in_;  // from nodes that are eliminated later
    std::vector<BlockArc> out_; // to nodes that are eliminated later
};

// (I − T)⁻¹ for a nonnegative block T whose rows, together with `exit` > 0, sum to 1.
[[nodiscard]] Block inverse_of_transient(const Block& within, const LevelVector& exit);

} // namespace waymark
