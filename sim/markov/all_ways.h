// Every way of a map, also those that nobody takes now but would if a weight rose or fewer left.
#pragma once

#include <array>
#include <vector>

#include "markov/chain.h"
#include "markov/hand_off.h"

namespace waymark {

// A link seen from its touchpoint, whatever its weight.
struct Way {
    std::size_t link = 0; // position in Chain::links
    int target = -1;      // position in Chain::touchpoints; −1: done_target
    HandOff hand_off;     // its pick is 0 where the weight is 0
    HandOff crossing;     // its friction alone: everybody takes it
    LevelVector pull{}; // by level, exp(tilt·(level − 5)/5) divided by the sum over all ways of their pulls
    double friction = 0;
    double weight = 0;
};

struct WaysOut {
    std::vector<Way> ways;
    // No way has a weight, so that all who do not leave finish: any weight on any way would change that at
    // once.
    bool is_undecided = false;
};

// A chain with room for all people whom a small change could bring somewhere new.
struct OpenChain {
    Chain chain;
    std::vector<WaysOut> out;                 // by touchpoint
    std::vector<std::array<int, 2>> arrivals; // by touchpoint: the node of prospects and of customers who
                                              // arrive; −1 where there is none
    std::vector<char> is_visited;             // by node: whether people come there on the map as it is
};

// The chain of the persona on the map, as build_chain() makes it, with all nodes that ways of any weight lead
// to: from the entry, from the nodes of the map `before` and from where removed touchpoints led on to.
[[nodiscard]] OpenChain open_chain(const AppliedMap& map, const Persona& persona, KernelMemo& memo,
                                   const OpenChain* before = nullptr);
// The same with the nodes of build_chain() alone.
[[nodiscard]] OpenChain narrow_chain(const AppliedMap& map, const Persona& persona, KernelMemo& memo);

} // namespace waymark
