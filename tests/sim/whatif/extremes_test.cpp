// Maps at which a solver loses its digits, with figures known by hand.
#include <algorithm>
#include <cmath>
#include <string>

#include <catch2/catch.hpp>

#include "markov/projection.h"
#include "support/agreement.h"
#include "support/builder.h"
#include "whatif/simulate.h"

using namespace waymark;

namespace {

Outcome outcome_of(const Journey& journey) {
    auto outcome = simulate(journey, nullptr);
    REQUIRE(outcome);
    for (const std::string& leak : oracle::leaks(outcome->periods))
        FAIL_CHECK(leak);
    return *outcome;
}

LifetimeFigures lifetime_of(const Journey& journey) {
    SimulateOptions options;
    options.horizon = 1;
    const auto outcome = simulate(journey, nullptr, options);
    REQUIRE(outcome);
    REQUIRE(outcome->lifetimes.front().figures);
    return *outcome->lifetimes.front().figures;
}

Approx nearly(double value) {
    return Approx(value).epsilon(1e-9);
}

std::string name(int i) {
    return "t" + std::to_string(i);
}

// Everybody stays at level 5, so that leave rates are the fields' values.
JourneyBuilder chain_of(int touchpoints, double dwell_days) {
    JourneyBuilder builder = a_journey();
    for (int i = 0; i < touchpoints; ++i)
        builder.touchpoint(name(i)).variability(0).dwell_days(dwell_days);
    return builder;
}

} // namespace

TEST_CASE("a leave rate of 1e-12 gives 1e12 visits") {
    const Journey journey = chain_of(1, 2).leave(1e-12).link("t0", "t0").build();
    const LifetimeFigures figures = lifetime_of(journey);
    CHECK(figures.touchpoints[0].visits == nearly(1e12));
    CHECK(figures.days == nearly(2e12));
    CHECK(figures.churned == nearly(1));
    CHECK(figures.touchpoints[0].reach == nearly(1));
}

TEST_CASE("a way out of weight 1e-12 is found by everybody") {
    const Journey journey =
        chain_of(2, 1).link("t0", "t1").link("t1", "t0").link("t1", done_target, 1e-12).build();
    const LifetimeFigures figures = lifetime_of(journey);
    CHECK(figures.completed == nearly(1));
    CHECK(figures.touchpoints[1].visits == nearly(1e12 + 1));
}

TEST_CASE("waiting for a run of 100 heads takes 2^101 − 2 throws") {
    // Each step goes on or back to the start; the last goes on to the end. Expected throws of a fair coin
    // until n heads in a row: 2^(n+1) − 2. The start is visited 2^n times, step i 2^(n−i) times.
    const int n = 100;
    JourneyBuilder builder = chain_of(n, 0.5);
    for (int i = 0; i < n; ++i) {
        builder.link(name(i), i + 1 < n ? name(i + 1) : done_target);
        builder.link(name(i), "t0");
    }
    const LifetimeFigures figures = lifetime_of(builder.build());
    CHECK(figures.days == nearly(std::ldexp(1, n) - 1));
    CHECK(figures.completed == nearly(1));
    for (const int i : {0, 1, 50, 99})
        CHECK(figures.touchpoints[static_cast<std::size_t>(i)].visits == nearly(std::ldexp(1, n - i)));
    CHECK(figures.touchpoints[99].reach == nearly(1));
}

TEST_CASE("reach is right to its last digits where almost nobody comes") {
    // One in a million goes on at each of ten steps.
    JourneyBuilder builder = chain_of(11, 1);
    for (int i = 0; i < 10; ++i)
        builder.link(name(i), name(i + 1), 1).link(name(i), done_target, 999999);
    const LifetimeFigures figures = lifetime_of(builder.build());
    for (int i = 0; i <= 10; ++i) {
        CHECK(figures.touchpoints[static_cast<std::size_t>(i)].reach ==
              Approx(std::pow(1e-6, i)).epsilon(1e-9).margin(0));
    }
}

