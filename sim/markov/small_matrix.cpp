#include "markov/small_matrix.h"

#include <Eigen/Dense>

#include <algorithm>
#include <array>
#include <cmath>

#include "markov/wide.h"

namespace waymark {

namespace {

WAYMARK_WIDE void multiply(double* out, const double* a, const double* b, std::size_t rows,
                           std::size_t stride) {
    for (std::size_t i = 0; i < rows; ++i) {
        double* const target = out + i * stride;
        for (std::size_t k = 0; k < rows; ++k) {
            const double factor = a[i * stride + k];
            if (factor == 0) continue; // much of what is near the start is triangular
            const double* const source = b + k * stride;
            for (std::size_t j = 0; j < stride; ++j)
                target[j] += factor * source[j];
        }
    }
}

double largest_row_sum(const SmallMatrix& a) {
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        double sum = 0;
        for (std::size_t j = 0; j < a.size(); ++j)
            sum += std::abs(a(i, j));
        largest = std::max(largest, sum);
    }
    return largest;
}

constexpr double largest_series_norm = 0.8; // 0.8^17/17! is below half a unit in the last place
constexpr int most_squarings = 1000;

} // namespace

bool SmallMatrix::is_finite() const {
    return std::all_of(entries_.begin(), entries_.end(), [](double value) { return std::isfinite(value); });
}

SmallMatrix operator*(const SmallMatrix& a, const SmallMatrix& b) {
    SmallMatrix out(a.size_);
    multiply(out.entries_.data(), a.entries_.data(), b.entries_.data(), a.size_, a.stride_);
    return out;
}

void SmallMatrix::add(double factor, const SmallMatrix& other) {
    for (std::size_t e = 0; e < entries_.size(); ++e)
        entries_[e] += factor * other.entries_[e];
}

void SmallMatrix::add_to_diagonal(double value) {
    for (std::size_t i = 0; i < size_; ++i)
        (*this)(i, i) += value;
}

std::vector<double> SmallMatrix::times(std::span<const double> x) const {
    std::vector<double> out(size_);
    for (std::size_t i = 0; i < size_; ++i) {
        double sum = 0;
        for (std::size_t j = 0; j < size_; ++j)
            sum += (*this)(i, j) * x[j];
        out[i] = sum;
    }
    return out;
}

SmallMatrix exponential(const SmallMatrix& a) {
    double norm = largest_row_sum(a);
    int squarings = 0;
    for (; norm > largest_series_norm && squarings < most_squarings; ++squarings)
        norm /= 2;
    SmallMatrix first(a.size());
    first.add(std::ldexp(1.0, -squarings), a);
    const SmallMatrix second = first * first, third = second * first, fourth = second * second;
    std::array<double, 17> coefficient{1};
    for (std::size_t k = 1; k < coefficient.size(); ++k)
        coefficient[k] = coefficient[k - 1] / static_cast<double>(k);
    SmallMatrix sum(a.size());
    sum.add(coefficient[16], fourth);
    for (std::size_t part = 4; part-- > 0;) {
        if (part < 3) sum = sum * fourth;
        sum.add_to_diagonal(coefficient[4 * part]);
        sum.add(coefficient[4 * part + 1], first);
        sum.add(coefficient[4 * part + 2], second);
        sum.add(coefficient[4 * part + 3], third);
    }
    for (; squarings > 0; --squarings)
        sum = sum * sum;
    return sum;
}

SmallMatrix inverse(const SmallMatrix& a) {
    const auto n = static_cast<Eigen::Index>(a.size());
    Eigen::MatrixXd full(n, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index j = 0; j < n; ++j)
            full(i, j) = a(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
    }
    const Eigen::MatrixXd solved = full.partialPivLu().inverse();
    SmallMatrix out(a.size());
    for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index j = 0; j < n; ++j)
            out(static_cast<std::size_t>(i), static_cast<std::size_t>(j)) = solved(i, j);
    }
    return out;
}

} // namespace waymark
