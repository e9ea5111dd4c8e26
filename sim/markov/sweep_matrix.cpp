#include "markov/sweep_matrix.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace waymark {

namespace {

using Index = std::uint32_t;

constexpr std::size_t window = 256; // rows that are sorted among themselves
constexpr Index longest = 64;       // rows from here on are sorted as if they were of the same length

// The number of entries of each row, or of each column.
std::vector<Index> lengths(const SparseRows& rows, bool is_transposed) {
    std::vector<Index> out(rows.size(), 0);
    if (is_transposed) {
        for (const Index column : rows.column)
            ++out[column];
    } else {
        for (std::size_t i = 0; i < rows.size(); ++i)
            out[i] = rows.first[i + 1] - rows.first[i];
    }
    return out;
}

// Whether more entries lie above the diagonal than below: then the last row comes first.
bool runs_backwards(const SparseRows& rows, bool is_transposed) {
    std::size_t above = 0, below = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (Index k = rows.first[i]; k < rows.first[i + 1]; ++k) {
            above += rows.column[k] > i ? 1 : 0;
            below += rows.column[k] < i ? 1 : 0;
        }
    }
    return is_transposed ? below > above : above > below;
}

std::vector<Index> sweep_order(std::span<const Index> length, bool is_backwards) {
    const std::size_t n = length.size();
    const auto original = [&](std::size_t k) {
        return static_cast<Index>(is_backwards ? n - 1 - k : k);
    };
    std::vector<Index> order(n);
    for (std::size_t begin = 0; begin < n; begin += window) {
        const std::size_t end = std::min(begin + window, n);
        std::array<Index, longest + 2> place{};
        for (std::size_t k = begin; k < end; ++k)
            ++place[std::min(length[original(k)], longest) + 1];
        for (std::size_t l = 0; l <= longest; ++l)
            place[l + 1] += place[l];
        for (std::size_t k = begin; k < end; ++k)
            order[begin + place[std::min(length[original(k)], longest)]++] = original(k);
    }
    return order;
}

std::vector<Index> inverse(std::span<const Index> order) {
    std::vector<Index> position(order.size());
    for (std::size_t k = 0; k < order.size(); ++k)
        position[order[k]] = static_cast<Index>(k);
    return position;
}

// What a sweep goes through, at the run of rows that comes next.
struct Place {
    const Index* column;
    const double* value;
    std::size_t row;
};

// Products of the new values with a, and with themselves.
struct Sums {
    double with_a = 0, with_itself = 0;
};

// b, or a: row i has its element i & mask.
struct Companion {
    const double* values;
    std::size_t mask;
};

// Rows of the same length; the compiler unrolls the inner loop where it knows the length. Sums begin with b
// where there is one; else the products of the new values are added to `sums`.
template <Index known_length, bool has_b>
void sweep_rows(double* x, Place& place, std::size_t end, Index length, Companion a_or_b, Sums& sums) {
    const Index count = known_length > 0 ? known_length : length;
    const Index* column = place.column;
    const double* value = place.value;
    double with_a = 0, with_itself = 0;
    for (std::size_t i = place.row; i < end; ++i) {
        double sum = has_b ? a_or_b.values[i] : 0;
        for (Index k = 0; k < count; ++k)
            sum += value[k] * x[column[k]];
        x[i] = sum;
        if constexpr (!has_b) {
            with_a += a_or_b.values[i & a_or_b.mask] * sum;
            with_itself += sum * sum;
        }
        column += count;
        value += count;
    }
    place = {column, value, end};
    sums.with_a += with_a;
    sums.with_itself += with_itself;
}

template <bool has_b>
void sweep_run(double* x, Place& place, std::size_t end, Index length, Companion a_or_b, Sums& sums) {
    switch (length) {
    case 1: return sweep_rows<1, has_b>(x, place, end, length, a_or_b, sums);
    case 2: return sweep_rows<2, has_b>(x, place, end, length, a_or_b, sums);
    case 3: return sweep_rows<3, has_b>(x, place, end, length, a_or_b, sums);
    case 4: return sweep_rows<4, has_b>(x, place, end, length, a_or_b, sums);
    case 5: return sweep_rows<5, has_b>(x, place, end, length, a_or_b, sums);
    case 6: return sweep_rows<6, has_b>(x, place, end, length, a_or_b, sums);
    case 7: return sweep_rows<7, has_b>(x, place, end, length, a_or_b, sums);
    case 8: return sweep_rows<8, has_b>(x, place, end, length, a_or_b, sums);
    default: return sweep_rows<0, has_b>(x, place, end, length, a_or_b, sums);
    }
}

} // namespace

