// The part of a chain that is not eliminated yet, and taking nodes out of it without subtraction.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "markov/block.h"
#include "markov/chain.h"
#include "markov/hand_off.h"
#include "markov/large_array.h"

namespace waymark {

// What becomes of people at a node: who arrives at a level has the experience, and then stops or goes on.
struct NodePass {
    const Block* experience = nullptr; // level on arriving → level after; rows sum to 1
    LevelVector goes{};                // probability of going on, by level after the experience
    LevelVector stops{};               // its complement, neither having lost digits to the other
};

// Ways between nodes: hand-offs as long as nothing else runs beside them, else blocks.
class WayStore {
public:
    static constexpr std::uint32_t nobody = ~std::uint32_t{0}; // the position of a way that is not taken yet
    struct Way {
        bool is_block = false;
        std::uint32_t position = nobody;
    };
    Way add(const HandOff& hand_off);
    Way add(const WayStore& other, Way way);

    [[nodiscard]] const HandOff& hand_off(Way way) const { return hand_offs_[way.position]; }
    [[nodiscard]] const Block& block(Way way) const { return blocks_[way.position]; }
    // Makes room for this many blocks.
    void reserve(std::size_t blocks) { blocks_.reserve(blocks); }
    // A block that may be added to; a hand-off becomes one, and a way that nobody takes a block of zeros.
    Block& as_block(Way& way);

private:
    std::vector<HandOff> hand_offs_;
    LargeArray<Block> blocks_;
};

// What eliminated nodes were, in the order in which they went, and the ways between them and to those that
// remain.
struct EliminationSteps {
    struct Arc {
        int node; // the other end, which went later
        WayStore::Way way;
    };
    struct Step {
        int node;
        bool has_loop;
        WayStore::Way loop; // the node's way to itself
        Block through;      // from the level on arriving to that after all experiences there, loops included
        LevelVector goes;
        std::size_t in_begin, in_end, out_begin, out_end; // in `arcs`
    };
    LargeArray<Step> steps;
    std::vector<Arc> arcs;
    WayStore ways;
};

// Each node knows its arcs both ways. Everything is kept as four factors — arriving, experience, staying,
// hand-off — so that most products are with a diagonal, and so that what a node itself does can still be
// changed as long as the node has not been eliminated.
class Remainder {
public:
    // The chain of people who, at the end of each stay at node i, go on with probability go_on[i] and stop
    // there with probability stop[i] = 1 − go_on[i], both given so that neither has lost digits. The chain's
    // experience blocks must outlive this.
    Remainder(const Chain& chain, std::span<const double> go_on, std::span<const double> stop);

    [[nodiscard]] std::size_t node_count() const { return passes_.size(); } // eliminated ones included
    // New arcs that eliminating the node would make at most.
    [[nodiscard]] std::size_t price(int node) const {
        return outgoing_[at(node)].size() * incoming_[at(node)].size();
    }

    // Makes room for nodes to be eliminated.
    void expect(std::size_t nodes);
    // Takes the node out; who would come to it goes on to where it leads.
    void eliminate(int node);
    // What the nodes were that were taken out.
    [[nodiscard]] const EliminationSteps& gone() const { return gone_; }
    [[nodiscard]] EliminationSteps take_gone() && { return std::move(gone_); }

    // What a node that remains does itself, from now on.
    void replace(int node, const NodePass& pass) { passes_[at(node)] = pass; }

    // The chain on these nodes, which must be all that remain, numbered in this order. Nothing is gone yet.
    [[nodiscard]] Remainder restricted_to(std::span<const int> nodes) const;

private:
    struct Half {
        int node;
        std::uint32_t arc; // in ways_of_
    };
    Remainder() = default;
    static std::size_t at(int node) { return static_cast<std::size_t>(node); }
    WayStore::Way& connect(int from, int to);
    void remove(int node);
    EliminationSteps::Step step_of(int node, LevelVector& leaving) const;
    void lead_around(const EliminationSteps::Step& step, const LevelVector& leaving);

    std::vector<NodePass> passes_;
    std::vector<LevelVector> ends_; // of those who go on, the share that leaves the chain by the node's ways
    std::vector<std::vector<Half>> outgoing_;
    std::vector<std::vector<Half>> incoming_;
    std::vector<WayStore::Way> ways_of_; // by arc
    EliminationSteps gone_;              // its ways are those of the nodes that remain, too
};

[[nodiscard]] NodePass pass_of(const Chain& chain, std::size_t node, double go_on, double stop);

// (I − T)⁻¹ for a nonnegative block T whose rows, together with `exit` > 0, sum to 1.
[[nodiscard]] Block inverse_of_transient(const Block& within, const LevelVector& exit);

} // namespace waymark
