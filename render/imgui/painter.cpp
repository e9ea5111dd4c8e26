#include "imgui/painter.h"

#include "imgui/compat.h"
#include "imgui/polygon.h"
#include "imgui/stroke.h"
#include "scene/flatten.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace waymark {

namespace {

constexpr double curve_tolerance_px = 0.3;
constexpr double arc_tolerance_px = 0.1; // small circles show their corners sooner

ImVec2 to_imgui(Point p) {
    return {static_cast<float>(p.x), static_cast<float>(p.y)};
}

// The middle of a line of that width which covers whole pixels.
double on_pixels(double middle, double width_px) {
    const double whole = std::max(1.0, std::round(width_px));
    return std::round(middle - whole / 2) + whole / 2;
}

// A rounded rectangle, clockwise from the left end of its top edge.
void add_rounded(const Rect& r, double radius, std::vector<ImVec2>& points) {
    const double half = std::min(r.w, r.h) / 2;
    radius = std::min(radius, half);
    if (radius < 0.25) {
        points = {to_imgui({r.x, r.y}), to_imgui({r.right(), r.y}), to_imgui({r.right(), r.bottom()}),
                  to_imgui({r.x, r.bottom()})};
        return;
    }
    const double step = 2 * std::acos(std::max(0.0, 1 - arc_tolerance_px / radius));
    const auto steps = static_cast<int>(std::ceil(std::numbers::pi / 2 / step));
    // One quarter as distances from the corner's centre: along the edge that it leaves, and towards the
    // other.
    std::array<Point, 128> arc;
    const int last = std::min(steps, static_cast<int>(arc.size()) - 1);
    for (int i = 0; i <= last; ++i) {
        const double angle = std::numbers::pi / 2 * i / last;
        arc[static_cast<std::size_t>(i)] = {radius * std::sin(angle), radius * std::cos(angle)};
    }
    const double left = r.x + radius, right = r.right() - radius, top = r.y + radius,
                 bottom = r.bottom() - radius;
    const auto add = [&](Point p) {
        const ImVec2 q = to_imgui(p);
        if (points.empty() || points.back().x != q.x || points.back().y != q.y) points.push_back(q);
    };
    const auto quarter = std::span(arc).first(static_cast<std::size_t>(last) + 1);
    for (const Point d : quarter)
        add({right + d.x, top - d.y});
    for (const Point d : quarter)
        add({right + d.y, bottom + d.x});
    for (const Point d : quarter)
        add({left - d.x, bottom + d.y});
    for (const Point d : quarter)
        add({left - d.y, top - d.x});
    if (points.size() > 1 && points.front().x == points.back().x && points.front().y == points.back().y)
        points.pop_back();
}

// The box that a shape's handles and strokes stay in: cheaper than its true bounds, and enough for culling.
struct ReachOf {
    Rect operator()(const Box& box) const { return box.rect; }
    Rect operator()(const Disc& disc) const {
        return {disc.center.x - disc.radius, disc.center.y - disc.radius, 2 * disc.radius, 2 * disc.radius};
    }
    Rect operator()(const Path& path) const {
        if (path.points.empty()) return {};
        double left = path.points[0].x, right = left, top = path.points[0].y, bottom = top;
        for (const Point p : path.points) {
            left = std::min(left, p.x);
            right = std::max(right, p.x);
            top = std::min(top, p.y);
            bottom = std::max(bottom, p.y);
        }
        return {left, top, right - left, bottom - top};
    }
    Rect operator()(const TextRun& run) const {
        return {run.at.x, run.at.y - 1.2 * run.em, run.width, 1.6 * run.em};
    }
    Rect operator()(const Image& image) const { return image.rect; }
    Rect operator()(const PushClip& clip) const { return clip.rect; }
    Rect operator()(const PopClip&) const { return {}; }
};

class Painter {
public:
    Painter(ImDrawList& draw, const View& view, const FontLadder& fonts, const TextureOf& texture_of)
        : draw_(draw)
        , view_(view)
        , fonts_(fonts)
        , texture_of_(texture_of) {
        see_clip();
    }

    void paint(const Item& item) {
        const bool is_clip =
            std::holds_alternative<PushClip>(item.shape) || std::holds_alternative<PopClip>(item.shape);
        if (is_clip || is_visible(item)) std::visit(*this, item.shape);
    }

    void finish() {
        while (clips_ > 0)
            (*this)(PopClip{});
    }

    void operator()(const Box& box) {
        Rect r = on_screen(box.rect);
        const double width = box.stroke.width * view_.zoom;
        const auto snap = [&](double v) {
            return width > 0 ? on_pixels(v, width) : std::round(v);
        };
        const double left = snap(r.x), top = snap(r.y);
        // A bar that is there stays there, however far away.
        const double least = r.w > 0 && r.h > 0 && width <= 0 ? 1 : 0;
        r = {left, top, std::max(least, snap(r.right()) - left), std::max(least, snap(r.bottom()) - top)};
        rounded(r, box.radius * view_.zoom, box.fill, box.stroke);
    }

    void operator()(const Disc& disc) {
        rounded(on_screen(ReachOf{}(disc)), disc.radius * view_.zoom, disc.fill, disc.stroke);
    }

