#include "markov/krylov.h"

#include <algorithm>
#include <cmath>

#include "markov/wide.h"

namespace waymark {

namespace {

constexpr std::size_t lanes = 8;
// What is left of a vector that lay in the basis but for rounding.
constexpr double nothing_left = 1e-15;
// Where less is left, its digits are too few to be orthogonal: once more (Giraud, Langou & Rozloznik 2005).
constexpr double much_cancelled = 1e-3;
constexpr double somewhat_cancelled = 0.7; // where more is left, nothing can be gained

WAYMARK_INLINE double dot_of(const double* a, const double* b, std::size_t n) {
    double sums[lanes] = {};
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes) {
        for (std::size_t l = 0; l < lanes; ++l)
            sums[l] += a[i + l] * b[i + l];
    }
    for (std::size_t l = 0; i < n; ++i, ++l)
        sums[l] += a[i] * b[i];
    return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
}

WAYMARK_INLINE void add_to(double* out, double factor, const double* x, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i)
        out[i] += factor * x[i];
}

WAYMARK_WIDE double dot_wide(const double* a, const double* b, std::size_t n) {
    return dot_of(a, b, n);
}

WAYMARK_WIDE void add_wide(double* out, double factor, const double* x, std::size_t n) {
    add_to(out, factor, x, n);
}

// Modified Gram–Schmidt against `count` vectors; the overlaps are added to h.
WAYMARK_WIDE void orthogonalise(double* x, const double* vectors, std::size_t count, std::size_t n,
                                double* h) {
    for (std::size_t v = 0; v < count; ++v) {
        const double overlap = dot_of(x, vectors + v * n, n);
        add_to(x, -overlap, vectors + v * n, n);
        h[v] += overlap;
    }
}

} // namespace

double dot(std::span<const double> a, std::span<const double> b) {
    return dot_wide(a.data(), b.data(), a.size());
}

KrylovBasis::KrylovBasis(std::span<const double> start, std::size_t largest, Orthogonality orthogonality)
    : length_(start.size())
    , much_cancelled_(orthogonality == Orthogonality::usual ? much_cancelled : somewhat_cancelled)
    , start_length_(std::sqrt(dot(start, start))) {
    vectors_.reserve((largest + 1) * length_);
    for (const double value : start)
        vectors_.push_back(value / start_length_);
}

bool KrylovBasis::add(std::span<double> image) {
    std::vector<double>& column = columns_.emplace_back(size_ + 2, 0.0);
    const double whole = std::sqrt(dot(image, image));
    orthogonalise(image.data(), vectors_.data(), size_ + 1, length_, column.data());
    double rest = std::sqrt(dot(image, image));
    if (rest < much_cancelled_ * whole) {
        orthogonalise(image.data(), vectors_.data(), size_ + 1, length_, column.data());
        rest = std::sqrt(dot(image, image));
    }
    ++size_;
    if (!(rest > nothing_left * whole)) {
        vectors_.resize((size_ + 1) * length_, 0.0);
        return false;
    }
    column[size_] = rest;
    for (const double value : image)
        vectors_.push_back(value / rest);
    return true;
}

SmallMatrix KrylovBasis::projected() const {
    SmallMatrix hessenberg(size_);
    for (std::size_t j = 0; j < size_; ++j) {
        for (std::size_t i = 0; i < std::min(j + 2, size_); ++i)
            hessenberg(i, j) = h(i, j);
    }
    return hessenberg;
}

std::vector<double> KrylovBasis::combined(std::span<const double> coefficients) const {
    std::vector<double> out(length_, 0.0);
    for (std::size_t i = 0; i < size_; ++i)
        add_wide(out.data(), coefficients[i], vectors_.data() + i * length_, length_);
    return out;
}

} // namespace waymark
