// A Krylov basis of a resolvent that is grown until what it says of equal steps of time has settled.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "markov/krylov.h"
#include "markov/small_matrix.h"

namespace waymark {

// v(t) with v' = v·Q as the basis's combination u(t), u' = generator·u, over steps of one unit of time.
class TimeBasis {
public:
    struct Task {
        double step_days = 1;
        double gamma = 1; // days, of the resolvent (I − γQ)⁻¹
        int steps = 1;
        double tolerance = 0; // of the length of what is still wrong of v after each step
    };
    // Overwrites a vector with its image under the resolvent.
    using Operator = std::function<void(std::span<double>)>;

    // `start` is not zero.
    TimeBasis(std::span<const double> start, const Task& task, const Operator& resolvent);

    // False where the steps have not settled within the tolerance: fewer or shorter ones would. A basis that
    // holds all there is counts as settled; what it may have lost to rounding, where levels hang on each
    // other in long chains, only a balance shows.
    [[nodiscard]] bool has_settled() const { return has_settled_; }
    [[nodiscard]] const KrylovBasis& basis() const { return basis_; }
    [[nodiscard]] std::size_t size() const { return basis_.size(); }
    [[nodiscard]] const SmallMatrix& generator() const { return generator_; } // per step
    // The combination that is the start, and what a combination becomes in a step.
    [[nodiscard]] std::vector<double> start() const;
    [[nodiscard]] std::vector<double> after_step(std::span<const double> combination) const {
        return step_.times(combination);
    }

private:
    [[nodiscard]] bool look(const Task& task);
    [[nodiscard]] double change_since(const std::vector<std::vector<double>>& before) const;

    KrylovBasis basis_;
    SmallMatrix generator_, step_;
    std::vector<std::vector<double>> seen_; // the integral of the first step, then the end of each step
    bool has_settled_ = false;
};

// ∫ from 0 to 1 of exp(s·a) · d · exp((1 − s)·b)ᵀ ds, rows as wide as b, by one exponential of a block
// triangular matrix (Van Loan 1978). `d` row by row, a.size() × b.size().
[[nodiscard]] std::vector<double> exponential_convolution(const SmallMatrix& a, std::span<const double> d,
                                                          const SmallMatrix& b);

} // namespace waymark
