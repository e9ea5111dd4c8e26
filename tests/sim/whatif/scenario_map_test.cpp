#include "whatif/scenario_map.h"

#include <catch2/catch.hpp>

#include "journey/lookup.h"
#include "support/builder.h"
#include "support/random_journey.h"

using namespace waymark;

namespace {

ScenarioMap in_force(const Journey& journey) {
    auto map = map_in_force(journey, journey.scenarios.front());
    REQUIRE(map);
    return *map;
}

// a → b → @done, with an empty scenario to fill.
JourneyBuilder pair() {
    return a_journey()
        .touchpoint("a")
        .leave(0.2)
        .touchpoint("b")
        .dwell_days(4)
        .link("a", "b", 3, 1, 0.5)
        .link("b", done_target)
        .scenario("s");
}

} // namespace

TEST_CASE("set, add and multiply change a field of a touchpoint") {
    const Journey journey = pair()
                                .intervention("i")
                                .set("a", TouchpointField::process, 8)
                                .add("a", TouchpointField::leave, -0.125)
                                .multiply("b", TouchpointField::dwell_days, 0.5)
                                .build();
    const ScenarioMap made = in_force(journey);
    CHECK(find_touchpoint(made.map.journey, "a")->scores == Scores{5, 8, 5});
    CHECK(find_touchpoint(made.map.journey, "a")->leave == 0.2 - 0.125);
    CHECK(find_touchpoint(made.map.journey, "b")->dwell_days == 2);
    CHECK(made.without_effect.empty());
}

TEST_CASE("set, add and multiply change a field of a link") {
    const Journey journey = pair()
                                .intervention("i")
                                .multiply(LinkKey{"a", "b"}, LinkField::weight, 2)
                                .add(LinkKey{"a", "b"}, LinkField::tilt, -3)
                                .set(LinkKey{"a", "b"}, LinkField::friction, 1)
                                .build();
    CHECK(*find_link(in_force(journey).map.journey, {"a", "b"}) == Link{"a", "b", 6, -2, 1});
}

TEST_CASE("changed values stay within the field's range") {
    const Journey journey = pair()
                                .intervention("i")
                                .add("a", TouchpointField::people, 99)
                                .set("a", TouchpointField::leave, -1)
                                .multiply("b", TouchpointField::dwell_days, 0)
                                .add("b", TouchpointField::effort, -6)
                                .set(LinkKey{"a", "b"}, LinkField::tilt, 7)
                                .add(LinkKey{"a", "b"}, LinkField::weight, -8)
                                .build();
    const Journey map = in_force(journey).map.journey;
    CHECK(find_touchpoint(map, "a")->scores.people == 10);
    CHECK(find_touchpoint(map, "a")->leave == 0);
    CHECK(find_touchpoint(map, "b")->dwell_days == 0.001);
    CHECK(find_touchpoint(map, "b")->effort == 1);
    CHECK(find_link(map, {"a", "b"})->tilt == 5);
    CHECK(find_link(map, {"a", "b"})->weight == 0);
}

TEST_CASE("a product too large for a number stays a number") {
    const Journey journey = pair()
                                .intervention("i")
                                .set("a", TouchpointField::cost, 1e300)
                                .multiply("a", TouchpointField::cost, 1e300)
                                .build();
    CHECK(find_touchpoint(in_force(journey).map.journey, "a")->cost == 1e300);
}

TEST_CASE("changes take effect in list order") {
    const auto builder = [] {
        return pair().intervention("i");
    };
    const auto dwell = TouchpointField::dwell_days;
    const Journey first_set = builder().set("b", dwell, 10).multiply("b", dwell, 3).build();
    const Journey first_multiplied = builder().multiply("b", dwell, 3).set("b", dwell, 10).build();
    CHECK(find_touchpoint(in_force(first_set).map.journey, "b")->dwell_days == 30);
    CHECK(find_touchpoint(in_force(first_multiplied).map.journey, "b")->dwell_days == 10);
}

TEST_CASE("list order holds over start periods too") {
    const Journey journey = pair()
                                .intervention("late", 6)
                                .set("b", TouchpointField::dwell_days, 10)
                                .intervention("early", 2)
                                .multiply("b", TouchpointField::dwell_days, 3)
                                .build();
    const auto dwell_in = [&](int period) {
        return find_touchpoint(map_in_period(journey, journey.scenarios.front(), period)->map.journey, "b")
            ->dwell_days;
    };
    CHECK(dwell_in(1) == 4);
    CHECK(dwell_in(2) == 12);
    CHECK(dwell_in(6) == 30);
}

TEST_CASE("start periods 0 and 1 both mean from the beginning") {
    for (const int start : {0, 1}) {
        const Journey journey =
            pair().intervention("i", start).set("b", TouchpointField::dwell_days, 10).build();
        for (const int period : {0, 1}) {
            const auto made = map_in_period(journey, journey.scenarios.front(), period);
            CHECK(find_touchpoint(made->map.journey, "b")->dwell_days == 10);
        }
    }
}

TEST_CASE("an intervention that is off changes nothing") {
    const Journey journey =
        pair().intervention("i").disabled().set("b", TouchpointField::dwell_days, 10).build();
    CHECK(in_force(journey).map == AppliedMap{journey, {}, {}});
}

