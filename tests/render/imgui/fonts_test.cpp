#include "imgui/fonts.h"

#include "render/imgui/headless.h"
#include "render/imgui/soft_raster.h"
#include "text/fonts.h"

#include <catch2/catch.hpp>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <cmath>

using namespace waymark;

namespace {

constexpr std::string_view sample = "Check-out and bill: € 10 500, Žižkov, Ωμέγα, Привет";

// From the first inked column to the last.
double inked_width(const Pixels& pixels) {
    int first = pixels.width, last = -1;
    for (int y = 0; y < pixels.height; ++y)
        for (int x = 0; x < pixels.width; ++x)
            if (pixels.at(x, y).r < 200) {
                first = std::min(first, x);
                last = std::max(last, x);
            }
    return last - first + 1;
}

} // namespace

TEST_CASE("Dear ImGui measures text as our own measuring does, at any size") {
    const HeadlessFrame frame;
    const auto weight = GENERATE(Weight::regular, Weight::semibold);
    const auto em_px = GENERATE(7.0, 10.0, 12.0, 13.0, 15.3, 20.0, 33.0, 60.0, 97.5);
    const auto [font, size] = pick(frame.fonts(), em_px, weight);
    const auto width = font->CalcTextSizeA(size, 1e6f, 0, sample.data(), sample.data() + sample.size()).x;
    CHECK(width == Approx(measure(sample, em_px, weight)).epsilon(0.0005));
}

TEST_CASE("text comes out as wide as measured") {
    const HeadlessFrame frame;
    const auto em_px = GENERATE(12.0, 26.0, 90.0);
    const std::string_view text = "HiiiiiiiiiiiiH";
    draw_text(frame.draw_list(), frame.fonts(), {10, 150}, em_px, Weight::semibold, {0, 0, 0}, text);
    const auto pixels = rasterize(frame.draw_list(), *ImGui::GetIO().Fonts, 1000, 200, {255, 255, 255});
    // The bearings of H on both sides: 204 units of 2816 in the semibold.
    const double bearings = 2 * 204.0 / 2816 * em_px;
    CHECK(std::abs(inked_width(pixels) - (measure(text, em_px, Weight::semibold) - bearings)) <= 2);
}

TEST_CASE("sizes of the type scale are drawn from a font baked at that very size") {
    const auto content_scale = GENERATE(1.0, 1.5, 2.0);
    const HeadlessFrame frame(1440, 900, content_scale);
    for (const double em : {10, 11, 12, 13, 14, 20, 28}) {
        const auto [font, size] = pick(frame.fonts(), em * content_scale, Weight::regular);
        CHECK(size == Approx(font->FontSize));
    }
}

TEST_CASE("the default font is body text") {
    const HeadlessFrame frame;
    CHECK(ImGui::GetFont()->FontSize == Approx(imgui_size_of(12, Weight::regular)));
}

TEST_CASE("a character that one size lacks is taken from another, as wide") {
    const HeadlessFrame frame;
    draw_text(frame.draw_list(), frame.fonts(), {10, 100}, 40, Weight::regular, {0, 0, 0}, "Ẽ");
    CHECK(frame.draw_list().VtxBuffer.Size == 4);
}

TEST_CASE("unknown characters are drawn as the empty square, invisible ones not at all") {
    const HeadlessFrame frame;
    draw_text(frame.draw_list(), frame.fonts(), {10, 100}, 12, Weight::regular, {0, 0, 0}, "日\u200D \uFE0F");
    CHECK(frame.draw_list().VtxBuffer.Size == 4);
}

TEST_CASE("text outside of the clip rectangle costs nothing") {
    const HeadlessFrame frame(400, 300);
    const auto at = GENERATE(Point{10, -20}, Point{10, 350}, Point{500, 100}, Point{-900, 100});
    draw_text(frame.draw_list(), frame.fonts(), at, 12, Weight::regular, {0, 0, 0}, sample);
    CHECK(frame.draw_list().VtxBuffer.Size == 0);
}

TEST_CASE("the atlas fits any graphics card, at every content scale") {
    const auto content_scale = GENERATE(1.0, 1.25, 1.5, 2.0, 3.0);
    ImFontAtlas atlas;
    const auto start = std::chrono::steady_clock::now();
    const auto fonts = build_fonts(atlas, bake_fonts(content_scale));
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    INFO("content scale " << content_scale << ": " << atlas.TexWidth << " x " << atlas.TexHeight << ", "
                          << took.count() << " ms");
    CHECK(fonts.content_scale == content_scale);
    CHECK(atlas.TexWidth <= 4096);
    CHECK(atlas.TexHeight <= 4096);
}
