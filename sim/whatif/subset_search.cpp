#include "whatif/subset_search.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

#include "journey/claim.h"
#include "markov/exact_functions.h"
#include "markov/philox.h"

namespace waymark {

namespace {

constexpr double accuracy = 1e-8;
constexpr double worst = -std::numeric_limits<double>::infinity();

using Known = std::unordered_map<Subset, std::optional<double>>;

bool is_affordable(const SubsetTask& task, double cost) {
    return !task.budget || cost <= *task.budget * (1 + 1e-12);
}

// All subsets within the budget, or nothing where there are more than `most`. No branch is without a result,
// since costs are not negative: O(most · candidates).
std::optional<std::vector<Subset>> affordable_subsets(const SubsetTask& task, std::size_t most) {
    std::vector<Subset> subsets{0};
    for (std::size_t candidate = 0; candidate < task.costs.size(); ++candidate) {
        const std::size_t count = subsets.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Subset with = subsets[i] | only(candidate);
            if (!is_affordable(task, cost_of(task, with))) continue;
            if (subsets.size() >= most) return std::nullopt;
            subsets.push_back(with);
        }
    }
    return subsets;
}

// The whole search as a function of the values known so far: run again when what it lacked is known, it goes
// the same way and comes further. Its walks are short, and so is a repetition against one projection.
class SearchRun {
public:
    SearchRun(const SubsetTask& task, const Known& known) : task_(task), known_(known) {}

    // What is lacking; empty when the search came to its end.
    std::vector<Subset> lacking() {
        run();
        std::sort(lacking_.begin(), lacking_.end());
        lacking_.erase(std::unique(lacking_.begin(), lacking_.end()), lacking_.end());
        return std::move(lacking_);
    }

private:
    static constexpr std::size_t walker_count = 16;
    static constexpr int annealing_steps = 100;

    void run() {
        std::vector<Subset> found;
        for (const bool for_money : {false, true}) {
            const auto greedy = greedy_from_nothing(for_money);
            const auto improved = greedy ? improved_from(*greedy) : std::nullopt;
            if (!improved) return;
            found.push_back(*improved);
        }
        const auto annealed = annealed_from(found);
        if (!annealed) return;
        for (const Subset subset : *annealed)
            if (!improved_from(subset)) return;
    }

    // Its value, more being better; asks for it where it is not known yet.
    std::optional<double> worth(Subset subset) {
        const auto found = known_.find(subset);
        if (found == known_.end()) {
            lacking_.push_back(subset);
            return std::nullopt;
        }
        return found->second ? task_.direction * *found->second : worst;
    }

    std::optional<Subset> greedy_from_nothing(bool for_money) {
        Subset now = 0;
        while (true) {
            const auto here = worth(now);
            std::optional<Subset> best;
            double best_gain = 0;
            bool knows_all = here.has_value();
            for (std::size_t i = 0; i < task_.costs.size(); ++i) {
                const Subset with = now | only(i);
                if (with == now || !is_affordable(task_, cost_of(task_, with))) continue;
                const auto there = worth(with);
                knows_all = knows_all && there;
                if (!knows_all || !is_better(*there, *here, 1)) continue;
                const double gain =
                    for_money ? (*there - *here) / (task_.costs[i] + smallest_cost()) : *there - *here;
                if (!best || gain > best_gain) {
                    best = with;
                    best_gain = gain;
                }
            }
            if (!knows_all) return std::nullopt;
            if (!best) return now;
            now = *best;
        }
    }

    // So that what costs nothing comes first without dividing by zero.
    [[nodiscard]] double smallest_cost() const {
        double most = 0;
        for (const double cost : task_.costs)
            most = std::max(most, cost);
        return most > 0 ? 1e-3 * most : 1;
    }

    // One more, one less, or one for another, within the budget.
    [[nodiscard]] std::vector<Subset> neighbours(Subset subset) const {
        std::vector<Subset> list;
        const auto add = [&](Subset neighbour) {
            if (is_affordable(task_, cost_of(task_, neighbour))) list.push_back(neighbour);
        };
        for (std::size_t i = 0; i < task_.costs.size(); ++i) {
            add(subset ^ only(i));
            if (!contains(subset, i)) continue;
            for (std::size_t j = 0; j < task_.costs.size(); ++j)
                if (!contains(subset, j)) add((subset ^ only(i)) | only(j));
        }
        return list;
    }

    std::optional<Subset> improved_from(Subset subset) {
        while (true) {
            const auto here = worth(subset);
            bool knows_all = here.has_value();
            Subset best = subset;
            double most = here.value_or(worst);
            for (const Subset neighbour : neighbours(subset)) {
                const auto there = worth(neighbour);
                knows_all = knows_all && there;
                if (!knows_all || !is_better(*there, most, 1)) continue;
                best = neighbour;
                most = *there;
            }
            if (!knows_all) return std::nullopt;
            if (best == subset) return subset;
            subset = best;
        }
    }

    struct Walker {
        Subset now = 0, best = 0;
    };

