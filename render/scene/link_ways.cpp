#include "scene/link_ways.h"

#include <cmath>

#include "scene/theme.h"

namespace waymark {

namespace {

constexpr double clearance = 3;     // between a card and a way that passes it
constexpr double port_inset = 12;   // of ports from a card's corners
constexpr double loop_inset = 8;    // of a self-loop's end from the right corner
constexpr double least_stub = 12;   // how far a way runs straight out of a card before its first corner
constexpr double bend_cost = 40;    // in units of length
constexpr double long_return = 300; // from this length on a return goes below everything

double right_of(const RoutedCard& card) {
    return card.x + card.w;
}
double center_of(const RoutedCard& card) {
    return card.x + card.w / 2;
}
double ring_room(const RoutedCard& card) {
    constexpr double air = 3; // so that a way beside it is not taken for its own
    return card.has_ring ? ring_distance + ring_radius + air : 0;
}
Interval port_span(const RoutedCard& card) {
    return {card.x + port_inset, right_of(card) - port_inset};
}

// Rows and channels as if no channel were higher than usual: good enough to compare lengths.
double nominal_row(int row) {
    return (row + 0.5) * size::lane_h;
}
double nominal_channel(int channel) {
    return channel * size::lane_h;
}

void offer(Way& best, const Way& way) {
    if (way.cost < best.cost) best = way;
}

// The part of the interval where an upright piece between the two rows (exclusive) can stand.
Interval free_between(const Rows& rows, int row_a, int row_b, Interval interval) {
    for (int row = std::min(row_a, row_b) + 1; row < std::max(row_a, row_b); ++row)
        interval = rows.free_part(row, interval);
    return interval;
}

void offer_straight_along_row(Way& best, const Rows& rows, const RoutedCard& from, const RoutedCard& to) {
    if (from.row != to.row || to.x < right_of(from)) return;
    if (!rows.is_free(from.row, {right_of(from), to.x})) return;
    Way way{.start = Side::right, .end = Side::left, .uprights = {}, .runs = {}};
    way.add_run({false, from.row});
    way.cost = to.x - right_of(from);
    offer(best, way);
}

void offer_straight_across_rows(Way& best, const Rows& rows, const RoutedCard& from, const RoutedCard& to) {
    if (from.row == to.row) return;
    const Interval both = common(port_span(from), port_span(to));
    if (both.width() < 12) return;
    const Interval free = free_between(rows, from.row, to.row, both);
    if (free.width() < 6) return;
    const bool down = to.row > from.row;
    Way way{.start = down ? Side::bottom : Side::top,
            .end = down ? Side::top : Side::bottom,
            .uprights = {},
            .runs = {}};
    way.add_upright(free);
    way.cost = std::abs(to.row - from.row) * size::lane_h;
    offer(best, way);
}

// One corner: along the row of `beside`, upright at a port of `above`. Where an elbow is possible says where
// its upright piece may stand.
Interval elbow(const Rows& rows, const RoutedCard& beside, const RoutedCard& above) {
    const bool rightwards = center_of(above) > center_of(beside);
    const Interval outside =
        rightwards ? Interval{right_of(beside) + std::max(least_stub, ring_room(beside) + clearance), 1e300}
                   : Interval{-1e300, beside.x - least_stub};
    Interval place = common(port_span(above), outside);
    place = free_between(rows, beside.row, above.row, place);
    if (place.width() < 2) return {1, 0};
    const double edge = rightwards ? right_of(beside) : beside.x;
    const Interval along = rightwards ? Interval{edge, place.lo + 2} : Interval{place.hi - 2, edge};
    if (!rows.is_free(beside.row, along)) return {1, 0};
    // Beyond the next card of the row the run would go through it.
    while (place.width() >= 2 &&
           !rows.is_free(beside.row, rightwards ? Interval{edge, place.hi} : Interval{place.lo, edge}))
        (rightwards ? place.hi : place.lo) += rightwards ? -4 : 4;
    return place;
}

double elbow_cost(const RoutedCard& beside, const RoutedCard& above) {
    return std::abs(center_of(above) - center_of(beside)) - above.w / 2 +
           std::abs(above.row - beside.row) * size::lane_h + bend_cost;
}

void offer_elbows(Way& best, const Rows& rows, const RoutedCard& from, const RoutedCard& to) {
    if (from.row == to.row) return;
    const bool down = to.row > from.row;
    const bool rightwards = center_of(to) > center_of(from);
    const double cost = elbow_cost(from, to);
    if (const Interval place = elbow(rows, from, to); place.width() >= 2) {
        Way way{.start = rightwards ? Side::right : Side::left,
                .end = down ? Side::top : Side::bottom,
                .uprights = {},
                .runs = {}};
        way.add_run({false, from.row});
        way.add_upright(place);
        way.cost = cost;
        offer(best, way);
    }
    if (const Interval place = elbow(rows, to, from); place.width() >= 2) {
        Way way{.start = down ? Side::bottom : Side::top,
                .end = rightwards ? Side::left : Side::right,
                .uprights = {},
                .runs = {}};
        way.add_upright(place);
        way.add_run({false, to.row});
        way.cost = cost;
        offer(best, way);
    }
}

// A channel that a card reaches by one upright piece from its top or bottom.
struct Reach {
    int channel;
    Interval place;
};

// At most four: the channels beside the card, and those beyond rows that leave it a way through.
int reaches_of(const Rows& rows, const RoutedCard& card, std::array<Reach, channel_count>& reaches) {
    int count = 0;
    Interval place = port_span(card);
    for (int channel = card.row; channel >= 0; --channel) {
        reaches[static_cast<std::size_t>(count++)] = {channel, place};
        if (channel == 0) break;
        place = rows.free_part(channel - 1, place);
        if (place.width() < 2) break;
    }
    place = port_span(card);
    for (int channel = card.row + 1; channel < channel_count; ++channel) {
        reaches[static_cast<std::size_t>(count++)] = {channel, place};
        if (channel == row_count) break;
        place = rows.free_part(channel, place);
        if (place.width() < 2) break;
    }
    return count;
}

double channel_preference(const RoutedCard& from, const RoutedCard& to, int channel) {
    const double dx = to.x - from.x;
    if (dx < -long_return) return channel == row_count ? 0 : 500;
    double cost = channel == row_count ? 30 : channel == 0 ? 10 : 0;
    if (from.row == to.row) cost += (dx > 0) == (channel <= from.row) ? 0 : 24;
    return cost;
}

// What a way by these two channels costs at least: as if every row between them could be passed anywhere.
double least_channel_cost(const RoutedCard& from, const RoutedCard& to, const Reach& leave,
                          const Reach& arrive) {
    const int passed = std::abs(arrive.channel - leave.channel);
    const double aside = std::max({0.0, arrive.place.lo - leave.place.hi, leave.place.lo - arrive.place.hi});
    return std::abs(nominal_channel(leave.channel) - nominal_row(from.row)) +
           std::abs(nominal_channel(arrive.channel) - nominal_row(to.row)) +
           channel_preference(from, to, leave.channel) + passed * size::lane_h + aside +
           bend_cost * (2 * (1 + passed));
}

Way channel_way(const Rows& rows, const RoutedCard& from, const RoutedCard& to, const Reach& leave,
                const Reach& arrive) {
    Way way{.start = leave.channel > from.row ? Side::bottom : Side::top,
            .end = arrive.channel > to.row ? Side::bottom : Side::top,
            .uprights = {},
            .runs = {}};
    double x = leave.place.nearest(center_of(to));
    const double target = arrive.place.nearest(center_of(from));
    way.cost = std::abs(nominal_channel(leave.channel) - nominal_row(from.row)) +
               std::abs(nominal_channel(arrive.channel) - nominal_row(to.row)) +
               channel_preference(from, to, leave.channel);
    way.add_upright(leave.place);
    way.add_run({true, leave.channel});
    const int step = arrive.channel > leave.channel ? 1 : -1;
    for (int channel = leave.channel; channel != arrive.channel; channel += step) {
        const Interval passage = rows.passage(step > 0 ? channel : channel - 1, x, target);
        const double next = passage.nearest(target);
        way.cost += std::abs(next - x) + size::lane_h;
        x = next;
        way.add_upright(passage);
        way.add_run({true, channel + step});
    }
    way.add_upright(arrive.place);
    way.cost += std::abs(target - x) + bend_cost * (2 * way.run_count);
    return way;
}

void offer_channels(Way& best, const Rows& rows, const RoutedCard& from, const RoutedCard& to) {
    constexpr double rounding = 1e-6;
    std::array<Reach, channel_count> leaves, arrives;
    const int leave_count = reaches_of(rows, from, leaves);
    const int arrive_count = reaches_of(rows, to, arrives);
    for (const Reach& leave : std::span(leaves).first(static_cast<std::size_t>(leave_count)))
        for (const Reach& arrive : std::span(arrives).first(static_cast<std::size_t>(arrive_count)))
            if (least_channel_cost(from, to, leave, arrive) < best.cost + rounding)
                offer(best, channel_way(rows, from, to, leave, arrive));
}

} // namespace

Rows::Rows(std::span<const RoutedCard> cards) : card_w_(cards.empty() ? size::card_w : cards.front().w) {
    std::vector<RoutedCard> sorted(cards.begin(), cards.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const RoutedCard& a, const RoutedCard& b) { return a.x < b.x; });
    for (const RoutedCard& card : sorted) {
        lefts_[static_cast<std::size_t>(card.row)].push_back(card.x);
        rights_[static_cast<std::size_t>(card.row)].push_back(right_of(card) + ring_room(card));
    }
}

