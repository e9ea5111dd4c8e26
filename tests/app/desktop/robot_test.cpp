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

namespace {

// What the latest frame painted there: places and colours of all corners.
std::vector<float> painted_in(const Rect& area) {
    std::vector<float> painted;
    const ImDrawData& all = *ImGui::GetDrawData();
    for (int i = 0; i < all.CmdListsCount; ++i)
        for (const ImDrawVert& corner : all.CmdLists[i]->VtxBuffer)
            if (area.contains({corner.pos.x, corner.pos.y}))
                painted.insert(painted.end(), {corner.pos.x, corner.pos.y, static_cast<float>(corner.col)});
    return painted;
}

// The strip between the canvas' lower edge and the window's: the projection's charts.
Rect charts(Desk& desk) {
    const double top = desk.hand().rect_of("canvas").bottom();
    return {0, top, 1440, 900 - top};
}

std::optional<LifetimeFigures> expected_mix(const Journey& journey) {
    SimulateOptions options;
    options.accuracy = Accuracy::preview;
    return simulate(journey, nullptr, options)->mix;
}

Point right_port(Desk& desk, const char* card) {
    const Rect rect = desk.hand().rect_of(std::string("canvas/card.") + card);
    return {rect.right(), rect.center().y};
}

} // namespace

TEST_CASE("a slider moves curve and charts in the frame it is dragged in, as one step to undo") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.hand().click("canvas/card.checkin");
    REQUIRE(is_selected(desk.session(), {OwnerKind::touchpoint, "checkin", ""}));
    desk.app().finish_figures();
    desk.hand().frames(2);
    const auto figures = *desk.session().projection.base;
    const Rect map = desk.hand().rect_of("canvas/content");
    const auto curve = painted_in(map), dock = painted_in(charts(desk));

    const Rect track = desk.hand().rect_of("inspector/scores.process");
    const double knob = track.x + track.w * find_touchpoint(desk.journey(), "checkin")->scores.process / 10;
    desk.hand().move_to({knob, track.center().y});
    desk.hand().frames(2);
    desk.hand().press_mouse();
    double worth = figures.mix->value, score = 0;
    for (const double x : {track.x + track.w * 0.6, track.x + track.w * 0.75, track.x + track.w * 0.9}) {
        desk.hand().move_to({x, track.center().y}); // one frame
        REQUIRE(desk.session().preview);
        const Outcome& now = *desk.session().projection.base;
        CHECK(now.mix == expected_mix(*desk.session().preview));
        CHECK(now.mix->value > worth);
        worth = now.mix->value;
        score = find_touchpoint(*desk.session().preview, "checkin")->scores.process;
        CHECK(desk.app().workspace().canvas.drawn.base_outcome == desk.session().projection.base);
        CHECK(painted_in(map) != curve);
        CHECK(painted_in(charts(desk)) != dock);
        CHECK(desk.session().history.position() == 0);
    }
    desk.hand().release_mouse();
    desk.hand().frames(2);
    CHECK(desk.session().history.position() == 1);
    CHECK(desk.session().history.size() == 2);
    CHECK(find_touchpoint(desk.journey(), "checkin")->scores.process == score);
    CHECK(score > 8);
    CHECK(desk.hand().is_shown("status/change.satisfaction")); // in the status bar, what the drag did
    CHECK(desk.session().history.undo_label() == "Set process score of “Check-in”");

    desk.press('Z');
    desk.hand().frames(2);
    desk.app().finish_figures();
    desk.hand().wait(1);
    CHECK(desk.session().history.position() == 0);
    CHECK(*desk.session().projection.base == figures);
    CHECK_FALSE(desk.hand().is_shown("status/change.satisfaction"));
    CHECK(find_touchpoint(desk.journey(), "checkin")->scores.process == 4.5);
}

TEST_CASE(
    "bands come by themselves once the hand rests, refine beside the frames, and go with the next change") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.app().perform(SetScenario{"mobile"});
    const auto has_bands = [&] {
        return desk.session().bands.over_time != nullptr;
    };
    for (int i = 0; i < 5000 && !has_bands(); ++i) {
        desk.hand().frames(1);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    REQUIRE(has_bands());
    CHECK(desk.session().projection.scenario_is_exact);
    desk.app().finish_studies();
    CHECK(desk.session().bands.over_time->draws == 1000);
    desk.hand().frames(2);
    CHECK(desk.hand().is_shown("dock/customers.certainty"));

    desk.hand().click("canvas/card.checkin");
    const Rect track = desk.hand().rect_of("inspector/scores.people");
    desk.hand().move_to({track.x + track.w * 0.8, track.center().y});
    desk.hand().press_mouse();
    desk.hand().move_to({track.x + track.w * 0.4, track.center().y});
    REQUIRE(desk.session().preview);
    CHECK_FALSE(has_bands());
    desk.hand().release_mouse();
    desk.hand().frames(2);
    desk.app().finish_studies();
    CHECK(has_bands());
}

