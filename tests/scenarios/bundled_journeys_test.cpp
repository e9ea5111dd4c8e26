#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "file/journey_file.h"
#include "file/read.h"
#include "whatif/compare.h"
#include "whatif/simulate.h"

using namespace waymark;

namespace {

// Tests run in tests/, beside scenarios/.
std::vector<std::filesystem::path> bundled_files() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator("../scenarios"))
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    return paths;
}

Journey bundled_journey(const std::filesystem::path& path) {
    const Result<Journey> journey = load_journey(path);
    INFO((journey ? std::string() : to_text(journey.problems().front())));
    REQUIRE(journey);
    return *journey;
}

Outcome outcome_of(const Journey& journey, const Scenario* scenario) {
    SimulateOptions options;
    options.reach = false; // what costs most, and nothing here asks for it
    const Result<Outcome> outcome = simulate(journey, scenario, options);
    REQUIRE(outcome);
    return *outcome;
}

// 12874 as the descriptions write it: "12 874" with a no-break space.
std::string grouped(double value) {
    std::string digits = std::to_string(std::lround(value));
    for (std::size_t end = digits.size(); end > 3; end -= 3)
        digits.insert(end - 3, "\u00a0");
    return digits;
}

std::string whole(double value) {
    const long rounded = std::lround(value);
    return (rounded < 0 ? "−" : "") + std::to_string(std::labs(rounded));
}

std::string percent(double share) {
    const long hundredths = std::lround(share * 10000);
    const std::string rest = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + (rest.size() == 1 ? ".0" : ".") + rest + "\u00a0%";
}

// What the description of a scenario must say of the last month, and of the base beside it.
std::vector<std::string> claims_of(const Outcome& base, const Outcome& scenario) {
    const PeriodFigures& was = base.periods.back();
    const PeriodFigures& is = scenario.periods.back();
    const std::optional<int> payback = payback_period(base, scenario);
    return {"churn " + percent(*is.churn_rate) + " (base " + percent(*was.churn_rate) + ")",
            "NPS " + whole(*is.nps) + " (base " + whole(*was.nps) + ")",
            grouped(is.customers) + " customers (base " + grouped(was.customers) + ")",
            payback ? "pays back in month " + std::to_string(*payback) + " "
                    : "does not pay back within 24 months"};
}

} // namespace

TEST_CASE("every bundled journey loads, and saving it changes no byte") {
    CHECK(bundled_files().size() == 5);
    for (const auto& path : bundled_files()) {
        INFO(path.string());
        const Result<std::string> text = read_file(path, 1'000'000);
        REQUIRE(text);
        CHECK(to_canonical_text(bundled_journey(path)) == *text);
    }
}

TEST_CASE("the descriptions of the bundled journeys say what the journeys come to") {
    for (const auto& path : bundled_files()) {
        INFO(path.string());
        const Journey journey = bundled_journey(path);
        const Outcome base = outcome_of(journey, nullptr);
        for (const Scenario& scenario : journey.scenarios)
            for (const std::string& claim : claims_of(base, outcome_of(journey, &scenario)))
                CHECK_THAT(scenario.description, Catch::Contains(claim));
    }
}

TEST_CASE("everybody in the bundled journeys has a way to every touchpoint and a way out") {
    for (const auto& path : bundled_files()) {
        INFO(path.string());
        const Outcome base = outcome_of(bundled_journey(path), nullptr);
        REQUIRE(base.mix);
        for (const TouchpointFigures& touchpoint : base.mix->touchpoints) {
            INFO(touchpoint.touchpoint);
            CHECK(touchpoint.visits > 0.01);
        }
    }
}

TEST_CASE("a complaint that is handled well wins people back in every bundled journey") {
    for (const auto& path : bundled_files()) {
        INFO(path.string());
        const Outcome base = outcome_of(bundled_journey(path), nullptr);
        const bool is_software = path.filename() == "saas-onboarding.journey.json";
        const std::string desk = is_software ? "rescue" : "complaint";
        REQUIRE(base.mix);
        const auto& touchpoints = base.mix->touchpoints;
        const auto met = std::find_if(touchpoints.begin(), touchpoints.end(),
                                      [&](const TouchpointFigures& t) { return t.touchpoint == desk; });
        REQUIRE(met != touchpoints.end());
        CHECK(*met->satisfaction > *met->arriving + 0.5);
    }
}