TEST_CASE("touchpoints and links can be added and links removed") {
    const Journey journey = pair()
                                .intervention("i")
                                .change(AddTouchpoint{a_touchpoint("c")})
                                .change(AddLink{{"a", "c", 1, 0, 0}})
                                .change(AddLink{{"c", done_target, 1, 0, 0}})
                                .change(RemoveLink{{"a", "b"}})
                                .build();
    const ScenarioMap made = in_force(journey);
    CHECK(made.without_effect.empty());
    CHECK(touchpoint_ids(made.map.journey) == std::vector<std::string>{"a", "b", "c"});
    CHECK(made.map.journey.links ==
          std::vector<Link>{{"b", done_target, 1, 0, 0}, {"a", "c", 1, 0, 0}, {"c", done_target, 1, 0, 0}});
}

TEST_CASE("a change whose target another intervention adds later has no effect until then") {
    const Journey journey = pair()
                                .intervention("chat", 5)
                                .change(AddTouchpoint{a_touchpoint("chat")})
                                .intervention("better-chat", 2)
                                .set("chat", TouchpointField::process, 9)
                                .build();
    const Scenario& scenario = journey.scenarios.front();
    const auto early = map_in_period(journey, scenario, 4);
    CHECK(early->map == AppliedMap{journey, {}, {}});
    REQUIRE(early->without_effect.size() == 1);
    CHECK(to_text(early->without_effect.front().problem) ==
          "scenarios[0] \"s\", interventions[1] \"better-chat\", changes[0]: set process of \"chat\" has no "
          "effect: touchpoint \"chat\" is not on the map then. Let what puts it there be on, start no later "
          "and stand before this.");
    const auto late = map_in_period(journey, scenario, 5);
    CHECK(late->without_effect.empty());
    CHECK(find_touchpoint(late->map.journey, "chat")->scores.process == 9);
}

TEST_CASE("changes without a target are harmless and each is reported") {
    const Journey journey = pair()
                                .intervention("absent")
                                .disabled()
                                .change(AddTouchpoint{a_touchpoint("x")})
                                .change(AddLink{{"b", "a", 1, 0, 0}})
                                .intervention("i")
                                .add("x", TouchpointField::people, 1)
                                .set(LinkKey{"b", "a"}, LinkField::weight, 2)
                                .change(AddLink{{"x", "a", 1, 0, 0}})
                                .change(AddLink{{"a", "x", 1, 0, 0}})
                                .change(RemoveLink{{"b", "a"}})
                                .change(RemoveTouchpoint{"x"})
                                .build();
    const ScenarioMap made = in_force(journey);
    CHECK(made.map == AppliedMap{journey, {}, {}});
    CHECK(made.without_effect.size() == 6);
}

TEST_CASE("adding what stands already has no effect") {
    const Journey journey = pair()
                                .intervention("i")
                                .change(AddLink{{"a", "b", 99, 0, 0}})
                                .change(AddTouchpoint{a_touchpoint("c")})
                                .change(AddTouchpoint{a_touchpoint("c")})
                                .build();
    const ScenarioMap made = in_force(journey);
    CHECK(made.without_effect.size() == 2);
    CHECK(find_link(made.map.journey, {"a", "b"})->weight == 3);
    CHECK(made.map.journey.touchpoints.size() == 3);
}

TEST_CASE("a touchpoint that is removed and added again takes back those who are still there") {
    const Journey journey = pair()
                                .intervention("i")
                                .change(AddTouchpoint{a_touchpoint("c")})
                                .change(AddLink{{"c", "b", 1, 0, 0}})
                                .change(RemoveTouchpoint{"c"})
                                .change(AddTouchpoint{a_touchpoint("c")})
                                .build();
    const ScenarioMap made = in_force(journey);
    CHECK(made.map.retired.empty());
    CHECK(made.map.retired_links.empty());
    CHECK(find_touchpoint(made.map.journey, "c") != nullptr);
}

TEST_CASE("a scenario has a segment where its map really changes, and only there") {
    const Journey journey = pair()
                                .intervention("same", 3)
                                .set("b", TouchpointField::dwell_days, 4)
                                .intervention("longer", 5)
                                .set("b", TouchpointField::dwell_days, 8)
                                .intervention("off", 6)
                                .disabled()
                                .set("b", TouchpointField::dwell_days, 9)
                                .intervention("after-the-end", 13)
                                .set("b", TouchpointField::dwell_days, 16)
                                .build();
    const auto made = segments_of(journey, journey.scenarios.front(), 12);
    REQUIRE(made);
    REQUIRE(made->segments.size() == 2);
    CHECK(made->segments[0] == MapSegment{1, {journey, {}, {}}});
    CHECK(made->segments[1].first_period == 5);
    CHECK(find_touchpoint(made->segments[1].map.journey, "b")->dwell_days == 8);
    CHECK(find_touchpoint(made->in_force.journey, "b")->dwell_days == 16);
}

TEST_CASE("a removal is refused even when it comes after the horizon") {
    const Journey journey =
        a_journey().touchpoint("a").scenario("s").intervention("i", 99).change(RemoveTouchpoint{"a"}).build();
    CHECK_FALSE(segments_of(journey, journey.scenarios.front(), 12));
}

TEST_CASE("segments are the maps of their periods on random journeys") {
    int scenarios = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const Journey journey = random_journey(seed);
        for (const Scenario& scenario : journey.scenarios) {
            const auto made = segments_of(journey, scenario, journey.simulation.horizon);
            if (!made) continue;
            ++scenarios;
            std::size_t segment = 0;
            for (int period = 1; period <= journey.simulation.horizon; ++period) {
                if (segment + 1 < made->segments.size() &&
                    made->segments[segment + 1].first_period == period) {
                    ++segment;
                }
                const auto map = map_in_period(journey, scenario, period);
                REQUIRE(map);
                CHECK(map->map == made->segments[segment].map);
            }
        }
    }
    CHECK(scenarios > 150);
}