SparseRows transposed(const SparseRows& rows) {
    SparseRows out;
    out.first.assign(rows.size() + 1, 0);
    out.column.resize(rows.column.size());
    out.value.resize(rows.value.size());
    for (const Index column : rows.column)
        ++out.first[column + 1];
    for (std::size_t i = 0; i < rows.size(); ++i)
        out.first[i + 1] += out.first[i];
    std::vector<Index> place(out.first.begin(), out.first.end() - 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (Index k = rows.first[i]; k < rows.first[i + 1]; ++k) {
            const Index to = place[rows.column[k]]++;
            out.column[to] = static_cast<Index>(i);
            out.value[to] = rows.value[k];
        }
    }
    return out;
}

SweepMatrix::SweepMatrix(const SparseRows& rows, std::span<const double> scale, Orientation orientation) {
    const bool is_transposed = orientation == Orientation::transposed;
    const std::vector<Index> length = lengths(rows, is_transposed);
    order_ = sweep_order(length, runs_backwards(rows, is_transposed));
    rows_.first.reserve(order_.size() + 1);
    for (std::size_t k = 0; k < order_.size(); ++k) {
        const Index here = length[order_[k]];
        if (runs_.empty() || runs_.back().length != here) runs_.push_back({0, here});
        runs_.back().end = static_cast<Index>(k + 1);
        rows_.first.push_back(rows_.first.back() + here);
    }
    rows_.column.resize(rows.column.size());
    rows_.value.resize(rows.value.size());
    is_transposed ? lay_out_transposed(rows, scale) : lay_out(rows, scale);
}

void SweepMatrix::lay_out(const SparseRows& rows, std::span<const double> scale) {
    const std::vector<Index> position = inverse(order_);
    Index at = 0;
    for (const Index row : order_) {
        for (Index k = rows.first[row]; k < rows.first[row + 1]; ++k, ++at) {
            rows_.column[at] = position[rows.column[k]];
            rows_.value[at] = rows.value[k] * scale[row];
        }
    }
}

void SweepMatrix::lay_out_transposed(const SparseRows& rows, std::span<const double> scale) {
    const std::vector<Index> position = inverse(order_);
    std::vector<Index> place(rows.size()); // where the next entry of each column goes
    for (std::size_t k = 0; k < order_.size(); ++k)
        place[order_[k]] = rows_.first[k];
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (Index k = rows.first[i]; k < rows.first[i + 1]; ++k) {
            const Index column = rows.column[k], at = place[column]++;
            rows_.column[at] = position[i];
            rows_.value[at] = rows.value[k] * scale[column];
        }
    }
}

void SweepMatrix::sweep(std::span<double> x, std::span<const double> b) const {
    Place place{rows_.column.data(), rows_.value.data(), 0};
    Sums none;
    for (const Run& run : runs_)
        sweep_run<true>(x.data(), place, run.end, run.length, {b.data(), ~std::size_t{0}}, none);
}

SweepMatrix::Products SweepMatrix::sweep_homogeneous(std::span<double> x, std::span<const double> a) const {
    Place place{rows_.column.data(), rows_.value.data(), 0};
    const Companion companion{a.data(), a.size() < x.size() ? a.size() - 1 : ~std::size_t{0}};
    Sums sums;
    for (const Run& run : runs_)
        sweep_run<false>(x.data(), place, run.end, run.length, companion, sums);
    return {sums.with_a, sums.with_itself};
}

SweepMatrix::Defect SweepMatrix::defect(std::size_t row, std::span<const double> x, double b) const {
    double value = b - x[row], size = std::abs(b) + std::abs(x[row]);
    const Index begin = rows_.first[row], end = rows_.first[row + 1];
    for (Index k = begin; k < end; ++k) {
        const double term = rows_.value[k] * x[rows_.column[k]];
        value += term;
        size += std::abs(term);
    }
    // Higham 2002, (3.5): a sum of n terms in any order, each with a rounding of its own.
    return {value, size * (end - begin + 2) * std::numeric_limits<double>::epsilon()};
}

double SweepMatrix::residual_norm(std::span<const double> x, std::span<const double> b,
                                  const WeightedNorm& norm) const {
    double largest = 0, sum = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        const Defect here = defect(i, x, b[i]);
        const double weighted = (std::abs(here.value) + here.rounding) * norm.weights[i];
        sum += weighted;
        largest = std::max(largest, weighted);
    }
    const double value = norm.kind == WeightedNorm::Kind::sum ? sum : largest;
    return std::isfinite(sum) ? value : std::numeric_limits<double>::infinity();
}

std::vector<double> SweepMatrix::residual(std::span<const double> x, std::span<const double> b) const {
    std::vector<double> out(size());
    for (std::size_t i = 0; i < size(); ++i)
        out[i] = defect(i, x, b[i]).value;
    return out;
}

std::vector<double> SweepMatrix::least_decrease(std::span<const double> x) const {
    std::vector<double> out(size());
    for (std::size_t i = 0; i < size(); ++i) {
        const Defect here = defect(i, x, 0);
        out[i] = -here.value - here.rounding;
    }
    return out;
}

} // namespace waymark