std::size_t Rows::first_ending_after(int row, double x) const {
    const auto& lefts = lefts_[static_cast<std::size_t>(row)];
    return static_cast<std::size_t>(std::upper_bound(lefts.begin(), lefts.end(), x - card_w_) -
                                    lefts.begin());
}

bool Rows::is_free(int row, Interval interval) const {
    const auto& lefts = lefts_[static_cast<std::size_t>(row)];
    const std::size_t next = first_ending_after(row, interval.lo);
    return next == lefts.size() || lefts[next] >= interval.hi;
}

Interval Rows::gap_before(int row, std::size_t card) const {
    const auto& lefts = lefts_[static_cast<std::size_t>(row)];
    return {card == 0 ? -1e300 : rights_[static_cast<std::size_t>(row)][card - 1] + clearance,
            card == lefts.size() ? 1e300 : lefts[card] - clearance};
}

Interval Rows::free_part(int row, Interval interval) const {
    const auto& lefts = lefts_[static_cast<std::size_t>(row)];
    Interval best{1, 0};
    for (std::size_t card = first_ending_after(row, interval.lo); card <= lefts.size(); ++card) {
        const Interval part = common(interval, gap_before(row, card));
        if (part.width() > best.width()) best = part;
        if (card < lefts.size() && lefts[card] > interval.hi) break;
    }
    return best;
}

