#include "desktop/comparer.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <thread>

#include "app/desktop/idle.h"
#include "desktop/optimiser.h"
#include "session/comparison.h"
#include "sim/edit/sample.h"
#include "whatif/optimise.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

SimulateOptions without_reach() {
    SimulateOptions options;
    options.reach = false;
    return options;
}

Snapshot the_sample() {
    return std::make_shared<const Journey>(sample());
}

} // namespace

TEST_CASE("a comparison shows figures first and ends with waterfalls and bands") {
    Comparer comparer;
    const ComparisonInputs inputs{the_sample(), {}, {"better"}};
    comparer.compare(inputs);
    comparer.compare(inputs); // asked for in every frame, begun once
    const auto reports = wait_until_idle(comparer);
    REQUIRE(reports.size() >= 3);
    const ScenarioComparison& first = *reports.front().found;
    CHECK_FALSE(first.is_complete);
    CHECK(*first.base == *simulate(*inputs.journey, nullptr, without_reach()));
    const ScenarioComparison& last = *reports.back().found;
    REQUIRE(last.is_complete);
    REQUIRE(last.scenarios.size() == 1);
    const ComparedScenario& better = last.scenarios[0];
    CHECK(*better.outcome == *simulate(*inputs.journey, &inputs.journey->scenarios[0], without_reach()));
    CHECK(better.waterfalls == *waterfalls(*inputs.journey, inputs.journey->scenarios[0]));
    REQUIRE(better.bands);
    CHECK(better.bands->draws == 1000);
}

TEST_CASE("nothing is compared any more once it is not asked for") {
    Comparer comparer;
    comparer.compare(ComparisonInputs{the_sample(), {}, {"better"}});
    comparer.compare(std::nullopt);
    CHECK_FALSE(comparer.is_busy());
}

TEST_CASE("the optimiser finds beside the frames what it finds in one go") {
    Optimiser optimiser;
    const OptimiseRequest request{the_sample(), "better", {}, Goal::satisfaction, 1e9};
    optimiser.start(request);
    CHECK(optimiser.is_busy());
    const auto reports = wait_until_idle(optimiser);
    REQUIRE_FALSE(reports.empty());
    REQUIRE(reports.back().is_last);
    REQUIRE(reports.back().optimum);
    const Optimum& found = *reports.back().optimum;
    OptimiseOptions options;
    options.goal = Goal::satisfaction;
    options.budget = 1e9;
    const auto expected = optimise(*request.journey, request.journey->scenarios[0], options);
    CHECK(found.best == expected->best);
    CHECK(found.frontier == expected->frontier);
}

TEST_CASE("a search that is stopped says nothing more") {
    Optimiser optimiser;
    optimiser.start({the_sample(), "better", {}, Goal::customers, {}});
    optimiser.stop();
    CHECK_FALSE(optimiser.is_busy());
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    CHECK(optimiser.take_finished().empty());
}
