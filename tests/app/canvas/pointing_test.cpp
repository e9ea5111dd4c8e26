#include "canvas/pointing.h"

#include <catch2/catch.hpp>

#include "app/session/session_story.h"
#include "hand_made_map.h"
#include "journey/lookup.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

// A mouse on the hand-made map at zoom 1: places are pixels less the offset of the content.
struct Mouse {
    Story story = opened_story();
    MapGeometry geometry = hand_made_map();
    MapFrame frame = frame_of({0, 0, 1084, 640}, 1, {{500, 300}, 1, false}, geometry);
    MouseGesture gesture = Resting{};
    Pointer pointer;
    PointingResult result;

    Mouse() { pointer.is_over = true; }

    void one_frame() {
        result = point(gesture, pointer, story.session, frame, geometry);
        for (const auto& action : result.actions)
            story.act(action);
    }
    void move_to_pixel(Point pixel) {
        pointer.moved = {pixel.x - pointer.at.x, pixel.y - pointer.at.y};
        pointer.at = pixel;
        one_frame();
        pointer.moved = {};
    }
    void move_to(Point place) { move_to_pixel(frame.to_pixel(place)); }
    void press() {
        pointer.pressed = true;
        one_frame();
        pointer.pressed = false;
    }
    void release() {
        pointer.released = true;
        one_frame();
        pointer.released = false;
    }
    void click(Point place) {
        move_to(place);
        press();
        release();
    }
    void drag(Point from, Point to) {
        move_to(from);
        press();
        move_to({(from.x + to.x) / 2, (from.y + to.y) / 2});
        move_to(to);
        release();
    }
    const std::vector<Owner>& selection() const { return story.session.selection; }
};

constexpr Point on_desk{270, 150}, on_site{100, 150}, on_link{380, 152}, on_nothing{100, 250};

} // namespace

TEST_CASE("a click selects what it hits, shift adds and takes away, empty ground selects nothing") {
    Mouse mouse;
    mouse.click(on_desk);
    CHECK(mouse.selection() == std::vector{touchpoint_owner("desk")});
    mouse.pointer.shift = true;
    mouse.click(on_site);
    CHECK(mouse.selection().size() == 2);
    mouse.click(on_desk);
    CHECK(mouse.selection() == std::vector{touchpoint_owner("site")});
    mouse.pointer.shift = false;
    mouse.click(on_link);
    CHECK(mouse.selection() == std::vector{Owner{OwnerKind::link, "desk", "room"}});
    mouse.click(on_nothing);
    CHECK(mouse.selection().empty());
}

TEST_CASE("a click on one of several selected means that one") {
    Mouse mouse;
    mouse.story.act(Select{{touchpoint_owner("desk"), touchpoint_owner("site")}});
    mouse.click(on_desk);
    CHECK(mouse.selection() == std::vector{touchpoint_owner("desk")});
}

TEST_CASE("a box selects the cards it touches") {
    Mouse mouse;
    mouse.drag({210, 110}, {460, 190});
    CHECK(mouse.selection() == std::vector{touchpoint_owner("desk"), touchpoint_owner("room")});
    CHECK(std::holds_alternative<Resting>(mouse.gesture));
}

TEST_CASE("a card dragged to another cell moves in one step") {
    Mouse mouse;
    mouse.drag(on_desk, {100, 50});
    const auto* desk = find_touchpoint(mouse.story.journey(), "desk");
    CHECK(desk->stage == "find");
    CHECK(desk->lane == Lane::people);
    CHECK(mouse.story.session.history.size() == 2);
    CHECK(mouse.story.session.history.undo_label() == "Move “Desk”");
}

TEST_CASE("a card dropped outside of the lanes stays where it was") {
    Mouse mouse;
    mouse.drag(on_desk, {270, 420});
    CHECK_FALSE(mouse.story.session.history.can_undo());
}

TEST_CASE("from a card's port a link is pulled to another card") {
    Mouse mouse;
    const Point port = ports({440, 120, 100, 60})[1]; // right of the room
    mouse.drag(port, on_site);
    CHECK(find_link(mouse.story.journey(), {"room", "site"}));
    CHECK(mouse.selection() == std::vector{Owner{OwnerKind::link, "room", "site"}});
}

