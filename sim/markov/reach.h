// Reach: the probability of ever visiting each touchpoint.
#pragma once

#include <vector>

#include "markov/chain.h"

namespace waymark {

// By position in chain.touchpoints, 0 where it cannot be reached. The chain must have no closed loop. What is
// left of the entry on a touchpoint once all others are eliminated is the mass that ever comes there; halving
// the set of touchpoints again and again gives all of them for O(log n) eliminations of the chain, without a
// subtraction.
[[nodiscard]] std::vector<double> reach(const Chain& chain);

} // namespace waymark
