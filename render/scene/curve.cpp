#include <algorithm>
#include <cmath>

#include "journey/lookup.h"
#include "scene/curve_parts.h"
#include "scene/format.h"
#include "scene/icons.h"
#include "scene/map_parts.h"
#include "scene/marks.h"

namespace waymark {

namespace {

std::string tick_text(double value) {
    if (value == 0) return "0";
    return format_signed(value, value == std::floor(value) ? 0 : 1);
}

// From the left edge to `right`.
void draw_axis(DisplayList& list, const Axis& axis, double right, const Theme& colors) {
    // Every other line goes where they would stand closer than a line of text.
    double step = axis.step;
    while ((axis.bottom - axis.top) * step / (axis.high - axis.low) < 15)
        step *= 2;
    for (double value = std::ceil(axis.low / step) * step; value <= axis.high + 1e-9; value += step) {
        const double y = axis.y(value);
        add_line(list, {0, y}, {right, y},
                 {std::abs(value) < 1e-9 ? colors.line_strong : colors.grid, size::stroke_hair});
        add_text(list, {8, y - 3}, tick_text(std::abs(value) < 1e-9 ? 0 : value), type::micro, colors.text_3);
    }
}

// Dotted where both neighbours are only assumed.
void draw_line(DisplayList& list, const CurveLine& line, const Axis& axis, Stroke stroke,
               const Owner& owner) {
    const auto between = [&](std::size_t i) {
        return line[i - 1].is_assumed && line[i].is_assumed;
    };
    const Stroke dots{stroke.color, stroke.width, dash::assumed, false};
    std::size_t i = 1;
    while (i < line.size()) {
        const bool dotted = between(i);
        Path path;
        path.stroke = dotted ? dots : stroke;
        path.move_to({line[i - 1].x, axis.y(line[i - 1].value)});
        while (i < line.size() && between(i) == dotted) {
            path.line_to({line[i].x, axis.y(line[i].value)});
            ++i;
        }
        list.add(std::move(path), owner);
    }
}

// Which way a touchpoint moves people: neither where the lift would be shown as 0.
int direction_of(const CurvePoint& p) {
    constexpr double shown_as_zero = 0.005 * 2.5; // in levels: two decimals on the curve's scale
    return p.lift >= shown_as_zero ? 1 : p.lift <= -shown_as_zero ? -1 : 0;
}

Color color_of_lift(const CurvePoint& p, const Theme& colors) {
    const int direction = direction_of(p);
    return direction > 0 ? colors.good : direction < 0 ? colors.bad : colors.text_3;
}

// With the triangle of its direction, or a dash for none.
void draw_moment_dot(DisplayList& list, const CurvePoint& p, Point at, const Theme& colors) {
    const Color color = color_of_lift(p, colors);
    const Owner owner{OwnerKind::touchpoint, std::string(p.touchpoint), {}};
    list.add(Disc{at, dot_radius, colors.canvas, {color, 1.25}}, owner);
    const int direction = direction_of(p);
    if (direction == 0) return add_line(list, {at.x - 2, at.y}, {at.x + 2, at.y}, {color, 1.25}, owner);
    list.add(triangle(at, 4.2, direction > 0 ? Direction::up : Direction::down, color), owner);
}

// Dots that stand clear of the lines, with their stems, behind them.
void draw_clear_dots(DisplayList& list, const Curves& curves, const Axis& axis, const Theme& colors) {
    // Where the scenario moves what a touchpoint is worth, a grey tick says where it was.
    for_common_points(curves, [&](const CurvePoint& before, const CurvePoint& now) {
        const double y = axis.y(before.experience);
        if (std::abs(y - axis.y(now.experience)) > 4)
            add_line(list, {now.x - 5, y}, {now.x + 5, y}, {colors.base, 1.5});
    });
    for (const CurvePoint& p : curves.mix) {
        const Point at = moment_dot(curves.mix, p, axis);
        if (at.x != p.x) continue;
        const double line_y = axis.y(p.value);
        add_line(list, {p.x, line_y}, {p.x, at.y + (at.y < line_y ? dot_radius : -dot_radius)},
                 {color_of_lift(p, colors), 1.25}, {OwnerKind::touchpoint, std::string(p.touchpoint), {}});
        draw_moment_dot(list, p, at, colors);
    }
}

// Dots beside their points, which the lines would hide: before them.
void draw_dots_beside(DisplayList& list, const Curves& curves, const Axis& axis, const Theme& colors) {
    for (const CurvePoint& p : curves.mix)
        if (const Point at = moment_dot(curves.mix, p, axis); at.x != p.x)
            draw_moment_dot(list, p, at, colors);
}

// Blocks the ways of a line, so that labels do not lie on it.
void block_line(LabelSpace& space, const CurveLine& line, const Axis& axis, double reach) {
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Point p{line[i].x, axis.y(line[i].value)};
        const double around = line[i].is_moment ? size::star_r : point_radius;
        space.block({p.x - around, p.y - around, 2 * around, 2 * around});
        if (i == 0) continue;
        const Point q{line[i - 1].x, axis.y(line[i - 1].value)};
        const int pieces = std::max(1, static_cast<int>((p.x - q.x) / 8));
        for (int k = 0; k < pieces; ++k) {
            const double share = (k + 0.5) / pieces;
            const double x = q.x + (p.x - q.x) * share, y = q.y + (p.y - q.y) * share;
            space.block({x - 4, y - reach, 8, 2 * reach});
        }
    }
}
void draw_points(DisplayList& list, const Curves& curves, const Axis& axis, const MapView& view) {
    const Theme& colors = theme(view.theme);
    for (const PersonaLine& persona : curves.personas) {
        for (const CurvePoint& p : persona.line) {
            Path marker = persona_marker(persona.index, {p.x, axis.y(p.value)}, 3);
            marker.fill = colors.canvas;
            marker.stroke = {colors.personas[persona.index % colors.personas.size()],
                             size::stroke_curve_persona};
            list.add(std::move(marker), {OwnerKind::touchpoint, std::string(p.touchpoint), {}});
        }
    }
    const Color color = curves.has_scenario ? colors.scenario : colors.ink;
    for (const CurvePoint& p : curves.mix) {
        const Owner owner{OwnerKind::touchpoint, std::string(p.touchpoint), {}};
        if (p.is_moment) {
            add_moment_star(list, {p.x, axis.y(p.value)}, colors, owner);
        } else {
            list.add(Disc{{p.x, axis.y(p.value)}, point_radius, colors.canvas, {color, 1.75}}, owner);
        }
    }
}

// Why there is no curve.
std::string missing_curve(const MapSubject& subject) {
    const Outcome* shown = shown_outcome(subject);
    if (shown == nullptr || shown->lifetimes.empty()) return {};
    for (const PersonaLifetime& persona : shown->lifetimes) {
        if (persona.closed_loops.empty()) continue;
        std::string names;
        for (const std::string& id : persona.closed_loops.front()) {
            const Touchpoint* t = find_touchpoint(subject.in_force, id);
            names += (names.empty() ? "“" : ", “") + (t == nullptr ? id : t->name) + "”";
        }
        return "No curve: who comes to " + names +
               " never leaves nor finishes. Give a touchpoint of this loop a leave rate, or a link out of "
               "it.";
    }
    return "No curve: nobody walks this map.";
}

void draw_bracket(DisplayList& labels, const Axis& axis, const MapGeometry& geometry, const MapView& view) {
    const Theme& colors = theme(view.theme);
    const double left = -size::lane_label_w + 9, y = geometry.curve_y;
    const Owner owner{OwnerKind::curve, {}, "range"};
    add_text(labels, {left, y + 20}, "Experience", type::strong, colors.text, Align::left, owner);
    add_text(labels, {left, y + 35}, "curve", type::small, colors.text_2, Align::left, owner);
    const double top = y + 52, bottom = y + geometry.curve_h - 20, high = bottom - top;
    const double x = left + 5;
    labels.add(Box{{x, top, 4, high}, 2, colors.line_strong, {}}, owner);
    const double from = top + (2 - axis.high) / 4 * high, to = top + (2 - axis.low) / 4 * high;
    labels.add(Box{{x - 1, from, 6, to - from}, 2, colors.ink, {}}, owner);
    add_text(labels, {x + 14, baseline_centered_on(top + 3, type::micro)}, "+2", type::micro, colors.text_3,
             Align::left, owner);
    add_text(labels, {x + 14, baseline_centered_on(bottom - 3, type::micro)}, "−2", type::micro,
             colors.text_3, Align::left, owner);
    if (view.curve_range == CurveRange::fit && high > 36)
        add_text(labels, {x + 14, baseline_centered_on((top + bottom) / 2, type::micro)}, "fit",
                 {10, 14, Weight::semibold}, colors.text, Align::left, owner);
}

} // namespace

