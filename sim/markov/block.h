// An 11 × 11 block of nonnegative numbers, one row and column for each satisfaction level, and vectors of
// levels.
#pragma once

#include <array>
#include <cstddef>

namespace waymark {

inline constexpr std::size_t level_count = 11; // levels 0…10
inline constexpr std::size_t block_stride =
    12; // one column of zeros, so that rows fill whole vector registers

// Entries by level; the last one is padding and stays 0.
using LevelVector = std::array<double, block_stride>;

struct alignas(32) Block {
    std::array<double, level_count * block_stride> entries{};

    [[nodiscard]] double* row(std::size_t k) { return entries.data() + k * block_stride; }
    [[nodiscard]] const double* row(std::size_t k) const { return entries.data() + k * block_stride; }
    [[nodiscard]] double operator()(std::size_t k, std::size_t l) const {
        return entries[k * block_stride + l];
    }
    [[nodiscard]] double& operator()(std::size_t k, std::size_t l) { return entries[k * block_stride + l]; }
};

// out += a · b
void add_product(Block& out, const Block& a, const Block& b);
// out += x · b for a row vector x
void add_row_product(double* out, const double* x, const Block& b);
// out += b · y for a column vector y
void add_column_product(double* out, const Block& b, const double* y);
// The sum of row k.
[[nodiscard]] double row_sum(const Block& block, std::size_t k);

} // namespace waymark
