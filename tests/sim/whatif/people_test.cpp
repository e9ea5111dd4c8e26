// A million sampled people against the analytic projection: two computations that share the chain and nothing
// else.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "file/journey_file.h"
#include "support/random_journey.h"
#include "support/rounds.h"
#include "whatif/sample.h"

using namespace waymark;

namespace {

constexpr double most_errors = 4.5; // standard errors

std::uint64_t from_environment(const char* name, std::uint64_t usual) {
    const char* const text = std::getenv(name);
    return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
}

std::vector<std::filesystem::path> bundled_files() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator("../scenarios"))
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    return paths;
}

Plan plan_of(const Journey& journey, const Scenario* scenario, bool lifetime) {
    SimulateOptions options;
    options.lifetime = lifetime;
    const Result<Plan> made = plan(journey, scenario, options);
    REQUIRE(made);
    return *made;
}

Outcome exact_outcome(const Plan& plan) {
    std::vector<PersonaPart> parts;
    for (std::size_t i = 0; i < plan.personas.size(); ++i)
        parts.push_back(persona_part(plan, i));
    const Result<Outcome> made = outcome(plan, parts);
    REQUIRE(made);
    return *made;
}

SampledOutcome sampled_outcome(const Plan& plan, const SampleOptions& options) {
    const Result<SampledOutcome> made = sample(plan, options);
    REQUIRE(made);
    return *made;
}

// How many real people one sampled person stands for, at most.
double people_of_one(const Plan& plan, std::uint64_t sampled) {
    const Simulation& simulation = plan.simulation;
    return 2 * (simulation.initial + simulation.arrivals * simulation.horizon) / static_cast<double>(sampled);
}

// Compares every column of every row; where hardly anybody was counted, a count is known to one person only.
void check_rows(const Plan& plan, const Outcome& exact, const SampledOutcome& sampled) {
    REQUIRE(sampled.outcome.periods.size() == exact.periods.size());
    const double one = people_of_one(plan, sampled.people);
    double largest = 0;
    for (std::size_t t = 0; t < exact.periods.size(); ++t) {
        for (const FigureInfo& figure : period_figures()) {
            const auto truth = value_of(exact.periods[t], figure.name);
            const auto value = value_of(sampled.outcome.periods[t], figure.name);
            const auto error = value_of(sampled.standard_errors[t], figure.name);
            INFO(figure.name << " of period " << t);
            REQUIRE(truth.has_value() == value.has_value());
            if (!truth) continue;
            REQUIRE(error.has_value());
            INFO("exact " << *truth << ", sampled " << *value << " ± " << *error);
            const double least = figure.scale == FigureScale::people ? one : 0;
            const double rounding = 1e-9 * std::abs(*truth);
            CHECK(std::abs(*value - *truth) <= most_errors * std::hypot(*error, least) + rounding);
            if (*error > 0) largest = std::max(largest, std::abs(*value - *truth) / *error);
        }
    }
    UNSCOPED_INFO("largest difference: " << largest << " standard errors");
}

} // namespace

TEST_CASE("a million people come to what the projection says, in every column of every period") {
    SampleOptions options;
    options.people = from_environment("WAYMARK_TEST_PEOPLE", 1'000'000);
    options.seed = from_environment("WAYMARK_TEST_SEED", 20260101);
    for (const auto& path : bundled_files()) {
        const Result<Journey> journey = load_journey(path);
        REQUIRE(journey);
        for (const Scenario* scenario :
             {static_cast<const Scenario*>(nullptr), &journey->scenarios.front()}) {
            INFO(path.stem().string() << ", " << (scenario == nullptr ? "base" : scenario->id));
            const Plan made = plan_of(*journey, scenario, false);
            const SampledOutcome sampled = sampled_outcome(made, options);
            CHECK(sampled.cut == 0);
            check_rows(made, exact_outcome(made), sampled);
        }
    }
}

TEST_CASE("people walk through changes of map as the projection says") {
    int compared = 0, with_changes = 0;
    for (std::uint64_t seed = 1; seed <= rounds(60); ++seed) {
        const Journey journey = random_journey(seed);
        if (journey.scenarios.empty() || journey.simulation.horizon > 60) continue;
        INFO("seed " << seed);
        SimulateOptions quick;
        quick.lifetime = false;
        const Result<Plan> made = plan(journey, &journey.scenarios.front(), quick);
        if (!made) continue; // a removal that cannot be simulated
        SampleOptions options;
        options.people = 20'000;
        options.seed = seed;
        options.most_visits = 1000;
        const SampledOutcome sampled = sampled_outcome(*made, options);
        if (sampled.cut > 0) continue;
        ++compared;
        if (made->maps.segments.size() > 1) ++with_changes;
        const Outcome exact = exact_outcome(*made);
        const double one = people_of_one(*made, sampled.people);
        for (std::size_t t = 0; t < exact.periods.size(); ++t) {
            for (const char* const name :
                 {"prospects", "customers", "converted", "lost", "churned", "completed"}) {
                const double truth = *value_of(exact.periods[t], name);
                const double value = *value_of(sampled.outcome.periods[t], name);
                const double error = *value_of(sampled.standard_errors[t], name);
                INFO(name << " of period " << t << ": exact " << truth << ", sampled " << value << " ± "
                          << error);
                CHECK(std::abs(value - truth) <= 5 * std::hypot(error, one));
            }
        }
    }
    CHECK(compared >= 15);
    CHECK(with_changes >= 5);
}
