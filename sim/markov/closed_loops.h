// Closed loops: touchpoints that people can come into and never leave, nor finish from.
#pragma once

#include <string>
#include <vector>

#include "markov/chain.h"

namespace waymark {

// Each closed loop that can be reached from the entry, as touchpoint ids in the map's order. O(nodes +
// links).
[[nodiscard]] std::vector<std::vector<std::string>> closed_loops(const Chain& chain);

} // namespace waymark
