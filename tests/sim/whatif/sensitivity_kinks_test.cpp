// Derivatives where a figure has a kink, by hand. People come to one touchpoint and leave at the end of their
// stay, so that the satisfaction of those who are there is the level m = k + g·(q − k) of the model page, §2.
#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>
#include <optional>
#include <string>

#include "support/builder.h"
#include "whatif/sensitivity.h"

using namespace waymark;

namespace {

struct Counter {
    double level = 5; // on arriving
    double score = 5;
    double impact = 0.6;
    double recovery = 0;
};

Journey people_at(const Counter& counter) {
    return a_journey()
        .touchpoint("counter")
        .score(counter.score)
        .impact(counter.impact)
        .recovery(counter.recovery)
        .variability(0)
        .leave(1)
        .dwell_days(365)
        .persona("all")
        .start("counter")
        .start_level(counter.level)
        .loss_aversion(2)
        .simulate(PeriodUnit::month, 3, 100)
        .build();
}

std::optional<double> slope(const Journey& journey, Goal goal, const FieldOfMap& field) {
    const auto found = sensitivities(journey, nullptr, {&goal, 1});
    REQUIRE(found);
    for (const SensitivityRow& row : found->front().rows) {
        if (row.of == field) return row.derivative;
    }
    FAIL("no such field");
    return {};
}

double slope_of_satisfaction(const Counter& counter, TouchpointField field) {
    const auto found = slope(people_at(counter), Goal::satisfaction, {std::string("counter"), field});
    REQUIRE(found);
    return *found;
}

} // namespace

TEST_CASE("where quality is just what people expect, the derivative is that of a better one") {
    // Rising, a gain counts with the impact of 0.6; falling, a loss would count twice. A score is a third of
    // q.
    CHECK(slope_of_satisfaction({}, TouchpointField::people) == Approx(0.6 / 3).epsilon(1e-9));
    // At level 4, service recovery of 0.5 adds a fifth of itself.
    CHECK(slope_of_satisfaction({.level = 4, .score = 4, .recovery = 0.5}, TouchpointField::product) ==
          Approx((0.6 + 0.1) / 3).epsilon(1e-9));
    // Where people are let down a loss counts twice, up or down: 0.4 · 2.
    CHECK(slope_of_satisfaction({.level = 6, .score = 4, .impact = 0.4}, TouchpointField::process) ==
          Approx(0.8 / 3).epsilon(1e-9));
}

TEST_CASE("where people come as far as quality allows, more impact does nothing and less takes away") {
    // A gain of 1 is the cap: g = 0.7 + 0.6 · (5 − 0)/5 is past it, and neither field moves anything.
    CHECK(slope_of_satisfaction({.level = 0, .impact = 0.7, .recovery = 0.6}, TouchpointField::impact) == 0);
    CHECK(slope_of_satisfaction({.level = 0, .impact = 0.7, .recovery = 0.6}, TouchpointField::recovery) ==
          0);
    // At the upper end of its range a field can only fall: by q − k = 3 for each unit of impact.
    CHECK(slope_of_satisfaction({.level = 5, .score = 8, .impact = 1}, TouchpointField::impact) ==
          Approx(3).epsilon(1e-9));
    CHECK(slope_of_satisfaction({.score = 10}, TouchpointField::people) == Approx(0.6 / 3).epsilon(1e-9));
}

TEST_CASE("friction at a whole point has the derivative of a little more of it") {
    // Everybody goes on after exponential stays of a month and arrives at the last touchpoint, of no impact,
    // with 5 less the friction: 1, or 0 and no less. After one month a share of 1 − 1/e is there.
    const auto after = [](double friction) {
        return a_journey()
            .touchpoint("first")
            .impact(0)
            .variability(0)
            .dwell_days(days_of(PeriodUnit::month))
            .touchpoint("last")
            .impact(0)
            .variability(0)
            .dwell_days(36525)
            .link("first", "last", 1, 0, friction)
            .simulate(PeriodUnit::month, 1, 100)
            .build();
    };
    const FieldOfMap friction{LinkKey{"first", "last"}, LinkField::friction};
    const auto at_one = slope(after(1), Goal::satisfaction, friction);
    REQUIRE(at_one);
    CHECK(*at_one == Approx(-(1 - 1 / std::numbers::e)).epsilon(1e-3)); // some have gone on from the last one
}
