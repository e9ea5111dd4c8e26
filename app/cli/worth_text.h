// What parts of a map are worth, as tables for people, CSV and JSON for programs.
#pragma once

#include <string>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"
#include "whatif/worth.h"

namespace waymark::cli {

struct WorthStudy {
    const Journey& journey;
    const Journey& map; // with the scenario in force
    const Scenario* scenario = nullptr;
    const Persona* persona = nullptr; // the only one, or nothing for all
    const LifetimeFigures& figures;   // of all personas together
    GoalValues with_all;              // the goals as they are
    std::vector<Removal> removals;    // of all touchpoints of the map, or none where not asked for
};

[[nodiscard]] std::string table_of(const WorthStudy& worth, Grouping by, bool is_colored);
// A row a part; by touchpoint with a column a goal: what it would change by without it.
[[nodiscard]] std::string csv_of(const WorthStudy& worth, Grouping by);
// Parts by every grouping, the curve's peak, trough and end, and each touchpoint's removal.
[[nodiscard]] std::string json_of(const WorthStudy& worth);

} // namespace waymark::cli
