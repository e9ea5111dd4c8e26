#include "markov/iterated_part.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "markov/large_array.h"

namespace waymark {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double sum_or_maximum(WeightedNorm::Kind kind, double sum, double maximum) {
    return kind == WeightedNorm::Kind::sum ? sum : maximum;
}

double size_of(std::span<const double> x, WeightedNorm::Kind kind) {
    double sum = 0, maximum = 0;
    for (const double value : x) {
        sum += std::abs(value);
        maximum = std::max(maximum, std::abs(value));
    }
    return sum_or_maximum(kind, sum, maximum);
}

// How often the shadow vector repeats itself.
constexpr std::size_t shadow_size = 1024;

// BiCGStab (van der Vorst 1992) for x = b + B·x, preconditioned from the left by a Gauss–Seidel sweep: the
// operator is v − sweep(v). Vectors are gone through as rarely as their dependencies allow. Its loops are
// `simd`: their sums may be added in several lanes, so that one addition need not wait for the one before,
// and their vectors are different ones.
class Bicgstab {
public:
    Bicgstab(const SweepMatrix& matrix, const WeightedNorm& norm)
        : matrix_(matrix)
        , norm_(norm)
        , memory_(4 * matrix.size())
        , r_(memory_.data(), matrix.size())
        , r_swept_(memory_.data() + matrix.size(), matrix.size())
        , p_(memory_.data() + 2 * matrix.size(), matrix.size())
        , p_swept_(memory_.data() + 3 * matrix.size(), matrix.size()) {
        // Any vector that is orthogonal to nothing in particular; that it repeats itself saves memory. The
        // usual choice, the first residual, fails where that is one state's: what is left may soon lie
        // elsewhere.
        std::uint32_t bits = 1;
        for (double& value : shadow_) {
            bits = bits * 1664525U + 1013904223U; // Knuth 1997, 3.3.4
            value = static_cast<double>(bits) * 0x1p-31 - 1;
        }
    }

    struct Target {
        double relative = 0; // to the size of x
        double absolute = 0;
    };
    // Adds to x the solution c of c = b + B·c, until the norm of what is missing meets the target. Returns
    // the iterations it took.
    int improve(std::vector<double>& x, std::span<const double> b, Target target, int most) {
        std::fill(r_.begin(), r_.end(), 0.0);
        std::fill(p_.begin(), p_.end(), 0.0);
        std::fill(p_swept_.begin(), p_swept_.end(), 0.0);
        matrix_.sweep(r_, b);
        double rho = shadow_with_r(), omega = 0, beta = 0;
        for (int iteration = 1; iteration <= most; ++iteration) {
            const double shadow_with_p = turn(beta, omega);
            const double along = shadow_with_p - matrix_.sweep_homogeneous(p_swept_, shadow_).with_a;
            if (along == 0) return iteration;
            const double alpha = rho / along;
            const double r_with_r = step(alpha);
            const SweepMatrix::Products swept = matrix_.sweep_homogeneous(r_swept_, r_);
            // Of t = r − swept r: t·r and t·t.
            const double t_with_r = r_with_r - swept.with_a;
            const double t_with_t = r_with_r - 2 * swept.with_a + swept.with_itself;
            omega = t_with_t > 0 ? t_with_r / t_with_t : 0;
            const Sums now = update(x, alpha, omega);
            // Not `now.missing > …`: what is no number is an end as well.
            const double enough = std::max(target.relative * now.size, target.absolute);
            if (!(now.missing > enough) || omega == 0 || now.rho == 0) return iteration;
            beta = now.rho / rho * (alpha / omega);
            rho = now.rho;
        }
        return most;
    }

private:
    double shadow_with_r() const {
        double sum = 0;
        for (std::size_t i = 0; i < r_.size(); ++i)
            sum += shadow_[i % shadow_size] * r_[i];
        return sum;
    }

    // p ← r + β·(p − ω·(p − swept p)), and a copy for the sweep; shadow·p.
    double turn(double beta, double omega) {
        const double* const r = r_.data();
        double *const p = p_.data(), *const swept = p_swept_.data();
        double sum = 0;
#pragma omp simd reduction(+ : sum)
        for (std::size_t i = 0; i < r_.size(); ++i) {
            const double next = r[i] + beta * (p[i] - omega * (p[i] - swept[i]));
            p[i] = next;
            swept[i] = next;
            sum += shadow_[i % shadow_size] * next;
        }
        return sum;
    }

    // r ← r − α·(p − swept p), and a copy for the sweep; r·r.
    double step(double alpha) {
        const double *const p = p_.data(), *const p_swept = p_swept_.data();
        double *const r = r_.data(), *const swept = r_swept_.data();
        double sum = 0;
#pragma omp simd reduction(+ : sum)
        for (std::size_t i = 0; i < r_.size(); ++i) {
            const double next = r[i] - alpha * (p[i] - p_swept[i]);
            r[i] = next;
            swept[i] = next;
            sum += next * next;
        }
        return sum;
    }

