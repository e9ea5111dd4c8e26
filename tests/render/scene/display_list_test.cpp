#include "scene/display_list.h"

#include <catch2/catch.hpp>

using namespace waymark;

namespace {

const Color ink{20, 24, 29};
const Owner card{OwnerKind::touchpoint, "checkin", ""};
const Owner link_owner{OwnerKind::link, "checkin", "room"};

Box filled_box(Rect rect, double radius = 0) {
    return {rect, radius, ink, {}};
}

// A half circle over (0, 0)–(100, 0), as one cubic that reaches y = −75.
Path arch(double stroke_width) {
    Path path;
    path.move_to({0, 0});
    path.cubic_to({0, -100}, {100, -100}, {100, 0});
    path.stroke = {ink, stroke_width};
    return path;
}

DisplayList list_of(Shape shape, Owner owner) {
    DisplayList list;
    list.add(std::move(shape), std::move(owner));
    return list;
}

OwnerKind hit(const DisplayList& list, Point p, double tolerance = 0) {
    return hit_test(list, p, tolerance).kind;
}

} // namespace

TEST_CASE("an empty list has an empty rectangle as bounds") {
    CHECK(bounds(DisplayList{}) == Rect{});
}

TEST_CASE("bounds of a list include strokes, bounds of an item do not") {
    const Box box{{10, 20, 30, 40}, 4, ink, {ink, 2}};
    CHECK(bounds(Item{box, {}}) == Rect{10, 20, 30, 40});
    CHECK(bounds(list_of(box, {})) == Rect{9, 19, 32, 42});
}

TEST_CASE("a curve is bounded by where it turns, not by its handles") {
    const Rect r = bounds(Item{arch(1), {}});
    CHECK(r.x == Approx(0));
    CHECK(r.y == Approx(-75));
    CHECK(r.w == Approx(100));
    CHECK(r.h == Approx(75));
}

TEST_CASE("a horizontal line counts although it has no height") {
    Path line;
    line.move_to({5, 7});
    line.line_to({25, 7});
    line.stroke = {ink, 1};
    CHECK(bounds(list_of(line, {})) == Rect{4.5, 6.5, 21, 1});
}

TEST_CASE("bounds leave out what is clipped away") {
    DisplayList list;
    list.add(PushClip{{0, 0, 50, 50}});
    list.add(filled_box({40, 40, 100, 100}));
    list.add(filled_box({200, 200, 10, 10}));
    list.add(PopClip{});
    CHECK(bounds(list) == Rect{40, 40, 10, 10});
}

TEST_CASE("text is bounded by its given width and the font's height") {
    const Rect r = bounds(Item{TextRun{{10, 100}, 2816, Weight::regular, ink, "x", 50}, {}});
    CHECK(r.x == 10);
    CHECK(r.y == Approx(100 - 2728));
    CHECK(r.w == 50);
    CHECK(r.h == Approx(2728 + 680));
}

TEST_CASE("the topmost owner under the point is hit") {
    DisplayList list;
    list.add(filled_box({0, 0, 100, 100}), {OwnerKind::stage, "stay", ""});
    list.add(filled_box({20, 20, 40, 40}), card);
    CHECK(hit_test(list, {30, 30}, 0) == card);
    CHECK(hit(list, {80, 80}) == OwnerKind::stage);
    CHECK(hit(list, {120, 80}) == OwnerKind::none);
}

TEST_CASE("decoration without an owner lets the point through") {
    DisplayList list = list_of(filled_box({0, 0, 10, 10}), card);
    list.add(filled_box({0, 0, 10, 10}));
    CHECK(hit_test(list, {5, 5}, 0) == card);
}

TEST_CASE("an unfilled box is hit on its edge only") {
    const auto list = list_of(Box{{0, 0, 100, 100}, 0, {0, 0, 0, 0}, {ink, 2}}, card);
    CHECK(hit(list, {50, 50}) == OwnerKind::none);
    CHECK(hit(list, {0.5, 50}) == OwnerKind::touchpoint);
    CHECK(hit(list, {3, 50}) == OwnerKind::none);
    CHECK(hit(list, {3, 50}, 2.5) == OwnerKind::touchpoint);
}

TEST_CASE("the corner that a radius cuts off is not hit") {
    const auto list = list_of(filled_box({0, 0, 100, 100}, 20), card);
    CHECK(hit(list, {2, 2}) == OwnerKind::none);
    CHECK(hit(list, {7, 7}) == OwnerKind::touchpoint);
    CHECK(hit(list, {2, 50}) == OwnerKind::touchpoint);
}

