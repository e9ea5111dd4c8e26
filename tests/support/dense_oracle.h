// The model computed a second time, in another shape than the product: dense, plain, slow, from the model
// page alone.
#pragma once

#include <optional>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"

namespace waymark::oracle {

struct Figures {
    Outcome outcome;             // shares and means are given as soon as their denominator is above 0
    std::vector<double> exposed; // by row: the denominator of its churn rate
};

struct Options {
    bool periods = true;
    bool lifetimes = true;
};

// All figures of the journey under the scenario (none: the base map); nothing when the scenario is refused.
// Time: the cube of 11 times twice the touchpoints, for each persona and change of map.
[[nodiscard]] std::optional<Figures> figures_of(const Journey& journey, const Scenario* scenario,
                                                const Options& options = {});

} // namespace waymark::oracle
