#include "whatif/compare.h"

#include <cmath>

#include "journey/claim.h"
#include "journey/fields.h"

namespace waymark {

namespace {

constexpr double days_in_year = 365.25;
// Base and scenario are each exact to 1e-9, so their equal parts differ by as much.
constexpr double noise = 1e-8;

constexpr std::array<FigureInfo, all_goals.size()> goal_table{{
    {"customers", "Customers", "people", FigureScale::people, 1, "Customers on the map at the horizon.", ""},
    {"churned", "Churned", "people", FigureScale::people, -1,
     "Customers who left for good in all periods up to the horizon.", ""},
    {"satisfaction", "Satisfaction", "0–10", FigureScale::level, 1,
     "Mean satisfaction level, 0–10, of everybody on the map at the horizon.", ""},
    {"nps", "NPS", "−100…100", FigureScale::nps, 1,
     "Net promoter score at the horizon: customers at 9–10 less those at 0–6, in percent of customers.", ""},
    {"value", "Lifetime value", "money", FigureScale::money, 1,
     "Expected revenue less cost of all visits of a person who enters, discounted to the day of entering.",
     ""},
}};

// Money that moves in a row; the measure of what is noise.
double turnover(const PeriodFigures& row) {
    return std::abs(row.revenue) + std::abs(row.cost) + std::abs(row.investment);
}

} // namespace

const FigureInfo& info(Goal goal) {
    return goal_table[static_cast<std::size_t>(goal)];
}

std::optional<Goal> goal_named(std::string_view name) {
    for (const Goal goal : all_goals) {
        if (info(goal).name == name) return goal;
    }
    return std::nullopt;
}

std::optional<double> value_of(const Outcome& outcome, Goal goal) {
    CLAIM(!outcome.periods.empty(), "an outcome has a row for period 0");
    const PeriodFigures& last = outcome.periods.back();
    switch (goal) {
    case Goal::customers: return last.customers;
    case Goal::churned: {
        double churned = 0;
        for (const PeriodFigures& row : outcome.periods)
            churned += row.churned;
        return churned;
    }
    case Goal::satisfaction: return last.satisfaction;
    case Goal::nps: return last.nps;
    case Goal::value:
        if (!outcome.mix) return std::nullopt;
        return outcome.mix->value;
    }
    return std::nullopt;
}

GoalValues goal_values(const Outcome& outcome) {
    GoalValues values;
    for (std::size_t g = 0; g < all_goals.size(); ++g)
        values[g] = value_of(outcome, all_goals[g]);
    return values;
}

Comparison compare(const Outcome& base, const Outcome& scenario, const Simulation& simulation) {
    Comparison comparison;
    comparison.scenario = scenario.scenario.value_or("");
    for (const Goal goal : all_goals) {
        GoalComparison row{goal, value_of(base, goal), value_of(scenario, goal), std::nullopt};
        if (row.base && row.scenario) row.difference = *row.scenario - *row.base;
        comparison.goals.push_back(row);
    }
    for (const PeriodFigures& row : scenario.periods)
        comparison.investment += row.investment;
    comparison.payback_period = payback_period(base, scenario);
    comparison.net_present_value = net_present_value(base, scenario, simulation);
    return comparison;
}

std::vector<double> extra_money(const Outcome& base, const Outcome& scenario) {
    CLAIM(base.periods.size() == scenario.periods.size(), "outcomes are compared over the same periods");
    std::vector<double> extra;
    extra.reserve(base.periods.size());
    for (std::size_t t = 0; t < base.periods.size(); ++t) {
        const PeriodFigures& without = base.periods[t];
        const PeriodFigures& with = scenario.periods[t];
        extra.push_back((with.revenue - with.cost) - (without.revenue - without.cost) - with.investment);
    }
    return extra;
}

std::optional<int> payback_period(const Outcome& base, const Outcome& scenario) {
    const std::vector<double> extra = extra_money(base, scenario);
    std::optional<int> covered_since;
    bool has_invested = false;
    double balance = 0;
    double moved = 0;
    for (std::size_t t = 0; t < extra.size(); ++t) {
        balance += extra[t];
        moved += turnover(base.periods[t]) + turnover(scenario.periods[t]);
        has_invested = has_invested || scenario.periods[t].investment > 0;
        if (!has_invested || balance < -noise * moved) {
            covered_since.reset();
        } else if (!covered_since) {
            covered_since = scenario.periods[t].period;
        }
    }
    return covered_since;
}

double net_present_value(const Outcome& base, const Outcome& scenario, const Simulation& simulation) {
    const double years = days_of(simulation.period) / days_in_year;
    const std::vector<double> extra = extra_money(base, scenario);
    double value = 0;
    for (std::size_t t = 0; t < extra.size(); ++t)
        value += extra[t] * std::pow(1 + simulation.discount_rate, -years * static_cast<double>(t));
    return value;
}

} // namespace waymark
