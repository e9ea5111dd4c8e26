#include "whatif/simulate.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "journey/lookup.h"
#include "sim/whatif/simulated.h"
#include "support/agreement.h"
#include "support/dense_oracle.h"
#include "support/random_journey.h"
#include "support/rounds.h"

using namespace waymark;

namespace {

LifetimeFigures lifetime_of(const Journey& journey) {
    const Outcome outcome = outcome_of(journey);
    REQUIRE(outcome.lifetimes.front().figures);
    return *outcome.lifetimes.front().figures;
}

const TouchpointFigures& at(const LifetimeFigures& figures, const std::string& touchpoint) {
    for (const TouchpointFigures& row : figures.touchpoints) {
        if (row.touchpoint == touchpoint) return row;
    }
    FAIL(touchpoint << " is not listed");
    return figures.touchpoints.front();
}

double moves(const LifetimeFigures& figures, const std::string& from, const std::string& to) {
    for (const LinkFigures& row : figures.links) {
        if (row.link == LinkKey{from, to}) return row.moves;
    }
    return -1; // not listed
}

} // namespace

TEST_CASE("lifetime figures follow a set, an added and a multiplied field") {
    const LifetimeFigures figures = lifetime_of(three()
                                                    .set("a", TouchpointField::leave, 0.5)
                                                    .add("b", TouchpointField::leave, 0.3)
                                                    .multiply("c", TouchpointField::leave, 5)
                                                    .build());
    // Half leave at a; of 3/8 at b half leave; all of 1/8 + 3/16 leave at c.
    CHECK(at(figures, "b").visits == about(3.0 / 8));
    CHECK(at(figures, "c").visits == about(5.0 / 16));
    CHECK(figures.churned == about(1));
    CHECK(at(figures, "b").leave == about(3.0 / 16));
}

TEST_CASE("lifetime figures follow a changed weight") {
    const LifetimeFigures figures =
        lifetime_of(three().multiply(LinkKey{"a", "c"}, LinkField::weight, 9).build());
    CHECK(moves(figures, "a", "b") == about(0.8 * 3 / 12));
    CHECK(moves(figures, "a", "c") == about(0.8 * 9 / 12));
}

TEST_CASE("lifetime figures follow a changed tilt") {
    // Everybody is at level 5, where tilt changes nothing; starting at 10 it draws by e^tilt.
    const auto tilted = [](double level) {
        return three()
            .start_level(level)
            .set("a", TouchpointField::impact, 0)
            .set("a", TouchpointField::leave, 0)
            .set(LinkKey{"a", "c"}, LinkField::tilt, 2)
            .build();
    };
    CHECK(moves(lifetime_of(tilted(5)), "a", "c") == about(1.0 / 4));
    CHECK(moves(lifetime_of(tilted(10)), "a", "c") == about(std::exp(2) / (3 + std::exp(2))));
}

TEST_CASE("lifetime figures follow changed friction") {
    const LifetimeFigures figures =
        lifetime_of(three().set(LinkKey{"a", "b"}, LinkField::friction, 2).build());
    CHECK(*at(figures, "b").arriving == about(3));
    CHECK(*at(figures, "b").satisfaction == about(3.5)); // a quarter of the gap to 5
}

TEST_CASE("lifetime figures follow a touchpoint put between") {
    const LifetimeFigures figures = lifetime_of(three()
                                                    .change(AddTouchpoint{a_touchpoint("d")})
                                                    .change(RemoveLink{{"b", "c"}})
                                                    .change(AddLink{{"b", "d", 1, 0, 0}})
                                                    .change(AddLink{{"d", "c", 1, 0, 0}})
                                                    .change(AddLink{{"d", done_target, 3, 0, 0}})
                                                    .build());
    CHECK(at(figures, "d").visits == about(0.6 * 0.8));
    CHECK(moves(figures, "d", "c") == about(0.12));
    CHECK(at(figures, "c").visits == about(0.2 + 0.12));
    CHECK(moves(figures, "b", "c") == -1);
}

TEST_CASE("lifetime figures follow a removed touchpoint, which is listed without visits") {
    const LifetimeFigures figures = lifetime_of(three().change(RemoveTouchpoint{"b"}).build());
    CHECK(moves(figures, "a", "c") == about(0.8)); // 1 + 3 is all there is
    CHECK(at(figures, "b").visits == 0);
    CHECK_FALSE(at(figures, "b").satisfaction);
    CHECK(figures.completed == about(0.64));
    CHECK(figures.touchpoints.size() == 3);
}

