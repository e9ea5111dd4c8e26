#include "scene/flatten.h"

#include "journey/claim.h"

#include <algorithm>
#include <cmath>

namespace waymark {

namespace {

// A bound on a cubic's second difference, from which the number of equal steps follows that keep chords
// within a tolerance (Wang's formula; Goldman, "Pyramid Algorithms", 2003, chapter 5).
int steps_of(Point p, Point a, Point b, Point q, double tolerance) {
    const double first = std::hypot(p.x - 2 * a.x + b.x, p.y - 2 * a.y + b.y);
    const double second = std::hypot(a.x - 2 * b.x + q.x, a.y - 2 * b.y + q.y);
    const double steps = std::ceil(std::sqrt(0.75 * std::max(first, second) / tolerance));
    return static_cast<int>(std::clamp(steps, 1.0, 500.0));
}

Point on_cubic(Point p, Point a, Point b, Point q, double t) {
    const double u = 1 - t;
    const double w0 = u * u * u, w1 = 3 * u * u * t, w2 = 3 * u * t * t, w3 = t * t * t;
    return {w0 * p.x + w1 * a.x + w2 * b.x + w3 * q.x, w0 * p.y + w1 * a.y + w2 * b.y + w3 * q.y};
}

Point between(Point a, Point b, double t) {
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

double distance(Point a, Point b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

void push_distinct(std::vector<Point>& points, Point p) {
    if (points.empty() || points.back() != p) points.push_back(p);
}

void finish(std::vector<Polyline>& lines, Polyline& line) {
    if (line.is_closed && line.points.size() > 1 && line.points.front() == line.points.back())
        line.points.pop_back();
    if (line.points.size() > 1) lines.push_back(std::move(line));
    line = {};
}

} // namespace

void flatten_cubic(Point from, Point a, Point b, Point end, double tolerance, std::vector<Point>& points) {
    const int steps = steps_of(from, a, b, end, tolerance);
    for (int i = 1; i < steps; ++i)
        push_distinct(points, on_cubic(from, a, b, end, static_cast<double>(i) / steps));
    push_distinct(points, end);
}

std::vector<Polyline> flatten(const Path& path, double tolerance) {
    CLAIM(tolerance > 0, "flattening needs a tolerance");
    std::vector<Polyline> lines;
    Polyline line;
    Point start;
    auto next = path.points.begin();
    for (const Verb verb : path.verbs) {
        switch (verb) {
        case Verb::move:
            finish(lines, line);
            start = *next++;
            line.points.push_back(start);
            break;
        case Verb::line:
            if (line.points.empty()) line.points.push_back(start);
            push_distinct(line.points, *next++);
            break;
        case Verb::cubic:
            if (line.points.empty()) line.points.push_back(start);
            flatten_cubic(line.points.back(), next[0], next[1], next[2], tolerance, line.points);
            next += 3;
            break;
        case Verb::close:
            line.is_closed = true;
            finish(lines, line);
            break;
        }
    }
    finish(lines, line);
    return lines;
}

std::vector<Polyline> dashes(const Polyline& line, std::array<double, 2> dash) {
    CLAIM(dash[0] > 0 && dash[1] > 0, "a dash has a length, and so has the gap");
    std::vector<Polyline> pieces;
    if (line.points.size() < 2) return pieces;
    bool is_on = true;
    double left = dash[0];
    Polyline piece{{line.points.front()}};
    const auto count = line.points.size();
    for (std::size_t i = 0; i + (line.is_closed ? 0 : 1) < count; ++i) {
        const Point from = line.points[i], to = line.points[(i + 1) % count];
        const double length = distance(from, to);
        double done = 0;
        while (length - done > left) {
            done += left;
            const Point at = between(from, to, done / length);
            if (is_on) {
                push_distinct(piece.points, at);
                pieces.push_back(std::move(piece));
                piece = {};
            } else {
                piece = {{at}};
            }
            is_on = !is_on;
            left = dash[is_on ? 0 : 1];
        }
        left -= length - done;
        if (is_on) push_distinct(piece.points, to);
    }
    if (is_on && piece.points.size() > 1) pieces.push_back(std::move(piece));
    return pieces;
}

} // namespace waymark
