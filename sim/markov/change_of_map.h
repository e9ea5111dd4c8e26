// People, and what they are worth, carried across a change of map.
#pragma once

#include <vector>

#include "markov/chain.h"

namespace waymark {

// The nodes of the chain by names, in its order.
[[nodiscard]] std::vector<NodeKey> keys_of(const Chain& chain);

// Where everybody is on the next map: at the same touchpoint with the same flag and level. `state` by state
// of `from`, all of whose nodes `to` must have.
[[nodiscard]] std::vector<double> carried(const Chain& from, const std::vector<double>& state,
                                          const Chain& to);
// What people in each state of `from` are worth, given what they are worth in the states of `to` that they
// come into. `worth` may have more entries behind those of the states; they are kept.
[[nodiscard]] std::vector<double> carried_back(const Chain& from, const std::vector<double>& worth,
                                               const Chain& to);

} // namespace waymark
