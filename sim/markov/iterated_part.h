// Chains of hundreds of thousands of states among which nothing is close to anything: solved by iteration,
// with a certified error.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "markov/discrete_chain.h"
#include "markov/sweep_matrix.h"

namespace waymark {

struct IterationOptions {
    // Of the largest value, or of the sum of all visits. Rounding alone makes a bound of about 1e-15 times
    // the steps that people stay.
    double tolerance = 1e-10;
    int most_iterations = 1000;
};

struct Iterated {
    std::vector<double> values; // by position in `transient`
    // No value is farther from the truth than this (of visits: all together are not), whatever the chain; it
    // rests on the residual and not on how the iteration went.
    double error_bound = 0;
    int iterations = 0;
    bool is_converged = false; // the bound meets the tolerance
};

// The chain among some of its states, everything else being a way out, as TransientPart. Elimination fills a
// random graph with arcs, iteration does not: BiCGStab (van der Vorst 1992) on Gauss–Seidel sweeps, a few
// dozen of them where people get out within some hundred steps. Where they stay for 10¹⁰ steps no iteration
// in double precision keeps a digit: the report then says so, and TransientPart is the way.
class IteratedPart {
public:
    // Nothing where some of these states can never get out. O(states + transitions), and some sweeps for the
    // certificate.
    [[nodiscard]] static std::optional<IteratedPart> of(const DiscreteChain& chain,
                                                        std::span<const int> transient);

    // As the functions of TransientPart with these names.
    [[nodiscard]] Iterated totals(std::span<const double> rewards,
                                  const IterationOptions& options = {}) const;
    [[nodiscard]] Iterated visits(std::span<const double> entries,
                                  const IterationOptions& options = {}) const;
    [[nodiscard]] Iterated mean_steps(const IterationOptions& options = {}) const;
    [[nodiscard]] Iterated absorption_probabilities(std::span<const int> targets,
                                                    const IterationOptions& options = {}) const;

private:
    IteratedPart(const SparseRows& rows, std::span<const double> scale)
        : totals_(rows, scale, SweepMatrix::Orientation::as_given)
        , visits_(rows, scale, SweepMatrix::Orientation::transposed) {}
    void certify();
    [[nodiscard]] bool is_certified() const { return of_totals_.weights.size() == pivots_.size(); }
    // Whether every state has a way out, however long. `columns`: the states that lead to each.
    [[nodiscard]] bool all_get_out(const SparseRows& columns) const;
    [[nodiscard]] Iterated solved_by_state(const SweepMatrix& matrix, const WeightedNorm& norm,
                                           std::span<const double> given,
                                           const IterationOptions& options) const;

    SweepMatrix totals_;         // (I − D)⁻¹(Q − D), D the diagonal of Q
    SweepMatrix visits_;         // (I − D)⁻¹(Q − D)ᵀ
    std::vector<double> pivots_; // 1 − D, by state
    // How residuals bound errors: by position in totals_ and visits_. Empty where no bound was found.
    WeightedNorm of_totals_, of_visits_;
    struct WayOut {
        std::uint32_t from;
        Transition step; // to a state of the whole chain
    };
    std::vector<WayOut> ways_out_;
};

} // namespace waymark
