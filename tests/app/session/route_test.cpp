#include "session/route.h"

#include <catch2/catch.hpp>

#include "journey/lookup.h"
#include "session_story.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

// The sample with its scenario active and its first intervention recording.
Story recording_story() {
    Story story = opened_story();
    story.act(SetScenario{"better"});
    story.act(SetRecording{"faster"});
    return story;
}

const std::vector<Change>& recorded(const Story& story) {
    return story.journey().scenarios[0].interventions[0].changes;
}

Touchpoint in_force(const Story& story, const char* id) {
    return *find_touchpoint(*story.session.in_force, id);
}

} // namespace

TEST_CASE("a slider moved while recording becomes a change of the intervention") {
    Story story = recording_story();
    const Touchpoint desk = in_force(story, "desk");
    CHECK(desk.scores.process == 7); // 5 of the base, 2 by the intervention
    story.act(Preview{{with_people_score(desk, 8)}, ""});
    CHECK(in_force(story, "desk").scores.people == 8);
    story.act(Preview{{with_people_score(desk, 9)}, ""});
    story.act(Commit{{with_people_score(desk, 9)}, "", {}});
    CHECK(story.touchpoint(1) == sample().touchpoints[1]); // the base map stands
    REQUIRE(recorded(story).size() == 3);
    CHECK(recorded(story)[2] == Change{ChangeTouchpoint{Operation::set, "desk", TouchpointField::people, 9}});
    CHECK(in_force(story, "desk").scores.people == 9);
    CHECK(story.session.history.undo_label() == "Set people score of “Desk”");
}

TEST_CASE("a field recorded again replaces what the intervention did to it") {
    Story story = recording_story();
    Touchpoint desk = in_force(story, "desk");
    desk.scores.process = 9;
    story.act(Commit{{UpdateTouchpoint{desk}}, "", {}});
    REQUIRE(recorded(story).size() == 2);
    CHECK(recorded(story)[0] ==
          Change{ChangeTouchpoint{Operation::set, "desk", TouchpointField::process, 9}});
    desk.scores.process = 5; // as in the base map
    story.act(Commit{{UpdateTouchpoint{desk}}, "", {}});
    CHECK(recorded(story).size() == 1);
}

TEST_CASE("words and places change the base map even while recording") {
    Story story = recording_story();
    Touchpoint desk = in_force(story, "desk");
    desk.name = "Front desk";
    story.act(Commit{{UpdateTouchpoint{desk}}, "", {}});
    CHECK(story.touchpoint(1).name == "Front desk");
    CHECK(story.touchpoint(1).scores.process == 5);
    CHECK(recorded(story).size() == 2);
    story.act(Commit{{MoveTouchpoint{"desk", "after", Lane::people, 0}}, "", {}});
    CHECK(find_touchpoint(story.journey(), "desk")->stage == "after");
}

TEST_CASE("what is drawn or deleted while recording is added and removed by the intervention") {
    Story story = recording_story();
    Touchpoint app;
    app.id = "app";
    app.name = "App";
    app.stage = "stay";
    story.act(Commit{{InsertTouchpoint{app}, InsertLink{{"site", "app"}}}, "", {}});
    CHECK(story.journey().touchpoints.size() == 3);
    CHECK(find_touchpoint(*story.session.in_force, "app"));
    CHECK(find_link(*story.session.in_force, {"site", "app"}));
    story.act(Commit{{EraseTouchpoints{{"desk"}}}, "", {}});
    CHECK(find_touchpoint(story.journey(), "desk"));
    CHECK_FALSE(find_touchpoint(*story.session.in_force, "desk"));
    CHECK(recorded(story).size() == 5);
}

TEST_CASE("deleting what the scenario added takes it and all that hangs on it back") {
    Story story = recording_story();
    story.act(Commit{{EraseTouchpoints{{"kiosk"}}}, "", {}});
    CHECK(story.journey().scenarios[0].interventions[1].changes.empty());
    CHECK(recorded(story).size() == 2);
}

TEST_CASE("what only the scenario has is edited there, recording or not") {
    Story story = opened_story();
    story.act(SetScenario{"better"});
    story.act(Commit{{MoveTouchpoint{"kiosk", "stay", Lane::people, 0}}, "", {}});
    const auto& changes = story.journey().scenarios[0].interventions[1].changes;
    CHECK(std::get<AddTouchpoint>(changes[0]).touchpoint.stage == "stay");
    Touchpoint kiosk = in_force(story, "kiosk");
    CHECK(kiosk.scores.people == 9); // set by the scenario on top of its own addition
    kiosk.name = "Terminal";
    story.act(Commit{{UpdateTouchpoint{kiosk}}, "", {}});
    CHECK(in_force(story, "kiosk").name == "Terminal");
    CHECK(std::get<AddTouchpoint>(story.journey().scenarios[0].interventions[1].changes[0])
              .touchpoint.scores.people == 5);
}

TEST_CASE("without recording a slider moves the base map") {
    Story story = opened_story();
    story.act(SetScenario{"better"});
    story.act(Commit{{with_people_score(story.touchpoint(1), 8)}, "", {}});
    CHECK(story.touchpoint(1).scores.people == 8);
    CHECK(story.journey().scenarios == sample().scenarios);
}

TEST_CASE("recording into what is switched off is refused with a way out") {
    Story story = opened_story();
    Scenario scenario = sample().scenarios[0];
    scenario.interventions[0].enabled = false;
    story.act(Commit{{UpdateScenario{scenario}}, "", {}});
    story.act(SetScenario{"better"});
    story.act(SetRecording{"faster"});
    CHECK_FALSE(story.session.recording);
    REQUIRE(story.session.notices.size() == 1);
    story.act(SetRecording{"kiosk"});
    CHECK(is_recording(story.session));
    scenario.interventions[1].enabled = false;
    story.act(Commit{{UpdateScenario{scenario}}, "", {}});
    CHECK_FALSE(is_recording(story.session)); // switching it off ends recording
}

TEST_CASE("ids of touchpoints that scenarios add are taken") {
    CHECK(taken_touchpoint_ids(sample()) == std::vector<std::string>{"site", "desk", "room", "kiosk"});
}
