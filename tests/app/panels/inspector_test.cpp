#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "journey/lookup.h"
#include "journey/wording.h"
#include "panel_stage.h"
#include "panels/dock.h"
#include "panels/scenario_bar.h"
#include "scene/terms.h"

#include <imgui.h>

using namespace waymark;
using namespace waymark::testing;

namespace {

double people_of(const PanelStage& stage, const char* touchpoint) {
    return find_touchpoint(stage.journey(), touchpoint)->scores.people;
}

} // namespace

TEST_CASE("dragging a slider previews while it moves and commits once at the end") {
    PanelStage stage;
    stage.select("a");
    const Rect track = stage.hand().rect_of("inspector/scores.people");
    stage.hand().drag(track.center(), {track.right() - 5, track.center().y});
    CHECK(stage.count<Preview>() >= 3);
    CHECK(stage.count<Commit>() == 1);
    CHECK(people_of(stage, "a") == 10);
    CHECK(stage.session().history.position() == 1);
    CHECK(stage.session().preview == nullptr);
}

TEST_CASE("a slider sets the numbers that one would type") {
    PanelStage stage;
    stage.select("a");
    const Rect control = stage.hand().rect_of("inspector/scores.people");
    std::set<std::string> written;
    stage.hand().move_to({control.x + 6, control.center().y});
    stage.hand().press_mouse();
    for (double x = control.x + 6; x < control.right() - 6; x += 1) {
        stage.hand().move_to({x, control.center().y});
        const double score = find_touchpoint(shown_journey(stage.session()), "a")->scores.people;
        written.insert(number_text(score)); // as in a file
    }
    stage.hand().release_mouse();
    CHECK(written.size() > 50);
    for (const std::string& score : written)
        CHECK(score.size() <= 3); // 8.2, not 8.200000000000001
}

TEST_CASE("the chosen period is written in its box") {
    PanelStage stage;
    const auto corners_in_box = [&](PeriodUnit period) {
        Simulation simulation = stage.journey().simulation;
        simulation.period = period;
        stage.perform(Commit{{SetSimulation{simulation}}, "", {{}}});
        stage.hand().frames(2);
        const Rect box = stage.hand().rect_of("inspector/period");
        long corners = 0;
        const ImDrawData& painted = *ImGui::GetDrawData();
        for (int i = 0; i < painted.CmdListsCount; ++i)
            corners += std::ranges::count_if(painted.CmdLists[i]->VtxBuffer, [&](const ImDrawVert& corner) {
                return box.contains({corner.pos.x, corner.pos.y});
            });
        return corners;
    };
    constexpr long corners_of_a_letter = 4;
    CHECK(corners_in_box(PeriodUnit::quarter) - corners_in_box(PeriodUnit::day) == // 7 letters and 3
          4 * corners_of_a_letter);
    CHECK(corners_in_box(PeriodUnit::month) - corners_in_box(PeriodUnit::week) == corners_of_a_letter);
}

TEST_CASE("a click on the knob alone changes nothing") {
    PanelStage stage;
    stage.select("a");
    stage.hand().click(stage.hand().rect_of("inspector/scores.people").center()); // 5 stands in the middle
    CHECK(stage.count<Commit>() == 0);
    CHECK(stage.session().history.position() == 0);
}

TEST_CASE("a value is typed exactly, with a comma or a point") {
    PanelStage stage;
    stage.select("a");
    stage.hand().click("inspector/scores.people.value");
    stage.hand().type("7,25");
    stage.hand().key("Enter");
    CHECK(people_of(stage, "a") == 7.25);
    CHECK(stage.count<Commit>() == 1);
}

TEST_CASE("a number that Tab comes to takes digits at once") {
    PanelStage stage;
    stage.select("a");
    stage.hand().click("inspector/scores.people.value");
    stage.hand().type("7");
    stage.hand().key("Tab");
    stage.hand().type("6.5"); // into the next one, without Enter before
    stage.hand().key("Tab");
    stage.hand().type("3");
    stage.hand().key("Enter");
    const Touchpoint& touchpoint = *find_touchpoint(stage.journey(), "a");
    CHECK(touchpoint.scores == Scores{7, 6.5, 3});
}