TEST_CASE("what is drawn with the mouse is saved as canonical text, and saving again changes no byte") {
    const Folder folder;
    const auto path = hotel_in(folder);
    Desk desk(path);

    desk.hand().double_click("canvas/cell.after.people");
    REQUIRE(desk.hand().is_shown("canvas/name"));
    desk.hand().type("Loyalty call – “thanks”");
    desk.hand().key("Enter");
    const auto* call = named(desk.journey(), "Loyalty call – “thanks”");
    REQUIRE(call);
    CHECK(call->stage == "after");
    CHECK(call->lane == Lane::people);
    CHECK(desk.session().history.position() == 1);
    const std::string id = call->id;

    desk.hand().wait(0.5);
    const Rect card = desk.hand().rect_of("canvas/card." + id);
    desk.hand().drag(right_port(desk, "checkout"), card.center());
    REQUIRE(find_link(desk.journey(), {"checkout", id}));
    CHECK(desk.session().history.position() == 2);

    CHECK(has_unsaved_changes(desk.session()));
    desk.press('S');
    desk.hand().frames(2);
    CHECK_FALSE(has_unsaved_changes(desk.session()));
    const std::string saved = bytes_of(path);
    CHECK(saved == to_canonical_text(desk.journey()));

    const Journey before = desk.journey();
    desk.app().perform(Open{path});
    desk.hand().frames(2);
    CHECK(desk.session().history.size() == 1);
    CHECK(desk.journey() == before);
    desk.press('S');
    desk.hand().frames(2);
    CHECK(bytes_of(path) == saved);
}

TEST_CASE("a touchpoint pulled out of a card's port comes with its link, and Escape leaves neither") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    const auto before = desk.journey();
    const Point place = desk.hand().rect_of("canvas/cell.after.people").center();

    desk.hand().drag(right_port(desk, "checkout"), place);
    REQUIRE(desk.hand().is_shown("canvas/name"));
    desk.hand().type("Farewell");
    desk.hand().key("Escape");
    CHECK(desk.journey() == before);
    CHECK(desk.session().preview == nullptr);

    desk.hand().drag(right_port(desk, "checkout"), place);
    desk.hand().type("Farewell");
    desk.hand().key("Enter");
    const auto* farewell = named(desk.journey(), "Farewell");
    REQUIRE(farewell);
    CHECK(find_link(desk.journey(), {"checkout", farewell->id}));
    CHECK(desk.session().history.position() == 1);
    desk.press('Z');
    desk.hand().frames(2);
    CHECK(desk.journey() == before);
}

TEST_CASE("the checks follow the document, show what they mean and mend what needs no judgement") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.app().finish_figures();
    desk.hand().frames(2);
    REQUIRE(desk.hand().is_shown("checks/only-assumed"));
    CHECK_FALSE(desk.hand().is_shown("checks/dead-end"));

    // Without its three ways out the members' offer is a dead end.
    desk.app().perform(Commit{
        {EraseLink{{"offer", "offer"}}, EraseLink{{"offer", "site"}}, EraseLink{{"offer", done_target}}},
        "",
        {}});
    desk.app().finish_figures();
    desk.hand().frames(2);
    REQUIRE(desk.hand().is_shown("checks/dead-end"));
    CHECK_FALSE(desk.hand().is_shown("checks/repeats"));

    // Shown where it was out of sight.
    desk.app().perform(SetCamera{{{100, 100}, 2.5, false}});
    desk.hand().wait(1);
    const Rect content = desk.hand().rect_of("canvas/content");
    CHECK(desk.hand().rect_of("canvas/card.offer").x > content.right());
    desk.hand().click("checks/dead-end");
    desk.hand().wait(1);
    CHECK(is_selected(desk.session(), {OwnerKind::touchpoint, "offer", ""}));
    const Rect card = desk.hand().rect_of("canvas/card.offer");
    CHECK(card.x >= content.x);
    CHECK(card.right() <= content.right());
    CHECK(card.y >= content.y);
    CHECK(card.bottom() <= content.bottom());

    desk.hand().click("checks/dead-end.fix");
    CHECK(find_link(desk.journey(), {"offer", done_target}));
    CHECK(desk.session().history.undo_label() == "Link “Members' offer” to completed");
    desk.app().finish_figures();
    desk.hand().frames(2);
    CHECK_FALSE(desk.hand().is_shown("checks/dead-end"));
}