    struct Sums {
        double missing, size, rho;
    };
    // x ← x + α·p + ω·r, r ← r − ω·(r − swept r).
    Sums update(std::vector<double>& solution, double alpha, double omega) {
        const double *const p = p_.data(), *const swept = r_swept_.data(),
                            *const weights = norm_.weights.data();
        double *const r = r_.data(), *const x = solution.data();
        double rho = 0, missing_sum = 0, missing_most = 0, size_sum = 0, size_most = 0;
#pragma omp simd reduction(+ : rho, missing_sum, size_sum) reduction(max : missing_most, size_most)
        for (std::size_t i = 0; i < r_.size(); ++i) {
            const double value = x[i] + (alpha * p[i] + omega * r[i]);
            const double next = r[i] - omega * (r[i] - swept[i]);
            x[i] = value;
            r[i] = next;
            rho += shadow_[i % shadow_size] * next;
            const double missing = std::abs(next) * weights[i], size = std::abs(value);
            missing_sum += missing;
            missing_most = missing > missing_most ? missing : missing_most;
            size_sum += size;
            size_most = size > size_most ? size : size_most;
        }
        if (!std::isfinite(missing_sum)) return {std::nan(""), 0, 0};
        return {sum_or_maximum(norm_.kind, missing_sum, missing_most),
                sum_or_maximum(norm_.kind, size_sum, size_most), rho};
    }

    const SweepMatrix& matrix_;
    const WeightedNorm& norm_;
    std::array<double, shadow_size> shadow_;
    LargeArray<double> memory_; // of all four
    std::span<double> r_, r_swept_, p_, p_swept_;
};

struct Solution {
    std::vector<double> x;
    double bound = infinity;
    int iterations = 0;
};

// x = b + B·x until the norm of the residual is no more than `tolerance` times the size of x. After each run
// of BiCGStab, whose own residual drifts from the true one, it begins anew from what is really missing.
Solution solved(const SweepMatrix& matrix, std::span<const double> b, const WeightedNorm& norm,
                const IterationOptions& options) {
    Bicgstab method(matrix, norm);
    Solution now{std::vector<double>(matrix.size(), 0.0), 0, 0};
    now.bound = matrix.residual_norm(now.x, b, norm);
    std::vector<double> missing, before;
    while (now.iterations < options.most_iterations) {
        const std::span<const double> wanted = missing.empty() ? b : missing;
        const int left = options.most_iterations - now.iterations;
        now.iterations += method.improve(now.x, wanted, {options.tolerance / 2, 0}, left);
        const double bound_before = std::exchange(now.bound, matrix.residual_norm(now.x, b, norm));
        if (!(now.bound <= bound_before)) { // worse than before, or no number
            now.x = before.empty() ? std::vector<double>(matrix.size(), 0.0) : std::move(before);
            now.bound = bound_before;
            break;
        }
        const bool is_enough = now.bound <= options.tolerance * size_of(now.x, norm.kind);
        if (is_enough || now.bound > bound_before / 2) break;
        before = now.x;
        missing = matrix.residual(now.x, b);
    }
    return now;
}

} // namespace

std::optional<IteratedPart> IteratedPart::of(const DiscreteChain& chain, std::span<const int> transient) {
    constexpr std::uint32_t outside = 0xFFFFFFFF;
    std::vector<std::uint32_t> position(chain.size(), outside);
    for (std::size_t i = 0; i < transient.size(); ++i)
        position[static_cast<std::size_t>(transient[i])] = static_cast<std::uint32_t>(i);

    SparseRows rows;
    std::size_t most = 0;
    for (const int state : transient)
        most += chain.rows[static_cast<std::size_t>(state)].size();
    rows.first.reserve(transient.size() + 1);
    rows.column.reserve(most);
    rows.value.reserve(most);
    std::vector<double> pivots;
    pivots.reserve(transient.size());
    std::vector<WayOut> ways_out;
    for (std::size_t i = 0; i < transient.size(); ++i) {
        double moves = 0; // the way out and to other states: never one minus the probability of staying
        for (const Transition& step : chain.rows[static_cast<std::size_t>(transient[i])]) {
            const std::uint32_t target = position[static_cast<std::size_t>(step.to)];
            if (!(step.probability > 0) || target == i) continue;
            moves += step.probability;
            if (target == outside) {
                ways_out.push_back({static_cast<std::uint32_t>(i), step});
            } else {
                rows.column.push_back(target);
                rows.value.push_back(step.probability);
            }
        }
        pivots.push_back(moves);
        rows.first.push_back(static_cast<std::uint32_t>(rows.column.size()));
    }
    std::vector<double> scale;
    scale.reserve(pivots.size());
    for (const double pivot : pivots)
        scale.push_back(1 / pivot);
    IteratedPart part(rows, scale);
    part.pivots_ = std::move(pivots);
    part.ways_out_ = std::move(ways_out);
    part.certify();
    // A certificate is a proof that everybody gets out.
    if (!part.is_certified() && !part.all_get_out(transposed(rows))) return std::nullopt;
    return part;
}

