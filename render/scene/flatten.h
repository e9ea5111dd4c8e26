// Paths as polylines: for hit tests, dashes and painters that know only straight pieces.
#pragma once

#include "scene/display_list.h"

#include <vector>

namespace waymark {

// One run of a path from its move to the next. Consecutive points differ; a closed one does not repeat its
// first.
struct Polyline {
    std::vector<Point> points;
    bool is_closed = false;
};

// Polylines that stay within `tolerance` (> 0) of the path. A lone move gives none. O(points / √tolerance).
[[nodiscard]] std::vector<Polyline> flatten(const Path& path, double tolerance);

// Appends the points after `from` of that cubic, its end included, within `tolerance` of it.
void flatten_cubic(Point from, Point a, Point b, Point end, double tolerance, std::vector<Point>& points);

// The on-pieces of a dashed polyline, the pattern carried over its corners. `dash` has a positive on and off.
[[nodiscard]] std::vector<Polyline> dashes(const Polyline& line, std::array<double, 2> dash);

} // namespace waymark
