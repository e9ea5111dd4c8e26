#include <catch2/catch.hpp>

#include "edit/edit.h"
#include "sample.h"

using namespace waymark;
using waymark::testing::sample;

TEST_CASE("a step is named as its user would say it") {
    const Journey journey = sample();
    Touchpoint desk = journey.touchpoints[1];
    desk.name = "Front desk";
    CHECK(label_of(UpdateTouchpoint{desk}, journey) == "Rename “Desk”");
    desk = journey.touchpoints[1];
    desk.scores.people = 8;
    CHECK(label_of(UpdateTouchpoint{desk}, journey) == "Change People of “Desk”");
    desk.channel = "phone";
    CHECK(label_of(UpdateTouchpoint{desk}, journey) == "Change “Desk”");
    CHECK(label_of(MoveTouchpoint{"desk", "find", Lane::people, 0}, journey) == "Move “Desk”");
    CHECK(label_of(EraseTouchpoints{{"desk"}}, journey) == "Delete “Desk”");
    CHECK(label_of(EraseTouchpoints{{"desk", "room"}}, journey) == "Delete 2 touchpoints");
    CHECK(label_of(InsertLink{{"site", "room"}}, journey) == "Link “Site” to “Room”");
    CHECK(label_of(EraseLink{{"room", done_target}}, journey) == "Delete link from “Room” to completed");
    CHECK(label_of(UpdateStage{{"stay", "Live"}}, journey) == "Rename “Stay”");
}

TEST_CASE("switching an intervention is named") {
    Scenario scenario = sample().scenarios[0];
    scenario.interventions[0].enabled = false;
    CHECK(label_of(UpdateScenario{scenario}, sample()) == "Switch “Faster desk” off");
}
