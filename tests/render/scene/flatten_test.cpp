#include "scene/flatten.h"

#include "scene/decimal.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>

using namespace waymark;

namespace {

constexpr double handle = 0.5522847498; // of a quarter circle as a cubic; off by at most 0.03 %

double length(const Polyline& line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.points.size(); ++i)
        sum += std::hypot(line.points[i].x - line.points[i - 1].x, line.points[i].y - line.points[i - 1].y);
    return sum;
}

Polyline corner() {
    return {{{0, 0}, {10, 0}, {10, 10}}, false};
}

} // namespace

TEST_CASE("a flattened quarter circle stays within the tolerance of the circle") {
    const auto tolerance = GENERATE(1.0, 0.3, 0.01);
    std::vector<Point> points{{100, 0}};
    flatten_cubic({100, 0}, {100, 100 * handle}, {100 * handle, 100}, {0, 100}, tolerance, points);
    CHECK(points.back() == Point{0, 100});
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Point middle{(points[i].x + points[i - 1].x) / 2, (points[i].y + points[i - 1].y) / 2};
        CHECK(std::hypot(middle.x, middle.y) == Approx(100).margin(tolerance + 0.03));
    }
}

TEST_CASE("moves start polylines, close ends one, and lone moves give none") {
    Path path;
    path.move_to({1, 1});
    path.move_to({0, 0});
    path.line_to({4, 0});
    path.line_to({4, 4});
    path.line_to({0, 0});
    path.close();
    path.line_to({0, 9}); // goes on from the start of the closed one
    const auto lines = flatten(path, 0.1);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].is_closed);
    CHECK(lines[0].points == std::vector<Point>{{0, 0}, {4, 0}, {4, 4}});
    CHECK_FALSE(lines[1].is_closed);
    CHECK(lines[1].points == std::vector<Point>{{0, 0}, {0, 9}});
}

TEST_CASE("dashes go on round corners in phase") {
    const auto pieces = dashes(corner(), {6, 3});
    REQUIRE(pieces.size() == 3);
    CHECK(pieces[0].points == std::vector<Point>{{0, 0}, {6, 0}});
    CHECK(pieces[1].points == std::vector<Point>{{9, 0}, {10, 0}, {10, 5}});
    CHECK(pieces[2].points == std::vector<Point>{{10, 8}, {10, 10}});
}

TEST_CASE("dashes of a closed line run along its last edge too") {
    Polyline square{{{0, 0}, {9, 0}, {9, 9}, {0, 9}}, true};
    const auto pieces = dashes(square, {6, 3});
    REQUIRE(pieces.size() == 4);
    CHECK(pieces[3].points == std::vector<Point>{{0, 9}, {0, 3}});
}

TEST_CASE("dashes cover the share of the line that the pattern says") {
    const Polyline line{{{0, 0}, {300, 400}, {1300, 400}}, false};
    const auto pieces = dashes(line, {2, 3});
    const double on = std::accumulate(pieces.begin(), pieces.end(), 0.0,
                                      [](double sum, const Polyline& piece) { return sum + length(piece); });
    CHECK(on == Approx(1500 * 2 / 5.0));
}

TEST_CASE("decimals are short and know no minus zero") {
    CHECK(decimal(12.5, 2) == "12.5");
    CHECK(decimal(3, 3) == "3");
    CHECK(decimal(-0.01, 1) == "0");
    CHECK(decimal(-0.06, 1) == "-0.1");
    CHECK(decimal(100, 0) == "100");
    CHECK(decimal(1e20, 1) == "100000000000000000000");
}
