#include "scene/icons.h"

#include "journey/claim.h"
#include "scene/icon_shapes.h"
#include "text/fonts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace waymark {

namespace {

constexpr double grid = 14;

// One drawing turned into shapes around the origin, on the grid, with width 1 and black as stroke and fill.
class Drawing {
public:
    explicit Drawing(std::string_view text) : text_(text) {
        while (next_command())
            add_command();
        finish_path();
    }
    [[nodiscard]] std::vector<Shape> take() { return std::move(shapes_); }

private:
    bool next_command() {
        skip_spaces();
        if (text_.empty()) return false;
        command_ = text_.front();
        text_.remove_prefix(1);
        return true;
    }

    void add_command() {
        switch (command_) {
        case 'F':
            finish_path();
            is_filled_ = true;
            break;
        case 'M': path_.move_to(point()); break;
        case 'L': path_.line_to(point()); break;
        case 'C': {
            const Point a = point(), b = point(), end = point();
            path_.cubic_to(a, b, end);
            break;
        }
        case 'Z':
            path_.close();
            if (is_filled_) finish_path();
            break;
        case 'O': add_circle(); break;
        case 'D': {
            const Point center = point();
            shapes_.emplace_back(Disc{center, number(), black, {}});
            break;
        }
        case 'R': {
            const Point at = point();
            const double w = number(), h = number();
            shapes_.emplace_back(Box{{at.x, at.y, w, h}, number(), clear, stroke});
            break;
        }
        default: CLAIM(false, "icons are drawn with the commands that icon_shapes.h names");
        }
    }

    void add_circle() {
        const Point center = point();
        shapes_.emplace_back(Disc{center, number(), clear, stroke});
    }

    void finish_path() {
        if (!path_.verbs.empty()) {
            if (is_filled_) {
                path_.fill = black;
                path_.is_star = true;
            } else {
                path_.stroke = stroke;
            }
            shapes_.emplace_back(std::move(path_));
        }
        path_ = {};
        is_filled_ = false;
    }

    void skip_spaces() { text_.remove_prefix(std::min(text_.find_first_not_of(' '), text_.size())); }

    double number() {
        skip_spaces();
        double value = 0;
        const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
        CLAIM(error == std::errc{}, "an icon's command is followed by its numbers");
        text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
        return value;
    }

    Point point() {
        const double x = number(), y = number();
        return {x - grid / 2, y - grid / 2};
    }

    static constexpr Color black{0, 0, 0}, clear{0, 0, 0, 0};
    static constexpr Stroke stroke{black, 1, {0, 0}, true};
    std::string_view text_;
    char command_ = ' ';
    Path path_;
    bool is_filled_ = false;
    std::vector<Shape> shapes_;
};

using Shapes = std::vector<Shape>;

const Shapes& shapes_of(Icon icon) {
    static const std::vector<Shapes> all = [] {
        std::vector<Shapes> parsed;
        for (const IconShape& shape : icon_shapes())
            parsed.push_back(Drawing(shape.drawing).take());
        return parsed;
    }();
    return all[static_cast<std::size_t>(icon)];
}

// Moves a shape from the grid to its place, and gives it its colour.
struct Placed {
    Point center;
    double scale;
    Color color;
    double stroke_width;

    [[nodiscard]] Point at(Point p) const { return {center.x + scale * p.x, center.y + scale * p.y}; }
    void paint(Color& fill, Stroke& stroke) const {
        if (fill.a > 0) fill = color;
        if (stroke.width > 0) stroke = {color, stroke_width, {0, 0}, true};
    }
    void operator()(Box& box) const {
        const Point from = at({box.rect.x, box.rect.y});
        box.rect = {from.x, from.y, box.rect.w * scale, box.rect.h * scale};
        box.radius *= scale;
        paint(box.fill, box.stroke);
    }
    void operator()(Disc& disc) const {
        disc.center = at(disc.center);
        disc.radius *= scale;
        paint(disc.fill, disc.stroke);
    }
    void operator()(Path& path) const {
        for (Point& p : path.points)
            p = at(p);
        paint(path.fill, path.stroke);
    }
    void operator()(TextRun&) const {}
    void operator()(Image&) const {}
    void operator()(PushClip&) const {}
    void operator()(PopClip&) const {}
};

Path polygon(std::span<const Point> corners, Point center, double scale) {
    Path path;
    for (const Point corner : corners) {
        const Point p{center.x + scale * corner.x, center.y + scale * corner.y};
        path.verbs.empty() ? path.move_to(p) : path.line_to(p);
    }
    path.close();
    return path;
}

} // namespace

std::span<const Icon> all_icons() {
    static const auto icons = [] {
        std::array<Icon, static_cast<std::size_t>(Icon::logo) + 1> all{};
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = static_cast<Icon>(i);
        return all;
    }();
    return icons;
}

std::string_view name_of(Icon icon) {
    return icon_shapes()[static_cast<std::size_t>(icon)].name;
}

