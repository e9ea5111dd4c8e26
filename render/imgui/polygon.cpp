#include "imgui/polygon.h"

#include "imgui/compat.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace waymark {

namespace {

float cross(ImVec2 o, ImVec2 a, ImVec2 b) {
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

float doubled_area(const std::vector<ImVec2>& points) {
    float sum = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const ImVec2 a = points[i], b = points[(i + 1) % points.size()];
        sum += a.x * b.y - a.y * b.x;
    }
    return sum;
}

// Of a polygon with positive area: no corner turns back, and the corners turn once around in all.
bool is_convex(const std::vector<ImVec2>& points) {
    const auto count = points.size();
    int changes_of_direction = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const ImVec2 a = points[i], b = points[(i + 1) % count], c = points[(i + 2) % count];
        if (cross(a, b, c) < -1e-4f) return false;
        if ((b.x >= a.x) != (c.x >= b.x)) ++changes_of_direction;
    }
    return changes_of_direction <= 2;
}

bool is_inside(ImVec2 p, ImVec2 a, ImVec2 b, ImVec2 c) {
    return cross(a, b, p) >= 0 && cross(b, c, p) >= 0 && cross(c, a, p) >= 0;
}

bool is_same(ImVec2 a, ImVec2 b) {
    return a.x == b.x && a.y == b.y;
}

using Triangle = std::array<std::size_t, 3>;

// Whether the corner at `at` of what is left may be cut off: it turns the right way and holds no other
// corner.
bool is_ear(const std::vector<ImVec2>& points, const std::vector<std::size_t>& left, std::size_t at) {
    const auto count = left.size();
    const ImVec2 a = points[left[(at + count - 1) % count]], b = points[left[at]],
                 c = points[left[(at + 1) % count]];
    if (cross(a, b, c) <= 0) return false;
    return std::none_of(left.begin(), left.end(), [&](std::size_t other) {
        const ImVec2 p = points[other];
        return !is_same(p, a) && !is_same(p, b) && !is_same(p, c) && is_inside(p, a, b, c);
    });
}

// Ear clipping (Meisters 1975) of a polygon with positive area. Where rounding leaves no ear, any corner
// goes.
std::vector<Triangle> ears(const std::vector<ImVec2>& points) {
    std::vector<std::size_t> left(points.size());
    std::iota(left.begin(), left.end(), std::size_t{0});
    std::vector<Triangle> triangles;
    triangles.reserve(points.size());
    std::size_t at = 0;
    while (left.size() > 3) {
        std::size_t tries = 0;
        while (tries < left.size() && !is_ear(points, left, at % left.size())) {
            ++at;
            ++tries;
        }
        at %= left.size();
        const auto count = left.size();
        triangles.push_back({left[(at + count - 1) % count], left[at], left[(at + 1) % count]});
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(at));
        at = at == 0 ? 0 : at - 1;
    }
    triangles.push_back({left[0], left[1], left[2]});
    return triangles;
}

ImVec2 outward(ImVec2 a, ImVec2 b) {
    const float dx = b.x - a.x, dy = b.y - a.y;
    const float length = std::sqrt(dx * dx + dy * dy);
    return length > 0 ? ImVec2(dy / length, -dx / length) : ImVec2(0, 0);
}

// Half a pixel outwards at each corner, as a mitre that a sharp corner cannot stretch far.
std::vector<ImVec2> half_pixel_steps(const std::vector<ImVec2>& points) {
    const auto count = points.size();
    std::vector<ImVec2> steps(count);
    for (std::size_t i = 0; i < count; ++i) {
        const ImVec2 before = outward(points[(i + count - 1) % count], points[i]);
        const ImVec2 after = outward(points[i], points[(i + 1) % count]);
        const ImVec2 mean((before.x + after.x) / 2, (before.y + after.y) / 2);
        const float square = std::max(mean.x * mean.x + mean.y * mean.y, 0.1f);
        steps[i] = ImVec2(0.5f * mean.x / square, 0.5f * mean.y / square);
    }
    return steps;
}

// The triangles, drawn half a pixel smaller, and around them a rim of a pixel that fades out.
void fill_concave(ImDrawList& draw, const std::vector<ImVec2>& points, ImU32 color) {
    const auto triangles = ears(points);
    const auto steps = half_pixel_steps(points);
    const auto count = points.size();
    const ImU32 clear = color & ~IM_COL32_A_MASK;
    const ImVec2 uv = draw._Data->TexUvWhitePixel;
    draw.PrimReserve(static_cast<int>(triangles.size() * 3 + count * 6), static_cast<int>(count * 2));
    const auto first = draw._VtxCurrentIdx;
    const auto inner = [&](std::size_t i) {
        return static_cast<ImDrawIdx>(first + 2 * (i % count));
    };
    const auto outer = [&](std::size_t i) {
        return static_cast<ImDrawIdx>(first + 2 * (i % count) + 1);
    };
    for (std::size_t i = 0; i < count; ++i) {
        draw.PrimWriteVtx({points[i].x - steps[i].x, points[i].y - steps[i].y}, uv, color);
        draw.PrimWriteVtx({points[i].x + steps[i].x, points[i].y + steps[i].y}, uv, clear);
    }
    for (const auto& corners : triangles)
        for (const auto corner : corners)
            draw.PrimWriteIdx(inner(corner));
    for (std::size_t i = 0; i < count; ++i)
        for (const ImDrawIdx index : {inner(i), inner(i + 1), outer(i + 1), inner(i), outer(i + 1), outer(i)})
            draw.PrimWriteIdx(index);
}

} // namespace

void fill_polygon(ImDrawList& draw, std::vector<ImVec2>& points, ImU32 color) {
    if (points.size() < 3) return;
    // Dear ImGui and the ears both want the area positive with y down.
    if (doubled_area(points) < 0) std::reverse(points.begin(), points.end());
    if (is_convex(points))
        draw.AddConvexPolyFilled(points.data(), static_cast<int>(points.size()), color);
    else
        fill_concave(draw, points, color);
}

} // namespace waymark
