#include "whatif/scenario_map.h"

#include <catch2/catch.hpp>

#include "journey/lookup.h"
#include "support/builder.h"

using namespace waymark;

namespace {

// The map with the touchpoint taken out, which must not be refused.
AppliedMap without(const JourneyBuilder& builder, const std::vector<std::string>& removed) {
    JourneyBuilder whole = builder;
    whole.scenario("fewer").intervention("i");
    for (const std::string& touchpoint : removed)
        whole.change(RemoveTouchpoint{touchpoint});
    const Journey journey = whole.build();
    auto map = map_in_force(journey, journey.scenarios.front());
    REQUIRE(map);
    CHECK(map->without_effect.empty());
    return map->map;
}

double weight(const std::vector<Link>& links, const std::string& from, const std::string& to) {
    for (const Link& link : links) {
        if (link.from == from && link.to == to) return link.weight;
    }
    return -1; // no such link
}

double share(const AppliedMap& map, const std::string& touchpoint) {
    for (const Start& start : map.journey.personas.front().start) {
        if (start.touchpoint == touchpoint) return start.share;
    }
    return -1; // no such start
}

JourneyBuilder four() {
    return a_journey().touchpoint("a").touchpoint("b").touchpoint("c").touchpoint("d");
}

} // namespace

TEST_CASE("a removed touchpoint hands its visitors on in proportion to its own links") {
    const AppliedMap map =
        without(four().link("a", "b", 8).link("b", "c", 1).link("b", "d", 3).link("a", "d", 2), {"b"});
    CHECK(find_touchpoint(map.journey, "b") == nullptr);
    CHECK(map.journey.links.size() == 2);
    CHECK(weight(map.journey.links, "a", "c") == 2); // 8·1/4
    CHECK(weight(map.journey.links, "a", "d") == 8); // 2 + 8·3/4
}

TEST_CASE("a new link takes tilt and friction of the one it replaces, a standing one keeps its own") {
    const AppliedMap map = without(four()
                                       .link("a", "b", 1, 2, 0.5)
                                       .link("b", "c", 1, -4, 9)
                                       .link("b", "d", 1, -4, 9)
                                       .link("a", "d", 1, -1, 0.25),
                                   {"b"});
    CHECK(*find_link(map.journey, {"a", "c"}) == Link{"a", "c", 0.5, 2, 0.5});
    CHECK(*find_link(map.journey, {"a", "d"}) == Link{"a", "d", 1.5, -1, 0.25});
}

TEST_CASE("a removed touchpoint without ways out hands on to the end of the journey") {
    const AppliedMap map = without(four().link("a", "b", 3).link("a", "c", 1), {"b"});
    CHECK(weight(map.journey.links, "a", done_target) == 3);
    CHECK(map.retired_links.empty());
}

TEST_CASE("a removed touchpoint whose ways out weigh nothing hands on to the end of the journey") {
    const AppliedMap map = without(four().link("a", "b", 3).link("b", "c", 0), {"b"});
    CHECK(map.journey.links.size() == 1);
    CHECK(weight(map.journey.links, "a", done_target) == 3);
}

TEST_CASE("the own loop of a removed touchpoint is dropped before its ways out are shared") {
    const AppliedMap map =
        without(four().link("a", "b", 6).link("b", "b", 97).link("b", "c", 1).link("b", "d", 2), {"b"});
    CHECK(weight(map.journey.links, "a", "c") == 2);
    CHECK(weight(map.journey.links, "a", "d") == 4);
    CHECK(map.retired_links.size() == 2);
}

TEST_CASE("going to a removed touchpoint and back becomes staying") {
    const AppliedMap map = without(four().link("a", "b", 4, 1, 2).link("b", "a", 1).link("b", "c", 3), {"b"});
    CHECK(*find_link(map.journey, {"a", "a"}) == Link{"a", "a", 1, 1, 2});
    CHECK(weight(map.journey.links, "a", "c") == 3);
}

TEST_CASE("people at a removed touchpoint keep its ways out") {
    const AppliedMap map =
        without(four().leave(0.5).touchpoint("e").link("b", "b", 2).link("b", "c", 3, 1, 2), {"b"});
    REQUIRE(map.retired.size() == 1);
    CHECK(map.retired.front() == a_touchpoint("b"));
    CHECK(map.retired_links == std::vector<Link>{{"b", "c", 3, 1, 2}});
}

TEST_CASE("removed one after the other, the retired never lead to the retired") {
    const AppliedMap map = without(
        four().link("a", "b", 4).link("b", "c", 1).link("b", "d", 1).link("c", "b", 1).link("c", "d", 3),
        {"b", "c"});
    // Without b: a→c 2, a→d 2, c→c 1/2, c→d 7/2, retired b→c 1, b→d 1. Then without c, its loop dropped.
    CHECK(map.journey.links.size() == 1);
    CHECK(weight(map.journey.links, "a", "d") == 4);
    CHECK(map.retired_links.size() == 2);
    CHECK(weight(map.retired_links, "b", "d") == 2);
    CHECK(weight(map.retired_links, "c", "d") == 3.5);
}

TEST_CASE("start shares at a removed touchpoint go where its links lead, but never to the end") {
    const auto builder = [] {
        return four().link("a", "b", 1).link("a", "c", 3).link("a", done_target, 4).link("a", "a", 5);
    };
    const AppliedMap map = without(builder().start("a", 2).start("b", 1), {"a"});
    CHECK(share(map, "a") == -1);
    CHECK(share(map, "b") == 1.5); // 1 + 2·1/4
    CHECK(share(map, "c") == 1.5); // 2·3/4
}

TEST_CASE("start shares at a removed touchpoint that only finishes are dropped where others start") {
    const AppliedMap map = without(four().link("a", done_target).start("a", 2).start("b", 1), {"a"});
    CHECK(map.journey.personas.front().start == std::vector<Start>{{"b", 1}});
}

TEST_CASE("a removal that leaves a persona nowhere to start is refused with its name") {
    const Journey journey = four()
                                .link("a", done_target)
                                .persona("guest")
                                .start("a")
                                .scenario("fewer")
                                .intervention("i")
                                .change(RemoveTouchpoint{"a"})
                                .build();
    const auto map = map_in_force(journey, journey.scenarios.front());
    REQUIRE_FALSE(map);
    CHECK(
        to_text(map.problems().front()) ==
        "scenarios[0] \"fewer\", interventions[0] \"i\", changes[0]: remove touchpoint \"a\" is refused: "
        "persona \"guest\" would have nowhere to start. Link \"a\" to another touchpoint first, or give the "
        "persona another start.");
}

TEST_CASE("a removal that leaves no touchpoint is refused") {
    const Journey journey =
        a_journey().touchpoint("a").scenario("none").intervention("i").change(RemoveTouchpoint{"a"}).build();
    const auto map = map_in_force(journey, journey.scenarios.front());
    REQUIRE_FALSE(map);
    CHECK(map.problems().front().what == "remove touchpoint \"a\" is refused: no touchpoint would be left");
}

TEST_CASE("a start whose share is 0 is no start") {
    const Journey journey = four()
                                .link("a", done_target)
                                .start("a", 1)
                                .start("b", 0)
                                .scenario("fewer")
                                .intervention("i")
                                .change(RemoveTouchpoint{"a"})
                                .build();
    CHECK_FALSE(map_in_force(journey, journey.scenarios.front()));
}
