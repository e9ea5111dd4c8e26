#include "imgui/stroke.h"

#include "imgui/compat.h"
#include "scene/flatten.h"

#include <algorithm>
#include <cmath>

namespace waymark {

namespace {

// Round ends of thinner lines cannot be told from slightly longer square ones.
constexpr float least_round_width = 2.5f;
constexpr float sharp_corner_cosine = 0.85f; // of a turn by 32°; the mitre of a smaller one looks round

void line(ImDrawList& draw, std::span<const ImVec2> points, Ends ends, const Pen& pen) {
    const auto flags = ends == Ends::joined ? ImDrawFlags_Closed : ImDrawFlags_None;
    draw.AddPolyline(points.data(), static_cast<int>(points.size()), packed(pen.color), flags, pen.width);
}

void dot(ImDrawList& draw, ImVec2 at, const Pen& pen) {
    draw.AddCircleFilled(at, pen.width / 2, packed(pen.color));
}

ImVec2 direction(ImVec2 from, ImVec2 to) {
    const float dx = to.x - from.x, dy = to.y - from.y;
    const float length = std::sqrt(dx * dx + dy * dy);
    return length > 0 ? ImVec2(dx / length, dy / length) : ImVec2(0, 0);
}

bool is_sharp(ImVec2 before, ImVec2 corner, ImVec2 after) {
    const ImVec2 in = direction(before, corner), out = direction(corner, after);
    return in.x * out.x + in.y * out.y < sharp_corner_cosine;
}

// Pieces between sharp corners, with a dot on each of these and on the ends. A dot on a translucent line
// would show, so such a line has mitres and square ends.
void round_line(ImDrawList& draw, std::span<const ImVec2> points, Ends ends, const Pen& pen) {
    const auto count = points.size();
    const auto at = [&](std::size_t i) {
        return points[i % count];
    };
    std::vector<std::size_t> corners;
    for (std::size_t i = 0; i < count; ++i) {
        const bool is_end = ends == Ends::open && (i == 0 || i + 1 == count);
        if (is_end || is_sharp(at(i + count - 1), at(i), at(i + 1))) corners.push_back(i);
    }
    if (corners.empty()) {
        line(draw, points, ends, pen);
        return;
    }
    std::vector<ImVec2> piece;
    for (std::size_t c = 0; c < corners.size(); ++c) {
        dot(draw, at(corners[c]), pen);
        const bool is_last = c + 1 == corners.size();
        if (is_last && ends == Ends::open) break;
        const auto end = is_last ? corners[0] + count : corners[c + 1];
        piece.clear();
        for (auto i = corners[c]; i <= end; ++i)
            piece.push_back(at(i));
        line(draw, piece, Ends::open, pen);
    }
}

void lengthen(std::vector<ImVec2>& points, float by) {
    const auto stretch = [by](ImVec2& end, ImVec2 inner) {
        const ImVec2 d = direction(inner, end);
        end = ImVec2(end.x + by * d.x, end.y + by * d.y);
    };
    stretch(points.front(), points[1]);
    stretch(points.back(), points[points.size() - 2]);
}

bool is_visible(const ImDrawList& draw, std::span<const ImVec2> points, float margin) {
    const ImVec4& clip = draw._CmdHeader.ClipRect;
    const auto [left, right] =
        std::minmax_element(points.begin(), points.end(), [](ImVec2 a, ImVec2 b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(points.begin(), points.end(), [](ImVec2 a, ImVec2 b) { return a.y < b.y; });
    return left->x - margin < clip.z && right->x + margin > clip.x && top->y - margin < clip.w &&
           bottom->y + margin > clip.y;
}

void dashed_line(ImDrawList& draw, std::span<const ImVec2> points, Ends ends, const Pen& pen) {
    Polyline whole;
    whole.is_closed = ends == Ends::joined;
    for (const ImVec2 p : points)
        whole.points.push_back({p.x, p.y});
    const bool has_dots = pen.is_round && pen.width >= least_round_width && pen.color.a == 255;
    std::vector<ImVec2> piece;
    for (const Polyline& dash : dashes(whole, pen.dash)) {
        piece.clear();
        for (const Point p : dash.points)
            piece.emplace_back(static_cast<float>(p.x), static_cast<float>(p.y));
        if (!is_visible(draw, piece, pen.width)) continue;
        if (has_dots) {
            dot(draw, piece.front(), pen);
            dot(draw, piece.back(), pen);
        } else if (pen.is_round) {
            lengthen(piece, 0.4f * pen.width);
        }
        line(draw, piece, Ends::open, pen);
    }
}

} // namespace

Pen pen_of(const Stroke& stroke, double zoom) {
    const double width = stroke.width * zoom;
    const double period = (stroke.dash[0] + stroke.dash[1]) * zoom;
    const bool is_dashed = !stroke.is_solid() && stroke.dash[1] > 0 && period >= 2;
    double alpha = std::min(1.0, width) * stroke.color.a / 255;
    if (!stroke.is_solid() && !is_dashed) alpha *= stroke.dash[0] * zoom / period;
    return {.color = stroke.color.with_alpha(alpha),
            .width = static_cast<float>(std::max(1.0, width)),
            .dash = {stroke.dash[0] * zoom, stroke.dash[1] * zoom},
            .is_dashed = is_dashed,
            .is_round = stroke.round_ends};
}

void stroke_polyline(ImDrawList& draw, std::span<const ImVec2> points, Ends ends, const Pen& pen) {
    if (points.size() < 2 || pen.color.a == 0) return;
    if (pen.is_dashed)
        dashed_line(draw, points, ends, pen);
    else if (pen.is_round && pen.color.a == 255)
        round_line(draw, points, ends, pen);
    else
        line(draw, points, ends, pen);
}

} // namespace waymark