void draw_curve(DisplayList& list, DisplayList& labels, const MapSubject& subject,
                const MapGeometry& geometry, const MapView& view, const MapIndex& index) {
    const Theme& colors = theme(view.theme);
    const Curves curves = curves_of(subject, geometry, view, index);
    const Axis axis = axis_of(curves, geometry, view);
    draw_axis(list, axis, curves.mix.empty() ? geometry.view_width : end_labels_x(geometry) - 14, colors);
    draw_bracket(labels, axis, geometry, view);
    if (curves.mix.empty()) {
        const std::string why = missing_curve(subject);
        double y = geometry.curve_y + geometry.curve_h / 2 - 8;
        for (const std::string& line :
             break_lines(why, std::max(160.0, std::min(560.0, geometry.view_width - 60)), type::body.em,
                         type::body.weight, 3)) {
            add_text(list, {40, y}, line, type::body, colors.text_2, Align::left, {OwnerKind::curve, {}, {}},
                     colors.canvas);
            y += type::body.line;
        }
        return;
    }
    if (view.moment_dots) draw_clear_dots(list, curves, axis, colors);
    for (const PersonaLine& persona : curves.personas)
        draw_line(list, persona.line, axis,
                  {colors.personas[persona.index % colors.personas.size()], size::stroke_curve_persona},
                  {OwnerKind::persona, subject.in_force.personas[persona.index].id, {}});
    draw_line(list, curves.base, axis, {colors.base, size::stroke_curve_base, dash::chart_base},
              {OwnerKind::curve, "base", {}});
    draw_line(list, curves.mix, axis,
              {curves.has_scenario ? colors.scenario : colors.ink, size::stroke_curve_mix},
              {OwnerKind::curve, "mix", {}});
    LabelSpace space({0, geometry.curve_y + 2, geometry.view_width, geometry.curve_h - 4});
    block_line(space, curves.mix, axis, 4);
    block_line(space, curves.base, axis, 2);
    for (const PersonaLine& persona : curves.personas)
        block_line(space, persona.line, axis, 2);
    if (view.moment_dots)
        for (const CurvePoint& p : curves.mix) {
            const Point dot = moment_dot(curves.mix, p, axis);
            space.take({dot.x - 5, dot.y - 5, 10, 10});
            const double line_y = axis.y(p.value);
            if (dot.x == p.x) space.block({p.x - 1, std::min(dot.y, line_y), 2, std::abs(dot.y - line_y)});
        }
    draw_end_labels(list, space, curves, axis, subject, geometry, view);
    draw_extremes(list, space, curves, axis, view);
    if (view.moment_dots) draw_dots_beside(list, curves, axis, colors);
    draw_points(list, curves, axis, view);
}

} // namespace waymark
