// Which way a link takes between its cards, before its pieces are given their exact places.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "scene/link_routes.h"

namespace waymark {

struct Interval {
    double lo = 0, hi = 0;

    [[nodiscard]] double width() const { return hi - lo; }
    [[nodiscard]] double nearest(double x) const { return std::clamp(x, lo, std::max(lo, hi)); }
};
[[nodiscard]] inline Interval common(Interval a, Interval b) {
    return {std::max(a.lo, b.lo), std::min(a.hi, b.hi)};
}

enum class Side : std::uint8_t { left, right, top, bottom };
[[nodiscard]] inline bool is_upright(Side side) {
    return side == Side::top || side == Side::bottom;
}

// A horizontal piece: in a channel, or along a row between two cards.
struct Run {
    bool in_channel = false;
    int index = 0; // of the channel or the row
};

// Upright and horizontal pieces by turns. It begins with an upright piece where it leaves a card at its top
// or bottom, and ends with one where it arrives there.
struct Way {
    Side start = Side::right, end = Side::left;
    std::array<Interval, 5> uprights; // where each may stand
    std::array<Run, 4> runs;
    int upright_count = 0;
    int run_count = 0;
    double cost = 1e300;

    void add_upright(Interval interval) { uprights[static_cast<std::size_t>(upright_count++)] = interval; }
    void add_run(Run run) { runs[static_cast<std::size_t>(run_count++)] = run; }
};

// The cards of every row from left to right: what ways must go around.
class Rows {
public:
    explicit Rows(std::span<const RoutedCard> cards);

    // No card of the row reaches into the interval.
    [[nodiscard]] bool is_free(int row, Interval interval) const;
    // The widest part of the interval that an upright piece can pass the row in; empty (hi < lo) if none.
    [[nodiscard]] Interval free_part(int row, Interval interval) const;
    // The passage through the row that makes the smallest detour between two places.
    [[nodiscard]] Interval passage(int row, double from, double to) const;

private:
    [[nodiscard]] std::size_t first_ending_after(int row, double x) const;
    [[nodiscard]] Interval gap_before(int row, std::size_t card) const;

    double card_w_;                                             // of all cards
    std::array<std::vector<double>, row_count> lefts_, rights_; // a right end includes the ring
};

// The cheapest way by length and bends. Returns over several stages prefer the lowest channel, skips the one
// above their row, short returns the one below.
[[nodiscard]] Way way_between(const Rows& rows, const RoutedCard& from, const RoutedCard& to);
// From the right edge over the corner into the top.
[[nodiscard]] Way way_around(const RoutedCard& card);
[[nodiscard]] Way way_to_ring(const RoutedCard& card);

} // namespace waymark