TEST_CASE("two crowds that hardly ever meet are told apart") {
    // 1e-12 of those at a go over to b, as many back; leaving a has 1e-12 too, leaving b 2e-12: of three ways
    // that a's people take out of their loop two are alike. P(leave from a) = (1/2)/(1 − (1/2)(1/3)) = 3/5.
    const Journey journey = chain_of(2, 1)
                                .link("t0", "t0", 1)
                                .link("t0", "t1", 1e-12)
                                .link("t0", done_target, 1e-12)
                                .link("t1", "t1", 1)
                                .link("t1", "t0", 1e-12)
                                .link("t1", done_target, 2e-12)
                                .build();
    const LifetimeFigures figures = lifetime_of(journey);
    CHECK(figures.links[2].moves == nearly(0.6));
    CHECK(figures.links[5].moves == nearly(0.4));
    CHECK(figures.touchpoints[1].reach == nearly(0.5));
}

TEST_CASE("a long row of equal stays keeps the front of the wave") {
    // The time to the end of n stays of a day is Erlang: gone by day d with the probability of n or more
    // events of a Poisson process, summed here from its positive terms.
    const int n = 300;
    JourneyBuilder builder = chain_of(n, 1).simulate(PeriodUnit::month, 18, 1000);
    for (int i = 0; i + 1 < n; ++i)
        builder.link(name(i), name(i + 1));
    const Outcome outcome = outcome_of(builder.build());
    double gone = 0;
    for (const PeriodFigures& row : outcome.periods) {
        gone += row.completed;
        const double days = row.period * 365.25 / 12;
        double still_there = 0;
        for (int k = 0; k < n; ++k)
            still_there += days == 0 ? (k == 0) : std::exp(k * std::log(days) - days - std::lgamma(k + 1.0));
        INFO("day " << days);
        CHECK(gone == Approx(1000 * (1 - still_there)).margin(1e-6));
        CHECK(row.customers == Approx(1000 * still_there).margin(1e-6));
    }
}

TEST_CASE("stays of 0.001 and 36,525 days live on one map") {
    const Journey journey = chain_of(2, 0.001)
                                .dwell_days(36525)
                                .revenue(1)
                                .link("t0", "t1")
                                .link("t1", done_target)
                                .simulate(PeriodUnit::year, 100, 1000)
                                .build();
    const Outcome outcome = outcome_of(journey);
    const double a = 1000, b = 1.0 / 36525;
    for (const PeriodFigures& row : outcome.periods) {
        const double days = 365.25 * row.period;
        CHECK(row.customers ==
              Approx(1000 * (a * std::exp(-b * days) - b * std::exp(-a * days)) / (a - b)).margin(1e-6));
    }
    CHECK(outcome.periods[1].revenue == Approx(1000).margin(1e-5));
}

TEST_CASE("a loop of a thousandth of a day is counted visit by visit over years") {
    const Journey journey = chain_of(1, 0.001)
                                .cost(1)
                                .link("t0", "t0", 999999)
                                .link("t0", done_target, 1)
                                .simulate(PeriodUnit::year, 8, 1000)
                                .build();
    const Outcome outcome = outcome_of(journey);
    const double rate = 0.001; // a day
    for (const PeriodFigures& row : outcome.periods) {
        if (row.period == 0) continue;
        const double at_start = 1000 * std::exp(-rate * 365.25 * (row.period - 1));
        const double days_of_people = at_start * (1 - std::exp(-rate * 365.25)) / rate;
        CHECK(row.cost == Approx(days_of_people * 999.999).epsilon(1e-8));
    }
}

TEST_CASE("a horizon of 1,200 years comes to its steady state") {
    // Arrivals meet exponential stays: after t years x(t) = (x(t − 1) + 10)·e^(−1/5).
    const Journey journey = chain_of(1, 5 * 365.25).simulate(PeriodUnit::year, 1200, 100, 10).build();
    const Outcome outcome = outcome_of(journey);
    REQUIRE(outcome.periods.size() == 1201);
    double people = 100;
    for (const PeriodFigures& row : outcome.periods) {
        if (row.period > 0) people = (people + 10) * std::exp(-0.2);
        CHECK(row.customers == Approx(people).margin(1e-6));
    }
    CHECK(outcome.periods.back().customers == Approx(10 / (std::exp(0.2) - 1)).margin(1e-6));
}

TEST_CASE("people pass a hundred instant touchpoints and one slow one over a thousand years") {
    JourneyBuilder builder = chain_of(101, 0.001);
    builder.dwell_days(36525).simulate(PeriodUnit::year, 1000, 1, 0);
    for (int i = 0; i < 100; ++i)
        builder.link(name(i), name(i + 1));
    const Outcome outcome = outcome_of(builder.build());
    for (const PeriodFigures& row : outcome.periods) {
        if (row.period == 0) continue;
        // The way there takes 0.1 days; its spread of 0.01 days changes e^(−t/36525) by parts in 10^14.
        CHECK(row.customers == Approx(std::exp(-(365.25 * row.period - 0.1) / 36525)).margin(1e-9));
    }
}

