// People sampled over calendar time: counts, period by period, of what a projection gives the expectation of.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "markov/block.h"
#include "markov/walk_tables.h"
#include "markov/walkers.h"

namespace waymark {

// What some sampled people did in one period. Counts are exact; sums of money are added in the people's
// order.
struct PeriodCounts {
    std::array<std::uint64_t, 2 * level_count> stock{}; // at its end, by WalkState::stock
    std::uint64_t entered = 0;
    std::uint64_t entered_customers = 0;
    std::uint64_t converted = 0;
    std::uint64_t lost = 0;
    std::uint64_t churned = 0;
    std::uint64_t completed = 0;
    double revenue = 0;
    double revenue_squares = 0; // Σ over people of their revenue in the period, squared
    double cost = 0;
    double cost_squares = 0;

    bool operator==(const PeriodCounts&) const = default;
};
void add_to(std::vector<PeriodCounts>& sums, const std::vector<PeriodCounts>& rows);

// The maps in force, ready for walking.
struct WalkCalendar {
    WalkTables tables;
    std::vector<int> first_periods; // of each map; the first ≤ 1
    double period_days = 365.25 / 12;
    int horizon = 24;
};

// People who enter together: at time 0 (period 0) or at the start of a period.
struct WalkGroup {
    int period = 0;
    std::uint64_t first_person = 0; // their numbers follow one another
    std::uint64_t count = 0;
};

struct HorizonCounts {
    std::vector<PeriodCounts> rows; // horizon + 1
    std::uint64_t visits = 0;
    std::uint64_t cut = 0; // people whose visits came to the limit; they stay where they were
};

// Follows the group to the horizon (model page §6). Across a change of map people keep place and level; since
// stays are exponential, the rest of a stay is as long as one that begins anew on the map in force.
[[nodiscard]] HorizonCounts walk_to_horizon(const WalkCalendar& calendar, const WalkGroup& group,
                                            const WalkStream& stream, std::uint32_t most_visits);

// How a person's trail ends; `stays` where they are on the map at the horizon, or came to the limit of
// visits.
enum class TrailEnd : std::uint8_t { stays, lost, churned, completed };

struct TrailVisit {
    double day = 0; // of arriving, counted from time 0
    std::uint32_t state = 0;

    bool operator==(const TrailVisit&) const = default;
};
// Where a person was when.
struct Trail {
    std::vector<TrailVisit> visits; // the first on entering
    double end_day = 0;             // of leaving or finishing, else the horizon
    TrailEnd end = TrailEnd::stays;

    bool operator==(const Trail&) const = default;
};
// The trails of the very people whom walk_to_horizon counts, in the order of their numbers.
[[nodiscard]] std::vector<Trail> walked_trails(const WalkCalendar& calendar, const WalkGroup& group,
                                               const WalkStream& stream, std::uint32_t most_visits);

} // namespace waymark
