#include "whatif/waterfall.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <utility>

#include "journey/wording.h"
#include "markov/philox.h"
#include "whatif/plan.h"

namespace waymark {

namespace {

constexpr std::size_t fewest_pairs = 10; // of an order and its reverse

// A number below `bound` from 64 random bits: its bias, bound / 2^64, is nothing.
std::size_t below(std::size_t bound, const PhiloxCounter& random) {
    const std::uint64_t bits = std::uint64_t{random[0]} << 32U | random[1];
    return static_cast<std::size_t>(bits % bound);
}

// The number-th random order of n (Fisher & Yates).
std::vector<std::size_t> random_order(std::size_t n, std::uint32_t number, std::uint64_t seed) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = n; i > 1; --i) {
        const PhiloxCounter random =
            philox4x32_10({static_cast<std::uint32_t>(i), number, 0, 1},
                          {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)});
        std::swap(order[i - 1], order[below(i, random)]);
    }
    return order;
}

std::vector<Subset> subsets_along(const std::vector<std::vector<std::size_t>>& orders) {
    std::vector<Subset> subsets{0};
    for (const std::vector<std::size_t>& order : orders) {
        Subset subset = 0;
        for (const std::size_t candidate : order)
            subsets.push_back(subset |= only(candidate));
    }
    std::sort(subsets.begin(), subsets.end());
    subsets.erase(std::unique(subsets.begin(), subsets.end()), subsets.end());
    return subsets;
}

// The value of one goal with each subset in force.
class GoalOfSubsets {
public:
    GoalOfSubsets(const WaterfallPlan& plan, const std::map<Subset, std::optional<GoalValues>>& values,
                  Goal goal) {
        for (const Subset subset : plan.subsets) {
            const auto found = values.find(subset);
            const bool is_there = found != values.end() && found->second;
            const auto value =
                is_there ? (*found->second)[static_cast<std::size_t>(goal)] : std::optional<double>();
            is_complete_ = is_complete_ && value;
            values_[subset] = value.value_or(0);
        }
    }
    [[nodiscard]] bool is_complete() const { return is_complete_; }
    [[nodiscard]] double operator()(Subset subset) const { return values_.at(subset); }

private:
    bool is_complete_ = true;
    std::map<Subset, double> values_;
};

// Σ over subsets without the candidate of |S|! (n − 1 − |S|)! / n! · what it adds to them.
double exact_contribution(const GoalOfSubsets& value, std::size_t n, std::size_t candidate) {
    std::vector<double> weights(n); // by |S|: 1 / (n · (n−1 choose |S|))
    double choose = 1;
    for (std::size_t size = 0; size < n; ++size) {
        weights[size] = 1 / (static_cast<double>(n) * choose);
        choose *= static_cast<double>(n - 1 - size) / static_cast<double>(size + 1);
    }
    double sum = 0;
    for (Subset subset = 0; subset < only(n); ++subset) {
        if (contains(subset, candidate)) continue;
        const double added = value(subset | only(candidate)) - value(subset);
        sum += weights[static_cast<std::size_t>(std::popcount(subset))] * added;
    }
    return sum;
}

// Mean over the orders; its standard error from the means of each order and its reverse.
std::vector<Contribution> sampled_contributions(const WaterfallPlan& plan, const GoalOfSubsets& value) {
    const std::size_t n = plan.study.candidates.size();
    const std::size_t pairs = plan.orders.size() / 2;
    std::vector<std::vector<double>> added(n, std::vector<double>(pairs, 0.0));
    for (std::size_t o = 0; o < plan.orders.size(); ++o) {
        Subset subset = 0;
        double before = value(subset);
        for (const std::size_t candidate : plan.orders[o]) {
            const double after = value(subset |= only(candidate));
            added[candidate][o / 2] += (after - before) / 2;
            before = after;
        }
    }
    std::vector<Contribution> contributions;
    for (std::size_t i = 0; i < n; ++i) {
        const double count = static_cast<double>(pairs);
        const double mean = std::accumulate(added[i].begin(), added[i].end(), 0.0) / count;
        double squares = 0;
        for (const double one : added[i])
            squares += (one - mean) * (one - mean);
        contributions.push_back({id_of(plan.study, i), mean, std::sqrt(squares / (count - 1) / count)});
    }
    return contributions;
}

} // namespace

Result<WaterfallPlan> waterfall_plan(const Journey& journey, const Scenario& scenario,
                                     const WaterfallOptions& options) {
    WaterfallPlan made;
    made.study = {journey, scenario, {}, {all_goals.begin(), all_goals.end()}, {}};
    made.study.options.persona = options.persona;
    made.study.options.horizon = options.horizon;
    for (std::size_t i = 0; i < scenario.interventions.size(); ++i)
        if (scenario.interventions[i].enabled) made.study.candidates.push_back(i);
    const std::size_t n = made.study.candidates.size();
    if (n > most_candidates) {
        return Problem{"scenario " + in_quotes(scenario.id),
                       "there are " + std::to_string(n) + " interventions in force, more than " +
                           std::to_string(most_candidates),
                       "Put those together that only make sense together."};
    }
    const auto base = plan(journey, nullptr, made.study.options);
    if (!base) return base.problems();

    made.is_exact = n <= options.most_exact;
    if (made.is_exact) {
        for (Subset subset = 0; subset < only(n); ++subset)
            made.subsets.push_back(subset);
        return made;
    }
    const std::size_t pairs = std::max(fewest_pairs, options.most_subsets / (2 * n));
    for (std::size_t pair = 0; pair < pairs; ++pair) {
        std::vector<std::size_t> order = random_order(n, static_cast<std::uint32_t>(pair), options.seed);
        made.orders.push_back(order);
        std::reverse(order.begin(), order.end());
        made.orders.push_back(std::move(order));
    }
    made.subsets = subsets_along(made.orders);
    return made;
}

std::vector<Waterfall> waterfalls(const WaterfallPlan& plan,
                                  const std::map<Subset, std::optional<GoalValues>>& values) {
    const std::size_t n = plan.study.candidates.size();
    std::vector<Waterfall> made;
    for (const Goal goal : all_goals) {
        Waterfall& waterfall = made.emplace_back(Waterfall{goal, plan.is_exact, std::nullopt});
        const GoalOfSubsets value(plan, values, goal);
        if (!value.is_complete()) continue;
        if (!plan.is_exact) {
            waterfall.contributions = sampled_contributions(plan, value);
            continue;
        }
        waterfall.contributions.emplace();
        for (std::size_t i = 0; i < n; ++i)
            waterfall.contributions->push_back(
                {id_of(plan.study, i), exact_contribution(value, n, i), std::nullopt});
    }
    return made;
}

Result<std::vector<Waterfall>> waterfalls(const Journey& journey, const Scenario& scenario,
                                          const WaterfallOptions& options) {
    const auto planned = waterfall_plan(journey, scenario, options);
    if (!planned) return planned.problems();
    std::map<Subset, std::optional<GoalValues>> values;
    for (const std::vector<Subset>& batch : batches_of(planned->study, planned->subsets)) {
        const auto of_batch = values_of(planned->study, batch);
        for (std::size_t i = 0; i < batch.size(); ++i)
            values[batch[i]] = of_batch[i];
    }
    return waterfalls(*planned, values);
}

} // namespace waymark
