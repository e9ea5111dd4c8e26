// Sampled people: the same in any order of work, right where a formula is known, and never endless.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include "support/builder.h"
#include "support/random_journey.h"
#include "support/rounds.h"
#include "whatif/sample.h"

using namespace waymark;

namespace {

Plan plan_of(const Journey& journey) {
    const Scenario* const scenario = journey.scenarios.empty() ? nullptr : &journey.scenarios.front();
    const Result<Plan> made = plan(journey, scenario, {});
    REQUIRE(made);
    return *made;
}

SampledOutcome sampled_outcome(const Journey& journey, const SampleOptions& options) {
    const Result<SampledOutcome> made = sample(plan_of(journey), options);
    REQUIRE(made);
    return *made;
}

SampleOptions people(std::uint64_t count, std::uint64_t seed = 1) {
    SampleOptions options;
    options.people = count;
    options.seed = seed;
    return options;
}

// a → b 3/4, a → @done 1/4; b → @done. Nobody is drawn or held by a level; all leave rates are 1/5.
JourneyBuilder forked(double variability = 0) {
    return a_journey()
        .stage("before", Relationship::prospect)
        .touchpoint("a")
        .leave(0.2)
        .dwell_days(3)
        .variability(variability)
        .stage("after")
        .touchpoint("b")
        .leave(0.2)
        .dwell_days(5)
        .revenue(100)
        .variability(variability)
        .link("a", "b", 3)
        .link("a", "@done", 1)
        .link("b", "@done")
        .persona("everyone")
        .start("a")
        .effort_sensitivity(0)
        .churn_sensitivity(0)
        .discount_rate(0);
}

const WalkedPath& path_of(const SampledLives& lives, const std::vector<std::string>& touchpoints,
                          WalkEnd end) {
    for (const WalkedPath& path : lives.paths) {
        if (path.touchpoints == touchpoints && path.end == end) return path;
    }
    FAIL("nobody walked there");
    return lives.paths.front();
}

} // namespace