TEST_CASE("letters that are no number leave the number that has the keyboard as it is") {
    PanelStage stage;
    stage.select("a");
    stage.hand().click("inspector/scores.people.value");
    stage.hand().key("Tab");
    stage.hand().type("x");
    stage.hand().key("Enter");
    CHECK(stage.count<Commit>() == 0);
}

TEST_CASE("renaming a persona begins in the inspector, where its name stands") {
    PanelStage stage;
    const Owner persona{OwnerKind::persona, stage.journey().personas[0].id, ""};
    stage.perform(Select{{persona}});
    stage.perform(BeginRename{persona});
    stage.hand().frames(4);
    stage.hand().key("Ctrl+A");
    stage.hand().type("Mia");
    stage.hand().key("Enter");
    CHECK(stage.journey().personas[0].name == "Mia");
    CHECK_FALSE(stage.session().renaming);
}

TEST_CASE("escape takes back what was typed") {
    PanelStage stage;
    stage.select("a");
    stage.hand().click("inspector/scores.people.value");
    stage.hand().type("9");
    stage.hand().key("Escape");
    CHECK(people_of(stage, "a") == 5);
    CHECK(stage.session().preview == nullptr);
    CHECK(stage.session().history.position() == 0);
}

TEST_CASE("typed numbers are clamped to their range") {
    PanelStage stage;
    stage.select("a");
    stage.hand().click("inspector/scores.people.value");
    stage.hand().type("99");
    stage.hand().key("Enter");
    CHECK(people_of(stage, "a") == 10);
}

TEST_CASE("selecting another element while a name is typed commits it to the first") {
    PanelStage stage;
    stage.select("a");
    stage.hand().click("inspector/name");
    stage.hand().key("Ctrl+A");
    stage.hand().type("Welcome");
    stage.perform(Select{{Owner{OwnerKind::touchpoint, "b", ""}}});
    stage.hand().frames(3);
    CHECK(find_touchpoint(stage.journey(), "a")->name == "Welcome");
    CHECK(find_touchpoint(stage.journey(), "b")->name == "b");
}

TEST_CASE("a selection of several is edited at once, as one step") {
    PanelStage stage;
    stage.perform(Select{{Owner{OwnerKind::touchpoint, "a", ""}, Owner{OwnerKind::touchpoint, "b", ""}}});
    stage.hand().frames(2);
    stage.hand().click("inspector/scores.people.value");
    stage.hand().type("8");
    stage.hand().key("Enter");
    CHECK(people_of(stage, "a") == 8);
    CHECK(people_of(stage, "b") == 8);
    CHECK(stage.session().history.position() == 1);
}

TEST_CASE("pains are added one after the other by Enter") {
    PanelStage stage;
    stage.select("a");
    stage.hand().click("inspector/section.pains");
    stage.hand().click("inspector/pains.0");
    stage.hand().type("Queue");
    stage.hand().key("Enter");
    stage.hand().frames(3);
    stage.hand().type("Forms");
    stage.hand().key("Enter");
    stage.hand().key("Escape");
    stage.hand().frames(3);
    const std::vector<std::string> wanted{"Queue", "Forms"};
    CHECK(find_touchpoint(stage.journey(), "a")->pains == wanted);
}

TEST_CASE("a switch of the scenario bar switches its intervention off") {
    PanelStage stage;
    stage.perform(SetScenario{"s"});
    stage.hand().frames(2);
    stage.hand().click("scenario/intervention.0.switch");
    CHECK_FALSE(stage.journey().scenarios.front().interventions.front().enabled);
    CHECK(stage.count<Commit>() == 1);
}

TEST_CASE("the people list filters by persona") {
    PanelStage stage;
    stage.hand().click("toolbar/people");
    stage.hand().click("toolbar/people/q");
    CHECK(stage.session().persona == "q");
}

