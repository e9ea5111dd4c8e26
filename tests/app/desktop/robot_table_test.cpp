// A user at the table of touchpoints.
#include <catch2/catch.hpp>

#include <algorithm>

#include "app/desktop/desk.h"
#include "journey/lookup.h"
#include "support/harness.h"

#include <imgui.h>

using namespace waymark;
using namespace waymark::testing;

namespace {

class TableDesk : public Desk {
public:
    explicit TableDesk(const Folder& folder) : Desk(hotel_in(folder)) {
        hand().key("Ctrl+3");
        hand().frames(4);
    }
    void click_cell(const std::string& cell) {
        hand().click("table/cell." + cell);
        hand().frames(2);
    }
    [[nodiscard]] const Touchpoint& touchpoint(const char* id) {
        const Touchpoint* const found = find_touchpoint(journey(), id);
        REQUIRE(found);
        return *found;
    }
};

} // namespace

TEST_CASE("a number is typed over a cell, enter moves down, and each entry is one step") {
    const Folder folder;
    TableDesk desk(folder);
    const std::string first = desk.journey().touchpoints[0].id, second = desk.journey().touchpoints[1].id;
    desk.click_cell(first + ".people");
    desk.hand().type("6");
    desk.hand().frames(2);
    desk.hand().key("Enter");
    desk.hand().frames(2);
    CHECK(desk.touchpoint(first.c_str()).scores.people == 6);
    CHECK(desk.session().history.size() == 2);
    for (const char* letter : {"2", ".", "5"}) { // a key at a time, as hands do
        desk.hand().type(letter);
        desk.hand().frames(2);
    }
    desk.hand().key("Tab");
    desk.hand().frames(2);
    CHECK(desk.touchpoint(second.c_str()).scores.people == 2.5);
    CHECK(desk.session().history.size() == 3);
    CHECK(selected_touchpoints(desk.session()) == std::vector{second});
    CHECK(desk.app().workspace().table.cursor.row == 1);
}

TEST_CASE("escape takes back what was typed, and a text that is no number is refused with the reason") {
    const Folder folder;
    TableDesk desk(folder);
    const std::string id = desk.journey().touchpoints[0].id;
    const double before = desk.journey().touchpoints[0].scores.people;
    desk.click_cell(id + ".people");
    desk.hand().type("5");
    desk.hand().frames(2);
    desk.hand().key("Escape");
    desk.hand().frames(2);
    CHECK(desk.session().preview == nullptr);
    CHECK(desk.touchpoint(id.c_str()).scores.people == before);
    desk.hand().type("high");
    desk.hand().frames(2);
    desk.hand().key("Enter");
    desk.hand().frames(2);
    CHECK(desk.touchpoint(id.c_str()).scores.people == before);
    CHECK(desk.hand().is_shown("table/refusal"));
    CHECK(desk.session().history.size() == 1);
}

TEST_CASE("what is typed when another view is asked for becomes one edit") {
    const Folder folder;
    TableDesk desk(folder);
    const std::string id = desk.journey().touchpoints[0].id;
    desk.click_cell(id + ".people");
    desk.hand().type("9");
    desk.hand().frames(2);
    desk.app().perform(SetView{MainView::map});
    desk.hand().frames(3);
    CHECK(desk.touchpoint(id.c_str()).scores.people == 9);
    CHECK(desk.session().preview == nullptr);
    desk.hand().key("Ctrl+Z");
    desk.hand().key("Ctrl+3");
    desk.hand().frames(4);
    CHECK_FALSE(desk.session().history.can_undo());
    CHECK_FALSE(desk.app().workspace().table.typing);
}

