// The display list: a picture as flat data in page units, with text already broken into lines.
#pragma once

#include "text/weight.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace waymark {

struct Color {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;

    bool operator==(const Color&) const = default;
    [[nodiscard]] Color with_alpha(double alpha) const; // alpha 0–1 replaces a
};

struct Point {
    double x = 0, y = 0;
    bool operator==(const Point&) const = default;
};

struct Rect {
    double x = 0, y = 0, w = 0, h = 0;

    [[nodiscard]] double right() const { return x + w; }
    [[nodiscard]] double bottom() const { return y + h; }
    [[nodiscard]] Point center() const { return {x + w / 2, y + h / 2}; }
    [[nodiscard]] bool contains(Point p) const {
        return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
    }
    [[nodiscard]] bool intersects(const Rect& o) const {
        return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
    }
    bool operator==(const Rect&) const = default;
};

// What an item belongs to, for hit tests, tooltips, native export and text dumps.
enum class OwnerKind : std::uint8_t {
    none,
    stage,
    lane,
    touchpoint,
    link,
    persona,
    scenario,
    intervention,
    text_lane,
    curve,
    chart,
    legend,
    title
};
struct Owner {
    OwnerKind kind = OwnerKind::none;
    std::string id; // the element's id; a link's `from`
    std::string to; // a link's `to`; otherwise the part, such as "pains" or a stage's id in a text lane
    bool operator==(const Owner&) const = default;
};

// Dash as on, off lengths; {0, 0} is solid. Dots are dashes with round ends.
struct Stroke {
    Color color;
    double width = 0; // 0: no stroke
    std::array<double, 2> dash{0, 0};
    bool round_ends = false;

    [[nodiscard]] bool is_solid() const { return dash[0] <= 0; }
    bool operator==(const Stroke&) const = default;
};

// A rectangle with equal corner radii.
struct Box {
    Rect rect;
    double radius = 0;
    Color fill{0, 0, 0, 0};
    Stroke stroke; // centred on the edge
    bool operator==(const Box&) const = default;
};

// A circle.
struct Disc {
    Point center;
    double radius = 0;
    Color fill{0, 0, 0, 0};
    Stroke stroke;
    bool operator==(const Disc&) const = default;
};

// A path of straight and cubic pieces. Points hold 1 (move, line) or 3 (cubic: two handles, end) for each
// verb.
enum class Verb : std::uint8_t { move, line, cubic, close };
struct Path {
    std::vector<Verb> verbs;
    std::vector<Point> points;
    Color fill{0, 0, 0, 0}; // a filled path must be convex, or a star
    Stroke stroke;
    bool is_star = false; // every point is seen from the mean of all points, so it may be filled as a fan

    void move_to(Point p);
    void line_to(Point p);
    void cubic_to(Point a, Point b, Point end);
    void close();
    bool operator==(const Path&) const = default;
};

inline constexpr double halo_width = 1.5; // units around the glyphs

// One line of text, left end of the baseline at `at`. `width` is as measured; painters must not re-measure.
struct TextRun {
    Point at;
    double em = 12; // em size in page units
    Weight weight = Weight::regular;
    Color color;
    std::string text; // UTF-8
    double width = 0;
    Color halo{0, 0, 0, 0}; // drawn halo_width around the glyphs where its alpha is above 0
    bool operator==(const TextRun&) const = default;
};

// A picture from a file: a client's logo.
struct Image {
    Rect rect;
    std::string png; // encoded bytes
    bool operator==(const Image&) const = default;
};

// Everything until the matching pop is clipped to the rectangle.
struct PushClip {
    Rect rect;
    bool operator==(const PushClip&) const = default;
};
struct PopClip {
    bool operator==(const PopClip&) const = default;
};

using Shape = std::variant<Box, Disc, Path, TextRun, Image, PushClip, PopClip>;

struct Item {
    Shape shape;
    Owner owner;
    bool operator==(const Item&) const = default;
};

// Items in drawing order. Data only: painters, hit test, bounds and dump are free functions over it.
struct DisplayList {
    std::vector<Item> items;

    void add(Shape shape, Owner owner = {});
    void append(const DisplayList& other, Point offset = {});
    bool operator==(const DisplayList&) const = default;
};

// The bounds of an item without its stroke width or halo, curves exactly; clips have none.
[[nodiscard]] Rect bounds(const Item& item);
// How far an item's stroke or halo reaches beyond its bounds.
[[nodiscard]] double ink_margin(const Item& item);
// The bounds of all that is visible, strokes and halos included; an empty rect for an empty list.
[[nodiscard]] Rect bounds(const DisplayList& list);

// The owner of the topmost owned item within `tolerance` of the point (its filled area, its stroke, the box
// of its text), or one of kind none. Items without an owner are decoration and let the point through.
[[nodiscard]] Owner hit_test(const DisplayList& list, Point point, double tolerance);

// "touchpoint", "text_lane", …; "none" for none.
[[nodiscard]] std::string_view name_of(OwnerKind kind);
// An owner in words, such as "touchpoint checkin" or "link checkin -> room"; empty for none.
[[nodiscard]] std::string label(const Owner& owner);

// One line per item, with positions to one decimal: what golden tests compare.
[[nodiscard]] std::string dump(const DisplayList& list);

} // namespace waymark
