// What money is worth that comes later: lifetime value, exact and roughly (model page §7).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "markov/block_elimination.h"
#include "markov/chain.h"

namespace waymark {

// By node, what a stay leaves of the worth of all that comes after it: 1/(1 + rate · dwell) (model page §7).
struct Discounting {
    double rate = 0;                 // a day
    std::vector<double> go_on, stop; // they sum to 1

    Discounting(const Chain& chain, double discount_rate_per_year);
};

// Expected revenue less cost of all visits of a person who enters, discounted.
[[nodiscard]] double discounted_value(const Chain& chain, const Discounting& discounting);

// The same to about 1e-4, without another elimination: from that of the chain itself and its expected visits.
// Nothing where that does not come near enough in a few steps, as for lives of many decades.
[[nodiscard]] std::optional<double> rough_discounted_value(const Chain& chain, const Discounting& discounting,
                                                           const BlockElimination& embedded,
                                                           std::span<const double> visits);

} // namespace waymark
