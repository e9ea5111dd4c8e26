#include "edit/paste.h"

#include <catch2/catch.hpp>

#include "edit/first_persona.h"
#include "journey/lookup.h"
#include "sample.h"

using namespace waymark;
using waymark::testing::sample;

namespace {

std::vector<std::string> order(const Journey& journey) {
    return touchpoint_ids(journey);
}

Journey after_paste(const Journey& journey, const Fragment& fragment, const PastePlace& place) {
    return *edited(journey, pasted(journey, fragment, place, touchpoint_ids(journey)).edits);
}

} // namespace

TEST_CASE("what is pasted stands behind the touchpoint that it is pasted after, with ids of its own") {
    const Journey journey = sample();
    const Fragment fragment = fragment_of(journey, {"desk", "room"});
    const Pasted paste = pasted(journey, fragment, {.after = "desk"}, touchpoint_ids(journey));
    CHECK(paste.touchpoints == std::vector<std::string>{"desk-2", "room-2"});
    const Journey next = *edited(journey, paste.edits);
    CHECK(order(next) == std::vector<std::string>{"site", "desk", "desk-2", "room-2", "room"});
    CHECK(find_touchpoint(next, "desk-2")->name == "Desk");
}

TEST_CASE("links among what is pasted come along with their fields, others stay behind") {
    Journey journey = sample();
    journey.links[1].friction = 2; // desk → room
    const Journey next = after_paste(journey, fragment_of(journey, {"desk", "room"}), {});
    REQUIRE(next.links.size() == journey.links.size() + 2);
    CHECK(next.links[4] == Link{.from = "desk-2", .to = "room-2", .friction = 2});
    CHECK(next.links[5] == Link{.from = "room-2", .to = done_target});
}

TEST_CASE("without a touchpoint to stand behind, what is pasted goes to the end of its stage") {
    const Journey journey = sample();
    const Journey next = after_paste(journey, fragment_of(journey, {"site", "desk"}), {.after = "room"});
    CHECK(order(next) == std::vector<std::string>{"site", "site-2", "desk", "room", "desk-2"});
    CHECK(find_touchpoint(next, "site-2")->stage == "find");
}

TEST_CASE("a stage is found by its id, then by its name, else it is the one at hand") {
    Fragment fragment = fragment_of(sample(), {"desk"});
    const auto stage_of_paste = [&](const char* id, const char* name, const char* at_hand) {
        fragment.stages[0].id = id;
        fragment.stages[0].name = name;
        fragment.touchpoints[0].stage = id;
        const Pasted paste = pasted(sample(), fragment, {.stage = at_hand}, {});
        return std::get<InsertTouchpoint>(paste.edits[0]).touchpoint.stage;
    };
    CHECK(stage_of_paste("find", "After", "stay") == "find");
    CHECK(stage_of_paste("afterwards", "After", "stay") == "after");
    CHECK(stage_of_paste("checkout", "Check-out", "stay") == "stay");
    CHECK(stage_of_paste("checkout", "Check-out", "") == "after"); // the last
}

TEST_CASE("pasted into a cell, all goes there; what was in several lanes keeps them") {
    const Journey journey = sample();
    PastePlace place;
    place.cell = PastePlace::Cell{"stay", Lane::people, "room"};
    Fragment fragment = fragment_of(journey, {"site", "desk"});
    Journey next = after_paste(journey, fragment, place);
    CHECK(order(next) == std::vector<std::string>{"site", "desk", "site-2", "desk-2", "room"});
    CHECK(find_touchpoint(next, "site-2")->lane == Lane::people);
    CHECK(find_touchpoint(next, "site-2")->stage == "stay");
    fragment.touchpoints[0].lane = Lane::product;
    next = after_paste(journey, fragment, place);
    CHECK(find_touchpoint(next, "site-2")->lane == Lane::product);
    CHECK(find_touchpoint(next, "desk-2")->lane == Lane::process);
    place.cell->before.clear();
    CHECK(order(after_paste(journey, fragment, place)).back() == "desk-2");
}

TEST_CASE("an id that is free stays as it was") {
    Journey journey = sample();
    const Fragment fragment = fragment_of(journey, {"desk"});
    journey = *edited(journey, EraseTouchpoints{{"desk"}});
    CHECK(pasted(journey, fragment, {}, touchpoint_ids(journey)).touchpoints ==
          std::vector<std::string>{"desk"});
}

TEST_CASE("a map that nobody walks gets somebody with its first touchpoint") {
    Journey empty;
    empty.stages = {{"first", "First"}};
    const Journey next = after_paste(empty, fragment_of(sample(), {"desk", "room"}), {});
    REQUIRE(next.personas.size() == 1);
    CHECK(next.personas[0].name == "Everybody");
    CHECK(next.personas[0].start == std::vector<Start>{{"desk", 1}});
    CHECK_FALSE(first_persona(sample(), "desk"));
}
