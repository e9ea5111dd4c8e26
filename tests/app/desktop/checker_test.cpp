#include "desktop/checker.h"

#include <catch2/catch.hpp>

#include <atomic>

#include "app/desktop/idle.h"
#include "checks/findings.h"
#include "sim/edit/sample.h"

using namespace waymark;
using namespace waymark::testing;

TEST_CASE("a map is checked beside the frames, and the window is woken") {
    std::atomic<int> woken = 0;
    Checker checker([&] { ++woken; });
    CHECK_FALSE(checker.is_busy());
    const auto journey = std::make_shared<const Journey>(sample());
    checker.start(journey);
    checker.start(journey); // asked for in every frame, begun once
    CHECK(checker.is_busy());
    const auto reports = wait_until_idle(checker);
    REQUIRE(reports.size() == 1);
    CHECK(reports[0].journey == journey);
    REQUIRE(reports[0].findings);
    CHECK(*reports[0].findings == findings_of(*journey));
    CHECK(woken == 1);
}

TEST_CASE("of many documents in a row the last is always checked") {
    Checker checker;
    Snapshot last;
    for (int i = 0; i < 50; ++i) {
        Journey journey = sample();
        journey.title = std::to_string(i);
        last = std::make_shared<const Journey>(journey);
        checker.start(last);
    }
    const auto reports = wait_until_idle(checker);
    REQUIRE_FALSE(reports.empty());
    CHECK(reports.back().journey == last);
}
