// Whole lives sampled: each person from entering until leaving or finishing, and the path they walked.
#pragma once

#include <cstdint>
#include <vector>

#include "markov/walk_tables.h"
#include "markov/walkers.h"

namespace waymark {

// How a walk ended; `cut` where it came to the limit of visits before.
enum class WalkEnd : std::uint8_t { lost, churned, completed, cut };

struct Life {
    double days = 0;        // from entering to the end
    double value = 0;       // revenue − cost of all visits, discounted to the day of entering
    std::uint64_t path = 0; // a fingerprint of the touchpoints in their order and of the end
    std::uint32_t visits = 0;
    WalkEnd end = WalkEnd::cut;
    bool was_customer = false; // ever

    bool operator==(const Life&) const = default;
};

struct LifeOptions {
    double discount_rate = 0.1; // per year
    std::uint32_t most_visits = 100'000;
};

// What sampled people did on one map.
struct LifeCounts {
    std::vector<Life> lives;                  // in the people's order
    std::vector<std::uint64_t> visits;        // by state of the tables
    std::vector<std::uint64_t> reached, left; // people, by touchpoint: who ever came, who left from there

    bool operator==(const LifeCounts&) const = default;
};
// The people of `more` come after those of `sums`.
void append(LifeCounts& sums, const LifeCounts& more);

// Follows the people numbered first_person… on the only map of the tables (model page §7).
[[nodiscard]] LifeCounts walk_lives(const WalkTables& tables, std::uint64_t first_person, std::uint64_t count,
                                    const WalkStream& stream, const LifeOptions& options = {});

// The touchpoints (positions in Chain::touchpoints) that one of these people visited, in their order.
[[nodiscard]] std::vector<int> path_of(const WalkTables& tables, std::uint64_t person,
                                       const WalkStream& stream, const LifeOptions& options = {});

} // namespace waymark