bool IteratedPart::all_get_out(const SparseRows& columns) const {
    std::vector<char> is_known(pivots_.size(), 0);
    std::vector<std::uint32_t> waiting;
    for (const WayOut& way : ways_out_) {
        if (std::exchange(is_known[way.from], 1) == 0) waiting.push_back(way.from);
    }
    std::size_t known = waiting.size();
    while (!waiting.empty()) {
        const std::uint32_t state = waiting.back();
        waiting.pop_back();
        for (std::uint32_t k = columns.first[state]; k < columns.first[state + 1]; ++k) {
            const std::uint32_t before = columns.column[k];
            if (std::exchange(is_known[before], 1) != 0) continue;
            ++known;
            waiting.push_back(before);
        }
    }
    return known == pivots_.size();
}

// Any v > 0 with v − B·v ≥ s > 0 bounds the error e of x with residual r: |e| ≤ v·max |r|/s, since (I − B)⁻¹
// is nonnegative (Varga 1962). Such a v is a rough solution for the mean steps, which it bounds from above
// itself after division by min s·(1 − D); and visits times mean steps is how much a residual of visits can
// grow to.
void IteratedPart::certify() {
    const std::span<const std::uint32_t> order = totals_.order();
    std::vector<double> b;
    WeightedNorm relative;
    for (const std::uint32_t state : order) {
        b.push_back(1 / pivots_[state]);
        relative.weights.push_back(pivots_[state]);
    }
    // Rough is where no residual is more than half of its b.
    Bicgstab method(totals_, relative);
    std::vector<double> v(order.size(), 0.0), missing;
    for (int round = 0; round < 8; ++round) {
        method.improve(v, missing.empty() ? b : missing, {0, 0.3}, 200);
        if (totals_.residual_norm(v, b, relative) <= 0.5) break;
        missing = totals_.residual(v, b);
    }
    const std::vector<double> decrease = totals_.least_decrease(v);
    double largest = 0, factor = 0;
    for (std::size_t i = 0; i < v.size(); ++i) {
        if (!(decrease[i] > 0) || !(v[i] > 0) || !std::isfinite(v[i])) return;
        largest = std::max(largest, v[i]);
        factor = std::max(factor, b[i] / decrease[i]);
    }
    of_visits_.kind = WeightedNorm::Kind::sum;
    std::vector<double> steps(v.size());
    for (std::size_t i = 0; i < v.size(); ++i) {
        of_totals_.weights.push_back(largest / decrease[i]);
        steps[order[i]] = v[i] * factor;
    }
    for (const std::uint32_t state : visits_.order())
        of_visits_.weights.push_back(steps[state] * pivots_[state]);
}

Iterated IteratedPart::totals(std::span<const double> rewards, const IterationOptions& options) const {
    return solved_by_state(totals_, of_totals_, rewards, options);
}

Iterated IteratedPart::visits(std::span<const double> entries, const IterationOptions& options) const {
    return solved_by_state(visits_, of_visits_, entries, options);
}

Iterated IteratedPart::solved_by_state(const SweepMatrix& matrix, const WeightedNorm& norm,
                                       std::span<const double> given, const IterationOptions& options) const {
    std::vector<double> b;
    b.reserve(pivots_.size());
    for (const std::uint32_t state : matrix.order())
        b.push_back(given[state] / pivots_[state]);
    Iterated out;
    out.values.resize(b.size());
    out.error_bound = infinity;
    if (!is_certified()) return out;
    const Solution solution = solved(matrix, b, norm, options);
    for (std::size_t i = 0; i < b.size(); ++i)
        out.values[matrix.order()[i]] = solution.x[i];
    out.error_bound = solution.bound;
    out.iterations = solution.iterations;
    out.is_converged = solution.bound <= options.tolerance * size_of(solution.x, norm.kind);
    return out;
}

Iterated IteratedPart::mean_steps(const IterationOptions& options) const {
    return totals(std::vector<double>(pivots_.size(), 1.0), options);
}

Iterated IteratedPart::absorption_probabilities(std::span<const int> targets,
                                                const IterationOptions& options) const {
    std::vector<int> sorted(targets.begin(), targets.end());
    std::sort(sorted.begin(), sorted.end());
    std::vector<double> at_once(pivots_.size(), 0.0);
    for (const WayOut& way : ways_out_) {
        if (std::binary_search(sorted.begin(), sorted.end(), way.step.to))
            at_once[way.from] += way.step.probability;
    }
    return totals(at_once, options);
}

} // namespace waymark