TEST_CASE("recorded edits go into the intervention and leave the base map") {
    PanelStage stage;
    stage.perform(SetScenario{"s"});
    stage.perform(SetRecording{"i"});
    stage.select("a");
    stage.hand().click("inspector/scores.people.value");
    stage.hand().type("9");
    stage.hand().key("Enter");
    CHECK(people_of(stage, "a") == 5);
    CHECK(stage.journey().scenarios.front().interventions.front().changes.size() == 1);
}

TEST_CASE("another element's page is read from its top") {
    PanelStage stage;
    stage.select("a");
    const double top = stage.hand().rect_of("inspector/scores.people").y;
    stage.hand().move_to({1300, 500});
    stage.hand().wheel(-3);
    stage.hand().frames(3);
    REQUIRE(stage.hand().rect_of("inspector/scores.people").y < top);
    stage.select("b");
    CHECK(stage.hand().rect_of("inspector/scores.people").y == top);
}

TEST_CASE("an intervention from the beginning is said to start where the charts mark it") {
    const Journey journey;
    Intervention intervention;
    for (const int start : {0, 1}) {
        intervention.start_period = start;
        CHECK(terms_of(journey, intervention) == "from month 1");
    }
    intervention.start_period = 4;
    CHECK(terms_of(journey, intervention) == "from month 4");
}

TEST_CASE("the dock says when everybody is gone for most of the time") {
    const auto outcome_of = [](std::initializer_list<double> people) {
        Outcome outcome;
        for (const double count : people) {
            PeriodFigures row;
            row.period = static_cast<int>(outcome.periods.size());
            row.prospects = count;
            outcome.periods.push_back(row);
        }
        return outcome;
    };
    const Simulation simulation;
    CHECK(emptied_text(simulation, outcome_of({1000, 400, 1e-9, 0, 0, 0, 0})) ==
          "Everybody has left or finished by month 2. Set “New per month” in the map’s settings, or longer "
          "stays.");
    CHECK(emptied_text(simulation, outcome_of({1000, 800, 600, 400, 0, 0})).empty());
    CHECK(emptied_text(simulation, outcome_of({1000, 0, 0, 0, 0, 10})).empty()); // others came later
    CHECK(emptied_text(simulation, outcome_of({0, 0, 0})).empty());
}

TEST_CASE("a tooltip never lies over the row that it explains, and is gone while the hand works with it") {
    PanelStage stage;
    stage.select("a");
    Harness& hand = stage.hand();
    for (const char* const name : {"inspector/scores.people", "inspector/scores.people.label",
                                   "inspector/scores.people.value", "inspector/revenue.value"}) {
        const Rect part = hand.rect_of(name);
        hand.move_to(part.center());
        hand.wait(0.6);
        REQUIRE(hand.is_shown("tooltip"));
        CHECK_FALSE(hand.rect_of("tooltip").intersects(part));
        hand.move_to({600, 400});
        hand.wait(0.1);
        CHECK_FALSE(hand.is_shown("tooltip"));
    }
    const Rect track = hand.rect_of("inspector/scores.people");
    hand.move_to(track.center());
    hand.wait(0.6);
    CHECK_FALSE(hand.rect_of("tooltip").intersects(hand.rect_of("inspector/scores.people.label")));
    hand.press_mouse();
    hand.move_to({track.center().x + 10, track.center().y});
    hand.wait(0.6);
    CHECK_FALSE(hand.is_shown("tooltip"));
    hand.release_mouse();
    hand.wait(0.6);
    CHECK_FALSE(hand.is_shown("tooltip"));
}

TEST_CASE("names that need it take two lines in the outline") {
    PanelStage stage;
    const double one_line = stage.hand().rect_of("outline/persona/p").h;
    Persona persona = stage.journey().personas[0];
    persona.name = "Family on holiday with two small children and a dog";
    stage.perform(Commit{{UpdatePersona{persona}}, "", {}});
    stage.hand().frames(2);
    CHECK(one_line == 22);
    CHECK(stage.hand().rect_of("outline/persona/p").h == 36);
    CHECK(stage.hand().rect_of("outline/persona/q").h == 22);
    stage.hand().click("outline/persona/p"); // selected it is as high
    CHECK(stage.hand().rect_of("outline/persona/p").h == 36);
}
