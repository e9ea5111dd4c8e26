#include <catch2/catch.hpp>

#include "journey/lookup.h"
#include "panel_stage.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

Edit with_process(const Journey& journey, double score) {
    Touchpoint touchpoint = *find_touchpoint(journey, "a");
    touchpoint.scores = {score, score, score};
    return UpdateTouchpoint{touchpoint};
}

} // namespace

TEST_CASE("the pointer in one chart reads the same period in all of them") {
    PanelStage stage;
    stage.compute();
    stage.hand().frames(2);
    CHECK_FALSE(stage.dock().read);
    const Rect plot = stage.hand().rect_of("dock/customers.plot");
    stage.hand().move_to({plot.x + 8, plot.center().y}); // the plot has a margin of 8
    stage.hand().frames(2);
    CHECK(stage.dock().read == 0);
    stage.hand().move_to({plot.right() - 9, plot.center().y});
    stage.hand().frames(2);
    CHECK(stage.dock().read == stage.journey().simulation.horizon);
    stage.hand().move_to({plot.center().x, plot.y - 30});
    stage.hand().frames(2);
    CHECK_FALSE(stage.dock().read);
}

TEST_CASE("no axis shrinks while a slider is held, and all fit again when it is let go") {
    PanelStage stage;
    stage.compute();
    stage.perform(
        BandsDrawn{{stage.session().history.current(), {}, {}}, std::make_shared<const BandsOverTime>(), {}});
    stage.hand().frames(2);
    const auto at_rest = stage.dock().held.axes;
    REQUIRE(at_rest.size() == 5);
    const ChartAxis calm = at_rest.at("satisfaction");
    stage.perform(Preview{{with_process(stage.journey(), 10)}, ""});
    stage.compute();
    stage.hand().frames(2);
    const ChartAxis grown = stage.dock().held.axes.at("satisfaction");
    CHECK(grown.high > calm.high);
    CHECK(grown.low <= calm.low);
    stage.perform(Preview{{with_process(stage.journey(), 5)}, ""});
    stage.compute();
    stage.hand().frames(2);
    CHECK(stage.dock().held.axes.at("satisfaction") == grown);
    stage.perform(CancelPreview{});
    stage.compute();
    stage.hand().frames(2);
    stage.perform(
        BandsDrawn{{stage.session().history.current(), {}, {}}, std::make_shared<const BandsOverTime>(), {}});
    stage.hand().frames(2);
    CHECK(stage.dock().held.axes.at("satisfaction") == calm);
}

TEST_CASE("a click on what matters most selects it") {
    PanelStage stage;
    Touchpoint leaky = *find_touchpoint(stage.journey(), "a");
    leaky.leave = 0.1;
    stage.perform(Commit{{UpdateTouchpoint{leaky}}, "", {}});
    stage.perform(SetGoal{Goal::churned});
    stage.compute();
    stage.hand().frames(2);
    stage.hand().click("dock/page.levers");
    stage.hand().frames(2);
    CHECK(stage.session().dock_page == DockPage::levers);
    stage.compute();
    stage.hand().frames(2);
    stage.forget();
    stage.hand().click("dock/lever.0");
    stage.hand().frames(2);
    REQUIRE(stage.count<Show>() == 1);
    CHECK(stage.session().selection == stage.last<Show>().owners);
    CHECK(stage.session().selection.size() == 1);
}

TEST_CASE("the goal is chosen from a list") {
    PanelStage stage;
    stage.compute();
    stage.perform(SetDockPage{DockPage::levers});
    stage.hand().frames(2);
    stage.hand().click("dock/goal");
    stage.hand().frames(2);
    stage.hand().click("dock/goal/nps");
    stage.hand().frames(2);
    CHECK(stage.session().goal == Goal::nps);
}

TEST_CASE("a click on a touchpoint's worth selects it, and one on a stage's share selects the stage") {
    PanelStage stage;
    stage.compute();
    stage.hand().frames(2);
    stage.hand().click("dock/page.worth");
    stage.hand().frames(2);
    CHECK(stage.session().dock_page == DockPage::worth);
    CHECK_FALSE(stage.hand().is_shown("dock/worth/removals/a")); // being tried
    stage.compute();
    stage.hand().frames(2);
    stage.hand().click("dock/worth/removals/b");
    stage.hand().frames(2);
    CHECK(stage.session().selection == std::vector{Owner{OwnerKind::touchpoint, "b", ""}});
    stage.hand().click("dock/worth/shares/use");
    stage.hand().frames(2);
    CHECK(stage.session().selection == std::vector{Owner{OwnerKind::stage, "use", ""}});
}

TEST_CASE("shares by service or not select the touchpoints of customer service together") {
    PanelStage stage;
    Touchpoint desk = *find_touchpoint(stage.journey(), "b");
    desk.kind = Kind::service;
    stage.perform(Commit{{UpdateTouchpoint{desk}}, "", {}});
    stage.compute();
    stage.perform(SetDockPage{DockPage::worth});
    stage.compute();
    stage.hand().frames(2);
    stage.hand().click("dock/worth/by");
    stage.hand().frames(2);
    stage.hand().click("dock/worth/by/kind");
    stage.hand().frames(2);
    stage.hand().click("dock/worth/shares/service");
    stage.hand().frames(2);
    CHECK(stage.session().selection == std::vector{Owner{OwnerKind::touchpoint, "b", ""}});
}