Interval Rows::passage(int row, double from, double to) const {
    const auto& lefts = lefts_[static_cast<std::size_t>(row)];
    Interval best;
    double least = 1e300;
    const auto consider = [&](std::size_t card) {
        Interval gap = gap_before(row, card);
        // The margin left of everything ends with the map.
        gap = {std::max(gap.lo, 2.0), std::min(gap.hi, std::max({gap.lo, from, to}) + 60)};
        if (gap.width() < 2) return;
        const double x = gap.nearest(to);
        const double way = std::abs(x - from) + std::abs(to - x);
        if (way < least) {
            least = way;
            best = gap;
        }
    };
    for (const double place : {from, to}) {
        const std::size_t near = first_ending_after(row, place);
        consider(near);
        if (near < lefts.size()) consider(near + 1);
    }
    return best;
}

Way way_between(const Rows& rows, const RoutedCard& from, const RoutedCard& to) {
    Way best;
    offer_straight_along_row(best, rows, from, to);
    offer_straight_across_rows(best, rows, from, to);
    offer_elbows(best, rows, from, to);
    offer_channels(best, rows, from, to);
    return best;
}

Way way_around(const RoutedCard& card) {
    Way way{.start = Side::right, .end = Side::top, .uprights = {}, .runs = {}};
    way.add_run({false, card.row});
    const double x = right_of(card) + size::self_loop_r;
    way.add_upright({x, x});
    way.add_run({true, card.row});
    // Right of all ports, so that it crosses none of their ways.
    const double landing = right_of(card) - loop_inset;
    way.add_upright({landing, landing});
    way.cost = 0;
    return way;
}

Way way_to_ring(const RoutedCard& card) {
    Way way{.start = Side::right, .end = Side::left, .uprights = {}, .runs = {}};
    way.add_run({false, card.row});
    way.cost = 0;
    return way;
}

} // namespace waymark
