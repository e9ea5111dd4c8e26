#include <catch2/catch.hpp>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "app/desktop/desk.h"
#include "file/journey_file.h"
#include "file/templates.h"
#include "journey/lookup.h"
#include "session/comparison.h"
#include "session/study.h"
#include "support/builder.h"
#include "support/harness.h"
#include "whatif/simulate.h"

#include <imgui.h>

using namespace waymark;
using namespace waymark::testing;

TEST_CASE("the inspector says what the field under the pointer does") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.hand().click("canvas/card.checkin");
    desk.app().finish_studies();
    desk.hand().frames(2);
    CHECK(desk.hand().is_shown("inspector/section.effect"));
    const Rect row = desk.hand().rect_of("inspector/scores.product");
    desk.hand().move_to(row.center());
    desk.hand().frames(2);
    const FieldOfMap product{"checkin", TouchpointField::product};
    CHECK(desk.app().workspace().inspector.pointed == product);
}

TEST_CASE("scenarios are compared beside the frames, and what matters most leads back to the map") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.hand().click("toolbar/view.Compare");
    desk.hand().frames(2);
    CHECK(desk.session().view == MainView::compare);
    CHECK_FALSE(desk.hand().is_shown("canvas"));
    desk.app().finish_studies();
    desk.hand().frames(2);
    REQUIRE(desk.session().comparing.found);
    CHECK(desk.session().comparing.found->is_complete);
    CHECK(desk.session().comparing.found->scenarios.size() == 3);
    CHECK(desk.hand().is_shown("compare/table.customers"));
    CHECK(desk.hand().is_shown("compare/stop.checkin")); // the experience curves
    CHECK(desk.hand().is_shown("compare/stop.chatbot")); // that a scenario adds
    desk.hand().click("toolbar/compared");               // one away
    desk.hand().click("toolbar/compared/chatbot");
    desk.app().finish_studies();
    desk.hand().frames(2);
    CHECK(desk.session().comparing.found->scenarios.size() == 2);
    desk.hand().click("compare/lever.0");
    desk.hand().frames(2);
    CHECK(desk.session().view == MainView::map);
    CHECK(desk.session().selection.size() == 1);
}

TEST_CASE("the best choice for a budget is found with progress and applied as one step to undo") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.press('2');
    desk.hand().frames(2);
    REQUIRE(desk.session().view == MainView::compare);
    desk.app().finish_studies();
    desk.hand().frames(2);
    desk.hand().click("compare/card.Best choice for a budget");
    desk.hand().frames(2);
    desk.app().perform(SetBudget{0}); // nothing can be bought
    desk.hand().frames(2);
    desk.hand().click("compare/optimise.start");
    CHECK(desk.session().optimising.request);
    desk.app().finish_studies();
    desk.hand().frames(2);
    REQUIRE(desk.session().optimising.optimum);
    REQUIRE(desk.session().optimising.optimum->best);
    CHECK(desk.session().optimising.optimum->best->cost == 0);
    const std::string id = desk.session().optimising.request->scenario;
    const Scenario before = *find_scenario(desk.journey(), id);
    desk.hand().click("compare/optimise.apply");
    desk.hand().frames(2);
    const Scenario after = *find_scenario(desk.journey(), id);
    CHECK(after == with_choice(before, desk.session().optimising.optimum->best->interventions));
    CHECK_FALSE(after == before);
    desk.press('Z');
    desk.hand().frames(2);
    CHECK(*find_scenario(desk.journey(), id) == before);
}

TEST_CASE(
    "goal seek finds the smallest single change, and applying it reaches the goal in one step to undo") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.app().finish_figures();
    desk.hand().click("dock/page.seek");
    desk.app().perform(SetSeekTarget{{"customers", Side::at_least, 10000}});
    desk.hand().frames(2);
    desk.hand().click("dock/seek/start");
    CHECK(desk.session().seeking.is_running);
    desk.app().finish_studies();
    desk.hand().frames(2);
    REQUIRE(desk.session().seeking.answers);
    const SeekAnswer first = desk.session().seeking.answers->front();
    REQUIRE(first.reaches);
    const Journey before = desk.journey();
    desk.hand().click("dock/seek/answers/apply.0");
    desk.hand().frames(2);
    CHECK(value_of(desk.journey(), first.of) == first.to);
    CHECK_FALSE(desk.session().seeking.answers); // they were of the map before
    desk.app().finish_figures();
    const double customers = *value_of(*desk.session().projection.base, Goal::customers);
    CHECK(customers >= 10000);
    CHECK(customers == Approx(*first.value).epsilon(1e-9));
    desk.press('Z');
    desk.hand().frames(2);
    CHECK(desk.journey() == before);
}

TEST_CASE("where no single field reaches the goal, that is said and nothing can be applied") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.app().finish_figures();
    desk.hand().click("dock/page.seek");
    desk.app().perform(SetSeekTarget{{"nps", Side::at_least, 100}});
    desk.hand().frames(2);
    desk.hand().click("dock/seek/start");
    desk.app().finish_studies();
    desk.hand().frames(2);
    REQUIRE(desk.session().seeking.answers);
    CHECK_FALSE(desk.session().seeking.answers->front().reaches);
    CHECK(desk.hand().is_shown("dock/seek/answers/answer.0"));
    CHECK_FALSE(desk.hand().is_shown("dock/seek/answers/apply.0"));
}

TEST_CASE("what touchpoints are worth comes beside the frames and is appraised anew after a change") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.hand().click("dock/page.worth");
    desk.app().finish_studies();
    desk.hand().frames(2);
    REQUIRE(desk.session().worth.found);
    const auto first = desk.session().worth.found;
    CHECK(first->removals.size() == desk.journey().touchpoints.size());
    desk.hand().click("dock/worth/removals/room");
    desk.hand().frames(2);
    CHECK(is_selected(desk.session(), {OwnerKind::touchpoint, "room", ""}));
    Touchpoint better = *find_touchpoint(desk.journey(), "room");
    better.leave = 0.2;
    desk.app().perform(Commit{{UpdateTouchpoint{better}}, "", {}});
    desk.app().finish_studies();
    desk.hand().frames(2);
    CHECK(desk.session().worth.found != first);
    CHECK(desk.session().worth.found->with_all == goal_values(*desk.session().projection.base));
}
