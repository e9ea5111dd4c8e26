#include "whatif/compare.h"

#include <catch2/catch.hpp>

using namespace waymark;

namespace {

// Yearly rows with that money in each; investment is the scenario's.
Outcome outcome(const std::vector<double>& revenue, const std::vector<double>& investment) {
    Outcome result;
    for (std::size_t t = 0; t < revenue.size(); ++t) {
        PeriodFigures row;
        row.period = static_cast<int>(t);
        row.revenue = revenue[t];
        row.cost = 1;
        row.investment = t < investment.size() ? investment[t] : 0;
        result.periods.push_back(row);
    }
    return result;
}

const Simulation yearly{PeriodUnit::year, 4, 0, 0, 0.25};

} // namespace

TEST_CASE("goals are read at the horizon, churn up to it") {
    Outcome result = outcome({0, 0, 0}, {});
    result.periods[1].churned = 3;
    result.periods[2].churned = 4;
    result.periods[2].customers = 10;
    result.periods[2].satisfaction = 6.5;
    CHECK(value_of(result, Goal::churned) == 7.0);
    CHECK(value_of(result, Goal::customers) == 10.0);
    CHECK(value_of(result, Goal::satisfaction) == 6.5);
    CHECK_FALSE(value_of(result, Goal::nps));
    CHECK_FALSE(value_of(result, Goal::value));
    result.mix = LifetimeFigures{};
    result.mix->value = 12;
    CHECK(value_of(result, Goal::value) == 12.0);
}

TEST_CASE("a goal that one side lacks has no difference") {
    Outcome base = outcome({0}, {});
    Outcome scenario = base;
    scenario.scenario = "s";
    scenario.periods[0].nps = 5;
    base.periods[0].customers = 2;
    const Comparison comparison = compare(base, scenario, yearly);
    CHECK(comparison.scenario == "s");
    CHECK(comparison.goals[0] == GoalComparison{Goal::customers, 2.0, 0.0, -2.0});
    CHECK(comparison.goals[3] == GoalComparison{Goal::nps, std::nullopt, 5.0, std::nullopt});
}

TEST_CASE("net present value discounts what a scenario adds, less its investment") {
    // −100 in year 1, then +50 in years 2 to 4, at 25 % a year.
    const Outcome base = outcome({10, 10, 10, 10, 10}, {});
    const Outcome scenario = outcome({10, 10, 60, 60, 60}, {0, 100});
    CHECK(extra_money(base, scenario) == std::vector<double>{0, -100, 50, 50, 50});
    CHECK(net_present_value(base, scenario, yearly) == Approx(-80 + 32 + 25.6 + 20.48).epsilon(1e-14));
    CHECK(compare(base, scenario, yearly).investment == 100);
}

TEST_CASE("the payback period is the first from which on the investment stays covered") {
    const Outcome base = outcome({10, 10, 10, 10, 10}, {});
    CHECK(payback_period(base, outcome({10, 10, 60, 60, 60}, {0, 100})) == 3);
    CHECK(payback_period(base, outcome({10, 10, 60, 59, 10}, {0, 100})) == std::nullopt);
    CHECK(payback_period(base, outcome({10, 10, 110, 10, 60}, {0, 100, 0, 50})) == 4);
    CHECK(payback_period(base, outcome({10, 110, 10, 10, 10}, {0, 100})) == 1);
}

TEST_CASE("where nothing was invested nothing is paid back") {
    const Outcome base = outcome({10, 10}, {});
    CHECK(payback_period(base, outcome({20, 20}, {})) == std::nullopt);
    CHECK(payback_period(base, base) == std::nullopt);
}

TEST_CASE("goals are found by the names of the command line") {
    for (const Goal goal : all_goals)
        CHECK(goal_named(info(goal).name) == goal);
    CHECK_FALSE(goal_named("profit"));
}
