// The part of a block chain that is not eliminated yet, and taking nodes out of it without subtraction.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "markov/block.h"
#include "markov/block_elimination.h"

namespace waymark {

// Each node knows its arcs both ways; blocks live in one pool, and those of removed arcs are used again.
class Remainder {
public:
    explicit Remainder(const BlockChain& chain);

    struct Half {
        int node;
        std::uint32_t block;
    };
    [[nodiscard]] const std::vector<Half>& outgoing(int node) const { return outgoing_[at(node)]; }
    [[nodiscard]] const std::vector<Half>& incoming(int node) const { return incoming_[at(node)]; }
    [[nodiscard]] const Block& block(std::uint32_t position) const { return blocks_[position]; }
    [[nodiscard]] LevelVector& exit(int node) { return exit_[at(node)]; }

    // New arcs that eliminating the node would make at most.
    [[nodiscard]] std::size_t price(int node) const {
        return outgoing_[at(node)].size() * incoming_[at(node)].size();
    }

    // What an eliminated node was: its arcs and (I − B_ii)⁻¹, which is the identity where it has no arc to
    // itself.
    struct Eliminated {
        bool has_loop = false;
        Block stay;
        std::vector<BlockArc> in;  // from nodes that remain
        std::vector<BlockArc> out; // to nodes that remain
    };
    // Takes the node out; who would come to it goes on to where it leads. `into` is overwritten.
    void eliminate(int node, Eliminated& into);

    // The chain on these nodes, which must be all that remain, numbered in this order.
    [[nodiscard]] BlockChain restricted_to(std::span<const int> nodes) const;

private:
    static std::size_t at(int node) { return static_cast<std::size_t>(node); }
    // The block of the arc, made of zeros where there was none.
    Block& connect(int from, int to);
    void remove(int node);
    // The way out of each level of the node: to other nodes that remain, and out of the chain.
    [[nodiscard]] LevelVector ways_out(int node) const;

    std::vector<LevelVector> exit_;
    std::vector<std::vector<Half>> outgoing_;
    std::vector<std::vector<Half>> incoming_;
    std::vector<Block> blocks_;
    std::vector<std::uint32_t> free_;
};

} // namespace waymark
