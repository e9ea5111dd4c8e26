// The best choice of a scenario's interventions for a budget, and what each further sum of money would buy.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journey/result.h"
#include "whatif/subset.h"
#include "whatif/subset_search.h"

namespace waymark {

struct OptimiseOptions {
    Goal goal = Goal::customers;
    std::optional<double> budget; // nothing: no limit
    std::optional<std::string> persona;
    std::optional<int> horizon;
    std::uint64_t seed = 1;
    std::size_t most_exact = most_exact_subsets;
};

struct ChosenSet {
    std::vector<std::string> interventions; // ids, in the scenario's order
    double cost = 0;
    double value = 0; // of the goal

    bool operator==(const ChosenSet&) const = default;
};

// Two interventions together against each alone, all against none.
struct Interaction {
    std::string first;
    std::string second;
    double gain_of_both = 0;
    double sum_of_gains = 0;

    bool operator==(const Interaction&) const = default;
};

struct Optimum {
    std::string scenario; // its id
    Goal goal = Goal::customers;
    std::optional<double> budget;
    bool is_exact = true;          // all subsets within the budget were tried
    std::optional<ChosenSet> best; // nothing where the goal has no value for any
    std::vector<ChosenSet>
        frontier; // by rising cost, each better than all cheaper ones; the last one is the best
    std::vector<Interaction>
        interactions; // of all pairs where exact, else of those in the best; largest first
    std::size_t tried = 0;
    std::size_t without_value = 0; // refused maps, and goals without a value
};

// cost_once + cost_per_period × periods from its start up to the horizon.
[[nodiscard]] double cost_over_horizon(const Intervention& intervention, int horizon);

// The search for one question. All interventions of the scenario are candidates, those switched off too.
//   while (auto batches = search.next(); !batches.empty())
//       for each batch, in any thread: values_of(search.study(), batch), then search.take(batch, values)
class OptimiseSearch {
public:
    // Fails where the scenario has more than most_candidates interventions, none, or the persona is not
    // there.
    [[nodiscard]] static Result<OptimiseSearch> begin(const Journey& journey, const Scenario& scenario,
                                                      const OptimiseOptions& options);

    [[nodiscard]] const SubsetStudy& study() const { return study_; }
    // Empty when all is known.
    [[nodiscard]] std::vector<std::vector<Subset>> next();
    void take(std::span<const Subset> subsets, std::span<const std::optional<GoalValues>> values);
    // After the end.
    [[nodiscard]] Optimum optimum() const;

private:
    OptimiseSearch(SubsetStudy study, OptimiseOptions options, SubsetTask task);
    [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> pairs() const;
    [[nodiscard]] ChosenSet choice_of(const SubsetChoice& choice) const;

    SubsetStudy study_;
    OptimiseOptions options_;
    SubsetSearch search_;
    bool is_searched_ = false;
    std::unordered_map<Subset, std::optional<double>> beside_; // what only the interactions need
};

// All of it in one call, on one core.
[[nodiscard]] Result<Optimum> optimise(const Journey& journey, const Scenario& scenario,
                                       const OptimiseOptions& options = {});

} // namespace waymark
