#include "desktop/screenshot.h"

#include <catch2/catch.hpp>

using namespace waymark;

namespace {

ScreenshotOptions of_hotel() {
    ScreenshotOptions options;
    options.file = WAYMARK_SOURCE_DIR "/scenarios/city-hotel.journey.json";
    return options;
}

std::string refusal(const ScreenshotOptions& options) {
    const auto picture = screenshot(options);
    REQUIRE_FALSE(picture);
    return to_text(picture.problems().front());
}

} // namespace

TEST_CASE("a picture of something that is not in the journey is refused by its option") {
    ScreenshotOptions options = of_hotel();
    SECTION("a scenario") {
        options.scenario = "moon";
        CHECK(refusal(options).starts_with("--scenario moon: there is no such scenario"));
    }
    SECTION("an intervention without its scenario") {
        options.recording = "moon";
        CHECK(refusal(options).starts_with("--record moon: there is no such intervention"));
    }
    SECTION("a touchpoint") {
        options.select = "moon";
        CHECK(refusal(options).starts_with("--select moon: there is no such touchpoint"));
    }
    SECTION("a link, though both its ends are there") {
        options.select = "room>ad";
        CHECK(refusal(options).starts_with("--select room>ad: there is no such touchpoint, stage or link"));
    }
    SECTION("a dialog") {
        options.dialog = "moon";
        CHECK(refusal(options).starts_with("--dialog moon: there is no such dialog"));
    }
    SECTION("a file") {
        options.file = "moon.journey.json";
        CHECK(refusal(options).starts_with("moon.journey.json: there is no such file"));
    }
}
