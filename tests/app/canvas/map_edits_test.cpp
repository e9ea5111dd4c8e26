#include "canvas/map_edits.h"

#include <catch2/catch.hpp>

#include "journey/lookup.h"
#include "sim/edit/sample.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

DropPlace place(const char* stage, Lane lane, const char* before = "") {
    DropPlace made;
    made.stage = stage;
    made.lane = lane;
    made.before = before;
    return made;
}

Journey done(const Journey& journey, const std::vector<Edit>& edits) {
    const auto next = edited(journey, edits);
    if (!next) FAIL(to_text(next.problems().front()));
    return *next;
}

} // namespace

TEST_CASE("a place before a touchpoint is its position, the end of a stage lies behind its last") {
    const Journey journey = sample(); // site, desk, room
    CHECK(position_of(journey, place("stay", Lane::people, "room")) == 2);
    CHECK(position_of(journey, place("stay", Lane::people, "room"), {"desk"}) == 1);
    CHECK(position_of(journey, place("find", Lane::people)) == 1);
    CHECK(position_of(journey, place("after", Lane::people)) == SIZE_MAX);
}

TEST_CASE("a card dropped in another cell moves there, and where it lies already it stays") {
    const Journey journey = sample();
    const Journey next = done(journey, edits_to_move(journey, {"room"}, place("stay", Lane::people, "desk")));
    CHECK(touchpoint_ids(next) == std::vector<std::string>{"site", "room", "desk"});
    CHECK(find_touchpoint(next, "room")->lane == Lane::people);
    CHECK(edits_to_move(journey, {"room"}, place("stay", Lane::process)).empty());
    CHECK(edits_to_move(journey, {"desk"}, place("stay", Lane::process, "desk")).empty());
    CHECK(edits_to_move(journey, {"desk"}, place("stay", Lane::process, "room")).empty());
}

TEST_CASE("several cards keep their order and, where they differ, their lanes") {
    Journey journey = sample();
    journey.touchpoints[2].lane = Lane::product;
    const Journey next =
        done(journey, edits_to_move(journey, {"room", "desk"}, place("find", Lane::people, "site")));
    CHECK(touchpoint_ids(next) == std::vector<std::string>{"desk", "room", "site"});
    CHECK(next.touchpoints[0].stage == "find");
    CHECK(next.touchpoints[0].lane == Lane::process);
    CHECK(next.touchpoints[1].lane == Lane::product);
}

TEST_CASE("a drawn touchpoint comes with its link and an id made from its name") {
    const Journey journey = sample();
    const auto added = addition_of(journey, {place("stay", Lane::people, "room"), "desk"}, "Room service");
    CHECK(added.id == "room-service");
    const Journey next = done(journey, added.edits);
    CHECK(touchpoint_ids(next) == std::vector<std::string>{"site", "desk", "room-service", "room"});
    CHECK(find_link(next, {"desk", "room-service"}));
    CHECK(next.personas == journey.personas);
    CHECK(addition_of(journey, {place("stay", Lane::people), {}}, "Kiosk").id !=
          "kiosk"); // a scenario adds that
}

TEST_CASE("the first touchpoint brings somebody who walks the map") {
    Journey journey;
    journey.stages = {{"only", "Only"}};
    const auto added = addition_of(journey, {place("only", Lane::people), {}}, "");
    const Journey next = done(journey, added.edits);
    CHECK(next.touchpoints[0].name == "New touchpoint");
    REQUIRE(next.personas.size() == 1);
    CHECK(next.personas[0].start == std::vector<Start>{{added.id, 1}});
}

TEST_CASE("a link that stands is not drawn again") {
    CHECK(edits_to_link(sample(), {"site", "desk"}).empty());
    CHECK(edits_to_link(sample(), {"desk", "desk"}).size() == 1);
}

TEST_CASE("a new stage is like the one before it") {
    const auto added = new_stage_at(sample(), 1);
    const Journey next = done(sample(), added.edits);
    CHECK(next.stages[1].id == added.id);
    CHECK(next.stages[1].relationship == Relationship::prospect);
    CHECK(done(sample(), new_stage_at(sample(), 0).edits).stages[0].name == "New stage");
}
