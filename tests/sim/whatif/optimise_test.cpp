#include "whatif/optimise.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include <catch2/catch.hpp>

#include "support/builder.h"
#include "support/random.h"
#include "support/rounds.h"

using namespace waymark;

namespace {

// A small valid map with one scenario of that many interventions, of any kind but removals.
Journey small_journey(Random& random, int interventions) {
    JourneyBuilder builder = a_journey();
    const std::vector<std::string> ids{"a", "b", "c", "d"};
    for (const std::string& id : ids) {
        builder.touchpoint(id).scores(random.between(2, 9), random.between(2, 9), random.between(2, 9));
        builder.leave(random.between(0.01, 0.2)).dwell_days(random.between(3, 60));
        builder.cost(random.between(0, 10)).revenue(random.between(0, 30));
    }
    builder.link("a", "b").link("b", "c", 1, 0.5).link("c", "a").link("b", "d", 1, -0.8).link("d", "a");
    builder.link("c", done_target, 0.3).scenario("s");
    for (int i = 0; i < interventions; ++i) {
        builder.intervention("i" + std::to_string(i), random.integer(0, 4));
        builder.costing(random.chance(0.2) ? 0 : random.integer(1, 9),
                        random.chance(0.5) ? 0 : random.integer(1, 3));
        const int changes = random.integer(1, 2);
        for (int c = 0; c < changes; ++c) {
            const std::string& id = random.one_of(ids);
            switch (random.integer(0, 3)) {
            case 0: builder.add(id, TouchpointField::people, random.between(-1, 3)); break;
            case 1: builder.set(id, TouchpointField::process, random.between(0, 10)); break;
            case 2: builder.multiply(id, TouchpointField::leave, random.between(0.5, 1.1)); break;
            default: builder.multiply(id, TouchpointField::dwell_days, random.between(0.6, 1.5));
            }
        }
    }
    builder.simulate(PeriodUnit::month, random.integer(2, 5), 1000, random.integer(0, 50));
    return builder.build();
}

// Every choice in turn, simulated on its own; costs as the command line's page words them.
struct BruteForce {
    std::vector<double> costs;
    std::vector<std::optional<double>> values;

    BruteForce(const Journey& journey, Goal goal) {
        Scenario scenario = journey.scenarios[0];
        const std::size_t n = scenario.interventions.size();
        for (std::size_t mask = 0; mask < std::size_t{1} << n; ++mask) {
            double cost = 0;
            for (std::size_t i = 0; i < n; ++i) {
                Intervention& intervention = scenario.interventions[i];
                intervention.enabled = (mask >> i & 1U) != 0;
                const int periods =
                    std::max(0, journey.simulation.horizon - std::max(1, intervention.start_period) + 1);
                if (intervention.enabled)
                    cost += intervention.cost_once + intervention.cost_per_period * periods;
            }
            costs.push_back(cost);
            values.push_back(value_of(simulate(journey, &scenario).value(), goal));
        }
    }

    // The best value that the money buys.
    [[nodiscard]] double best(double budget, int direction) const {
        std::optional<double> best;
        for (std::size_t mask = 0; mask < costs.size(); ++mask)
            if (costs[mask] <= budget && values[mask] &&
                (!best || direction * *values[mask] > direction * *best))
                best = values[mask];
        return best.value();
    }
};

std::size_t mask_of(const Journey& journey, const ChosenSet& choice) {
    std::size_t mask = 0;
    for (std::size_t i = 0; i < journey.scenarios[0].interventions.size(); ++i) {
        const std::string& id = journey.scenarios[0].interventions[i].id;
        if (std::count(choice.interventions.begin(), choice.interventions.end(), id) > 0)
            mask |= std::size_t{1} << i;
    }
    return mask;
}

// Runs a search on a function of subsets.
template <class Function>
SubsetSearch searched(const SubsetTask& task, const Function& value) {
    SubsetSearch search(task);
    for (auto wanted = search.next(); !wanted.empty(); wanted = search.next())
        for (const Subset subset : wanted)
            search.take(subset, value(subset));
    return search;
}

} // namespace

