#include "edit/edit.h"

#include <catch2/catch.hpp>

#include <limits>

#include "journey/lookup.h"
#include "journey/validate.h"
#include "sample.h"

using namespace waymark;
using waymark::testing::sample;

namespace {

Journey done(const Result<Journey>& result) {
    if (!result) FAIL(to_text(result.problems().front()));
    return *result;
}
std::string refusal(const Result<Journey>& result) {
    REQUIRE_FALSE(result);
    return to_text(result.problems().front());
}

} // namespace

TEST_CASE("the sample is valid") {
    CHECK(validate(sample()).empty());
}

TEST_CASE("removing a stage with touchpoints is refused") {
    CHECK(refusal(edited(sample(), EraseStage{"stay"})) ==
          "Stage “Stay” still has 2 touchpoints. Move or delete them first.");
    CHECK(refusal(edited(sample(), EraseStage{"find"})) ==
          "Stage “Find” still has a touchpoint. Move or delete it first.");
}

TEST_CASE("removing a stage to which a scenario adds a touchpoint is refused") {
    CHECK(refusal(edited(sample(), EraseStage{"after"})) ==
          "Scenario “Better” adds “Kiosk” to stage “After”. Move or delete it there first.");
}

TEST_CASE("an empty stage goes with its text cells") {
    Journey journey = sample();
    journey.scenarios.clear();
    const Journey next = done(edited(journey, EraseStage{"after"}));
    CHECK(next.stages.size() == 2);
    CHECK(next.lanes[0].cells == std::vector<TextCell>{{"stay", "My key, please."}});
}

TEST_CASE("the last stage stays") {
    Journey journey;
    journey.stages = {{"only", "Only"}};
    CHECK_FALSE(edited(journey, EraseStage{"only"}));
}

TEST_CASE("erasing a touchpoint takes its links, its starts and the changes that name it along") {
    const Journey next = done(edited(sample(), EraseTouchpoints{{"desk"}}));
    CHECK(touchpoint_ids(next) == std::vector<std::string>{"site", "room"});
    CHECK(next.links == std::vector<Link>{{"room", done_target}});
    CHECK(next.scenarios[0].interventions[0].changes.empty());
    CHECK(next.scenarios[0].interventions[1].changes.size() == 3);
}

TEST_CASE("what hangs on a scenario's own addition goes with the touchpoint under it") {
    Journey journey = sample();
    auto& changes = journey.scenarios[0].interventions[1].changes;
    changes.push_back(ChangeLink{Operation::set, {"room", "kiosk"}, LinkField::friction, 1});
    const Journey next = done(edited(journey, EraseTouchpoints{{"room"}}));
    const auto& left = next.scenarios[0].interventions[1].changes;
    REQUIRE(left.size() == 2); // the kiosk and its score stay, both changes of room → kiosk go
    CHECK(std::holds_alternative<AddTouchpoint>(left[0]));
    CHECK(std::holds_alternative<ChangeTouchpoint>(left[1]));
}

TEST_CASE("a persona whose last start is erased begins at the first remaining touchpoint") {
    const Journey next = done(edited(sample(), EraseTouchpoints{{"site"}}));
    CHECK(next.personas[0].start == std::vector<Start>{{"desk", 1}});
}

TEST_CASE("a persona left with a start of share 0 gets a share of 1") {
    Journey journey = sample();
    journey.personas[0].start = {{"site", 1}, {"room", 0}};
    const Journey next = done(edited(journey, EraseTouchpoints{{"site"}}));
    CHECK(next.personas[0].start == std::vector<Start>{{"room", 1}});
}

TEST_CASE("the last touchpoints stay while a persona needs a start") {
    CHECK(refusal(edited(sample(), EraseTouchpoints{{"site", "desk", "room"}})) ==
          "Persona “Guest” needs a touchpoint to start at. Add another touchpoint first, or delete the "
          "personas.");
    Journey nobody = sample();
    nobody.personas.clear();
    CHECK(done(edited(nobody, EraseTouchpoints{{"site", "desk", "room"}})).touchpoints.empty());
}