void add_icon(DisplayList& list, Icon icon, Point center, double units, Color color, const Owner& owner) {
    const double stroke_width = size::stroke_icon * std::max(1.0, units / size::icon_toolbar);
    const Placed placed{center, units / grid, color, std::min(stroke_width, units / 9)};
    for (Shape shape : shapes_of(icon)) {
        std::visit(placed, shape);
        list.add(std::move(shape), owner);
    }
}

Path star(Point center, double radius) {
    // The ratio of a pentagram: its sides are straight from tip to tip but one.
    const double inner = (3 - std::sqrt(5.0)) / 2 * 1.15; // a little fuller, as it is small
    std::array<Point, 10> corners;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const double angle = std::numbers::pi * (static_cast<double>(i) / 5 - 0.5);
        const double r = i % 2 == 0 ? 1 : inner;
        corners[i] = {r * std::cos(angle), r * std::sin(angle)};
    }
    Path path = polygon(corners, center, radius);
    path.is_star = true;
    return path;
}

void add_moment_star(DisplayList& list, Point center, const Theme& theme, const Owner& owner, double radius) {
    Path path = star({center.x, center.y + radius * 0.06}, radius);
    path.fill = theme.moment;
    // In the dark theme the ink is light, and a light outline would swallow the yellow.
    const Color edge = theme.name == ThemeName::dark ? theme.on_ink : theme.ink;
    path.stroke = {edge, radius * 0.17, {0, 0}, true};
    list.add(std::move(path), owner);
}

Path triangle(Point center, double width, Direction direction, Color fill) {
    const double up = direction == Direction::up ? -1 : 1;
    const std::array corners{Point{0, 0.43 * up}, Point{0.5, -0.43 * up}, Point{-0.5, -0.43 * up}};
    Path path = polygon(corners, center, width);
    path.fill = fill;
    return path;
}

void add_service_badge(DisplayList& list, Point top_left, const Theme& theme, const Owner& owner) {
    const Rect rect{top_left.x, top_left.y, size::badge_w, size::badge_h};
    list.add(Box{rect, 3, theme.service, {}}, owner);
    add_icon(list, Icon::headset, rect.center(), 10.5, theme.card, owner);
}

double add_number_badge(DisplayList& list, Point top_left, int number, Color fill, Color text_color,
                        const Owner& owner, const NumberBadge& badge) {
    const std::string digits = std::to_string(number);
    const double width = measure(digits, badge.em, Weight::semibold);
    const double badge_width = std::max(badge.height, width + badge.height / 2);
    const Rect rect{top_left.x, top_left.y, badge_width, badge.height};
    list.add(Box{rect, 3, fill, {}}, owner);
    const double capitals = font_metrics(Weight::semibold).cap_height * badge.em;
    const Point at{rect.x + (badge_width - width) / 2, rect.center().y + capitals / 2};
    list.add(TextRun{at, badge.em, Weight::semibold, text_color, digits, width}, owner);
    return badge_width;
}

void add_completed_ring(DisplayList& list, Point center, Color color, const Owner& owner) {
    list.add(Disc{center, 4.5, {0, 0, 0, 0}, {color, size::stroke_card}}, owner);
    list.add(Disc{center, 1.8, color, {}}, owner);
}

Path persona_marker(std::size_t persona, Point center, double radius) {
    const double h = std::sqrt(3.0) / 2;
    switch (persona % 5) {
    case 0: {
        const std::array diamond{Point{0, -1.2}, Point{1.2, 0}, Point{0, 1.2}, Point{-1.2, 0}};
        return polygon(diamond, center, radius);
    }
    case 1: {
        const std::array square{Point{-0.9, -0.9}, Point{0.9, -0.9}, Point{0.9, 0.9}, Point{-0.9, 0.9}};
        return polygon(square, center, radius);
    }
    case 2: {
        const std::array up{Point{0, -1.2}, Point{1.2, 0.9}, Point{-1.2, 0.9}};
        return polygon(up, center, radius);
    }
    case 3: {
        const std::array hexagon{Point{-0.5, -h}, Point{0.5, -h}, Point{1, 0},
                                 Point{0.5, h},   Point{-0.5, h}, Point{-1, 0}};
        return polygon(hexagon, center, radius * 1.1);
    }
    default: {
        const std::array down{Point{0, 1.2}, Point{-1.2, -0.9}, Point{1.2, -0.9}};
        return polygon(down, center, radius);
    }
    }
}

void add_logo(DisplayList& list, Point center, double units, Color ink, Color star_fill) {
    const double s = units / grid;
    const auto at = [&](double x, double y) {
        return Point{center.x + s * (x - grid / 2), center.y + s * (y - grid / 2)};
    };
    Path roof;
    roof.move_to(at(2.2, 11.7));
    roof.line_to(at(7, 4.6));
    roof.line_to(at(11.8, 11.7));
    roof.stroke = {ink, 1.5 * s, {0, 0}, true};
    list.add(std::move(roof));
    list.add(Disc{at(2.2, 11.7), 1.75 * s, ink, {}});
    list.add(Disc{at(11.8, 11.7), 1.75 * s, ink, {}});
    Path peak = star(at(7, 3.9), 3.5 * s);
    peak.fill = star_fill;
    peak.stroke = {ink, 0.8 * s, {0, 0}, true};
    list.add(std::move(peak));
}

} // namespace waymark
