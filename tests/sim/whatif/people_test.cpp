// A million sampled people against the analytic projection: two computations that share the chain and nothing
// else.
#include <catch2/catch.hpp>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "file/journey_file.h"
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
