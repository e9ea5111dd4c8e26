// Which touchpoints conversions owe themselves to: removal effects on the chain of what followed what.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "markov/discrete_chain.h"

namespace waymark {

struct Attribution {
    double conversion = 0; // probability of coming to the conversion from the start
    // By position in `channels`. The share of conversions that would be lost if everybody who comes to the
    // channel were lost there: 1 − P(conversion without it)/P(conversion).
    std::vector<double> removal_effects;
    std::vector<double> shares; // removal effects divided by their sum

    bool operator==(const Attribution&) const = default;
};

// Attribution by removal (Anderl, Becker, von Wangenheim & Schumann 2016), exact. Who converts without a
// channel is who never comes to it, so that its effect is P(ever there)·P(conversion from
// there)/P(conversion), a product of nonnegative numbers that keeps every digit. Nothing where some of the
// states can never get out, or nobody converts. `start` and `channels` are the transient states of the chain,
// all different; every other state ends it.
[[nodiscard]] std::optional<Attribution>
attribution_by_removal(const DiscreteChain& chain, int start, std::span<const int> channels, int conversion);

} // namespace waymark
