#include "journey/lookup.h"

#include <catch2/catch.hpp>

#include <utility>

#include "journey/fields.h"

using namespace waymark;

TEST_CASE("an id is made from a name and made unique") {
    CHECK(make_id("Check-in desk", {}) == "check-in-desk");
    CHECK(make_id("  Ünïcode!  ", {}) == "n-code");
    CHECK(make_id("", {}) == "item");
    CHECK(make_id("Room", {"room", "room-2"}) == "room-3");
}

TEST_CASE("the nearest word is offered only when it is near") {
    CHECK(nearest("touchpoint", {"touchpoints", "links"}) == "touchpoints");
    CHECK(nearest("b", {"a", "c"}).empty());
    CHECK(nearest("ad", {"add", "set"}) == "add");
    CHECK(nearest("xyzzyx", {"touchpoints", "links"}).empty());
}

TEST_CASE("the order of the map goes stage by stage, and in a stage as listed") {
    Journey journey;
    journey.stages.resize(2);
    journey.stages[0].id = "first";
    journey.stages[1].id = "second";
    for (const auto& [id, stage] : {std::pair{"d", "second"}, std::pair{"a", "first"},
                                    std::pair{"x", "nowhere"}, std::pair{"b", "first"}}) {
        journey.touchpoints.emplace_back().id = id;
        journey.touchpoints.back().stage = stage;
    }
    const auto order = in_map_order(journey);
    REQUIRE(order.size() == 3);
    CHECK(order[0]->id == "a");
    CHECK(order[1]->id == "b");
    CHECK(order[2]->id == "d");
}

TEST_CASE("a field set through its table is clamped to its range") {
    Touchpoint touchpoint;
    set_value(touchpoint, TouchpointField::leave, 1.4);
    CHECK(touchpoint.leave == 1);
    set_value(touchpoint, TouchpointField::dwell_days, 0);
    CHECK(touchpoint.dwell_days == 0.001);
    for (const TouchpointField field : touchpoint_fields) {
        CHECK(touchpoint_field(info(field).name) == field);
        CHECK(info(field).range.contains(value_of(Touchpoint{}, field)));
    }
}