TEST_CASE("people at a removed touchpoint finish their stay and move on") {
    const Journey journey = plain("a")
                                .dwell_days(30)
                                .touchpoint("b")
                                .variability(0)
                                .dwell_days(60)
                                .cost(1)
                                .touchpoint("c")
                                .variability(0)
                                .dwell_days(36525)
                                .revenue(1)
                                .link("a", "b")
                                .link("b", "c")
                                .simulate(PeriodUnit::day, 90, 100)
                                .scenario("s")
                                .intervention("i", 31)
                                .change(RemoveTouchpoint{"b"})
                                .build();
    // After 30 days 100/e are at a; at b are those who came and did not go, by two exponential stays.
    const double at_a = 100 * std::exp(-1.0);
    const double at_b = 100 * 2 * (std::exp(-0.5) - std::exp(-1.0));
    double into_c = 0, into_b = 0;
    for (const PeriodFigures& row : outcome_of(journey).periods) {
        if (row.period <= 30) continue;
        into_c += row.revenue;
        into_b += row.cost;
    }
    // In the 60 days from then on both stays go on ending, a's now into c, and nobody comes to b.
    CHECK(into_c == Approx(at_a * (1 - std::exp(-2.0)) + at_b * (1 - std::exp(-1.0))).epsilon(1e-9));
    CHECK(into_b == 0);
}

TEST_CASE("satisfaction is what the model page's example says, row by row") {
    // One customers' touchpoint of quality 9 at impact 1/2: level 5 becomes 7, none leave the first day's
    // end.
    const Journey journey = plain("a")
                                .score(9)
                                .impact(0.5)
                                .leave(0.5)
                                .dwell_days(10)
                                .revenue(20)
                                .cost(5)
                                .simulate(PeriodUnit::week, 2, 100, 10)
                                .build();
    const Outcome outcome = outcome_of(journey);
    const double stay = std::exp(-0.7);
    // Level 7 leaves at logit(1/2) − 1.5·2/5.
    const double leave = 1 / (1 + std::exp(0.6));
    const PeriodFigures& first = outcome.periods[0];
    CHECK(first.entered == 100);
    CHECK(first.customers == about(100));
    CHECK(first.revenue == about(2000));
    CHECK(first.cost == about(500));
    CHECK(*first.satisfaction == about(7));
    CHECK(*first.csat == about(1));
    CHECK(*first.nps == about(0));
    CHECK_FALSE(first.churn_rate);
    const PeriodFigures& second = outcome.periods[1];
    CHECK(second.entered == 10);
    CHECK(second.revenue == about(200));
    CHECK(second.customers == Approx(110 * stay).epsilon(1e-9));
    CHECK(second.churned == Approx(110 * (1 - stay) * leave).epsilon(1e-9));
    CHECK(second.completed == Approx(110 * (1 - stay) * (1 - leave)).epsilon(1e-9));
    CHECK(*second.churn_rate == Approx((1 - stay) * leave).epsilon(1e-9));
    const PeriodFigures& third = outcome.periods[2];
    CHECK(*third.churn_rate == Approx((1 - stay) * leave).epsilon(1e-9));
    CHECK(third.customers == Approx((110 * stay + 10) * stay).epsilon(1e-9));
}

TEST_CASE("interventions cost once when they begin and each period from then on") {
    const Journey journey = three()
                                .costing(100, 1)
                                .intervention("j", 2)
                                .costing(1000, 10)
                                .intervention("off")
                                .disabled()
                                .costing(9, 9)
                                .simulate(PeriodUnit::month, 3, 1)
                                .build();
    const Outcome outcome = outcome_of(journey);
    CHECK(outcome.periods[0].investment == 0);
    CHECK(outcome.periods[1].investment == 101);
    CHECK(outcome.periods[2].investment == 1 + 1010);
    CHECK(outcome.periods[3].investment == 11);
}

TEST_CASE("nobody on the map has no satisfaction") {
    const Journey journey = plain("a").simulate(PeriodUnit::month, 2, 0).build();
    for (const PeriodFigures& row : outcome_of(journey).periods) {
        CHECK_FALSE(row.satisfaction);
        CHECK_FALSE(row.csat);
        CHECK_FALSE(row.nps);
        CHECK_FALSE(row.churn_rate);
        CHECK(row.entered == 0);
    }
}

TEST_CASE("a journey without personas has nobody in it") {
    Journey journey = plain("a").build();
    journey.personas.clear();
    const Outcome outcome = outcome_of(journey);
    CHECK(outcome.periods.size() == 25);
    CHECK(outcome.periods[0].entered == 0);
    CHECK(outcome.lifetimes.empty());
    CHECK_FALSE(outcome.mix);
}