TEST_CASE("a curve is hit along its line, not inside it") {
    const auto list = list_of(arch(3), link_owner);
    CHECK(hit_test(list, {50, -75}, 0) == link_owner);
    CHECK(hit(list, {50, -71}) == OwnerKind::none);
    CHECK(hit(list, {50, -71}, 3) == OwnerKind::link);
    CHECK(hit(list, {50, -20}, 3) == OwnerKind::none);
    CHECK(hit(list, {50, 0}, 3) == OwnerKind::none); // an open curve has no chord
}

TEST_CASE("a filled star is hit in its notches' midst and not between its points") {
    Path star;
    star.is_star = true;
    star.fill = ink;
    for (const Point p : {Point{0, -10}, {2, -2}, {10, 0}, {2, 2}, {0, 10}, {-2, 2}, {-10, 0}, {-2, -2}})
        star.points.empty() ? star.move_to(p) : star.line_to(p);
    star.close();
    const auto list = list_of(star, card);
    CHECK(hit(list, {0, 0}) == OwnerKind::touchpoint);
    CHECK(hit(list, {0, -9}) == OwnerKind::touchpoint);
    CHECK(hit(list, {6, 6}) == OwnerKind::none);
}

TEST_CASE("discs and texts are hit where they are drawn") {
    const auto disc = list_of(Disc{{50, 50}, 10, ink, {}}, card);
    CHECK(hit(disc, {57, 57}) == OwnerKind::touchpoint);
    CHECK(hit(disc, {58, 58}) == OwnerKind::none);
    const auto text = list_of(TextRun{{0, 20}, 12, Weight::regular, ink, "Room", 30}, card);
    CHECK(hit(text, {15, 16}) == OwnerKind::touchpoint);
    CHECK(hit(text, {35, 16}) == OwnerKind::none);
}

TEST_CASE("what is clipped away is not hit") {
    DisplayList list;
    list.add(PushClip{{0, 0, 50, 50}});
    list.add(PushClip{{0, 0, 500, 500}});
    list.add(filled_box({0, 0, 100, 100}), card);
    list.add(PopClip{});
    list.add(PopClip{});
    CHECK(hit(list, {20, 20}) == OwnerKind::touchpoint);
    CHECK(hit(list, {70, 70}) == OwnerKind::none);
}

TEST_CASE("appending moves everything by the offset") {
    DisplayList part;
    part.add(PushClip{{0, 0, 9, 9}});
    part.add(filled_box({1, 2, 3, 4}), card);
    part.add(arch(1));
    part.add(PopClip{});
    DisplayList whole;
    whole.append(part, {10, 20});
    REQUIRE(whole.items.size() == 4);
    CHECK(std::get<PushClip>(whole.items[0].shape).rect == Rect{10, 20, 9, 9});
    CHECK(std::get<Box>(whole.items[1].shape).rect == Rect{11, 22, 3, 4});
    CHECK(whole.items[1].owner == card);
    CHECK(std::get<Path>(whole.items[2].shape).points[1] == Point{10, -80});
}

TEST_CASE("alpha is a share") {
    CHECK(ink.with_alpha(0.2) == Color{20, 24, 29, 51});
    CHECK(ink.with_alpha(7) == ink);
    CHECK(ink.with_alpha(-1).a == 0);
}

TEST_CASE("the dump has a line for each item, free of noise") {
    DisplayList list;
    list.add(Box{{10.04, -0.01, 112, 80}, 14, {255, 255, 255}, {ink, 1.25, {6, 3}}}, card);
    list.add(TextRun{{3, 4.56}, 13, Weight::semibold, ink, "say \"hi\"", 41.26}, link_owner);
    Path path = arch(2);
    path.close();
    list.add(path, {OwnerKind::text_lane, "pains", "stay"});
    CHECK(dump(list) ==
          "box 10 0 112x80 radius 14 fill #FFFFFF stroke #14181D 1.25 dash 6 3  @ touchpoint checkin\n"
          "text 3 4.6 em 13 semibold #14181D width 41.3 \"say \\\"hi\\\"\"  @ link checkin -> room\n"
          "path M 0 0 C 0 -100 100 -100 100 0 Z stroke #14181D 2  @ text_lane pains / stay\n");
}
