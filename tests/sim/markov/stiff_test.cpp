// A published stiff chain, posed as a journey.
#include <catch2/catch.hpp>

#include <cmath>
#include <string>

#include "markov/lifetime.h"

using namespace waymark;

namespace {

constexpr int length = 100;

// Haddad & Monmege 2018, Interval iteration for MDPs and IMDPs: from the middle one goes right with
// probability 0.7, left with 0.3; at each station a fair coin sends one back to the middle. The right end
// finishes, the left end leaves.
Journey two_long_ways() {
    Journey journey;
    journey.stages = {{"all", "All", Relationship::customer}};
    const auto station = [](const std::string& way, int i) {
        return way + std::to_string(i);
    };
    const auto add = [&](const std::string& id, double leave) {
        Touchpoint touchpoint;
        touchpoint.id = id;
        touchpoint.stage = "all";
        touchpoint.dwell_days = 2;
        touchpoint.leave = leave;
        journey.touchpoints.push_back(touchpoint);
    };
    add("middle", 0);
    for (const std::string way : {"right", "left"}) {
        for (int i = 1; i < length; ++i) {
            const bool is_last = i == length - 1;
            add(station(way, i), is_last && way == "left" ? 0.5 : 0);
            journey.links.push_back({station(way, i), "middle"});
            if (!is_last) journey.links.push_back({station(way, i), station(way, i + 1)});
        }
    }
    journey.links.push_back({station("right", length - 1), done_target});
    journey.links.push_back({"middle", "right1", 0.7});
    journey.links.push_back({"middle", "left1", 0.3});
    Persona persona;
    persona.id = "walker";
    persona.start = {{"middle"}};
    persona.churn_sensitivity = 0;
    persona.effort_sensitivity = 0;
    journey.personas = {persona};
    return journey;
}

} // namespace

TEST_CASE("expected stays of 10^30 steps keep their digits") {
    const Journey journey = two_long_ways();
    const PersonaLifetime result = lifetime({journey, {}, {}}, journey.personas[0], {0.1, true});
    REQUIRE(result.figures.has_value());
    const LifetimeFigures& figures = *result.figures;

    // A walk out to an end succeeds with probability 2^−99, so 2^99 walks begin in the middle on average. A
    // walk takes one step to its first station and 2 − 2^−98 stations on average: 3·2^99 − 2 visits
    // altogether.
    const double walks = std::ldexp(1.0, length - 1);
    CHECK(figures.completed == Approx(0.7).epsilon(1e-12));
    CHECK(figures.churned == Approx(0.3).epsilon(1e-12));
    CHECK(figures.lost == 0);
    CHECK(figures.days == Approx(2 * (3 * walks - 2)).epsilon(1e-12));
    CHECK(figures.touchpoints[0].visits == Approx(walks).epsilon(1e-12));
    for (int i = 1; i < length; ++i) {
        const TouchpointFigures& right = figures.touchpoints[static_cast<std::size_t>(i)];
        const TouchpointFigures& left = figures.touchpoints[static_cast<std::size_t>(length - 1 + i)];
        INFO(right.touchpoint << ", " << left.touchpoint);
        CHECK(right.visits == Approx(0.7 * std::ldexp(walks, 1 - i)).epsilon(1e-12));
        CHECK(left.visits == Approx(0.3 * std::ldexp(walks, 1 - i)).epsilon(1e-12));
        // A walk gets as far as station i with probability 0.7·2^(1−i) on the right, and ends on the left
        // with 0.3·2^−99.
        const double there = 0.7 * std::ldexp(1.0, 1 - i), ends_before = 0.3 * std::ldexp(1.0, 1 - length);
        CHECK(right.reach == Approx(there / (there + ends_before)).epsilon(1e-12));
    }
}
