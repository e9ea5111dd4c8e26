// Where a scenario's gain comes from: what each of its interventions adds, the parts adding up to the whole.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journey/result.h"
#include "whatif/subset.h"

namespace waymark {

struct Contribution {
    std::string intervention;
    double contribution = 0;              // to scenario − base
    std::optional<double> standard_error; // where orders were sampled

    bool operator==(const Contribution&) const = default;
};

struct Waterfall {
    Goal goal = Goal::customers;
    bool is_exact = true;
    // Of each enabled intervention, in the scenario's order; they sum to the difference. Nothing where the
    // goal has no value with some of them in force.
    std::optional<std::vector<Contribution>> contributions;

    bool operator==(const Waterfall&) const = default;
};

struct WaterfallOptions {
    std::optional<std::string> persona;
    std::optional<int> horizon;
    std::uint64_t seed = 1;
    std::size_t most_exact = 10;      // interventions with which all orders are weighed
    std::size_t most_subsets = 1'500; // simulated where orders are sampled, about
};

// The mean, over all orders in which the enabled interventions could be switched on, of what switching on
// each adds (Shapley 1953, "A value for n-person games"). With few interventions all subsets are simulated
// and the mean is exact; with many, orders are sampled, each with its reverse, which lowers the error
// (Mitchell, Cooper, Frank & Holmes 2022).
struct WaterfallPlan {
    SubsetStudy study;
    bool is_exact = true;
    std::vector<std::vector<std::size_t>> orders; // sampled ones, each followed by its reverse
    std::vector<Subset> subsets;                  // to be evaluated, each once
};

// Fails where more than most_candidates are enabled or the persona is not there.
[[nodiscard]] Result<WaterfallPlan> waterfall_plan(const Journey& journey, const Scenario& scenario,
                                                   const WaterfallOptions& options = {});

// One for each goal in the order of all_goals. `values` has those of all the plan's subsets.
[[nodiscard]] std::vector<Waterfall> waterfalls(const WaterfallPlan& plan,
                                                const std::map<Subset, std::optional<GoalValues>>& values);

// All of it in one call, on one core.
[[nodiscard]] Result<std::vector<Waterfall>> waterfalls(const Journey& journey, const Scenario& scenario,
                                                        const WaterfallOptions& options = {});

} // namespace waymark
