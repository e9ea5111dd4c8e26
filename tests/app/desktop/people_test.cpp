// People walking in the whole program but its pixels: frames go on while they walk, and only then.
#include <catch2/catch.hpp>

#include <cmath>
#include <cstddef>

#include "app/desktop/desk.h"

#include <imgui.h>

using namespace waymark;
using namespace waymark::testing;

namespace {

// The hotel's journey, open and at rest, with a user at it who may watch its people.
class PeopleDesk : public Desk {
public:
    PeopleDesk() : Desk(WAYMARK_SOURCE_DIR "/scenarios/city-hotel.journey.json") { settle(); }

    void watch() {
        hand().key("P");
        settle();
    }
    void watch_paused() {
        watch();
        hand().key("Shift+P");
        hand().frames(2);
    }
    [[nodiscard]] double time() { return app().workspace().canvas.people.period; }
};

std::size_t corners_painted() {
    return static_cast<std::size_t>(ImGui::GetDrawData()->TotalVtxCount);
}

} // namespace

TEST_CASE("people walk while somebody watches, and the frames rest when nobody does") {
    PeopleDesk desk;
    const std::size_t without = corners_painted();
    CHECK(std::isinf(desk.app().seconds_until_next_frame()));

    desk.watch();
    CHECK(corners_painted() > without + 1000);
    CHECK(desk.app().seconds_until_next_frame() < 0.02);
    const double before = desk.time();
    desk.hand().frames(60); // a second
    CHECK(desk.time() == Approx(before + 1 / seconds_a_period));

    desk.hand().key("P");
    desk.hand().frames(3);
    CHECK(corners_painted() == without);
    CHECK(std::isinf(desk.app().seconds_until_next_frame()));
}

TEST_CASE("a pause holds the moment, by key and on the card, and the frames rest") {
    PeopleDesk desk;
    desk.watch_paused();
    const double moment = desk.time();
    desk.hand().frames(30);
    CHECK(desk.time() == moment);
    CHECK(std::isinf(desk.app().seconds_until_next_frame()));

    desk.hand().click("canvas/people/pause");
    desk.hand().frames(30);
    CHECK(desk.time() > moment);
}

TEST_CASE("the mouse moves the time, and the map under the card is left alone") {
    PeopleDesk desk;
    desk.watch_paused();
    const Camera camera = desk.app().session().camera;
    const Rect track = desk.hand().rect_of("canvas/people/time");
    desk.hand().drag({track.x + 1, track.center().y}, {track.center().x, track.center().y});
    CHECK(desk.time() == Approx(12).margin(0.2));
    CHECK(desk.app().session().camera == camera);
    CHECK(desk.app().session().selection.empty());
    CHECK(desk.app().session().history.size() == 1);
}

TEST_CASE("people follow the scenario and go on at the same time") {
    PeopleDesk desk;
    desk.watch_paused();
    const double moment = desk.time();
    const auto of_base = desk.app().session().watching.crowd;
    desk.app().perform(SetScenario{"mobile"});
    desk.settle();
    CHECK(desk.app().session().watching.inputs.scenario == "mobile");
    CHECK(desk.app().session().watching.crowd != of_base);
    CHECK(desk.time() == moment);
}

TEST_CASE("no frames are due for people behind the compare view") {
    PeopleDesk desk;
    desk.watch();
    desk.app().perform(SetView{MainView::compare});
    desk.settle();
    CHECK(std::isinf(desk.app().seconds_until_next_frame()));
}
