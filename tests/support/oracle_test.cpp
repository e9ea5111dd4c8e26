#include "support/dense_oracle.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "journey/lookup.h"
#include "support/builder.h"
#include "support/random_journey.h"

using namespace waymark;

namespace {

oracle::Figures base_figures(const Journey& journey) {
    auto figures = oracle::figures_of(journey, nullptr);
    REQUIRE(figures);
    return *figures;
}

constexpr double month = 365.25 / 12;

} // namespace

TEST_CASE("the oracle lets people leave as their stay ends") {
    // One touchpoint, experience exactly as the level; of those who go, a quarter leave.
    const Journey journey = a_journey()
                                .touchpoint("a")
                                .variability(0)
                                .leave(0.25)
                                .dwell_days(20)
                                .revenue(3)
                                .simulate(PeriodUnit::month, 3, 1000)
                                .build();
    const auto figures = base_figures(journey);
    double before = 1000;
    for (int t = 1; t <= 3; ++t) {
        const PeriodFigures& row = figures.outcome.periods[static_cast<std::size_t>(t)];
        const double after = 1000 * std::exp(-t * month / 20);
        CHECK(row.customers == Approx(after).epsilon(1e-13));
        CHECK(row.churned == Approx((before - after) / 4).epsilon(1e-13));
        CHECK(row.completed == Approx((before - after) * 3 / 4).epsilon(1e-13));
        CHECK(*row.churn_rate == Approx((before - after) / 4 / before).epsilon(1e-13));
        CHECK(*row.satisfaction == Approx(5).epsilon(1e-13));
        CHECK(row.revenue == 0);
        before = after;
    }
    CHECK(figures.outcome.periods[0].revenue == 3000);
    CHECK(figures.outcome.lifetimes[0].figures->days == Approx(20).epsilon(1e-15));
}

TEST_CASE("the oracle keeps its digits over stiff stays") {
    // Stays of 0.001 and 36,525 days in a row: after t the second stay has ended with the hypoexponential
    // distribution 1 − (b·e^(−at) − a·e^(−bt))/(b − a).
    const Journey journey = a_journey()
                                .touchpoint("a")
                                .dwell_days(0.001)
                                .touchpoint("b")
                                .dwell_days(36525)
                                .link("a", "b")
                                .simulate(PeriodUnit::year, 40, 1)
                                .build();
    const auto figures = base_figures(journey);
    const double a = 1000, b = 1.0 / 36525;
    double ended = 0;
    for (int t = 1; t <= 40; ++t) {
        ended += figures.outcome.periods[static_cast<std::size_t>(t)].completed;
        const double days = 365.25 * t;
        CHECK(ended ==
              Approx(1 - (b * std::exp(-a * days) - a * std::exp(-b * days)) / (b - a)).epsilon(1e-11));
    }
}

TEST_CASE("the oracle counts the visits of a fast loop") {
    // A loop of mean 0.01 days beside a way out: 1 in 1,000 goes on each time; revenue counts every visit.
    const Journey journey = a_journey()
                                .touchpoint("a")
                                .dwell_days(0.01)
                                .revenue(1)
                                .link("a", "a", 999)
                                .link("a", done_target, 1)
                                .simulate(PeriodUnit::month, 1, 1)
                                .build();
    const auto figures = base_figures(journey);
    const double stayed_days = 10 * (1 - std::exp(-month / 10)); // leaves at a rate of 1/(0.01·1000)
    CHECK(figures.outcome.periods[1].revenue == Approx(stayed_days / 0.01 * 0.999).epsilon(1e-12));
    const LifetimeFigures& lifetime = *figures.outcome.lifetimes[0].figures;
    CHECK(lifetime.touchpoints[0].visits == Approx(1000).epsilon(1e-13));
    CHECK(lifetime.touchpoints[0].reach == Approx(1).epsilon(1e-15));
    CHECK(lifetime.links[0].moves == Approx(999).epsilon(1e-13));
}

