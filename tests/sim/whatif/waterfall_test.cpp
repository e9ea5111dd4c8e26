#include "whatif/waterfall.h"

#include <algorithm>
#include <numeric>

#include <catch2/catch.hpp>

#include "support/builder.h"
#include "support/random_journey.h"
#include "support/rounds.h"

using namespace waymark;

namespace {

double sum_of(const Waterfall& waterfall) {
    double sum = 0;
    for (const Contribution& part : *waterfall.contributions)
        sum += part.contribution;
    return sum;
}

const Waterfall& of_goal(const std::vector<Waterfall>& all, Goal goal) {
    return all[static_cast<std::size_t>(goal)];
}

// Improves "a" step by step, by interventions that come into force at different times.
Journey stepwise(int interventions) {
    JourneyBuilder builder = a_journey();
    builder.touchpoint("a").score(3).leave(0.08).link("a", "b", 1, 0.4);
    builder.touchpoint("b").score(6).leave(0.03).revenue(4).link("b", "a");
    builder.scenario("s");
    for (int i = 0; i < interventions; ++i) {
        builder.intervention("i" + std::to_string(i), i % 4);
        if (i % 3 == 0)
            builder.add("a", TouchpointField::people, 0.7);
        else if (i % 3 == 1)
            builder.multiply("b", TouchpointField::leave, 0.9);
        else
            builder.set("a", TouchpointField::process, 4 + 0.2 * i);
    }
    return builder.simulate(PeriodUnit::week, 6, 500, 10).build();
}

} // namespace

TEST_CASE("the parts of a waterfall add up to what the scenario gains, for every goal") {
    for (std::uint64_t seed = 0; seed < rounds(60); ++seed) {
        RandomJourneyOptions random;
        random.most_touchpoints = 4;
        random.most_personas = 2;
        random.longest_horizon = 6;
        random.shortest_dwell_days = 0.1;
        const Journey journey = random_journey(seed, random);
        for (const Scenario& scenario : journey.scenarios) {
            const auto base = simulate(journey, nullptr);
            const auto with = simulate(journey, &scenario);
            if (!base || !with) continue;
            INFO("seed " << seed << ", scenario " << scenario.id);
            for (const Waterfall& waterfall : waterfalls(journey, scenario).value()) {
                if (!waterfall.contributions) continue;
                const double before = value_of(*base, waterfall.goal).value();
                const double after = value_of(*with, waterfall.goal).value();
                const double size = std::max({1e-3, std::abs(before), std::abs(after)});
                CHECK(waterfall.is_exact);
                CHECK(std::abs(sum_of(waterfall) - (after - before)) <= 1e-7 * size);
            }
        }
    }
}

TEST_CASE("contributions are the mean over all orders of switching on") {
    const Journey journey = stepwise(4);
    const auto all = waterfalls(journey, journey.scenarios[0]).value();
    std::vector<std::size_t> order{0, 1, 2, 3};
    std::vector<double> expected(4, 0.0);
    do {
        Scenario scenario = journey.scenarios[0];
        for (Intervention& intervention : scenario.interventions)
            intervention.enabled = false;
        double before = value_of(simulate(journey, &scenario).value(), Goal::churned).value();
        for (const std::size_t i : order) {
            scenario.interventions[i].enabled = true;
            const double after = value_of(simulate(journey, &scenario).value(), Goal::churned).value();
            expected[i] += (after - before) / 24;
            before = after;
        }
    } while (std::next_permutation(order.begin(), order.end()));
    for (std::size_t i = 0; i < 4; ++i) {
        const Contribution& part = (*of_goal(all, Goal::churned).contributions)[i];
        CHECK(part.intervention == "i" + std::to_string(i));
        CHECK(part.contribution == Approx(expected[i]).epsilon(1e-7));
        CHECK_FALSE(part.standard_error);
    }
}

TEST_CASE("two equal measures share what they gain, and one that changes nothing has no part in it") {
    const Journey journey = a_journey()
                                .touchpoint("a")
                                .leave(0.1)
                                .link("a", "a")
                                .scenario("s")
                                .intervention("one")
                                .set("a", TouchpointField::leave, 0.02)
                                .intervention("idle")
                                .multiply("a", TouchpointField::leave, 1)
                                .intervention("other")
                                .set("a", TouchpointField::leave, 0.02)
                                .intervention("off")
                                .disabled()
                                .set("a", TouchpointField::leave, 0.9)
                                .simulate(PeriodUnit::day, 10, 100)
                                .build();
    const auto parts =
        *of_goal(waterfalls(journey, journey.scenarios[0]).value(), Goal::customers).contributions;
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].contribution == Approx(parts[2].contribution));
    CHECK(parts[0].contribution > 1);
    CHECK(parts[1].contribution == Approx(0).margin(1e-9));
}

TEST_CASE("sampled orders add up as well, and lie within their standard errors of all orders") {
    const Journey journey = stepwise(8);
    const Scenario& scenario = journey.scenarios[0];
    WaterfallOptions options;
    const auto exact = waterfalls(journey, scenario, options).value();
    options.most_exact = 7;
    options.most_subsets = 600;
    const auto sampled = waterfalls(journey, scenario, options).value();
    for (const Goal goal : all_goals) {
        const Waterfall& all = of_goal(exact, goal);
        const Waterfall& some = of_goal(sampled, goal);
        CHECK_FALSE(some.is_exact);
        CHECK(sum_of(some) == Approx(sum_of(all)).epsilon(1e-7));
        for (std::size_t i = 0; i < 8; ++i) {
            const Contribution& part = (*some.contributions)[i];
            REQUIRE(part.standard_error);
            CHECK(std::abs(part.contribution - (*all.contributions)[i].contribution) <=
                  4 * *part.standard_error + 1e-6);
        }
    }
}

TEST_CASE("a goal that some choice leaves without a value has no waterfall") {
    // Without "a" nobody can be lost before "b": and without both nobody can start.
    const Journey journey = a_journey()
                                .touchpoint("a")
                                .touchpoint("b")
                                .link("a", "b")
                                .scenario("s")
                                .intervention("keep")
                                .set("a", TouchpointField::leave, 0.5)
                                .intervention("closed")
                                .set("b", TouchpointField::dwell_days, 9)
                                .change(AddLink{{"b", "b", 1, 0, 0}})
                                .simulate(PeriodUnit::day, 3, 100)
                                .build();
    const auto all = waterfalls(journey, journey.scenarios[0]).value();
    CHECK_FALSE(of_goal(all, Goal::value).contributions); // "b" is a closed loop
    CHECK(of_goal(all, Goal::customers).contributions);
}