TEST_CASE("a rectangle is copied, pasted and filled, each as one step") {
    const Folder folder;
    TableDesk desk(folder);
    std::vector<std::string> ids;
    for (const Touchpoint& touchpoint : desk.journey().touchpoints)
        ids.push_back(touchpoint.id);
    ImGui::SetClipboardText("Ann\tx\nBob\ty\n");
    desk.click_cell(ids[0] + ".channel");
    desk.hand().key("Ctrl+V");
    desk.hand().frames(2);
    CHECK(desk.touchpoint(ids[0].c_str()).channel == "Ann");
    CHECK(desk.touchpoint(ids[1].c_str()).owner == "y");
    CHECK(desk.session().history.undo_label() == "Paste 4 cells");
    desk.hand().key("Ctrl+C");
    CHECK(std::string(ImGui::GetClipboardText()) == "Ann\tx\nBob\ty\n");

    desk.click_cell(ids[0] + ".channel");
    desk.hand().hold_shift(true);
    desk.hand().key("Shift+Down");
    desk.hand().key("Shift+Down");
    desk.hand().hold_shift(false);
    desk.hand().frames(1);
    desk.hand().key("Ctrl+D");
    desk.hand().frames(2);
    CHECK(desk.touchpoint(ids[2].c_str()).channel == "Ann");
    CHECK(desk.session().history.undo_label() == "Fill 2 cells");
    CHECK(selected_touchpoints(desk.session()) == std::vector{ids[0], ids[1], ids[2]});
    desk.hand().key("Ctrl+Z");
    desk.hand().key("Ctrl+Z");
    CHECK_FALSE(desk.session().history.can_undo());
}

TEST_CASE("choices open on enter, and a flag is switched by it") {
    const Folder folder;
    TableDesk desk(folder);
    const std::string id = desk.journey().touchpoints[0].id;
    const bool was = desk.journey().touchpoints[0].moment_of_truth;
    desk.click_cell(id + ".lane");
    desk.hand().key("Enter");
    desk.hand().frames(3);
    desk.hand().click("table/choice/product");
    desk.hand().frames(2);
    CHECK(desk.touchpoint(id.c_str()).lane == Lane::product);
    desk.app().workspace().table.columns = {TouchpointColumn::moment_of_truth};
    desk.hand().frames(2);
    desk.click_cell(id + ".moment_of_truth");
    desk.hand().key("Enter");
    desk.hand().frames(2);
    CHECK(desk.touchpoint(id.c_str()).moment_of_truth != was);
}

TEST_CASE("a click on a head sorts, a filter leaves rows out, and the map's selection is the row") {
    const Folder folder;
    TableDesk desk(folder);
    desk.hand().click("table/head.people");
    desk.hand().frames(2);
    const TableState& table = desk.app().workspace().table;
    CHECK(std::ranges::is_sorted(
        table.rows, {}, [&](std::size_t row) { return desk.journey().touchpoints[row].scores.people; }));
    const std::string id = desk.journey().touchpoints.back().id;
    desk.app().perform(Select{{{OwnerKind::touchpoint, id, ""}}});
    desk.hand().frames(3);
    CHECK(table.row_ids[static_cast<std::size_t>(table.cursor.row)] == id);
    CHECK(desk.hand().is_shown("table/cell." + id + ".name"));
    desk.hand().click("table/filter");
    desk.hand().type(desk.journey().touchpoints[0].name);
    desk.hand().frames(3);
    CHECK(table.rows.size() < desk.journey().touchpoints.size());
    CHECK(table.rows.front() == 0);
    CHECK_FALSE(desk.session().history.can_undo());
}

TEST_CASE("escape gives the keyboard back, and tab then leaves the table") {
    const Folder folder;
    TableDesk desk(folder);
    desk.click_cell(desk.journey().touchpoints[0].id + ".people");
    desk.hand().key("Tab");
    desk.hand().frames(1);
    CHECK(desk.app().workspace().table.has_keys);
    desk.hand().key("Escape");
    desk.hand().frames(1);
    CHECK_FALSE(desk.app().workspace().table.has_keys);
    desk.hand().key("Tab");
    desk.hand().frames(1);
    CHECK_FALSE(desk.app().workspace().table.has_keys);
}

TEST_CASE("what is typed in the table while edits are recorded goes into the intervention") {
    const Folder folder;
    TableDesk desk(folder);
    const Scenario& scenario = desk.journey().scenarios.front();
    const std::string id = desk.journey().touchpoints[0].id;
    const double before = desk.journey().touchpoints[0].scores.people;
    desk.app().perform(SetScenario{scenario.id});
    desk.app().perform(SetRecording{scenario.interventions.front().id});
    desk.hand().frames(2);
    desk.click_cell(id + ".people");
    desk.hand().type("7");
    desk.hand().frames(2);
    desk.hand().key("Enter");
    desk.hand().frames(2);
    CHECK(desk.touchpoint(id.c_str()).scores.people == before);
    CHECK(find_touchpoint(edited_journey(desk.session()), id)->scores.people == 7);
}