TEST_CASE("the oracle gives reach, conversion and discounted value") {
    // a → b with 1/2, a → end with 1/2; b is a customer's touchpoint, back to a with 1/2.
    const Journey journey = a_journey()
                                .stage("before", Relationship::prospect)
                                .touchpoint("a")
                                .dwell_days(365.25)
                                .cost(10)
                                .stage("after")
                                .touchpoint("b")
                                .dwell_days(365.25)
                                .revenue(100)
                                .link("a", "b")
                                .link("a", done_target)
                                .link("b", "a")
                                .link("b", done_target)
                                .discount_rate(0.5)
                                .build();
    const LifetimeFigures lifetime = *base_figures(journey).outcome.lifetimes[0].figures;
    CHECK(lifetime.converted == Approx(0.5));
    CHECK(lifetime.touchpoints[0].visits == Approx(4.0 / 3));
    CHECK(lifetime.touchpoints[1].visits == Approx(2.0 / 3));
    CHECK(lifetime.touchpoints[1].reach == Approx(0.5));
    const double v = 1 / (1 + std::log(1.5)); // worth of 1 a stay later
    const double visits_a = 1 / (1 - v * v / 4);
    CHECK(lifetime.value == Approx(-10 * visits_a + 100 * visits_a * v / 2));
}

TEST_CASE("the oracle moves levels as the model page says") {
    // Level 8 meets 5 with impact 0.25 and loss aversion 2: 8 − 1.5; then friction of 1.25 before 9 at 0.5.
    const Journey journey = a_journey()
                                .touchpoint("a")
                                .variability(0)
                                .touchpoint("b")
                                .variability(0)
                                .score(9)
                                .impact(0.5)
                                .link("a", "b", 1, 0, 1.25)
                                .start_level(8)
                                .build();
    const LifetimeFigures lifetime = *base_figures(journey).outcome.lifetimes[0].figures;
    CHECK(*lifetime.touchpoints[0].arriving == Approx(8));
    CHECK(*lifetime.touchpoints[0].satisfaction == Approx(6.5));
    CHECK(*lifetime.touchpoints[0].csat == Approx(0.5));
    CHECK(*lifetime.touchpoints[1].arriving == Approx(5.25));
    CHECK(*lifetime.touchpoints[1].satisfaction == Approx(5.25 + 0.5 * 3.75));
}

TEST_CASE("the oracle finds closed loops and goes on with the projection") {
    const Journey journey = a_journey()
                                .touchpoint("a")
                                .touchpoint("b")
                                .touchpoint("c")
                                .link("a", "b")
                                .link("a", done_target)
                                .link("b", "c")
                                .link("c", "b")
                                .simulate(PeriodUnit::year, 10, 100)
                                .build();
    const auto figures = base_figures(journey);
    CHECK_FALSE(figures.outcome.lifetimes[0].figures);
    CHECK(figures.outcome.lifetimes[0].closed_loops == std::vector<std::vector<std::string>>{{"b", "c"}});
    CHECK_FALSE(figures.outcome.mix);
    CHECK(figures.outcome.periods.back().customers == Approx(50));
}

TEST_CASE("nobody is lost in the oracle") {
    for (std::uint64_t seed = 1000; seed < 1040; ++seed) {
        const Journey journey = random_journey(seed);
        oracle::Options options;
        options.lifetimes = false;
        const auto figures = oracle::figures_of(journey, nullptr, options);
        REQUIRE(figures);
        double entered = 0, gone = 0;
        for (const PeriodFigures& row : figures->outcome.periods) {
            entered += row.entered;
            gone += row.lost + row.churned + row.completed;
            INFO("seed " << seed << ", period " << row.period);
            CHECK(row.prospects + row.customers + gone == Approx(entered).epsilon(1e-12).margin(1e-12));
        }
    }
}
