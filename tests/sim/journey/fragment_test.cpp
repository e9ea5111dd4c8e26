#include "journey/fragment.h"

#include <catch2/catch.hpp>

#include "../edit/sample.h"
#include "journey/lookup.h"

using namespace waymark;
using waymark::testing::sample;

TEST_CASE("a fragment has the touchpoints in the map's order, with their stages and the links among them") {
    const Journey journey = sample();
    const Fragment fragment = fragment_of(journey, {"room", "site", "desk"});
    REQUIRE(fragment.touchpoints.size() == 3);
    CHECK(fragment.touchpoints[0] == journey.touchpoints[0]);
    CHECK(fragment.touchpoints[2].id == "room");
    CHECK(fragment.stages == std::vector<Stage>{journey.stages[0], journey.stages[1]});
    CHECK(fragment.links == journey.links);
}

TEST_CASE("links that lead out of a fragment stay behind, finishing the journey comes along") {
    const Fragment fragment = fragment_of(sample(), {"room"});
    CHECK(fragment.links == std::vector<Link>{{"room", done_target}});
    CHECK(fragment_of(sample(), {"desk"}).links.empty());
}

TEST_CASE("ids that a journey does not have make an empty fragment") {
    CHECK(fragment_of(sample(), {"nowhere"}) == Fragment{});
    CHECK(fragment_of(sample(), {}) == Fragment{});
}
