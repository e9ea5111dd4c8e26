// Two outcomes beside each other: goals with their difference, and whether the money spent comes back.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"

namespace waymark {

// What a scenario is judged by.
enum class Goal { customers, churned, satisfaction, nps, value };

inline constexpr std::array all_goals{Goal::customers, Goal::churned, Goal::satisfaction, Goal::nps,
                                      Goal::value};

// Name, label, scale and meaning of a goal, as of any other figure.
[[nodiscard]] const FigureInfo& info(Goal goal);
// The goal of that name, or nothing.
[[nodiscard]] std::optional<Goal> goal_named(std::string_view name);

// Customers, mean satisfaction and NPS at the horizon, people churned up to it, lifetime value per entrant of
// all personas together. Nothing where the outcome has none. The outcome has at least one row.
[[nodiscard]] std::optional<double> value_of(const Outcome& outcome, Goal goal);

// In the order of all_goals; nothing where the outcome has none, or where the goal was not asked for.
using GoalValues = std::array<std::optional<double>, all_goals.size()>;
[[nodiscard]] GoalValues goal_values(const Outcome& outcome);

// Scenarios that are compared with the base map at once; in the window each has a letter and a colour.
inline constexpr std::size_t most_compared = 4;

struct GoalComparison {
    Goal goal = Goal::customers;
    std::optional<double> base;
    std::optional<double> scenario;
    std::optional<double> difference; // scenario − base, where both are there

    bool operator==(const GoalComparison&) const = default;
};

struct Comparison {
    std::string scenario;              // its id
    std::vector<GoalComparison> goals; // all of them, in the order of all_goals
    double investment = 0;             // of all periods, not discounted
    std::optional<int> payback_period; // see payback_period()
    double net_present_value = 0;      // see net_present_value()

    bool operator==(const Comparison&) const = default;
};

// The scenario's outcome against the base map's; both of the same journey, personas and horizon.
[[nodiscard]] Comparison compare(const Outcome& base, const Outcome& scenario, const Simulation& simulation);

// What a scenario adds in each period: its extra revenue − cost, less its investment.
[[nodiscard]] std::vector<double> extra_money(const Outcome& base, const Outcome& scenario);

// The first period from which on, up to the horizon, the extra revenue − cost has covered all investment so
// far, undiscounted; nothing where it never does, and where nothing was invested.
[[nodiscard]] std::optional<int> payback_period(const Outcome& base, const Outcome& scenario);

// Σ extra_money(t) / (1 + discount_rate)^(t · period in years): what the scenario is worth at time 0.
[[nodiscard]] double net_present_value(const Outcome& base, const Outcome& scenario,
                                       const Simulation& simulation);

} // namespace waymark