    // All walkers take a step at a time, so that their values can be computed at the same time.
    std::optional<std::vector<Subset>> annealed_from(const std::vector<Subset>& starts) {
        std::vector<Walker> walkers;
        for (std::size_t w = 0; w < walker_count; ++w) {
            const Subset start = w < starts.size() ? starts[w] : random_subset(w);
            walkers.push_back({start, start});
        }
        const auto nothing = worth(0);
        const auto reference = worth(starts.front());
        if (!nothing || !reference) return std::nullopt;
        const double spread =
            std::isfinite(*nothing) && std::isfinite(*reference) ? std::abs(*reference - *nothing) : 1;
        for (int step = 0; step < annealing_steps; ++step) {
            const double temperature = 0.2 * spread * std::pow(0.02, step / (annealing_steps - 1.0));
            bool knows_all = true;
            for (std::size_t w = 0; w < walkers.size(); ++w)
                knows_all = take_step(walkers[w], w, step, temperature) && knows_all;
            if (!knows_all) return std::nullopt;
        }
        std::vector<Subset> found;
        for (const Walker& walker : walkers)
            found.push_back(walker.best);
        return found;
    }

    bool take_step(Walker& walker, std::size_t number, int step, double temperature) {
        // One more or one less, or one for another where both are of different state; what the budget forbids
        // is no step.
        const PhiloxCounter random = drawn(number, static_cast<std::uint32_t>(step) + 1);
        const std::size_t count = task_.costs.size();
        const std::size_t first = random[0] % count, second = random[3] % count;
        const bool exchanges =
            random[0] >> 31U != 0 && contains(walker.now, first) != contains(walker.now, second);
        const Subset next = walker.now ^ only(first) ^ (exchanges ? only(second) : 0);
        if (!is_affordable(task_, cost_of(task_, next))) return true;
        const auto here = worth(walker.now), there = worth(next), best = worth(walker.best);
        if (!here || !there || !best) return false;
        // Metropolis' rule: a loss is taken where an exponential variate of mean `temperature` exceeds it.
        const double patience =
            temperature * exponential_variate(std::uint64_t{random[1]} << 32U | random[2]);
        const bool is_taken = *there >= *here || *here - *there < patience;
        if (is_taken) walker.now = next;
        if (*there > *best) walker.best = next;
        return true;
    }

    [[nodiscard]] PhiloxCounter drawn(std::size_t walker, std::uint32_t step) const {
        return philox4x32_10(
            {step, static_cast<std::uint32_t>(walker), 0, 0},
            {static_cast<std::uint32_t>(task_.seed), static_cast<std::uint32_t>(task_.seed >> 32U)});
    }

    // Candidates by the toss of a coin, as far as the budget reaches.
    [[nodiscard]] Subset random_subset(std::size_t walker) const {
        const PhiloxCounter random = drawn(walker, 0);
        const Subset coins = std::uint64_t{random[0]} << 32U | random[1];
        Subset subset = 0;
        for (std::size_t k = 0; k < task_.costs.size(); ++k) {
            const std::size_t i = (k + random[2]) % task_.costs.size();
            if (contains(coins, i) && is_affordable(task_, cost_of(task_, subset | only(i))))
                subset |= only(i);
        }
        return subset;
    }

    const SubsetTask& task_;
    const Known& known_;
    std::vector<Subset> lacking_;
};

} // namespace

double cost_of(const SubsetTask& task, Subset subset) {
    double cost = 0;
    for (std::size_t i = 0; i < task.costs.size(); ++i)
        if (contains(subset, i)) cost += task.costs[i];
    return cost;
}

bool is_better(double value, double other, int direction) {
    if (std::isinf(value) || std::isinf(other)) return direction * value > direction * other;
    return direction * (value - other) > accuracy * std::max(std::abs(value), std::abs(other));
}

SubsetSearch::SubsetSearch(SubsetTask task) : task_(std::move(task)) {
    CLAIM(task_.costs.size() <= most_candidates, "a subset has a bit for each candidate");
    auto all = affordable_subsets(task_, task_.most_exact);
    is_exact_ = all.has_value();
    if (all) all_ = *std::move(all);
}

std::vector<Subset> SubsetSearch::next() {
    if (!is_exact_) return SearchRun(task_, known_).lacking();
    std::vector<Subset> lacking;
    for (const Subset subset : all_)
        if (!known_.contains(subset)) lacking.push_back(subset);
    return lacking;
}

void SubsetSearch::take(Subset subset, std::optional<double> value) {
    known_[subset] = value;
}

std::size_t SubsetSearch::without_value() const {
    return static_cast<std::size_t>(
        std::count_if(known_.begin(), known_.end(), [](const auto& entry) { return !entry.second; }));
}

std::optional<double> SubsetSearch::value_of(Subset subset) const {
    const auto found = known_.find(subset);
    return found == known_.end() ? std::nullopt : found->second;
}

std::vector<SubsetChoice> SubsetSearch::frontier() const {
    std::vector<SubsetChoice> choices;
    for (const auto& [subset, value] : known_)
        if (value && is_affordable(task_, cost_of(task_, subset)))
            choices.push_back({subset, cost_of(task_, subset), *value});
    std::sort(choices.begin(), choices.end(), [](const SubsetChoice& a, const SubsetChoice& b) {
        return std::pair(std::popcount(a.subset), a.subset) < std::pair(std::popcount(b.subset), b.subset);
    });
    std::stable_sort(choices.begin(), choices.end(), [&](const SubsetChoice& a, const SubsetChoice& b) {
        if (a.cost != b.cost) return a.cost < b.cost;
        return task_.direction * a.value > task_.direction * b.value;
    });
    std::vector<SubsetChoice> best;
    for (const SubsetChoice& choice : choices) {
        if (!best.empty() && !is_better(choice.value, best.back().value, task_.direction)) continue;
        best.push_back(choice);
    }
    return best;
}

} // namespace waymark
