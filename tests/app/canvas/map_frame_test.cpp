#include "canvas/map_frame.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "hand_made_map.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

constexpr Rect area{100, 50, 1084, 640};

MapFrame frame_at(Camera camera, double scale = 1) {
    MapGeometry geometry = hand_made_map();
    geometry.zoom = camera.zoom;
    geometry.view_height = 300 * camera.zoom + 180;
    return frame_of(area, scale, camera, geometry);
}

void check_same(Point a, Point b) {
    CHECK(a.x == Approx(b.x).margin(1e-6));
    CHECK(a.y == Approx(b.y).margin(1e-6));
}

} // namespace

TEST_CASE("places and pixels lead back to each other, in the grid and below it") {
    for (const double zoom : {0.25, 1.0, 2.5})
        for (const double scale : {1.0, 2.0}) {
            const MapFrame frame = frame_at({{250, 180}, zoom, false}, scale);
            for (const Point place : {Point{0, 0}, Point{320, 150}, Point{600, 300}, Point{10, 420}})
                check_same(frame.to_place(frame.to_pixel(place)), place);
        }
}

TEST_CASE("the camera's place is in the middle of the content") {
    const MapFrame frame = frame_at({{250, 180}, 1, false});
    CHECK(frame.content() == Rect{184, 90, 1000, 600});
    check_same(frame.to_pixel({250, 180}), frame.content().center());
}

TEST_CASE("a unit below the grid is one of the screen at every zoom") {
    const MapFrame frame = frame_at({{250, 180}, 2, false});
    const double top = frame.to_pixel({0, 300}).y;
    CHECK(frame.to_pixel({0, 340}).y - top == Approx(40));
    CHECK(top - frame.to_pixel({0, 260}).y == Approx(80));
}

TEST_CASE("what is to be shown comes into view with room around it, and moves nothing where it is in view") {
    const MapFrame frame = frame_at({{500, 300}, 3, false});
    const Rect view = frame.content();
    const Rect seen{450, 250, 60, 40};
    CHECK(showing(frame, seen) == frame.camera);
    for (const Rect& hidden : {Rect{100, 250, 60, 40}, Rect{450, 20, 60, 40}, Rect{560, 250, 140, 40}}) {
        INFO(hidden.x << ", " << hidden.y);
        const Camera camera = showing(frame, hidden);
        CHECK(camera.zoom == frame.camera.zoom);
        const Rect now = frame_at(camera).to_pixels(hidden);
        CHECK(now.x >= view.x + 23);
        CHECK(now.y >= view.y + 23);
        CHECK(now.right() <= view.right() - 23);
        CHECK(now.bottom() <= view.bottom() - 23);
    }
    // Larger than the view: where it begins.
    const Camera camera = showing(frame, {50, 60, 600, 40});
    CHECK(frame_at(camera).to_pixels({50, 60, 600, 40}).x == Approx(view.x + 24).margin(1));
}

TEST_CASE("zooming keeps what is under the pointer there") {
    const MapFrame frame = frame_at({{300, 200}, 3, false});
    const Point pixel{700, 400};
    const Point under = frame.to_place(pixel);
    const Camera camera = zoomed_at(frame, pixel, 1.1);
    CHECK(camera.zoom == Approx(3.3));
    const Point now = frame_at(camera).to_pixel(under);
    CHECK(std::abs(now.x - pixel.x) <= 1); // whole pixels
    CHECK(std::abs(now.y - pixel.y) <= 1);
}

TEST_CASE("zooming ends at the limits") {
    const MapFrame frame = frame_at({{300, 150}, 1, false});
    CHECK(zoomed_at(frame, {700, 400}, 1e6).zoom == largest_zoom);
    CHECK(zoomed_at(frame, {700, 400}, 1e-6).zoom == smallest_zoom);
}

TEST_CASE("some of the map stays in view however far it is pushed") {
    const MapFrame frame = frame_at({{300, 150}, 1, false});
    for (const double dx : {-1e5, 1e5})
        for (const double dy : {-1e5, 1e5}) {
            const MapFrame pushed = frame_at(panned(frame, dx, dy));
            const Rect grid = pushed.to_pixels({0, 0, 600, 300});
            const Rect whole{grid.x, grid.y, grid.w, grid.h + 180};
            CHECK(whole.intersects(pushed.content()));
        }
}

TEST_CASE("the fitting zoom shows the whole width") {
    MapGeometry geometry = hand_made_map();
    CHECK(fitting_zoom(area, 1, geometry) == 1.25); // no larger than that
    geometry.width = 1600;
    const double zoom = fitting_zoom(area, 1, geometry);
    CHECK(zoom * 1600 <= 1000);
    CHECK(zoom * 1600 > 900);
    geometry.width = 20000;
    CHECK(fitting_zoom(area, 1, geometry) == 0.46); // rather wider than the window than too small to read
    geometry.width = 1600;
    const MapFrame frame = frame_of(area, 1, {}, geometry);
    const Camera camera = fitted_camera(frame, zoom);
    CHECK(camera.fitted);
    const MapFrame fitted = frame_at(camera);
    check_same(fitted.to_pixel({0, 0}), {fitted.content().x, fitted.content().y});
}
