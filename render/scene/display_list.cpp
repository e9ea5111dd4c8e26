#include "scene/display_list.h"

#include "scene/flatten.h"
#include "text/fonts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace waymark {

namespace {

Point moved(Point p, Point offset) {
    return {p.x + offset.x, p.y + offset.y};
}
Rect moved(Rect r, Point offset) {
    return {r.x + offset.x, r.y + offset.y, r.w, r.h};
}

struct Move {
    Point offset;
    void operator()(Box& box) const { box.rect = moved(box.rect, offset); }
    void operator()(Disc& disc) const { disc.center = moved(disc.center, offset); }
    void operator()(Path& path) const {
        for (Point& p : path.points)
            p = moved(p, offset);
    }
    void operator()(TextRun& run) const { run.at = moved(run.at, offset); }
    void operator()(Image& image) const { image.rect = moved(image.rect, offset); }
    void operator()(PushClip& clip) const { clip.rect = moved(clip.rect, offset); }
    void operator()(PopClip&) const {}
};

// The smallest box around what it has seen; a line has no height and counts all the same.
struct Extent {
    double left = std::numeric_limits<double>::infinity(), top = left;
    double right = -left, bottom = -left;

    [[nodiscard]] bool is_empty() const { return left > right || top > bottom; }
    void add(Point p) {
        left = std::min(left, p.x);
        top = std::min(top, p.y);
        right = std::max(right, p.x);
        bottom = std::max(bottom, p.y);
    }
    void add_rect(const Rect& r) {
        add({r.x, r.y});
        add({r.right(), r.bottom()});
    }
    [[nodiscard]] Rect rect() const {
        return is_empty() ? Rect{} : Rect{left, top, right - left, bottom - top};
    }
};

double on_cubic(double p, double a, double b, double q, double t) {
    const double u = 1 - t;
    return u * u * u * p + 3 * u * u * t * a + 3 * u * t * t * b + t * t * t * q;
}

// Where in (0, 1) one coordinate of a cubic turns: the roots of its derivative.
void add_turns(double p, double a, double b, double q, double (&turns)[2], int& count) {
    count = 0;
    const double c2 = -p + 3 * a - 3 * b + q, c1 = 2 * (p - 2 * a + b), c0 = a - p;
    const auto keep = [&](double t) {
        if (t > 0 && t < 1) turns[count++] = t;
    };
    if (std::abs(c2) < 1e-12) {
        if (std::abs(c1) > 1e-12) keep(-c0 / c1);
        return;
    }
    const double under_root = c1 * c1 - 4 * c2 * c0;
    if (under_root < 0) return;
    const double root = std::sqrt(under_root);
    keep((-c1 - root) / (2 * c2));
    keep((-c1 + root) / (2 * c2));
}

void add_cubic(Extent& extent, Point p, Point a, Point b, Point q) {
    extent.add(q);
    double turns[2];
    int count = 0;
    const auto add_at = [&](double t) {
        extent.add({on_cubic(p.x, a.x, b.x, q.x, t), on_cubic(p.y, a.y, b.y, q.y, t)});
    };
    add_turns(p.x, a.x, b.x, q.x, turns, count);
    std::for_each(turns, turns + count, add_at);
    add_turns(p.y, a.y, b.y, q.y, turns, count);
    std::for_each(turns, turns + count, add_at);
}

struct BoundsOf {
    Rect operator()(const Box& box) const { return box.rect; }
    Rect operator()(const Disc& disc) const {
        return {disc.center.x - disc.radius, disc.center.y - disc.radius, 2 * disc.radius, 2 * disc.radius};
    }
    Rect operator()(const Path& path) const {
        Extent extent;
        auto next = path.points.begin();
        Point pen;
        for (const Verb verb : path.verbs) {
            if (verb == Verb::close) continue;
            if (verb == Verb::cubic) {
                add_cubic(extent, pen, next[0], next[1], next[2]);
                next += 2;
            } else {
                extent.add(*next);
            }
            pen = *next++;
        }
        return extent.rect();
    }
    Rect operator()(const TextRun& run) const {
        const auto metrics = font_metrics(run.weight);
        return {run.at.x, run.at.y - metrics.ascender * run.em, run.width,
                (metrics.ascender + metrics.descender) * run.em};
    }
    Rect operator()(const Image& image) const { return image.rect; }
    Rect operator()(const PushClip&) const { return {}; }
    Rect operator()(const PopClip&) const { return {}; }
};

// How far the ink reaches beyond the geometry.
struct InkMargin {
    double operator()(const Box& box) const { return box.stroke.width / 2; }
    double operator()(const Disc& disc) const { return disc.stroke.width / 2; }
    double operator()(const Path& path) const { return path.stroke.width / 2; }
    double operator()(const TextRun& run) const { return run.halo.a > 0 ? halo_width : 0; }
    double operator()(const Image&) const { return 0; }
    double operator()(const PushClip&) const { return 0; }
    double operator()(const PopClip&) const { return 0; }
};

Rect grown(const Rect& r, double by) {
    return {r.x - by, r.y - by, r.w + 2 * by, r.h + 2 * by};
}

Rect common(const Rect& a, const Rect& b) {
    const double x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::max(0.0, std::min(a.right(), b.right()) - x),
            std::max(0.0, std::min(a.bottom(), b.bottom()) - y)};
}

double distance_to_segment(Point p, Point a, Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double square = dx * dx + dy * dy;
    const double t = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0.0;
    return std::hypot(p.x - (a.x + t * dx), p.y - (a.y + t * dy));
}

