// Editing on the map by keyboard, through real input.
#include <catch2/catch.hpp>

#include "app/desktop/desk.h"
#include "journey/lookup.h"

#include <imgui.h>

using namespace waymark;
using namespace waymark::testing;

namespace {

std::vector<std::string> selected(const Desk& desk) {
    return selected_touchpoints(desk.session());
}

} // namespace

TEST_CASE("touchpoints are copied, pasted, cut and duplicated by keyboard") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    const auto count = desk.journey().touchpoints.size();
    desk.hand().click("canvas/card.checkin");
    desk.hand().key("Ctrl+C");
    desk.hand().key("Ctrl+V");
    CHECK(desk.journey().touchpoints.size() == count + 1);
    CHECK(selected(desk) == std::vector<std::string>{"check-in"});
    desk.hand().wait(0.5);
    CHECK(desk.hand().is_shown("canvas/card.check-in"));
    CHECK(desk.session().history.undo_label() == "Paste “Check-in”");

    desk.hand().key("Ctrl+X");
    CHECK(desk.journey().touchpoints.size() == count);
    desk.hand().key("Ctrl+V");
    CHECK(desk.journey().touchpoints.size() == count + 1);
    desk.hand().key("Ctrl+D");
    CHECK(desk.journey().touchpoints.size() == count + 2);
    CHECK(desk.session().history.undo_label() == "Duplicate “Check-in”");

    ImGui::SetClipboardText("just words");
    desk.hand().key("Ctrl+V");
    CHECK(desk.journey().touchpoints.size() == count + 2);
    CHECK(desk.hand().is_shown("notice/dismiss"));
}

TEST_CASE("while a name is typed, the clipboard is the field's") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    const auto count = desk.journey().touchpoints.size();
    desk.hand().click("canvas/card.checkin");
    desk.hand().key("Ctrl+C");
    desk.hand().key("F2");
    desk.hand().frames(2);
    desk.hand().key("Ctrl+V");
    desk.hand().key("Ctrl+D");
    CHECK(desk.journey().touchpoints.size() == count);
    desk.hand().key("Escape");
}

TEST_CASE("the map's menu pastes into the cell under the mouse") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.hand().click("canvas/card.checkin");
    desk.hand().key("Ctrl+C");
    const Touchpoint copied = *named(desk.journey(), "Check-in");
    const Stage& first = desk.journey().stages.front();
    const Rect cell = desk.hand().rect_of("canvas/cell." + first.id + ".product");
    desk.hand().click({cell.right() - 8, cell.bottom() - 6}, 1);
    desk.hand().click("canvas/map-menu/Paste here");
    REQUIRE(selected(desk).size() == 1);
    const auto* pasted = find_touchpoint(desk.journey(), selected(desk).front());
    CHECK(pasted->stage == first.id);
    CHECK(pasted->lane == Lane::product);
    CHECK(pasted->scores == copied.scores);
}
