// Chains made ready for walking: one table look-up from where a person is to where they are next.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "markov/chain.h"

namespace waymark {

// What a walk may come to instead of a state.
inline constexpr std::uint32_t walk_left = 0xFFFFFFFF;
inline constexpr std::uint32_t walk_finished = 0xFFFFFFFE;

// A column of an alias table (Walker 1977, Vose 1991): `here` where 32 random bits are below the threshold,
// else `other`.
struct WalkColumn {
    std::uint32_t threshold = 0;
    std::uint32_t here = 0;
    std::uint32_t other = 0;
};

// Where the columns of a state's ways out are.
struct WalkWays {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

// A state (touchpoint, already a customer?, level) of one map, or the entrance of a map. Half a cache line.
struct alignas(32) WalkState {
    double dwell_days = 0;
    double revenue = 0;
    double cost = 0;
    std::int32_t touchpoint = -1; // position in Chain::touchpoints of its map; −1: an entrance
    std::uint16_t stock = 0;      // is_customer · level_count + level
    bool is_customer = false;

    [[nodiscard]] std::uint8_t level() const { return static_cast<std::uint8_t>(stock % level_count); }
};

// The states of one or several maps in one numbering, so that people can be carried from a map to the next.
struct WalkTables {
    std::vector<WalkState> states;
    std::vector<WalkWays> ways; // of each state
    std::vector<WalkColumn> columns;
    std::vector<std::uint32_t> entrances; // of each map: the state from which people enter it
    std::vector<std::uint32_t> carried;   // the same place and level on the next map; itself on the last one

    // The map that the state is on, or enters: its position among the chains. O(log maps).
    [[nodiscard]] std::size_t map_of(std::uint32_t state) const;

    // Where a person at this state is next, for 32 random bits: which column, then which side of it. Shares
    // are kept to 2^−32.
    [[nodiscard]] std::uint32_t next(std::uint32_t state, std::uint32_t bits) const {
        const WalkWays from = ways[state];
        const std::uint64_t place = std::uint64_t{bits} * from.count;
        const WalkColumn& column = columns[from.first + (place >> 32U)];
        // Without a branch, which nobody could predict.
        const std::uint32_t is_here = static_cast<std::uint32_t>(place) < column.threshold ? 1 : 0;
        return column.other ^ ((column.here ^ column.other) & (0 - is_here));
    }
};

// The tables of chains whose maps follow one another; each must keep the nodes of the one before (see
// build_chain).
[[nodiscard]] WalkTables walk_tables(std::span<const Chain> chains);

// The columns of an alias table for these outcomes, whose shares are positive and need not sum to 1.
struct WalkOutcome {
    std::uint32_t to = 0;
    double share = 0;
};
[[nodiscard]] std::vector<WalkColumn> alias_columns(std::span<const WalkOutcome> outcomes);

} // namespace waymark
