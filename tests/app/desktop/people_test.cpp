// People walking in the whole program but its pixels: frames go on while they walk, and only then.
#include <catch2/catch.hpp>

#include <cmath>
#include <cstddef>

#include "desktop/app.h"
#include "desktop/gui.h"
#include "support/harness.h"

#include <imgui.h>

using namespace waymark;
using namespace waymark::testing;

namespace {

// The hotel's journey, open, with a user at it.
class Desk {
public:
    Desk()
        : gui_(app_, bake_fonts(1))
        , hand_({[this] { gui_.frame(); },
                 [this](const Shortcut& pressed) {
                     app_.press(pressed);
                 }}) {
        app_.perform(Open{WAYMARK_SOURCE_DIR "/scenarios/city-hotel.journey.json"});
        settle();
    }

    // All that runs beside the frames is there and shown.
    void settle() {
        app_.finish_studies();
        hand_.wait(1);
        app_.finish_studies();
        hand_.frames(3);
    }
    [[nodiscard]] App& app() { return app_; }
    [[nodiscard]] Harness& hand() { return hand_; }
    [[nodiscard]] double time() { return app_.workspace().canvas.people.period; }

private:
    App app_{{.settings = {}, .longest_wait = std::chrono::hours(1)}};
    Gui gui_;
    Harness hand_;
};

std::size_t corners_painted() {
    return static_cast<std::size_t>(ImGui::GetDrawData()->TotalVtxCount);
}

} // namespace

TEST_CASE("people walk while somebody watches, and the frames rest when nobody does") {
    Desk desk;
    const std::size_t without = corners_painted();
    CHECK(std::isinf(desk.app().seconds_until_next_frame()));

    desk.hand().key("P");
    desk.settle();
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
    Desk desk;
    desk.hand().key("P");
    desk.settle();
    desk.hand().key("Shift+P");
    desk.hand().frames(2);
    const double moment = desk.time();
    desk.hand().frames(30);
    CHECK(desk.time() == moment);
    CHECK(std::isinf(desk.app().seconds_until_next_frame()));

    desk.hand().click("canvas/people/pause");
    desk.hand().frames(30);
    CHECK(desk.time() > moment);
}

TEST_CASE("the mouse moves the time, and the map under the card is left alone") {
    Desk desk;
    desk.hand().key("P");
    desk.hand().key("Shift+P");
    desk.settle();
    const Camera camera = desk.app().session().camera;
    const Rect track = desk.hand().rect_of("canvas/people/time");
    desk.hand().drag({track.x + 1, track.center().y}, {track.center().x, track.center().y});
    CHECK(desk.time() == Approx(12).margin(0.2));
    CHECK(desk.app().session().camera == camera);
    CHECK(desk.app().session().selection.empty());
    CHECK(desk.app().session().history.size() == 1);
}

TEST_CASE("people follow the scenario and go on at the same time") {
    Desk desk;
    desk.hand().key("P");
    desk.settle();
    desk.hand().key("Shift+P");
    desk.hand().frames(2);
    const double moment = desk.time();
    const auto of_base = desk.app().session().watching.crowd;
    desk.app().perform(SetScenario{"mobile"});
    desk.settle();
    CHECK(desk.app().session().watching.inputs.scenario == "mobile");
    CHECK(desk.app().session().watching.crowd != of_base);
    CHECK(desk.time() == moment);
}

TEST_CASE("no frames are due for people behind the compare view") {
    Desk desk;
    desk.hand().key("P");
    desk.settle();
    desk.app().perform(SetView{MainView::compare});
    desk.settle();
    CHECK(std::isinf(desk.app().seconds_until_next_frame()));
}
