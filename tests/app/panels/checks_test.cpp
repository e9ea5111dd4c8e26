#include <catch2/catch.hpp>

#include "panel_stage.h"
#include "session/checking.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

// The stage's journey, changed and checked.
template <class Change>
void check_with(PanelStage& stage, Change change) {
    Journey journey = stage.journey();
    change(journey);
    stage.perform(Commit{{ReplaceJourney{journey}}, "", {}});
    stage.perform(ChecksFound{stage.session().history.current(),
                              std::make_shared<const Findings>(findings_of(stage.journey()))});
    stage.hand().frames(2);
    stage.forget();
}

// Nothing to find but that both touchpoints are only assumed.
void make_sound(Journey& journey) {
    journey.stages.insert(journey.stages.begin(), {"find", "Find", Relationship::prospect});
    journey.touchpoints[0].stage = "find";
    journey.reviewed = "2026-11-01";
    for (Touchpoint& touchpoint : journey.touchpoints)
        touchpoint.owner = "Desk";
    for (Persona& persona : journey.personas)
        persona.share = 0.5;
    journey.links.push_back({"b", done_target});
}

Owner touchpoint(const char* id) {
    return {OwnerKind::touchpoint, id, ""};
}

} // namespace

TEST_CASE("a click on a check selects all that it found, and its arrow lists each") {
    PanelStage stage;
    check_with(stage, make_sound);
    stage.hand().click("checks/only-assumed");
    CHECK(stage.session().selection == std::vector<Owner>{touchpoint("a"), touchpoint("b")});
    CHECK_FALSE(stage.hand().is_shown("checks/only-assumed.1"));
    const Rect row = stage.hand().rect_of("checks/only-assumed");
    stage.hand().click({row.x + 9, row.center().y});
    REQUIRE(stage.hand().is_shown("checks/only-assumed.1"));
    stage.hand().click("checks/only-assumed.1");
    CHECK(stage.last<Show>().owners == std::vector<Owner>{touchpoint("b")});
    CHECK(stage.session().selection == std::vector<Owner>{touchpoint("b")});
}

TEST_CASE("a fix is one step of the history, in the base map even while an intervention records") {
    PanelStage stage;
    check_with(stage, [](Journey& journey) {
        make_sound(journey);
        journey.links.pop_back();
    });
    stage.perform(SetScenario{"s"});
    stage.perform(SetRecording{"i"});
    stage.hand().frames(2);
    const std::size_t steps = stage.session().history.size();
    stage.hand().click("checks/dead-end.fix");
    CHECK(stage.count<Commit>() == 1);
    CHECK(stage.journey().links.back() == Link{"b", done_target});
    CHECK(stage.journey().scenarios[0].interventions[0].changes.empty());
    CHECK(stage.session().history.size() == steps + 1);
    CHECK(stage.session().history.undo_label() == "Link “b” to completed");
}

TEST_CASE("a single finding has the element's name on a line of its own") {
    PanelStage stage;
    check_with(stage, [](Journey& journey) {
        make_sound(journey);
        journey.links.pop_back();
    });
    CHECK(stage.hand().rect_of("checks/dead-end").h == 36);
    CHECK(stage.hand().rect_of("checks/only-assumed").h == 22); // a heading of two
}

TEST_CASE("a fix waits until the checks have looked at the document as it is") {
    PanelStage stage;
    check_with(stage, [](Journey& journey) {
        make_sound(journey);
        journey.personas[0].share = 0.1;
    });
    Persona renamed = stage.journey().personas[0];
    renamed.name = "Newcomer";
    stage.perform(Commit{{UpdatePersona{renamed}}, "", {}});
    stage.hand().frames(2);
    stage.forget();
    stage.hand().click("checks/shares.fix"); // would bring the old name back
    CHECK(stage.count<Commit>() == 0);
    stage.perform(ChecksFound{stage.session().history.current(),
                              std::make_shared<const Findings>(findings_of(stage.journey()))});
    stage.hand().frames(2);
    stage.hand().click("checks/shares.fix");
    CHECK(stage.journey().personas[0].name == "Newcomer");
    CHECK(stage.journey().personas[0].share == Approx(1.0 / 6));
    CHECK(stage.journey().personas[1].share == Approx(5.0 / 6));
}

TEST_CASE("the checks fold, and stand at the foot of the outline however many there are") {
    PanelStage stage;
    check_with(stage, [](Journey& journey) {
        make_sound(journey);
        for (int i = 0; i < 30; ++i) {
            journey.touchpoints.push_back(journey.touchpoints[1]);
            journey.touchpoints.back().id = "t" + std::to_string(i);
        }
    });
    const Rect heading = stage.hand().rect_of("checks/heading");
    stage.hand().click({stage.hand().rect_of("checks/unreachable").x + 9,
                        stage.hand().rect_of("checks/unreachable").center().y});
    const Rect taller = stage.hand().rect_of("checks/heading");
    CHECK(taller.y < heading.y);
    CHECK(taller.y > 72 + 0.59 * 700); // at most two fifths of the outline
    stage.hand().click("checks/heading");
    stage.hand().frames(2);
    CHECK_FALSE(stage.hand().is_shown("checks/unreachable"));
    CHECK(stage.hand().rect_of("checks/heading").y > heading.y);
}

TEST_CASE("where nothing is found the checks say so") {
    PanelStage stage;
    check_with(stage, [](Journey& journey) {
        make_sound(journey);
        for (Touchpoint& touchpoint : journey.touchpoints)
            touchpoint.evidence = {EvidenceLevel::measured, 9, "Survey"};
    });
    CHECK_FALSE(stage.hand().is_shown("checks/counts"));
    const double height = 772 - stage.hand().rect_of("checks/heading").y;
    CHECK(height > 40); // there is a sentence
}