TEST_CASE("the best choice for a budget, and all the frontier, are those of trying everything") {
    for (std::uint64_t seed = 0; seed < rounds(200); ++seed) {
        Random random(seed);
        const Journey journey = small_journey(random, seed % 100 == 0 ? 10 : random.integer(1, 6));
        OptimiseOptions options;
        options.goal = random.one_of(all_goals);
        const int direction = info(options.goal).good_direction;
        const BruteForce brute(journey, options.goal);
        if (random.chance(0.8)) options.budget = std::floor(random.between(0, brute.costs.back()));
        const Optimum optimum = optimise(journey, journey.scenarios[0], options).value();
        INFO("seed " << seed << ", goal " << info(options.goal).name);
        CHECK(optimum.is_exact);
        REQUIRE(optimum.best);
        const double budget = options.budget.value_or(brute.costs.back());
        CHECK(optimum.best->value == Approx(brute.best(budget, direction)).epsilon(2e-8));
        CHECK(optimum.best->cost <= budget);
        CHECK(*optimum.best == optimum.frontier.back());
        double paid = -1;
        for (const ChosenSet& choice : optimum.frontier) {
            const std::size_t mask = mask_of(journey, choice);
            CHECK(choice.cost == Approx(brute.costs[mask]).epsilon(1e-12));
            CHECK(choice.value == Approx(*brute.values[mask]).epsilon(1e-8));
            CHECK(choice.value == Approx(brute.best(choice.cost, direction)).epsilon(2e-8));
            CHECK(choice.cost > paid);
            paid = choice.cost;
        }
        // No step of the frontier is left out: between two of its costs money buys nothing more.
        for (std::size_t mask = 0; mask < brute.costs.size(); ++mask) {
            if (brute.costs[mask] > budget || !brute.values[mask]) continue;
            double reached = direction * optimum.frontier.front().value;
            for (const ChosenSet& choice : optimum.frontier)
                if (choice.cost <= brute.costs[mask]) reached = direction * choice.value;
            const double value = direction * *brute.values[mask];
            CHECK(value <= reached + 2e-8 * std::abs(value));
        }
    }
}

TEST_CASE("the search comes to the best of twelve nearly always, and never more than a hundredth short") {
    int found = 0;
    const auto cases = rounds(200);
    for (std::uint64_t seed = 0; seed < cases; ++seed) {
        Random random(1000 + seed);
        // Each has an effect, pairs help or hinder each other, and all wear off together.
        std::vector<double> own(12), cost(12);
        std::vector<std::vector<double>> together(12, std::vector<double>(12));
        for (std::size_t i = 0; i < 12; ++i) {
            own[i] = random.between(-1, 5);
            cost[i] = random.integer(1, 30);
            for (std::size_t j = 0; j < i; ++j)
                together[i][j] = random.chance(0.4) ? random.between(-4, 4) : 0;
        }
        const double wear = random.between(0, 0.05);
        const auto value = [&](Subset subset) -> std::optional<double> {
            double sum = 0;
            for (std::size_t i = 0; i < 12; ++i) {
                if (!contains(subset, i)) continue;
                sum += own[i];
                for (std::size_t j = 0; j < i; ++j)
                    if (contains(subset, j)) sum += together[i][j];
            }
            return 50 + (sum > 0 ? sum / (1 + wear * sum) : sum);
        };
        SubsetTask task{cost, random.between(20, 150), 1, seed, 0};
        const SubsetSearch search = searched(task, value);
        CHECK_FALSE(search.is_exact());
        task.most_exact = most_exact_subsets;
        const SubsetSearch exact = searched(task, value);
        CHECK(exact.is_exact());
        const double best = exact.frontier().back().value;
        const double reached = search.frontier().back().value;
        INFO("seed " << seed << ": " << reached << " of " << best);
        CHECK(reached <= best);
        CHECK(reached >= best - 0.01 * (best - 50));
        if (reached >= best * (1 - 1e-9)) ++found;
    }
    CHECK(found >= 0.95 * static_cast<double>(cases));
}