TEST_CASE("moving a touchpoint changes its cell and its place") {
    const Journey next = done(edited(sample(), MoveTouchpoint{"room", "after", Lane::people, 0}));
    CHECK(touchpoint_ids(next) == std::vector<std::string>{"room", "site", "desk"});
    CHECK(next.touchpoints[0].stage == "after");
    CHECK(next.touchpoints[0].lane == Lane::people);
    CHECK(next.links == sample().links);
    CHECK_FALSE(edited(sample(), MoveTouchpoint{"room", "nowhere", Lane::people, 0}));
}

TEST_CASE("positions past the end mean at the end") {
    const Journey next = done(edited(sample(), MoveStage{"find", 99}));
    CHECK(next.stages.back().id == "find");
    CHECK(done(edited(sample(), InsertStage{{"pay", "Pay"}, 1})).stages[1].id == "pay");
}

TEST_CASE("an id that is taken or malformed is refused") {
    Touchpoint twin = sample().touchpoints[0];
    CHECK_FALSE(edited(sample(), InsertTouchpoint{twin}));
    twin.id = "Two words";
    CHECK_FALSE(edited(sample(), InsertTouchpoint{twin}));
    twin.id = "kiosk"; // a scenario adds it
    CHECK_FALSE(edited(sample(), InsertTouchpoint{twin}));
    CHECK_FALSE(edited(sample(), InsertStage{{"stay", "Again"}}));
}

TEST_CASE("a link needs two ends and stands once") {
    CHECK_FALSE(edited(sample(), InsertLink{{"site", "desk"}}));
    CHECK_FALSE(edited(sample(), InsertLink{{"site", "nowhere"}}));
    CHECK_FALSE(edited(sample(), InsertLink{{"nowhere", done_target}}));
    CHECK(done(edited(sample(), InsertLink{{"site", "site"}})).links.size() == 5);
}

TEST_CASE("erasing a link takes the changes that name it along") {
    const Journey next = done(edited(sample(), EraseLink{{"desk", "room"}}));
    CHECK(next.links.size() == 3);
    CHECK(next.scenarios[0].interventions[0].changes.size() == 1);
}

TEST_CASE("numbers are clamped to their ranges") {
    Touchpoint wild = sample().touchpoints[1];
    wild.scores.people = 12;
    wild.leave = -1;
    wild.dwell_days = 0;
    wild.evidence.responses = -3;
    const Touchpoint tame = done(edited(sample(), UpdateTouchpoint{wild})).touchpoints[1];
    CHECK(tame.scores.people == 10);
    CHECK(tame.leave == 0);
    CHECK(tame.dwell_days == 0.001);
    CHECK(tame.evidence.responses == 0);
    Simulation endless;
    endless.horizon = 5000;
    CHECK(done(edited(sample(), SetSimulation{endless})).simulation.horizon == 1200);
}

TEST_CASE("what is not a number is refused") {
    Touchpoint broken = sample().touchpoints[1];
    broken.impact = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(edited(sample(), UpdateTouchpoint{broken}));
}

TEST_CASE("several edits are made together or not at all") {
    const std::vector<Edit> good{InsertStage{{"pay", "Pay"}}, MoveTouchpoint{"room", "pay", Lane::people, 0}};
    CHECK(done(edited(sample(), good)).touchpoints[0].stage == "pay");
    const std::vector<Edit> bad{InsertStage{{"pay", "Pay"}}, EraseStage{"stay"}};
    CHECK_FALSE(edited(sample(), bad));
}

TEST_CASE("a scenario that loses an addition loses what hangs on it") {
    Scenario scenario = sample().scenarios[0];
    auto& changes = scenario.interventions[1].changes;
    changes.erase(changes.begin()); // the kiosk itself
    const Journey next = done(edited(sample(), UpdateScenario{scenario}));
    CHECK(next.scenarios[0].interventions[1].changes.empty());
}

TEST_CASE("a document from outside is refused whole rather than mended") {
    Journey broken = sample();
    broken.links.push_back({"room", "nowhere"});
    CHECK_FALSE(edited(Journey{}, ReplaceJourney{broken}));
    CHECK(done(edited(Journey{}, ReplaceJourney{sample()})) == sample());
}
