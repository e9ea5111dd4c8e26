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
    CHECK(label_of(UpdateTouchpoint{desk}, journey) == "Set people score of “Desk”");
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

TEST_CASE("what alone was changed of a touchpoint is named, and whose it is") {
    const Journey journey = sample();
    const auto label = [&](auto change) {
        Touchpoint desk = journey.touchpoints[1];
        change(desk);
        return label_of(UpdateTouchpoint{desk}, journey);
    };
    CHECK(label([](Touchpoint& t) { t.scores.process = 8; }) == "Set process score of “Desk”");
    CHECK(label([](Touchpoint& t) { t.leave = 0.3; }) == "Set leave rate of “Desk”");
    CHECK(label([](Touchpoint& t) { t.dwell_days = 3; }) == "Set length of stay of “Desk”");
    CHECK(label([](Touchpoint& t) { t.channel = "phone"; }) == "Set channel of “Desk”");
    CHECK(label([](Touchpoint& t) { t.pains = {"Queue"}; }) == "Edit pains of “Desk”");
    CHECK(label([](Touchpoint& t) { t.thinking = "Again?"; }) == "Edit what people think at “Desk”");
    CHECK(label([](Touchpoint& t) { t.evidence.level = EvidenceLevel::measured; }) ==
          "Set evidence of “Desk”");
    CHECK(label([](Touchpoint& t) { t.evidence.responses = 40; }) == "Set number of responses at “Desk”");
    CHECK(label([](Touchpoint& t) { t.stage = "after"; }) == "Move “Desk” to “After”");
    CHECK(label([](Touchpoint& t) { t.moment_of_truth = true; }) == "Mark “Desk” as moment of truth");
    CHECK(label([](Touchpoint& t) { t.kind = Kind::service; }) == "Make “Desk” customer service");
    CHECK(label([](Touchpoint& t) { t.initiated_by = Initiator::customer; }) ==
          "Let the customer start “Desk”");
}

TEST_CASE("one gesture on several touchpoints is named by their number") {
    const Journey journey = sample();
    Touchpoint desk = journey.touchpoints[1], room = journey.touchpoints[2];
    desk.effort = 2;
    room.effort = 2;
    const std::vector<Edit> set{UpdateTouchpoint{desk}, UpdateTouchpoint{room}};
    CHECK(label_of(set, journey) == "Set effort of 2 touchpoints");
    const std::vector<Edit> moved{MoveTouchpoint{"desk", "find", Lane::people, 0},
                                  MoveTouchpoint{"room", "find", Lane::people, 1}};
    CHECK(label_of(moved, journey) == "Move 2 touchpoints");
    Touchpoint bar;
    bar.id = "bar";
    bar.name = "Bar";
    const std::vector<Edit> drawn{InsertTouchpoint{bar}, InsertLink{{"desk", "bar"}}};
    CHECK(label_of(drawn, journey) == "Add “Bar”");
}

TEST_CASE("what was changed of a persona, link, stage, lane or the projection is named") {
    const Journey journey = sample();
    Persona guest = journey.personas[0];
    guest.churn_sensitivity = 3;
    CHECK(label_of(UpdatePersona{guest}, journey) == "Set churn sensitivity of “Guest”");
    guest = journey.personas[0];
    guest.start.push_back({"desk", 1});
    CHECK(label_of(UpdatePersona{guest}, journey) == "Add a start to “Guest”");
    CHECK(label_of(UpdateLink{{"site", "desk", 1, 0, 2}}, journey) ==
          "Set friction of link “Site” to “Desk”");
    CHECK(label_of(UpdateStage{{"find", "Find", Relationship::customer}}, journey) ==
          "Make “Find” a customer stage");
    CHECK(label_of(UpdateTextLane{{"quotes", "Quotes", {}}}, journey) == "Edit “Quotes”");
    Simulation simulation = journey.simulation;
    simulation.horizon = 36;
    CHECK(label_of(SetSimulation{simulation}, journey) == "Set horizon of the projection");
    SetTitleBlock block{journey.title, "", "Harbour View", "", journey.state, "", journey.currency};
    CHECK(label_of(block, journey) == "Set client of the journey");
}

TEST_CASE("what was changed in an intervention is named") {
    const Journey journey = sample();
    const auto label = [&](auto change) {
        Scenario scenario = journey.scenarios[0];
        change(scenario);
        return label_of(UpdateScenario{scenario}, journey);
    };
    CHECK(label([](Scenario& s) { s.interventions[1].cost_once = 9; }) == "Set cost once of “Kiosk”");
    CHECK(label([](Scenario& s) { s.interventions[1].name = "Kiosks"; }) == "Rename “Kiosk”");
    CHECK(label([](Scenario& s) { s.interventions.pop_back(); }) == "Delete intervention “Kiosk”");
    CHECK(label([](Scenario& s) { s.interventions.erase(s.interventions.begin()); }) ==
          "Delete intervention “Faster desk”");
    CHECK(label([](Scenario& s) { s.interventions[0].changes.pop_back(); }) ==
          "Remove a change from “Faster desk”");
    CHECK(label([](Scenario& s) { std::get<ChangeTouchpoint>(s.interventions[0].changes[0]).value = 3; }) ==
          "Set process score of “Desk” in “Faster desk”");
    CHECK(label([](Scenario& s) { s.description = "Tried"; }) == "Edit description of “Better”");
}