TEST_CASE("the mix weights by people, and by visits what is over visits") {
    // All come to a once, where "one" (3/4 of people) meets 8 and "two" 2; only "two" come to b before.
    const Journey journey = a_journey()
                                .touchpoint("a")
                                .variability(0)
                                .scores(8, 2, 5)
                                .impact(1)
                                .touchpoint("b")
                                .variability(0)
                                .scores(8, 2, 5)
                                .link("a", done_target)
                                .link("b", "a")
                                .persona("one", 6)
                                .weights(1, 0, 0)
                                .start("a")
                                .persona("two", 2)
                                .weights(0, 1, 0)
                                .start("b")
                                .build();
    const Outcome outcome = outcome_of(journey);
    REQUIRE(outcome.mix);
    CHECK(at(*outcome.mix, "a").visits == about(1));
    CHECK(at(*outcome.mix, "b").visits == about(0.25));
    CHECK(at(*outcome.mix, "a").experience == about(0.75 * 8 + 0.25 * 2));
    CHECK(*at(*outcome.mix, "a").satisfaction == about(6.5));
    CHECK(*at(*outcome.mix, "a").csat == about(0.75));
    CHECK(at(*outcome.mix, "b").experience == about(2));
    CHECK(outcome.mix->days == about(1 * 0.75 + 2 * 0.25));
    CHECK(outcome.mix->completed == about(1));
}

TEST_CASE("there is no mix when a persona with people in it has no lifetime figures") {
    const auto journey = [](double share) {
        return plain("a")
            .touchpoint("b")
            .link("b", "b")
            .persona("free")
            .start("a")
            .persona("caught", share)
            .start("b")
            .build();
    };
    CHECK_FALSE(outcome_of(journey(1)).mix);
    CHECK(outcome_of(journey(0)).mix);
    CHECK(outcome_of(journey(1)).lifetimes[1].closed_loops == std::vector<std::vector<std::string>>{{"b"}});
}

TEST_CASE("a scenario that changes nothing is the base map") {
    for (std::uint64_t seed = 500; seed < 500 + rounds(40); ++seed) {
        Journey journey = random_journey(seed);
        Scenario same{"same", "", "", {Intervention{"i", "", true, 3, 0, 0, {}}}};
        const Touchpoint& touchpoint = journey.touchpoints.front();
        same.interventions[0].changes.push_back(
            ChangeTouchpoint{Operation::set, touchpoint.id, TouchpointField::leave, touchpoint.leave});
        same.interventions[0].changes.push_back(
            ChangeTouchpoint{Operation::add, touchpoint.id, TouchpointField::cost, 0});
        same.interventions[0].changes.push_back(
            ChangeTouchpoint{Operation::multiply, touchpoint.id, TouchpointField::dwell_days, 1});
        const auto base = simulate(journey, nullptr);
        auto changed = simulate(journey, &same);
        REQUIRE(base);
        REQUIRE(changed);
        changed->scenario.reset();
        INFO("seed " << seed);
        CHECK(*changed == *base);
    }
}

TEST_CASE("the same input gives the same bits") {
    for (std::uint64_t seed = 600; seed < 600 + rounds(20); ++seed) {
        const Journey journey = random_journey(seed);
        const Scenario* scenario = journey.scenarios.empty() ? nullptr : &journey.scenarios.front();
        const auto first = simulate(journey, scenario);
        const auto second = simulate(journey, scenario);
        REQUIRE(first.has_value() == second.has_value());
        if (first) CHECK(*first == *second);
    }
}

TEST_CASE("only the proportion of shares counts, and people scale everything") {
    for (std::uint64_t seed = 700; seed < 700 + rounds(30); ++seed) {
        Journey journey = random_journey(seed);
        const auto once = simulate(journey, nullptr);
        for (Persona& persona : journey.personas)
            persona.share *= 8;
        CHECK(*simulate(journey, nullptr) == *once);
        journey.simulation.initial *= 4;
        journey.simulation.arrivals *= 4;
        const auto four_times = simulate(journey, nullptr);
        INFO("seed " << seed);
        for (std::size_t t = 0; t < once->periods.size(); ++t) {
            const PeriodFigures& one = once->periods[t];
            const PeriodFigures& four = four_times->periods[t];
            CHECK(four.customers == Approx(4 * one.customers).epsilon(1e-9).margin(1e-4));
            CHECK(four.churned == Approx(4 * one.churned).epsilon(1e-9).margin(1e-4));
            CHECK(four.entered == 4 * one.entered);
        }
        CHECK(four_times->lifetimes == once->lifetimes);
    }
}

TEST_CASE("a preview is near the exact figures") {
    for (std::uint64_t seed = 800; seed < 800 + rounds(40); ++seed) {
        const Journey journey = random_journey(seed);
        SimulateOptions options;
        options.accuracy = Accuracy::preview;
        const auto preview = simulate(journey, nullptr, options);
        oracle::Options only_periods;
        only_periods.lifetimes = false;
        auto expected = oracle::figures_of(journey, nullptr, only_periods);
        expected->outcome.lifetimes = preview->lifetimes;
        expected->outcome.mix = preview->mix;
        oracle::Tolerance near;
        near.people = near.money = near.ratio = 1e-3;
        INFO("seed " << seed);
        CHECK(oracle::disagreements(journey, *preview, *expected, near).empty());
    }
}
