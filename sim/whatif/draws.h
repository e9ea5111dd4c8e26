// How sure a projection is: the journey simulated many times with its uncertain inputs drawn (model page
// §10).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journey/figures.h"
#include "journey/result.h"
#include "whatif/compare.h"
#include "whatif/drawn_inputs.h"
#include "whatif/simulate.h"
#include "whatif/variance_shares.h"

namespace waymark {

inline constexpr std::uint32_t fewest_draws = 20;
inline constexpr std::uint32_t most_draws = 1'000'000;
inline constexpr std::array band_levels{0.05, 0.25, 0.5, 0.75, 0.95};
// As in files: p05 … p95.
inline constexpr std::array<std::string_view, band_levels.size()> band_names{"p05", "p25", "p50", "p75",
                                                                             "p95"};

struct DrawOptions {
    std::uint32_t draws = 1000;
    std::uint64_t seed = 1;
    std::optional<std::string> persona;
    std::optional<int> horizon;
};

// What there is to draw, as plain values. The base map and all scenarios meet the same draws.
struct DrawPlan {
    Journey journey;
    std::vector<Scenario> scenarios;
    DrawOptions options;
    int horizon = 0;
    std::vector<std::string> personas; // simulated ones
    std::vector<UncertainInput> inputs;
};

// Fails where there are too few or too many draws for the horizon, or the persona is not there.
[[nodiscard]] Result<DrawPlan> draw_plan(const Journey& journey, std::vector<Scenario> scenarios,
                                         const DrawOptions& options = {});

// The figures of base map and scenarios in one drawn world, as numbers; NaN where a figure has no value.
struct DrawnWorld {
    // One a course (base map, then scenarios): rows · period_figures(), then personas and their mix ·
    // lifetime_figures(), then all_goals. Empty where this world cannot be simulated.
    std::vector<std::vector<double>> courses;
    std::vector<std::vector<double>> inputs; // drawn_values()
};

// Pure: worlds may be drawn at the same time, in any order.
[[nodiscard]] DrawnWorld drawn_world(const DrawPlan& plan, std::uint32_t number);

// Values at band_levels; nothing where the figure has none in any draw. Draws without it do not count.
using Band = std::array<std::optional<double>, band_levels.size()>;

struct Driver {
    UncertainInput input;
    VarianceShare variance;
};

struct CourseBands {
    std::optional<std::string> scenario;    // nothing: the base map
    std::vector<std::vector<Band>> periods; // a row a period, in the order of period_figures()
    // Of each persona, and of all together at the end, in the order of lifetime_figures().
    std::vector<std::vector<Band>> lifetimes;
    std::array<Band, all_goals.size()> goals;
    std::array<Band, all_goals.size()> differences; // scenario − base in the same draw
    // Share of draws in which the scenario is better than the base map; nothing where no draw has both.
    std::array<std::optional<double>, all_goals.size()> probability_better;
    // What makes the goal's band wide, the largest share of variance first.
    std::array<std::vector<Driver>, all_goals.size()> drivers;
};

struct DrawReport {
    std::uint32_t draws = 0;
    std::uint64_t seed = 0;
    std::uint32_t failed = 0; // draws that could not be simulated; they count in nothing
    std::vector<std::string> personas;
    std::vector<CourseBands> courses; // base map, then scenarios
};

// From the worlds of the numbers 0 … n − 1, n at most the plan's draws: the report is that of a plan of n
// draws, so draws may be made in batches and reported on the way. Fails where fewer than fewest_draws could
// be simulated.
[[nodiscard]] Result<DrawReport> draw_report(const DrawPlan& plan, std::span<const DrawnWorld> worlds);

// Those that could be simulated; a problem where they are fewer than fewest_draws.
[[nodiscard]] Result<std::vector<const DrawnWorld*>> simulated_worlds(std::span<const DrawnWorld> worlds);
// The band of such values, of which NaN does not count.
[[nodiscard]] Band band_of(std::vector<double> values);

// All of it in one call, on one core.
[[nodiscard]] Result<DrawReport> draw(const Journey& journey, std::vector<Scenario> scenarios,
                                      const DrawOptions& options = {});

} // namespace waymark