TEST_CASE("people keep their flag where a touchpoint changes its stage under them") {
    // Two measures add the same touchpoint, the later one in a customers' stage: those who are there did not
    // enter it.
    Touchpoint before = a_touchpoint("x", "before");
    Touchpoint after = a_touchpoint("x", "after");
    before.dwell_days = after.dwell_days = 100;
    const Journey journey = a_journey()
                                .stage("before", Relationship::prospect)
                                .stage("after", Relationship::customer)
                                .touchpoint("a")
                                .stage("first", Relationship::prospect)
                                .touchpoint("b")
                                .dwell_days(1)
                                .persona("everyone")
                                .start("b")
                                .simulate(PeriodUnit::week, 8, 100)
                                .scenario("s")
                                .intervention("late", 5)
                                .change(AddTouchpoint{after})
                                .change(AddLink{{"b", "x", 1, 0, 0}})
                                .intervention("early", 1)
                                .change(AddTouchpoint{before})
                                .change(AddLink{{"b", "x", 1, 0, 0}})
                                .build();
    const auto outcome = simulate(journey, &journey.scenarios.front());
    REQUIRE(outcome);
    CHECK(oracle::leaks(outcome->periods).empty());
    CHECK(outcome->periods[4].prospects > 75);
    CHECK(outcome->periods[5].prospects > 70);
    CHECK(outcome->periods[5].converted < 1); // who was still at b
}

TEST_CASE("any number of people is projected alike") {
    const auto churned_of = [](double initial, double arrivals) {
        const Journey journey = chain_of(1, 20)
                                    .leave(0.25)
                                    .link("t0", "t0")
                                    .simulate(PeriodUnit::month, 6, initial, arrivals)
                                    .build();
        const auto outcome = simulate(journey, nullptr);
        REQUIRE(outcome);
        return outcome->periods.back().churned;
    };
    const double usual = churned_of(1000, 10);
    for (const double times : {0x1p-900, 0x1p-20, 0x1p-1, 0x1p20, 0x1p900})
        CHECK(churned_of(1000 * times, 10 * times) == usual * times);
}

TEST_CASE("money that is too large to be added up is said, and does not disturb the people") {
    Journey journey = chain_of(2, 0.001).link("t0", "t1").simulate(PeriodUnit::month, 6, 1000).build();
    journey.touchpoints[1].revenue = 1e300;
    const auto large = simulate(journey, nullptr);
    REQUIRE(large);
    // Everybody passes both touchpoints in a minute or two, and earns that once.
    CHECK(large->periods[1].revenue == Approx(1000 * 1e300).epsilon(1e-9));
    CHECK(large->periods[1].customers == Approx(0).margin(1e-6));
    journey.touchpoints[1].revenue = 1e307;
    const auto too_large = simulate(journey, nullptr);
    REQUIRE_FALSE(too_large);
    CHECK(to_text(too_large.problems()[0]).find("larger unit") != std::string::npos);
}

TEST_CASE("a projection that cannot reach its accuracy says so, alone and beside another") {
    const Journey journey =
        chain_of(3, 5).link("t0", "t1").link("t1", "t2").simulate(PeriodUnit::month, 3, 10).build();
    const std::vector<MapSegment> course{{1, {journey, {}, {}}}};
    const std::vector<MapSegment> parting{{1, {journey, {}, {}}}, {3, {journey, {}, {}}}};
    Schedule schedule;
    schedule.horizon = 3;
    schedule.initial = 1;
    ProjectionOptions beyond_reach;
    beyond_reach.tolerance = -1;
    const std::vector<std::span<const MapSegment>> courses{course, course, parting};
    const auto reports = project_all(courses, journey.personas[0], schedule, beyond_reach);
    REQUIRE(reports.size() == 3);
    for (const ProjectionReport& report : reports)
        CHECK_FALSE(report.converged);
    CHECK_FALSE(project(course, journey.personas[0], schedule, beyond_reach).converged);
    CHECK(project(course, journey.personas[0], schedule).converged);
}
