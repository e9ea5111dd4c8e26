// The parts that the curve lane is drawn of, for curve, curve_data and curve_labels alone.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "scene/label_space.h"
#include "scene/map_parts.h"

namespace waymark {

// One place of the curve: a touchpoint that is visited, in the order of the map.
struct CurvePoint {
    double x = 0;          // view units
    double value = 0;      // −2…+2, how people feel right after it
    double experience = 0; // −2…+2, what it is worth itself
    double lift = 0;       // levels
    bool is_assumed = false;
    bool is_moment = false;
    std::string_view touchpoint;
};
using CurveLine = std::vector<CurvePoint>; // by x, which every touchpoint has of its own

struct PersonaLine {
    std::size_t index; // in the journey
    std::string_view name;
    CurveLine line;
};

struct Curves {
    CurveLine base, mix; // mix is the shown one: the scenario's, else the base map's
    std::vector<PersonaLine> personas;
    bool has_scenario = false;
};
// Calls take(before, now) for each touchpoint that is on the base line and on the shown one.
template <typename Take>
void for_common_points(const Curves& curves, Take take) {
    auto before = curves.base.begin();
    for (const CurvePoint& now : curves.mix) {
        while (before != curves.base.end() && before->x < now.x)
            ++before;
        if (before != curves.base.end() && before->touchpoint == now.touchpoint) take(*before, now);
    }
}

// Empty lines without figures.
[[nodiscard]] Curves curves_of(const MapSubject& subject, const MapGeometry& geometry, const MapView& view,
                               const MapIndex& index);

// The window of the curve's scale and where it lies on screen.
struct Axis {
    double low = -2, high = 2, step = 1;
    double top = 0, bottom = 0; // view units

    [[nodiscard]] double y(double value) const {
        return bottom - (value - low) / (high - low) * (bottom - top);
    }
};
// −2…+2, or the window of half steps that holds 0 and every value, at least 1 high.
[[nodiscard]] Axis axis_of(const Curves& curves, const MapGeometry& geometry, const MapView& view);

inline constexpr double dot_radius = 4, point_radius = 3.5;
// The centre of a moment dot: over or under its point, or beside it where the point would hide it; left of
// the last point, at whose right the labels stand.
[[nodiscard]] Point moment_dot(const CurveLine& line, const CurvePoint& p, const Axis& axis);

// Where the names and values at the lines' ends begin, in view units.
[[nodiscard]] double end_labels_x(const MapGeometry& geometry);
void draw_end_labels(DisplayList& list, LabelSpace& space, const Curves& curves, const Axis& axis,
                     const MapSubject& subject, const MapGeometry& geometry, const MapView& view);
// Peak, trough, and what the scenario changes most.
void draw_extremes(DisplayList& list, LabelSpace& space, const Curves& curves, const Axis& axis,
                   const MapView& view);

} // namespace waymark
