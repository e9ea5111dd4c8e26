// An 11 × 11 block of nonnegative numbers, one row and column for each satisfaction level, and vectors of
// levels.
#pragma once

#include <array>
#include <cstddef>

#include "markov/wide.h"

namespace waymark {

inline constexpr std::size_t level_count = 11; // levels 0…10
inline constexpr std::size_t block_stride =
    12; // one column of zeros, so that rows fill whole vector registers

// Entries by level; the last one is padding and stays 0.
using LevelVector = std::array<double, block_stride>;

struct alignas(32) Block {
    std::array<double, level_count * block_stride> entries{};

    bool operator==(const Block&) const = default;
    [[nodiscard]] double* row(std::size_t k) { return entries.data() + k * block_stride; }
    [[nodiscard]] const double* row(std::size_t k) const { return entries.data() + k * block_stride; }
    [[nodiscard]] double operator()(std::size_t k, std::size_t l) const {
        return entries[k * block_stride + l];
    }
    [[nodiscard]] double& operator()(std::size_t k, std::size_t l) { return entries[k * block_stride + l]; }
};

// out += x · b for a row vector x
WAYMARK_INLINE void add_row_product(double* out, const double* x, const Block& b) {
    double sum[block_stride];
    for (std::size_t j = 0; j < block_stride; ++j)
        sum[j] = out[j];
    for (std::size_t k = 0; k < level_count; ++k) {
        const double factor = x[k];
        const double* const source = b.row(k);
        for (std::size_t j = 0; j < block_stride; ++j)
            sum[j] += factor * source[j];
    }
    for (std::size_t j = 0; j < block_stride; ++j)
        out[j] = sum[j];
}

// out += a · b
WAYMARK_INLINE void add_product(Block& out, const Block& a, const Block& b) {
    for (std::size_t i = 0; i < level_count; ++i)
        add_row_product(out.row(i), a.row(i), b);
}

// out += b · y for a column vector y
WAYMARK_INLINE void add_column_product(double* out, const Block& b, const double* y) {
    for (std::size_t k = 0; k < level_count; ++k) {
        double sum = 0;
        const double* const row = b.row(k);
        for (std::size_t j = 0; j < level_count; ++j)
            sum += row[j] * y[j];
        out[k] += sum;
    }
}

// The sum of row k.
[[nodiscard]] WAYMARK_INLINE double row_sum(const Block& block, std::size_t k) {
    double sum = 0;
    for (std::size_t j = 0; j < level_count; ++j)
        sum += block(k, j);
    return sum;
}

} // namespace waymark
