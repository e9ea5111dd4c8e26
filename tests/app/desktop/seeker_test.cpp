#include "desktop/seeker.h"

#include <catch2/catch.hpp>

#include "app/desktop/idle.h"
#include "sim/edit/sample.h"
#include "whatif/goal_seek.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

// People a little happier than now: within reach of some fields.
SeekRequest request() {
    Journey visited = sample();
    visited.simulation.arrivals = 100;
    const auto journey = std::make_shared<const Journey>(visited);
    const double now = *value_of(*simulate(*journey, nullptr), Goal::satisfaction);
    return {{journey, {}, {}}, {"satisfaction", Side::at_least, now + 0.05}};
}

} // namespace

TEST_CASE("what threads find of fields is what one after the other gives, the smallest change first") {
    Seeker seeker;
    const SeekRequest asked = request();
    seeker.start(asked);
    const auto reports = wait_until_idle(seeker);
    REQUIRE_FALSE(reports.empty());
    REQUIRE(reports.back().answers);
    const auto study = seek_study(*asked.inputs.journey, nullptr, asked.target);
    REQUIRE(study);
    std::vector<SeekAnswer> expected;
    for (std::size_t i = 0; i < study->fields.size(); ++i)
        expected.push_back(sought(*study, i));
    sort_answers(expected, asked.target);
    const auto& found = *reports.back().answers;
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(found[i].of == expected[i].of);
        CHECK(found[i].to == expected[i].to);
        CHECK(found[i].reaches == expected[i].reaches);
    }
    CHECK(found.front().reaches);
}

TEST_CASE("a search that is stopped reports nothing, and the next one is its own") {
    Seeker seeker;
    seeker.start(request());
    seeker.stop();
    CHECK_FALSE(seeker.is_busy());
    CHECK(seeker.take_finished().empty());
    const SeekRequest asked = request();
    seeker.start(asked);
    for (const SeekReport& report : wait_until_idle(seeker))
        CHECK(report.request == asked);
}

TEST_CASE("why nothing can be sought is said") {
    Seeker seeker;
    SeekRequest asked = request();
    asked.target.figure = "happiness";
    seeker.start(asked);
    const auto reports = wait_until_idle(seeker);
    REQUIRE(reports.size() == 1);
    CHECK_FALSE(reports.front().answers);
    CHECK_FALSE(reports.front().problems.empty());
}