    void operator()(const Path& path) {
        points_.clear();
        Point start;
        auto next = path.points.begin();
        for (const Verb verb : path.verbs) {
            switch (verb) {
            case Verb::move:
                flush(path, Ends::open);
                start = view_.to_screen(*next++);
                points_.push_back(start);
                break;
            case Verb::line:
                if (points_.empty()) points_.push_back(start);
                push(view_.to_screen(*next++));
                break;
            case Verb::cubic:
                if (points_.empty()) points_.push_back(start);
                flatten_cubic(points_.back(), view_.to_screen(next[0]), view_.to_screen(next[1]),
                              view_.to_screen(next[2]), curve_tolerance_px, points_);
                next += 3;
                break;
            case Verb::close: flush(path, Ends::joined); break;
            }
        }
        flush(path, Ends::open);
    }

    void operator()(const TextRun& run) {
        const Point at = view_.to_screen(run.at);
        const double em_px = run.em * view_.zoom;
        if (run.halo.a > 0) {
            const double reach = halo_width * view_.zoom, slant = reach * std::numbers::sqrt2 / 2;
            for (const Point by : {Point{reach, 0},
                                   {slant, slant},
                                   {0, reach},
                                   {-slant, slant},
                                   {-reach, 0},
                                   {-slant, -slant},
                                   {0, -reach},
                                   {slant, -slant}})
                draw_text(draw_, fonts_, {at.x + by.x, at.y + by.y}, em_px, run.weight, run.halo, run.text);
        }
        draw_text(draw_, fonts_, at, em_px, run.weight, run.color, run.text);
    }

    void operator()(const Image& image) {
        const Rect r = on_screen(image.rect);
        const ImVec2 from = to_imgui({r.x, r.y}), to = to_imgui({r.right(), r.bottom()});
        if (void* const texture = texture_of_ ? texture_of_(image) : nullptr)
            draw_.AddImage(texture, from, to);
        else
            draw_.AddRectFilled(from, to, IM_COL32(128, 128, 128, 64));
    }

    void operator()(const PushClip& clip) {
        const Rect r = on_screen(clip.rect);
        draw_.PushClipRect(to_imgui({r.x, r.y}), to_imgui({r.right(), r.bottom()}), true);
        ++clips_;
        see_clip();
    }

    void operator()(const PopClip&) {
        if (clips_ == 0) return;
        draw_.PopClipRect();
        --clips_;
        see_clip();
    }

private:
    [[nodiscard]] Rect on_screen(const Rect& r) const {
        const Point at = view_.to_screen({r.x, r.y});
        return {at.x, at.y, r.w * view_.zoom, r.h * view_.zoom};
    }

    void see_clip() {
        const ImVec4& clip = draw_._CmdHeader.ClipRect;
        const Point from = view_.to_page({clip.x, clip.y}), to = view_.to_page({clip.z, clip.w});
        visible_ = {from.x, from.y, to.x - from.x, to.y - from.y};
    }

    [[nodiscard]] bool is_visible(const Item& item) const {
        const Rect r = std::visit(ReachOf{}, item.shape);
        const double margin = ink_margin(item) + 1 / view_.zoom;
        return r.x - margin < visible_.right() && r.right() + margin > visible_.x &&
               r.y - margin < visible_.bottom() && r.bottom() + margin > visible_.y;
    }

    void rounded(const Rect& r, double radius, Color fill, const Stroke& stroke) {
        if (radius < 0.25 && stroke.width <= 0) {
            draw_.AddRectFilled(to_imgui({r.x, r.y}), to_imgui({r.right(), r.bottom()}), packed(fill));
            return;
        }
        outline_.clear();
        add_rounded(r, radius, outline_);
        if (fill.a > 0)
            draw_.AddConvexPolyFilled(outline_.data(), static_cast<int>(outline_.size()), packed(fill));
        if (stroke.width > 0) stroke_polyline(draw_, outline_, Ends::joined, pen_of(stroke, view_.zoom));
    }

    void push(Point p) {
        if (points_.empty() || points_.back() != p) points_.push_back(p);
    }

    // Draws the run of points gathered so far and begins another.
    void flush(const Path& path, Ends ends) {
        if (ends == Ends::joined && points_.size() > 1 && points_.front() == points_.back())
            points_.pop_back();
        if (points_.size() > 1) {
            outline_.clear();
            std::transform(points_.begin(), points_.end(), std::back_inserter(outline_), to_imgui);
            if (path.fill.a > 0) fill_polygon(draw_, outline_, packed(path.fill));
            if (path.stroke.width > 0) {
                if (path.fill.a > 0) // filling may have turned the points round
                    std::transform(points_.begin(), points_.end(), outline_.begin(), to_imgui);
                if (outline_.size() == 2) align(path.stroke.width * view_.zoom);
                stroke_polyline(draw_, outline_, ends, pen_of(path.stroke, view_.zoom));
            }
        }
        points_.clear();
    }

    // A straight line along an axis goes onto whole pixels.
    void align(double width_px) {
        ImVec2 &a = outline_[0], &b = outline_[1];
        if (a.x == b.x) a.x = b.x = static_cast<float>(on_pixels(a.x, width_px));
        if (a.y == b.y) a.y = b.y = static_cast<float>(on_pixels(a.y, width_px));
    }

    ImDrawList& draw_;
    const View& view_;
    const FontLadder& fonts_;
    const TextureOf& texture_of_;
    Rect visible_; // in page units
    int clips_ = 0;
    std::vector<Point> points_;   // of the run being walked, in pixels
    std::vector<ImVec2> outline_; // the same as Dear ImGui wants it
};

} // namespace

void paint(const DisplayList& list, ImDrawList& draw, const View& view, const FontLadder& fonts,
           const TextureOf& texture_of) {
    Painter painter(draw, view, fonts, texture_of);
    for (const Item& item : list.items)
        painter.paint(item);
    painter.finish();
}

} // namespace waymark
