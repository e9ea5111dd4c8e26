#include "scene/marks.h"

#include <algorithm>
#include <cmath>

namespace waymark {

double add_text(DisplayList& list, Point at, std::string_view text, const TypeStyle& style, Color color,
                Align align, const Owner& owner, Color halo) {
    if (text.empty()) return 0;
    const double width = text_width(text, style);
    if (align == Align::center) at.x -= width / 2;
    if (align == Align::right) at.x -= width;
    list.add(TextRun{at, style.em, style.weight, color, std::string(text), width, halo}, owner);
    return width;
}

void add_line(DisplayList& list, Point a, Point b, const Stroke& stroke, const Owner& owner) {
    Path path;
    path.stroke = stroke;
    path.move_to(a);
    path.line_to(b);
    list.add(std::move(path), owner);
}

namespace {

struct Scale {
    double by;

    [[nodiscard]] Point of(Point p) const { return {p.x * by, p.y * by}; }
    [[nodiscard]] Rect of(const Rect& r) const { return {r.x * by, r.y * by, r.w * by, r.h * by}; }
    [[nodiscard]] Stroke of(Stroke stroke) const {
        stroke.width *= by;
        stroke.dash = {stroke.dash[0] * by, stroke.dash[1] * by};
        return stroke;
    }
    void operator()(Box& box) const {
        box.rect = of(box.rect);
        box.radius *= by;
        box.stroke = of(box.stroke);
    }
    void operator()(Disc& disc) const {
        disc.center = of(disc.center);
        disc.radius *= by;
        disc.stroke = of(disc.stroke);
    }
    void operator()(Path& path) const {
        for (Point& p : path.points)
            p = of(p);
        path.stroke = of(path.stroke);
    }
    void operator()(TextRun& text) const {
        text.at = of(text.at);
        text.em *= by;
        text.width *= by;
    }
    void operator()(Image& image) const { image.rect = of(image.rect); }
    void operator()(PushClip& clip) const { clip.rect = of(clip.rect); }
    void operator()(PopClip&) const {}
};

} // namespace

DisplayList scaled(const DisplayList& list, double factor) {
    DisplayList result = list;
    for (Item& item : result.items)
        std::visit(Scale{factor}, item.shape);
    return result;
}

Path rounded_way(std::span<const Point> points, double radius) {
    constexpr double arc = 0.5523; // handle length of a quarter circle of radius 1
    Path path;
    if (points.empty()) return path;
    path.move_to(points[0]);
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const Point before = points[i - 1], corner = points[i], after = points[i + 1];
        const double in = std::hypot(corner.x - before.x, corner.y - before.y);
        const double out = std::hypot(after.x - corner.x, after.y - corner.y);
        // Pieces between two corners are shared by both.
        const double r = std::min({radius, i == 1 ? in : in / 2, i + 2 == points.size() ? out : out / 2});
        if (r < 0.1) {
            path.line_to(corner);
            continue;
        }
        const Point u{(corner.x - before.x) / in, (corner.y - before.y) / in};
        const Point v{(after.x - corner.x) / out, (after.y - corner.y) / out};
        path.line_to({corner.x - u.x * r, corner.y - u.y * r});
        const double handle = r * (1 - arc);
        path.cubic_to({corner.x - u.x * handle, corner.y - u.y * handle},
                      {corner.x + v.x * handle, corner.y + v.y * handle},
                      {corner.x + v.x * r, corner.y + v.y * r});
    }
    path.line_to(points.back());
    return path;
}

} // namespace waymark
