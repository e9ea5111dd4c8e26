// Outcomes and comparisons as tables for people, CSV and JSON for programs.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"
#include "whatif/compare.h"
#include "whatif/draws.h"
#include "whatif/sample.h"
#include "whatif/waterfall.h"

namespace waymark::cli {

// `persona` is the only one, or nothing for all. Each text ends with a newline.
[[nodiscard]] std::string table_of(const Journey& journey, const Outcome& outcome, const Persona* persona,
                                   bool is_colored);
// A row a period, a column a figure, full precision; empty where a figure has no value.
[[nodiscard]] std::string csv_of(const Outcome& outcome);
[[nodiscard]] std::string json_of(const Journey& journey, const Outcome& outcome);

// What was sampled beside the exact figures; both of the same journey, scenario and persona.
struct SampledStudy {
    const Outcome& exact;
    const SampledOutcome& sampled;
    std::uint64_t seed;
};
[[nodiscard]] std::string table_of(const Journey& journey, const SampledStudy& study, const Persona* persona,
                                   bool is_colored);
// As of an outcome, each figure's column followed by its `_standard_error` and `_exact`.
[[nodiscard]] std::string csv_of(const SampledStudy& study);
[[nodiscard]] std::string json_of(const Journey& journey, const SampledStudy& study);

// A scenario beside the base map, and where its gain comes from.
struct ComparedScenario {
    Comparison comparison;
    std::vector<Waterfall> waterfalls; // one for each goal in the order of all_goals
    std::optional<CourseBands> bands;  // where inputs were drawn
};
[[nodiscard]] std::string table_of(const Journey& journey, std::span<const ComparedScenario> scenarios,
                                   const Persona* persona, int horizon, bool is_colored);
// A row a scenario and measure; contributions are measures named `contribution/GOAL/INTERVENTION`,
// bands of the difference `band/GOAL/p05`, and the chance to be better `probability_better/GOAL`.
[[nodiscard]] std::string csv_of(std::span<const ComparedScenario> scenarios);
[[nodiscard]] std::string json_of(const Journey& journey, std::span<const ComparedScenario> scenarios);

// One title line and one line with the run of a projection: used by both tables.
[[nodiscard]] std::string bold(std::string_view text, bool is_colored);
// `month`, `quarter`, … with a capital: what a period is called in a heading.
[[nodiscard]] std::string period_heading(const Journey& journey);

} // namespace waymark::cli