TEST_CASE("a link pulled to empty space draws a touchpoint at its end") {
    Mouse mouse;
    const Point port = ports({440, 120, 100, 60})[1];
    mouse.drag(port, {560, 50});
    REQUIRE(mouse.result.drawn);
    CHECK(mouse.result.drawn->linked_from == "room");
    CHECK(mouse.result.drawn->place.stage == "stay");
    CHECK(mouse.result.drawn->place.lane == Lane::people);
    CHECK_FALSE(mouse.story.session.history.can_undo()); // it waits for its name
}

TEST_CASE("a double click on an empty cell draws a touchpoint, on a card renames it") {
    Mouse mouse;
    mouse.move_to(on_nothing);
    mouse.pointer.double_clicked = true;
    mouse.one_frame();
    REQUIRE(mouse.result.drawn);
    CHECK(mouse.result.drawn->place.lane == Lane::product);
    mouse.move_to(on_desk);
    CHECK(mouse.story.session.renaming == touchpoint_owner("desk"));
}

TEST_CASE("a stage is selected by its header, moved by dragging it, renamed by a double click") {
    Mouse mouse;
    const Point find_header = mouse.frame.to_pixel({100, 0});
    mouse.move_to_pixel({find_header.x, 20});
    mouse.press();
    CHECK(mouse.selection() == std::vector{Owner{OwnerKind::stage, "find", ""}});
    mouse.move_to_pixel({find_header.x + 450, 20});
    mouse.release();
    CHECK(mouse.story.journey().stages[1].id == "find");
    mouse.pointer.double_clicked = true;
    mouse.move_to_pixel({find_header.x, 20});
    CHECK(mouse.story.session.renaming == Owner{OwnerKind::stage, "find", ""});
}

TEST_CASE("the wheel pans, with shift sideways, with ctrl it zooms") {
    Mouse mouse;
    mouse.move_to(on_desk);
    mouse.pointer.wheel = -1;
    mouse.pointer.shift = true;
    mouse.one_frame();
    REQUIRE(mouse.result.camera);
    CHECK(mouse.result.camera->center.x > 500);
    CHECK_FALSE(mouse.result.camera->fitted);
    mouse.pointer.shift = false;
    mouse.pointer.ctrl = true;
    mouse.one_frame();
    CHECK(mouse.result.camera->zoom < 1);
}

TEST_CASE("space and the left button push the map") {
    Mouse mouse;
    mouse.move_to(on_desk);
    mouse.pointer.space = true;
    mouse.press();
    mouse.move_to_pixel({mouse.pointer.at.x - 40, mouse.pointer.at.y});
    REQUIRE(mouse.result.camera);
    CHECK(mouse.result.camera->center.x == Approx(540).margin(1));
    CHECK(mouse.selection().empty());
    mouse.release();
    CHECK(std::holds_alternative<Resting>(mouse.gesture));
}

TEST_CASE("the right button selects what it asks a menu of") {
    Mouse mouse;
    mouse.move_to(on_desk);
    mouse.pointer.menu_pressed = true;
    mouse.one_frame();
    CHECK(mouse.result.menu_on == touchpoint_owner("desk"));
    CHECK(mouse.selection() == std::vector{touchpoint_owner("desk")});
}

TEST_CASE("tools draw once and go back to selecting") {
    Mouse mouse;
    mouse.story.act(SetTool{Tool::stage});
    mouse.click({590, 50});
    CHECK(mouse.story.journey().stages.size() == 4);
    CHECK(mouse.story.session.tool == Tool::select);
    mouse.story.act(SetTool{Tool::link});
    mouse.drag(on_site, {490, 150});
    CHECK(find_link(mouse.story.journey(), {"site", "room"}));
    CHECK(mouse.story.session.tool == Tool::select);
    mouse.story.act(SetTool{Tool::touchpoint});
    mouse.click(on_nothing);
    CHECK(mouse.result.drawn);
    CHECK(mouse.story.session.tool == Tool::select);
}
