// What goals come to with some of a scenario's interventions in force: the ground of waterfall and optimiser.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journey/journey.h"
#include "whatif/compare.h"
#include "whatif/simulate.h"

namespace waymark {

// Bit i says that the i-th candidate is in force.
using Subset = std::uint64_t;
inline constexpr std::size_t most_candidates = 64;

[[nodiscard]] constexpr Subset only(std::size_t candidate) {
    return Subset{1} << candidate;
}
[[nodiscard]] constexpr bool contains(Subset subset, std::size_t candidate) {
    return (subset & only(candidate)) != 0;
}

// Plain values: a copy may go to another thread.
struct SubsetStudy {
    Journey journey;
    Scenario scenario;
    std::vector<std::size_t> candidates; // positions in the scenario's interventions; others stay as they are
    std::vector<Goal> goals;             // asked for
    SimulateOptions options;             // persona and horizon; the rest follows from the goals
};

[[nodiscard]] std::string id_of(const SubsetStudy& study, std::size_t candidate);

// The scenario with exactly these candidates switched on.
[[nodiscard]] Scenario scenario_of(const SubsetStudy& study, Subset subset);

// The subsets in batches of at most `most`, those together that have most maps in common, so that a batch
// shares work. A batch is a unit of work for one thread.
[[nodiscard]] std::vector<std::vector<Subset>> batches_of(const SubsetStudy& study,
                                                          std::vector<Subset> subsets, std::size_t most = 16);

// The goals with each subset in force; nothing where the map of the subset cannot be simulated. Pure: batches
// may be evaluated at the same time, and a value does not depend on its batch by more than 1e-9.
[[nodiscard]] std::vector<std::optional<GoalValues>> values_of(const SubsetStudy& study,
                                                               std::span<const Subset> subsets);

} // namespace waymark
