#include "markov/time_basis.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace waymark {

namespace {

constexpr std::size_t largest_basis = 64;
constexpr std::size_t first_look = 8;
constexpr std::size_t between_looks = 4;
constexpr double digits_per_vector = 0.5; // that a look is trusted to gain over the one before, at most
// Where less than this of an image is new, the basis holds all there is: what is left is mostly rounding, and
// would bring rates without bounds into the small matrix, which cost its exponential as many digits.
constexpr double mostly_rounding = 1e-12;

// Whether the newest vector is all but in the span of those before.
bool is_exhausted(const KrylovBasis& basis) {
    const std::size_t m = basis.size();
    double old = 0;
    for (std::size_t i = 0; i < m; ++i)
        old += basis.h(i, m - 1) * basis.h(i, m - 1);
    return basis.h(m, m - 1) <= mostly_rounding * std::sqrt(old);
}

} // namespace

TimeBasis::TimeBasis(std::span<const double> start, const Task& task, const Operator& resolvent)
    : basis_(start, largest_basis, KrylovBasis::Orthogonality::full) {
    std::vector<double> work(start.size());
    double change_before = INFINITY;
    for (std::size_t next_look = first_look; !has_settled_;) {
        const std::span<const double> newest = basis_.newest();
        std::copy(newest.begin(), newest.end(), work.begin());
        resolvent(work);
        const bool is_all = !basis_.add(work) || is_exhausted(basis_);
        const bool is_last = is_all || basis_.size() == largest_basis;
        if (!is_last && basis_.size() < next_look) continue;
        next_look = std::min(basis_.size() + between_looks, largest_basis);

        const std::vector<std::vector<double>> before = std::move(seen_);
        const std::size_t size_before = before.empty() ? 0 : before.front().size();
        if (!look(task)) {
            change_before = INFINITY;
        } else if (is_all) {
            has_settled_ = true;
        } else if (!before.empty()) {
            const double change = change_since(before);
            const double vectors = static_cast<double>(basis_.size() - size_before);
            const bool is_settling = change < change_before && std::isfinite(change_before);
            const double gained =
                is_settling ? std::max(change / change_before, std::pow(10, -digits_per_vector * vectors))
                            : 1;
            has_settled_ = change * gained <= task.tolerance;
            change_before = change;
        }
        if (is_last) break;
    }
}

bool TimeBasis::look(const Task& task) {
    seen_.clear();
    const std::size_t m = basis_.size();
    const SmallMatrix inverted = inverse(basis_.projected());
    if (!inverted.is_finite()) return false;
    generator_ = SmallMatrix(m);
    SmallMatrix with_integral(m + 1); // its last column gathers the first step
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < m; ++j) {
            generator_(i, j) = ((i == j ? 1 : 0) - inverted(i, j)) * (task.step_days / task.gamma);
            with_integral(i, j) = generator_(i, j);
        }
    }
    with_integral(0, m) = 1;
    const SmallMatrix exponent = exponential(with_integral);
    if (!exponent.is_finite()) return false;
    step_ = SmallMatrix(m);
    std::vector<double> integral(m);
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < m; ++j)
            step_(i, j) = exponent(i, j);
        integral[i] = exponent(i, m) * basis_.start_length();
    }
    seen_.push_back(std::move(integral));
    std::vector<double> at = start();
    for (int k = 0; k < task.steps; ++k) {
        at = step_.times(at);
        seen_.push_back(at);
    }
    return true;
}

double TimeBasis::change_since(const std::vector<std::vector<double>>& before) const {
    double worst = 0;
    for (std::size_t k = 0; k < seen_.size(); ++k) {
        double sum = 0;
        for (std::size_t j = 0; j < seen_[k].size(); ++j) {
            const double change = seen_[k][j] - (j < before[k].size() ? before[k][j] : 0);
            sum += change * change;
        }
        worst = std::max(worst, std::isfinite(sum) ? std::sqrt(sum) : INFINITY);
    }
    return worst;
}

std::vector<double> TimeBasis::start() const {
    std::vector<double> at(basis_.size(), 0.0);
    at[0] = basis_.start_length();
    return at;
}

std::vector<double> exponential_convolution(const SmallMatrix& a, std::span<const double> d,
                                            const SmallMatrix& b) {
    const std::size_t rows = a.size(), columns = b.size();
    double largest = 0;
    for (const double value : d)
        largest = std::max(largest, std::abs(value));
    std::vector<double> out(rows * columns, 0.0);
    if (largest == 0) return out;

    SmallMatrix whole(rows + columns);
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < rows; ++j)
            whole(i, j) = a(i, j);
        for (std::size_t j = 0; j < columns; ++j)
            whole(i, rows + j) = d[i * columns + j] / largest;
    }
    for (std::size_t i = 0; i < columns; ++i) {
        for (std::size_t j = 0; j < columns; ++j)
            whole(rows + i, rows + j) = b(j, i);
    }
    const SmallMatrix exponent = exponential(whole);
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < columns; ++j)
            out[i * columns + j] = exponent(i, rows + j) * largest;
    }
    return out;
}

} // namespace waymark
