#include "whatif/variance_shares.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "journey/claim.h"

namespace waymark {

namespace {

constexpr std::size_t degrees = 3;
constexpr double smallest = 1e-12; // relative: a polynomial that is none over these draws

double mean_product(std::span<const double> a, std::span<const double> b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0) / static_cast<double>(a.size());
}

// Mean 0 and mean square 1; false where there is no variation.
bool standardise(std::vector<double>& values) {
    const double mean =
        std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    double size = 0;
    for (double& value : values) {
        size = std::max(size, std::abs(value));
        value -= mean;
    }
    const double deviation = std::sqrt(mean_product(values, values));
    if (!(deviation > smallest * size)) return false;
    for (double& value : values)
        value /= deviation;
    return true;
}

// Orthonormal polynomials of rising degree over the draws, by Gram & Schmidt; fewer where the number takes
// few values.
std::vector<std::vector<double>> polynomials(std::vector<double> x) {
    std::vector<std::vector<double>> basis;
    if (!standardise(x)) return basis;
    basis.push_back(x);
    while (basis.size() < degrees) {
        std::vector<double> next(x.size());
        for (std::size_t i = 0; i < x.size(); ++i)
            next[i] = basis.back()[i] * x[i];
        const double before = std::sqrt(mean_product(next, next));
        for (int twice = 0; twice < 2; ++twice) {
            const double mean =
                std::accumulate(next.begin(), next.end(), 0.0) / static_cast<double>(next.size());
            for (double& value : next)
                value -= mean;
            for (const std::vector<double>& other : basis) {
                const double along = mean_product(next, other);
                for (std::size_t i = 0; i < next.size(); ++i)
                    next[i] -= along * other[i];
            }
        }
        const double left = std::sqrt(mean_product(next, next));
        if (!(left > 1e-6 * before)) break;
        for (double& value : next)
            value /= left;
        basis.push_back(std::move(next));
    }
    return basis;
}

} // namespace

VarianceShare variance_share(std::span<const std::vector<double>> numbers, std::span<const double> result) {
    CLAIM(result.size() >= 10, "shares of variance need draws");
    std::vector<double> y(result.begin(), result.end());
    if (!standardise(y)) return {};
    const double draws = static_cast<double>(y.size());
    double explained = 0, terms = 0, error = 0;
    for (const std::vector<double>& x : numbers) {
        CLAIM(x.size() == y.size(), "each draw has a value of each number");
        for (const std::vector<double>& polynomial : polynomials(x)) {
            const double correlation = mean_product(polynomial, y);
            const double square = correlation * correlation;
            explained += square;
            terms += 1;
            // Var r² ≈ 4 r² (1 − r²)² / n + 2 (1 − r²)² / n².
            error += (1 - square) * (1 - square) * (4 * square / draws + 2 / (draws * draws));
        }
    }
    const double by_chance = terms * (1 - std::min(explained, 1.0)) / draws;
    return {std::clamp(explained - by_chance, 0.0, 1.0), std::sqrt(error)};
}

double quantile(std::span<const double> sorted, double level) {
    CLAIM(!sorted.empty(), "nothing has no quantile");
    const double position = level * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double between = position - static_cast<double>(below);
    return sorted[below] + between * (sorted[above] - sorted[below]);
}

} // namespace waymark
