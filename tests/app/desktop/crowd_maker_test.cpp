#include "desktop/crowd_maker.h"

#include <catch2/catch.hpp>

#include <atomic>

#include "app/desktop/idle.h"
#include "sim/edit/sample.h"

using namespace waymark;
using namespace waymark::testing;

TEST_CASE("a crowd is made beside the frames, and the window is woken") {
    std::atomic<int> woken = 0;
    CrowdMaker maker([&] { ++woken; });
    maker.make(std::nullopt);
    CHECK_FALSE(maker.is_busy());
    const ProjectionInputs inputs{std::make_shared<const Journey>(sample()), {}, {}};
    maker.make(inputs);
    maker.make(inputs); // asked for in every frame, begun once
    const auto reports = wait_until_idle(maker);
    REQUIRE(reports.size() == 1);
    CHECK(reports[0].inputs == inputs);
    REQUIRE(reports[0].crowd);
    CHECK_FALSE(reports[0].crowd->crowd->people.empty());
    CHECK(woken == 1);
}

TEST_CASE("while a slider moves people of the latest map are always made in the end") {
    CrowdMaker maker;
    ProjectionInputs last;
    for (int i = 0; i < 30; ++i) {
        last = {std::make_shared<const Journey>(sample()), {}, {}};
        maker.make(last);
    }
    const auto reports = wait_until_idle(maker);
    REQUIRE_FALSE(reports.empty());
    CHECK(reports.size() <= 2);
    CHECK(reports.back().inputs == last);
}

TEST_CASE("of a persona that is not there any more there is no crowd, and no crash") {
    CrowdMaker maker;
    maker.make(ProjectionInputs{std::make_shared<const Journey>(sample()), {}, "nobody"});
    const auto reports = wait_until_idle(maker);
    REQUIRE(reports.size() == 1);
    CHECK_FALSE(reports[0].crowd);
}
