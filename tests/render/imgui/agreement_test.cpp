#include "cairo/draw.h"
#include "imgui/painter.h"
#include "render/gallery.h"
#include "render/imgui/headless.h"
#include "render/imgui/soft_raster.h"

#include <cairo.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace waymark;

namespace {

Pixels by_imgui(const DisplayList& list, double zoom) {
    const auto width = static_cast<int>(gallery_area.w * zoom),
               height = static_cast<int>(gallery_area.h * zoom);
    const HeadlessFrame frame(static_cast<float>(width), static_cast<float>(height));
    paint(list, frame.draw_list(), {{0, 0}, zoom}, frame.fonts());
    return rasterize(frame.draw_list(), *ImGui::GetIO().Fonts, width, height, {255, 255, 255});
}

Pixels by_cairo(const DisplayList& list, double zoom) {
    const auto width = static_cast<int>(gallery_area.w * zoom),
               height = static_cast<int>(gallery_area.h * zoom);
    cairo_surface_t* const surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t* const context = cairo_create(surface);
    draw(context, {list, gallery_area, zoom}, TextAs::outlines);
    cairo_destroy(context);
    cairo_surface_flush(surface);
    Pixels pixels{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const auto* const row =
                cairo_image_surface_get_data(surface) + y * cairo_image_surface_get_stride(surface);
            const auto value = reinterpret_cast<const std::uint32_t*>(row)[x];
            pixels.colors.push_back({static_cast<std::uint8_t>(value >> 16 & 255),
                                     static_cast<std::uint8_t>(value >> 8 & 255),
                                     static_cast<std::uint8_t>(value & 255)});
        }
    cairo_surface_destroy(surface);
    return pixels;
}

// The mean colour of squares of that side: where edges fall within them does not matter, what is there does.
std::vector<double> coarse(const Pixels& pixels, int side) {
    std::vector<double> means;
    for (int y = 0; y + side <= pixels.height; y += side)
        for (int x = 0; x + side <= pixels.width; x += side) {
            double sum = 0;
            for (int dy = 0; dy < side; ++dy)
                for (int dx = 0; dx < side; ++dx) {
                    const Color c = pixels.at(x + dx, y + dy);
                    sum += (c.r + c.g + c.b) / 3.0;
                }
            means.push_back(sum / (side * side));
        }
    return means;
}

} // namespace

TEST_CASE("the screen and the exports show the same picture") {
    const auto name = GENERATE(ThemeName::light, ThemeName::dark);
    const auto zoom = GENERATE(1.0, 1.3, 2.0);
    const auto list = gallery(theme(name));
    const auto screen = coarse(by_imgui(list, zoom), 8), paper = coarse(by_cairo(list, zoom), 8);
    REQUIRE(screen.size() == paper.size());
    double largest = 0, sum = 0;
    for (std::size_t i = 0; i < screen.size(); ++i) {
        const double difference = std::abs(screen[i] - paper[i]);
        largest = std::max(largest, difference);
        sum += difference;
    }
    INFO("zoom " << zoom << ": largest " << largest << ", mean " << sum / static_cast<double>(screen.size()));
    // Boxes and lines move by up to half a pixel on screen, and the dashes of a box with its size.
    CHECK(largest < 40);
    CHECK(sum / static_cast<double>(screen.size()) < 1.2);
}