double distance_to_line(Point p, const Polyline& line) {
    double nearest = std::numeric_limits<double>::infinity();
    const auto count = line.points.size();
    for (std::size_t i = 0; i + (line.is_closed ? 0 : 1) < count; ++i)
        nearest = std::min(nearest, distance_to_segment(p, line.points[i], line.points[(i + 1) % count]));
    return nearest;
}

// How often the closed polygon winds around the point.
int winding(Point p, const std::vector<Point>& polygon) {
    int turns = 0;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Point a = polygon[i], b = polygon[(i + 1) % polygon.size()];
        const double side = (b.x - a.x) * (p.y - a.y) - (p.x - a.x) * (b.y - a.y);
        if (a.y <= p.y && b.y > p.y && side > 0) ++turns;
        if (a.y > p.y && b.y <= p.y && side < 0) --turns;
    }
    return turns;
}

// Distance from a rectangle with rounded corners: negative inside. (Inigo Quilez' rounded-box distance.)
double distance_to_box(Point p, const Box& box) {
    const double radius = std::min({box.radius, box.rect.w / 2, box.rect.h / 2});
    const Point center = box.rect.center();
    const double x = std::abs(p.x - center.x) - box.rect.w / 2 + radius;
    const double y = std::abs(p.y - center.y) - box.rect.h / 2 + radius;
    return std::hypot(std::max(x, 0.0), std::max(y, 0.0)) + std::min(std::max(x, y), 0.0) - radius;
}

struct IsHit {
    Point point;
    double tolerance;

    [[nodiscard]] bool is_in(double signed_distance, Color fill, const Stroke& stroke) const {
        const bool is_filled = fill.a > 0 && signed_distance <= tolerance;
        const bool is_stroked = stroke.width > 0 && std::abs(signed_distance) <= stroke.width / 2 + tolerance;
        return is_filled || is_stroked;
    }

    bool operator()(const Box& box) const { return is_in(distance_to_box(point, box), box.fill, box.stroke); }
    bool operator()(const Disc& disc) const {
        const double from_center = std::hypot(point.x - disc.center.x, point.y - disc.center.y);
        return is_in(from_center - disc.radius, disc.fill, disc.stroke);
    }
    bool operator()(const Path& path) const {
        int turns = 0;
        double nearest = std::numeric_limits<double>::infinity();
        for (const Polyline& line : flatten(path, 0.1)) {
            turns += winding(point, line.points);
            nearest = std::min(nearest, distance_to_line(point, line));
        }
        return is_in(path.fill.a > 0 && turns != 0 ? -nearest : nearest, path.fill, path.stroke);
    }
    bool operator()(const TextRun& run) const { return grown(BoundsOf{}(run), tolerance).contains(point); }
    bool operator()(const Image& image) const { return grown(image.rect, tolerance).contains(point); }
    bool operator()(const PushClip&) const { return false; }
    bool operator()(const PopClip&) const { return false; }
};

} // namespace

Color Color::with_alpha(double alpha) const {
    return {r, g, b, static_cast<std::uint8_t>(std::lround(std::clamp(alpha, 0.0, 1.0) * 255))};
}

void Path::move_to(Point p) {
    verbs.push_back(Verb::move);
    points.push_back(p);
}

void Path::line_to(Point p) {
    verbs.push_back(Verb::line);
    points.push_back(p);
}

void Path::cubic_to(Point a, Point b, Point end) {
    verbs.push_back(Verb::cubic);
    points.insert(points.end(), {a, b, end});
}

void Path::close() {
    verbs.push_back(Verb::close);
}

void DisplayList::add(Shape shape, Owner owner) {
    items.push_back({std::move(shape), std::move(owner)});
}

void DisplayList::append(const DisplayList& other, Point offset) {
    const auto first_new = static_cast<std::ptrdiff_t>(items.size());
    items.insert(items.end(), other.items.begin(), other.items.end());
    std::for_each(items.begin() + first_new, items.end(),
                  [&](Item& item) { std::visit(Move{offset}, item.shape); });
}

Rect bounds(const Item& item) {
    return std::visit(BoundsOf{}, item.shape);
}

double ink_margin(const Item& item) {
    return std::visit(InkMargin{}, item.shape);
}

Rect bounds(const DisplayList& list) {
    Extent extent;
    std::vector<Rect> clips;
    for (const Item& item : list.items) {
        if (const auto* push = std::get_if<PushClip>(&item.shape)) {
            clips.push_back(clips.empty() ? push->rect : common(clips.back(), push->rect));
        } else if (std::holds_alternative<PopClip>(item.shape)) {
            if (!clips.empty()) clips.pop_back();
        } else {
            const Rect inked = grown(bounds(item), ink_margin(item));
            if (clips.empty())
                extent.add_rect(inked);
            else if (clips.back().intersects(inked))
                extent.add_rect(common(clips.back(), inked));
        }
    }
    return extent.rect();
}

Owner hit_test(const DisplayList& list, Point point, double tolerance) {
    const Item* hit = nullptr;
    std::vector<bool> is_visible{true};
    for (const Item& item : list.items) {
        if (const auto* push = std::get_if<PushClip>(&item.shape)) {
            is_visible.push_back(is_visible.back() && push->rect.contains(point));
        } else if (std::holds_alternative<PopClip>(item.shape)) {
            if (is_visible.size() > 1) is_visible.pop_back();
        } else if (is_visible.back() && item.owner.kind != OwnerKind::none) {
            const Rect reach = grown(bounds(item), ink_margin(item) + tolerance);
            const bool is_near = point.x >= reach.x && point.x <= reach.right() && point.y >= reach.y &&
                                 point.y <= reach.bottom();
            if (is_near && std::visit(IsHit{point, tolerance}, item.shape)) hit = &item;
        }
    }
    return hit == nullptr ? Owner{} : hit->owner;
}

} // namespace waymark
