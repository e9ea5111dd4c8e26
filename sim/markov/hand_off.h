// The way from one touchpoint to another: who takes it, and what it takes from them (model page §4).
#pragma once

#include <cmath>
#include <cstddef>

#include "markov/block.h"

namespace waymark {

// A link as a matrix of levels, from the level after the one experience to the level before the next: a
// diagonal of shares times the friction's two diagonals.
struct HandOff {
    LevelVector pick{};   // by level, the share of those who go on that takes it
    std::size_t drop = 0; // ⌈friction⌉: points that most lose
    double spared = 0;    // ⌈friction⌉ − friction: the share that loses one point less

    HandOff() = default;
    HandOff(const LevelVector& shares, double friction)
        : pick(shares)
        , drop(static_cast<std::size_t>(std::ceil(friction)))
        , spared(std::ceil(friction) - friction) {}

    bool operator==(const HandOff&) const = default;
};

// out += x · m for a row vector x
WAYMARK_INLINE void add_row_product(double* out, const double* x, const HandOff& m) {
    if (m.drop == 0) {
        for (std::size_t k = 0; k < block_stride; ++k)
            out[k] += x[k] * m.pick[k];
        return;
    }
    for (std::size_t k = 0; k < m.drop; ++k)
        out[0] += x[k] * m.pick[k];
    for (std::size_t k = m.drop; k < level_count; ++k) {
        const double moved = x[k] * m.pick[k];
        out[k - m.drop] += (1 - m.spared) * moved;
        out[k - m.drop + 1] += m.spared * moved;
    }
}

// out += m · y for a column vector y
WAYMARK_INLINE void add_column_product(double* out, const HandOff& m, const double* y) {
    for (std::size_t k = 0; k < m.drop; ++k)
        out[k] += m.pick[k] * y[0];
    for (std::size_t k = m.drop; k < level_count; ++k) {
        const std::size_t lower = k - m.drop;
        const double ahead = m.drop == 0 ? y[k] : (1 - m.spared) * y[lower] + m.spared * y[lower + 1];
        out[k] += m.pick[k] * ahead;
    }
}

// out += m · b
WAYMARK_INLINE void add_product(Block& out, const HandOff& m, const Block& b) {
    for (std::size_t k = 0; k < level_count; ++k) {
        double* const target = out.row(k);
        const bool is_whole = k < m.drop || m.spared == 0;
        const std::size_t lower = k < m.drop ? 0 : k - m.drop;
        const double share = is_whole ? m.pick[k] : m.pick[k] * (1 - m.spared);
        const double* const source = b.row(lower);
        for (std::size_t j = 0; j < block_stride; ++j)
            target[j] += share * source[j];
        if (is_whole) continue;
        const double other_share = m.pick[k] * m.spared;
        const double* const other = b.row(lower + 1);
        for (std::size_t j = 0; j < block_stride; ++j)
            target[j] += other_share * other[j];
    }
}

// out += m
WAYMARK_INLINE void add_to(Block& out, const HandOff& m) {
    for (std::size_t k = 0; k < level_count; ++k) {
        if (k < m.drop || m.drop == 0) {
            out.row(k)[k < m.drop ? 0 : k] += m.pick[k];
            continue;
        }
        out.row(k)[k - m.drop] += (1 - m.spared) * m.pick[k];
        out.row(k)[k - m.drop + 1] += m.spared * m.pick[k];
    }
}

// out += a · m
WAYMARK_INLINE void add_product(Block& out, const Block& a, const HandOff& m) {
    for (std::size_t i = 0; i < level_count; ++i)
        add_row_product(out.row(i), a.row(i), m);
}

} // namespace waymark
