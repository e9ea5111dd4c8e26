// Discrete Markov chains of any size and shape: absorption, visits, passage times, rewards, the long run.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace waymark {

struct Transition {
    int to = 0;
    double probability = 0;

    bool operator==(const Transition&) const = default;
};

// Sparse rows of a stochastic matrix; each sums to 1. States are 0…n − 1.
struct DiscreteChain {
    std::vector<std::vector<Transition>> rows;

    [[nodiscard]] std::size_t size() const { return rows.size(); }
    bool operator==(const DiscreteChain&) const = default;
};

using DenseRows = std::vector<std::vector<double>>;

// The chain of a dense matrix; zeros are left out.
[[nodiscard]] DiscreteChain discrete_chain(const DenseRows& matrix);

// The most likely chain where i was followed by j counts[i][j] times: each row divided by its sum. A state
// that was never left stays where it is.
[[nodiscard]] DiscreteChain most_likely_chain(const DenseRows& counts);

// The chain among some of its states, everything else being a way out; solved by elimination without
// subtraction (Grassmann, Taksar & Heyman 1985), so that every figure has a small relative error however
// rarely people get out. Vectors are by position in `transient`.
class TransientPart {
public:
    // Nothing where some of these states can never get out: the figures do not exist then.
    [[nodiscard]] static std::optional<TransientPart> of(const DiscreteChain& chain,
                                                         std::span<const int> transient);

    // f (I − Q)⁻¹: expected visits to each state for entries f.
    [[nodiscard]] std::vector<double> visits(std::span<const double> entries) const;
    // (I − Q)⁻¹ r: the expected sum of r over all visits, from each state.
    [[nodiscard]] std::vector<double> totals(std::span<const double> rewards) const;
    // The fundamental matrix (I − Q)⁻¹ (Kemeny & Snell 1960).
    [[nodiscard]] DenseRows fundamental_matrix() const;
    // Expected number of steps until the way out, from each state.
    [[nodiscard]] std::vector<double> mean_steps() const;
    // Probability that the way out is into `targets`, from each state.
    [[nodiscard]] std::vector<double> absorption_probabilities(std::span<const int> targets) const;

private:
    struct Step {
        int state;
        double pivot;                    // probability of not staying
        std::vector<Transition> in, out; // from and to states that are eliminated later
    };
    TransientPart() = default;
    std::vector<Step> steps_;
    std::vector<std::vector<Transition>> ways_out_; // to states of the whole chain
};

// Probability of ever being in `target` after at least one step, from each state.
[[nodiscard]] std::vector<double> hitting_probabilities(const DiscreteChain& chain, int target);

// Probability of coming to `a` before `b`, from each state; 1 on a and 0 on b. Nothing where neither is sure
// to be met.
[[nodiscard]] std::optional<std::vector<double>> committor(const DiscreteChain& chain, std::span<const int> a,
                                                           std::span<const int> b);

// Probability that the first visit to `target` after the start is at step 1…steps.
[[nodiscard]] std::vector<double> first_passage_distribution(const DiscreteChain& chain, int start,
                                                             int target, int steps);

// The stationary distribution of a chain in which every state can be reached from every other, else nothing.
[[nodiscard]] std::optional<std::vector<double>> stationary_distribution(const DiscreteChain& chain);

// Expected steps to the first visit, from row to column; 0 on the diagonal. Of an irreducible chain.
[[nodiscard]] std::optional<DenseRows> mean_first_passage_times(const DiscreteChain& chain);
// Expected steps until the next visit: one over the stationary probability.
[[nodiscard]] std::optional<std::vector<double>> mean_recurrence_times(const DiscreteChain& chain);
// Z = (I − P + W)⁻¹ with W the stationary distribution in every row (Kemeny & Snell 1960).
[[nodiscard]] std::optional<DenseRows> ergodic_fundamental_matrix(const DiscreteChain& chain);
[[nodiscard]] std::optional<double> long_run_average(const DiscreteChain& chain,
                                                     std::span<const double> rewards);

// The distribution after so many steps.
[[nodiscard]] std::vector<double> distribution_after(const DiscreteChain& chain,
                                                     std::span<const double> start, int steps);
[[nodiscard]] DenseRows matrix_power(const DiscreteChain& chain, int exponent);

// Expected reward Σ r(X_t)·(1 + rate)^−t over t = 0…horizon, from each state (Pfeifer & Carraway 2000).
[[nodiscard]] std::vector<double>
discounted_reward(const DiscreteChain& chain, std::span<const double> rewards, double rate, int horizon);
// The same without a horizon; rate > 0.
[[nodiscard]] std::vector<double> discounted_reward(const DiscreteChain& chain,
                                                    std::span<const double> rewards, double rate);

} // namespace waymark