TEST_CASE("the paths walked have the shares that the links say") {
    const SampledLives lives = sampled_outcome(forked().build(), people(200'000)).lives.front();
    CHECK(lives.people == 200'000);
    CHECK(lives.cut == 0);
    CHECK(lives.different_paths == 4);
    struct Expected {
        std::vector<std::string> touchpoints;
        WalkEnd end;
        double share;
    };
    std::uint64_t counted = 0;
    for (const Expected& expected : {Expected{{"a"}, WalkEnd::lost, 0.2},
                                     {{"a"}, WalkEnd::completed, 0.2},
                                     {{"a", "b"}, WalkEnd::churned, 0.12},
                                     {{"a", "b"}, WalkEnd::completed, 0.48}}) {
        const WalkedPath& path = path_of(lives, expected.touchpoints, expected.end);
        const double error = std::sqrt(expected.share * (1 - expected.share) / 200'000);
        CHECK(std::abs(path.share - expected.share) < 4.5 * error);
        CHECK(path.share == static_cast<double>(path.people) / 200'000);
        counted += path.people;
    }
    CHECK(counted == 200'000);
    CHECK(lives.paths.front().share > 0.4); // the most walked first
}

TEST_CASE("days are distributed as stays that follow one another") {
    const Journey one = a_journey().touchpoint("only").leave(1).dwell_days(10).revenue(7).cost(3).build();
    const SampledLives lives = sampled_outcome(one, people(400'000)).lives.front();
    for (std::size_t q = 0; q < quantile_levels.size(); ++q) {
        const double p = quantile_levels[q];
        // The quantile of an exponential and the standard error of a sample's, √(p(1 − p)/n) over the
        // density.
        const double expected = -10 * std::log(1 - p);
        const double error = std::sqrt(p * (1 - p) / 400'000) / ((1 - p) / 10);
        REQUIRE(lives.days.quantiles[q]);
        CHECK(std::abs(*lives.days.quantiles[q] - expected) < 4.5 * error);
        CHECK(lives.visits.quantiles[q] == 1.0);
        CHECK(lives.value.quantiles[q] == 4.0);
    }
    CHECK(*lives.days.standard_error == Approx(10 / std::sqrt(400'000)).epsilon(0.01));
    CHECK(lives.value.standard_error == 0.0);
}

TEST_CASE("lifetime figures of sampled people are those of the chain") {
    const std::uint64_t count = 100'000;
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= rounds(12); ++seed) {
        INFO("seed " << seed);
        Journey journey = random_journey(seed);
        journey.scenarios.clear();
        const Plan made = plan_of(journey);
        for (std::size_t p = 0; p < made.personas.size(); ++p) {
            const PersonaPart part = persona_part(made, p);
            if (!part.lifetime->figures || part.lifetime->figures->days > 3650) continue;
            const LifetimeFigures& exact = *part.lifetime->figures;
            double visits = 0;
            for (const TouchpointFigures& touchpoint : exact.touchpoints)
                visits += touchpoint.visits;
            if (visits > 60) continue;
            const SampledOutcome sampled = sampled_outcome(journey, people(count, seed));
            REQUIRE(sampled.outcome.lifetimes[p].figures);
            const LifetimeFigures& figures = *sampled.outcome.lifetimes[p].figures;
            const SampledLives* lives = nullptr;
            for (const SampledLives& each : sampled.lives)
                if (each.persona == made.personas[p].persona) lives = &each;
            REQUIRE(lives != nullptr);
            const auto agrees = [&](double share, double truth) {
                const double error =
                    std::sqrt(std::max(truth * (1 - truth), 0.0) / static_cast<double>(lives->people));
                return std::abs(share - truth) <= 4.5 * error + 4.5 / static_cast<double>(lives->people);
            };
            CHECK(agrees(figures.lost, exact.lost));
            CHECK(agrees(figures.churned, exact.churned));
            CHECK(agrees(figures.completed, exact.completed));
            CHECK(agrees(figures.converted, exact.converted));
            // What a few in a million do, and for very long, changes a mean and shows in no sample.
            const bool is_usual =
                std::all_of(exact.touchpoints.begin(), exact.touchpoints.end(), [](const auto& touchpoint) {
                    return touchpoint.reach == 0 ||
                           (touchpoint.reach > 0.01 && touchpoint.visits < 5 * touchpoint.reach);
                });
            if (is_usual && lives->people > 1000) {
                ++compared;
                CHECK(std::abs(figures.days - exact.days) <= 4.5 * *lives->days.standard_error);
                CHECK(std::abs(figures.value - exact.value) <=
                      4.5 * *lives->value.standard_error + 1e-9 * std::abs(exact.value));
            }
            for (std::size_t t = 0; t < exact.touchpoints.size(); ++t) {
                INFO(exact.touchpoints[t].touchpoint);
                CHECK(agrees(figures.touchpoints[t].reach, exact.touchpoints[t].reach));
                CHECK(agrees(figures.touchpoints[t].leave, exact.touchpoints[t].leave));
            }
        }
    }
    CHECK(compared >= 3);
}

TEST_CASE("the same seed gives the same figures in whatever order the work is done") {
    const Journey journey = forked().simulate(PeriodUnit::month, 6, 5000, 100).build();
    const Result<SamplePlan> planned = sample_plan(plan_of(journey), people(60'000, 77));
    REQUIRE(planned);
    REQUIRE(planned->tasks.size() > 8);
    SampleCollector forwards(*planned), backwards(*planned), in_two_threads(*planned);
    const std::size_t count = planned->tasks.size();
    for (std::size_t task = 0; task < count; ++task)
        forwards.take(task, sampled(*planned, task));
    for (std::size_t task = count; task-- > 0;)
        backwards.take(task, sampled(*planned, task));
    std::vector<SampleCounts> counts(count);
    std::thread second([&] {
        for (std::size_t task = 1; task < count; task += 2)
            counts[task] = sampled(*planned, task);
    });
    for (std::size_t task = 0; task < count; task += 2)
        counts[task] = sampled(*planned, task);
    second.join();
    for (std::size_t task = 0; task < count; ++task)
        in_two_threads.take(task, counts[task]);

    const SampledOutcome first = forwards.outcome();
    for (SampleCollector* const other : {&backwards, &in_two_threads}) {
        const SampledOutcome again = other->outcome();
        CHECK(again.outcome == first.outcome);
        CHECK(again.standard_errors == first.standard_errors);
        CHECK(again.lives == first.lives);
    }
    const SampledOutcome elsewhere = sampled_outcome(journey, people(60'000, 78));
    CHECK_FALSE(elsewhere.outcome == first.outcome);
}

TEST_CASE("everybody who is sampled is on the map or gone, in whole people") {
    const SampledOutcome sampled =
        sampled_outcome(forked().simulate(PeriodUnit::month, 2, 4096, 0).build(), people(4096, 5));
    double gone = 0;
    for (const PeriodFigures& row : sampled.outcome.periods) {
        gone += row.lost + row.churned + row.completed;
        CHECK(row.prospects + row.customers + gone == 4096);
        CHECK(row.customers == std::round(row.customers));
    }
    CHECK(sampled.outcome.periods.front().entered == 4096);
}

TEST_CASE("standard errors are those of the spread between seeds") {
    const Journey journey = forked(2).simulate(PeriodUnit::week, 3, 1000, 400).build();
    std::map<std::string, std::vector<double>> values, errors;
    const int seeds = 400;
    for (int seed = 1; seed <= seeds; ++seed) {
        const SampledOutcome sampled =
            sampled_outcome(journey, people(600, static_cast<std::uint64_t>(seed)));
        for (const FigureInfo& figure : period_figures()) {
            const auto value = value_of(sampled.outcome.periods[2], figure.name);
            REQUIRE(value);
            values[std::string(figure.name)].push_back(*value);
            errors[std::string(figure.name)].push_back(*value_of(sampled.standard_errors[2], figure.name));
        }
    }
    for (const auto& [name, sample] : values) {
        INFO(name);
        const double mean = std::accumulate(sample.begin(), sample.end(), 0.0) / seeds;
        double squares = 0;
        for (const double value : sample)
            squares += (value - mean) * (value - mean);
        const double spread = std::sqrt(squares / (seeds - 1));
        const std::vector<double>& said = errors[name];
        const double mean_error = std::accumulate(said.begin(), said.end(), 0.0) / seeds;
        // A standard deviation from 400 values is itself good to 3.5 % (normal values).
        CHECK(mean_error == Approx(spread).epsilon(4.5 * 0.036).margin(1e-9));
    }
}

TEST_CASE("people who walk without end are cut, counted and left out of what they would change") {
    const auto journey = [](double leave) {
        return a_journey()
            .touchpoint("a")
            .leave(leave)
            .dwell_days(0.001)
            .touchpoint("b")
            .dwell_days(0.001)
            .link("a", "b")
            .link("b", "a")
            .simulate(PeriodUnit::year, 50, 20)
            .persona("everyone")
            .start("a")
            .churn_sensitivity(0)
            .effort_sensitivity(0)
            .build();
    };
    SampleOptions options = people(100);
    options.most_visits = 2000;

    const SampledOutcome closed = sampled_outcome(journey(0), options);
    CHECK(closed.cut == 100);
    CHECK(closed.outcome.periods.back().customers == 20); // they stay where they were
    CHECK(closed.lives.empty());
    CHECK_FALSE(closed.outcome.lifetimes.front().figures);
    CHECK(closed.outcome.lifetimes.front().closed_loops.size() == 1);

    const SampledOutcome slow = sampled_outcome(journey(0.001), options);
    REQUIRE(slow.lives.size() == 1);
    const SampledLives& lives = slow.lives.front();
    CHECK(lives.cut > 20);
    CHECK(lives.cut < 60); // e^−1 of them
    CHECK_FALSE(slow.outcome.lifetimes.front().figures);
    CHECK_FALSE(lives.days.mean);
    CHECK(lives.days.quantiles[0]);
    CHECK_FALSE(lives.days.quantiles[4]); // lies among those who were cut
    CHECK_FALSE(lives.value.quantiles[0]);
}

TEST_CASE("fewer than two people a group are refused, and so are too many") {
    const Plan made = plan_of(forked().simulate(PeriodUnit::month, 6, 5000, 100).build());
    const auto few = sample(made, people(13));
    REQUIRE_FALSE(few);
    CHECK(to_text(few.problems().front()) ==
          "13 people cannot be sampled here, where 7 groups enter the map. Take 14 people, two a group, to "
          "10000000.");
    CHECK(sample(made, people(14)));
    CHECK_FALSE(sample(made, people(most_sampled_people + 1)));
}

TEST_CASE("where nobody enters there is nothing to count") {
    const SampledOutcome nobody =
        sampled_outcome(forked().simulate(PeriodUnit::month, 3, 0, 0).build(), people(10));
    CHECK(nobody.outcome.periods.size() == 4);
    CHECK(nobody.outcome.periods.back().entered == 0);
    CHECK(nobody.lives.front().people == 10);
}
