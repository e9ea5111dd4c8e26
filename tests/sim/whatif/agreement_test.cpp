// The product's figures against the oracle's, which were computed in another way from the same model page.
#include <algorithm>
#include <filesystem>
#include <set>

#include <catch2/catch.hpp>

#include "file/journey_file.h"
#include "journey/claim.h"
#include "support/agreement.h"
#include "support/dense_oracle.h"
#include "support/random_journey.h"
#include "support/rounds.h"
#include "whatif/simulate.h"

using namespace waymark;

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> bundled_journeys() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(WAYMARK_SOURCE_DIR) / "scenarios")) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text = std::to_string(lines.size()) + " differences";
    for (std::size_t i = 0; i < std::min<std::size_t>(8, lines.size()); ++i)
        text += "\n  " + lines[i];
    return text;
}

// False when the scenario is refused, by both.
bool agrees(const Journey& journey, const Scenario* scenario) {
    const auto outcome = simulate(journey, scenario);
    const auto expected = oracle::figures_of(journey, scenario);
    INFO((scenario == nullptr ? "base map" : "scenario " + scenario->id));
    REQUIRE(outcome.has_value() == expected.has_value());
    if (!outcome) return false;
    const auto differences = oracle::disagreements(journey, *outcome, *expected);
    const auto leaking = oracle::leaks(outcome->periods);
    INFO(joined(differences));
    INFO(joined(leaking));
    CHECK((differences.empty() && leaking.empty()));
    return true;
}

// The base map and all scenarios that are not refused, computed in one go.
void agree_together(const Journey& journey) {
    std::vector<const Scenario*> scenarios{nullptr};
    for (const Scenario& scenario : journey.scenarios) {
        if (oracle::figures_of(journey, &scenario)) scenarios.push_back(&scenario);
    }
    const auto outcomes = simulate_all(journey, scenarios);
    REQUIRE(outcomes);
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        INFO("scenario " << i);
        const auto differences =
            oracle::disagreements(journey, (*outcomes)[i], *oracle::figures_of(journey, scenarios[i]));
        INFO(joined(differences));
        CHECK(differences.empty());
        CHECK(oracle::leaks((*outcomes)[i].periods).empty());
    }
}

struct Tally {
    int maps = 0;
    int refused = 0;
};

Tally compare_random(std::uint64_t first_seed, std::uint64_t count, const RandomJourneyOptions& options) {
    Tally tally;
    for (std::uint64_t seed = first_seed; seed < first_seed + count; ++seed) {
        const Journey journey = random_journey(seed, options);
        INFO("seed " << seed);
        tally.maps += agrees(journey, nullptr) ? 1 : 0;
        for (const Scenario& scenario : journey.scenarios)
            ++(agrees(journey, &scenario) ? tally.maps : tally.refused);
    }
    return tally;
}

} // namespace

TEST_CASE("the bundled journeys come out as the oracle says, with every scenario") {
    const auto files = bundled_journeys();
    REQUIRE(files.size() >= 5);
    for (const fs::path& file : files) {
        INFO(file.filename());
        const auto journey = load_journey(file);
        REQUIRE(journey);
        CHECK(agrees(*journey, nullptr));
        for (const Scenario& scenario : journey->scenarios)
            CHECK(agrees(*journey, &scenario));
    }
}

TEST_CASE("scenarios that are computed together come out as the oracle says") {
    for (const fs::path& file : bundled_journeys()) {
        INFO(file.filename());
        agree_together(*load_journey(file));
    }
    RandomJourneyOptions options;
    options.most_scenarios = 4;
    for (std::uint64_t seed = 40000; seed < 40000 + rounds(120); ++seed) {
        INFO("seed " << seed);
        agree_together(random_journey(seed, options));
    }
}

TEST_CASE("random journeys come out as the oracle says") {
    const Tally tally = compare_random(0, rounds(600), {});
    CHECK(tally.maps > 600);
    CHECK(tally.refused > 0);
}

TEST_CASE("random journeys of small change come out as the oracle says over many periods") {
    RandomJourneyOptions options;
    options.most_touchpoints = 4;
    options.longest_horizon = 300;
    options.shortest_dwell_days = 1;
    options.longest_dwell_days = 3000;
    compare_random(10000, rounds(60), options);
}

TEST_CASE("larger random journeys come out as the oracle says") {
    RandomJourneyOptions options;
    options.most_touchpoints = 14;
    options.most_scenarios = 1;
    compare_random(20000, rounds(40), options);
}

TEST_CASE("extreme random journeys come out as the oracle says") {
    RandomJourneyOptions options;
    options.extreme = true;
    options.most_touchpoints = 4;
    options.most_scenarios = 1;
    compare_random(30000, rounds(150), options);
}