TEST_CASE("the search comes to the best of twelve interventions of a journey") {
    for (std::uint64_t seed = 0; seed < rounds(1); ++seed) {
        Random random(77 + seed);
        const Journey journey = small_journey(random, 12);
        OptimiseOptions options;
        options.goal = all_goals[(seed + 1) % all_goals.size()];
        options.budget = 40;
        const Optimum exact = optimise(journey, journey.scenarios[0], options).value();
        options.most_exact = 0;
        const Optimum search = optimise(journey, journey.scenarios[0], options).value();
        CHECK(exact.is_exact);
        CHECK_FALSE(search.is_exact);
        CHECK(search.tried < exact.tried);
        CHECK(search.best->interventions == exact.best->interventions);
    }
}

TEST_CASE(
    "beyond twelve interventions the choice is not called exact, keeps to the budget and repeats itself") {
    Random random(5);
    const Journey journey = small_journey(random, 16);
    OptimiseOptions options;
    options.budget = 60;
    const Optimum first = optimise(journey, journey.scenarios[0], options).value();
    const Optimum second = optimise(journey, journey.scenarios[0], options).value();
    CHECK_FALSE(first.is_exact);
    CHECK(first.best->cost <= 60);
    CHECK(first.best == second.best);
    CHECK(first.frontier == second.frontier);
}

TEST_CASE("interactions compare two measures together with each alone") {
    // Two ways to the same score: the second adds nothing to the first.
    const Journey journey = a_journey()
                                .touchpoint("a")
                                .leave(0.1)
                                .link("a", "a")
                                .scenario("s")
                                .intervention("one")
                                .costing(5, 0)
                                .set("a", TouchpointField::leave, 0.02)
                                .intervention("other")
                                .costing(9, 0)
                                .set("a", TouchpointField::leave, 0.02)
                                .simulate(PeriodUnit::day, 10, 100)
                                .build();
    const Optimum optimum = optimise(journey, journey.scenarios[0]).value();
    CHECK(optimum.best->interventions == std::vector<std::string>{"one"});
    REQUIRE(optimum.interactions.size() == 1);
    const Interaction& pair = optimum.interactions[0];
    CHECK(pair.sum_of_gains == Approx(2 * pair.gain_of_both));
    CHECK(pair.gain_of_both > 1);
}

TEST_CASE("what is switched off is a candidate too, and what costs without helping is none") {
    const Journey journey = a_journey()
                                .touchpoint("a")
                                .leave(0.1)
                                .link("a", "a")
                                .scenario("s")
                                .intervention("off")
                                .disabled()
                                .costing(5, 1)
                                .set("a", TouchpointField::leave, 0.02)
                                .intervention("idle")
                                .costing(1, 0)
                                .multiply("a", TouchpointField::leave, 1)
                                .simulate(PeriodUnit::day, 10, 100)
                                .build();
    const Optimum optimum = optimise(journey, journey.scenarios[0]).value();
    CHECK(optimum.best->interventions == std::vector<std::string>{"off"});
    CHECK(optimum.best->cost == 15);
    REQUIRE(optimum.frontier.size() == 2);
    CHECK(optimum.frontier[0].interventions.empty());
}

TEST_CASE("a choice that leaves nowhere to start is passed over") {
    const Journey journey = a_journey()
                                .touchpoint("a")
                                .touchpoint("b")
                                .link("a", "b")
                                .scenario("s")
                                .intervention("without-a")
                                .change(RemoveTouchpoint{"a"})
                                .intervention("without-b")
                                .change(RemoveTouchpoint{"b"})
                                .simulate(PeriodUnit::day, 3, 100)
                                .build();
    const Optimum optimum = optimise(journey, journey.scenarios[0]).value();
    CHECK(optimum.without_value == 1);
    CHECK(optimum.best);
}

TEST_CASE("a scenario without interventions has nothing to choose from") {
    const Journey journey = a_journey().touchpoint("a").scenario("s").build();
    const auto refused = optimise(journey, journey.scenarios[0]);
    REQUIRE_FALSE(refused);
    CHECK(to_text(refused.problems().front()).find("\"s\"") != std::string::npos);
}

TEST_CASE("the cost over the horizon counts every period from the start") {
    Intervention intervention;
    intervention.cost_once = 100;
    intervention.cost_per_period = 10;
    CHECK(cost_over_horizon(intervention, 24) == 340);
    intervention.start_period = 24;
    CHECK(cost_over_horizon(intervention, 24) == 110);
    intervention.start_period = 30;
    CHECK(cost_over_horizon(intervention, 24) == 100);
}
