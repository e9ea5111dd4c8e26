// The best subset within a budget, as a search that asks for the values it needs and so may be fed from
// anywhere, in any order, by any number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "whatif/subset.h"

namespace waymark {

// All subsets are tried where no more than these are within the budget: those of twelve candidates always.
inline constexpr std::size_t most_exact_subsets = 4096;

struct SubsetTask {
    std::vector<double> costs;    // of each candidate, ≥ 0; at most most_candidates
    std::optional<double> budget; // nothing: no limit
    int direction = 1;            // −1: less is better
    std::uint64_t seed = 1;       // of the annealing
    std::size_t most_exact = most_exact_subsets;
};

// The subset's cost: the sum over its candidates in their order.
[[nodiscard]] double cost_of(const SubsetTask& task, Subset subset);

struct SubsetChoice {
    Subset subset = 0;
    double cost = 0;
    double value = 0;

    bool operator==(const SubsetChoice&) const = default;
};

// Better by more than the accuracy of projections (1e-8 relative)? `direction` as in SubsetTask.
[[nodiscard]] bool is_better(double value, double other, int direction);

// Exact: all subsets within the budget. Otherwise the best of what several searches come across: greedy by
// gain and by gain for the money, and, from there and from the places that simulated annealing comes to
// (Kirkpatrick, Gelatt & Vecchi 1983), the best single addition, removal or exchange until none helps.
class SubsetSearch {
public:
    explicit SubsetSearch(SubsetTask task);

    // Subsets whose values are wanted next, all within the budget; none when the search is at its end.
    [[nodiscard]] std::vector<Subset> next();
    // Nothing: the subset has no value and is never chosen.
    void take(Subset subset, std::optional<double> value);

    [[nodiscard]] bool is_exact() const { return is_exact_; }
    [[nodiscard]] std::size_t tried() const { return known_.size(); }
    [[nodiscard]] std::size_t without_value() const;
    [[nodiscard]] std::optional<double> value_of(Subset subset) const;
    // Of all that was tried: each the cheapest that is better than all cheaper ones, by rising cost. The last
    // one is the best; among equals the cheapest, then the one of fewest interventions. Empty where no subset
    // has a value.
    [[nodiscard]] std::vector<SubsetChoice> frontier() const;

private:
    SubsetTask task_;
    bool is_exact_ = true;
    std::vector<Subset> all_; // within the budget, where exact
    std::unordered_map<Subset, std::optional<double>> known_;
};

} // namespace waymark
