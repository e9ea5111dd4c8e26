#include <algorithm>
#include <cmath>

#include "journey/lookup.h"
#include "scene/format.h"
#include "scene/icons.h"
#include "scene/map_parts.h"
#include "scene/marks.h"

namespace waymark {

namespace {

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
using CurveLine = std::vector<CurvePoint>;

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

CurveLine line_of(const LifetimeFigures& figures, const MapGeometry& geometry, const MapIndex& index) {
    std::unordered_map<std::string_view, const TouchpointFigures*> by_id;
    for (const TouchpointFigures& t : figures.touchpoints)
        by_id.emplace(t.touchpoint, &t);
    CurveLine line;
    for (const CardPlace& card : geometry.cards) {
        const auto found = by_id.find(card.touchpoint);
        if (found == by_id.end() || !found->second->satisfaction) continue;
        const TouchpointFigures& f = *found->second;
        const Touchpoint& t = shown_touchpoint(index, card.touchpoint);
        line.push_back({card.rect.center().x * geometry.zoom, on_curve_scale(*f.satisfaction),
                        on_curve_scale(f.experience), *f.satisfaction - f.arriving.value_or(*f.satisfaction),
                        t.evidence.level == EvidenceLevel::assumed, t.moment_of_truth, card.touchpoint});
    }
    return line;
}

const LifetimeFigures* mix_of(const Outcome& outcome, const MapView& view) {
    if (view.persona)
        for (const PersonaLifetime& persona : outcome.lifetimes)
            if (persona.persona == *view.persona) return persona.figures ? &*persona.figures : nullptr;
    return outcome.mix ? &*outcome.mix : nullptr;
}

Curves curves_of(const MapSubject& subject, const MapGeometry& geometry, const MapView& view,
                 const MapIndex& index) {
    Curves curves;
    const Outcome* shown = shown_outcome(subject);
    if (shown == nullptr) return curves;
    if (const LifetimeFigures* mix = mix_of(*shown, view)) curves.mix = line_of(*mix, geometry, index);
    curves.has_scenario = subject.scenario_outcome != nullptr;
    if (curves.has_scenario && subject.base_outcome != nullptr)
        if (const LifetimeFigures* base = mix_of(*subject.base_outcome, view))
            curves.base = line_of(*base, geometry, index);
    // A single persona is the mix.
    if (view.persona || shown->lifetimes.size() < 2) return curves;
    for (std::size_t i = 0; i < subject.in_force.personas.size(); ++i)
        for (const PersonaLifetime& lifetime : shown->lifetimes)
            if (lifetime.persona == subject.in_force.personas[i].id && lifetime.figures)
                curves.personas.push_back(
                    {i, subject.in_force.personas[i].name, line_of(*lifetime.figures, geometry, index)});
    return curves;
}

// The window of the curve's scale and where it lies on screen.
struct Axis {
    double low = -2, high = 2, step = 1;
    double top = 0, bottom = 0; // view units

    [[nodiscard]] double y(double value) const {
        return bottom - (value - low) / (high - low) * (bottom - top);
    }
};

Axis axis_of(const Curves& curves, const MapGeometry& geometry, const MapView& view) {
    Axis axis;
    axis.top = geometry.curve_y + 20;
    axis.bottom = geometry.curve_y + geometry.curve_h - 14;
    if (view.curve_range == CurveRange::full) return axis;
    double low = 0, high = 0;
    const auto take = [&](const CurveLine& line, bool dots) {
        for (const CurvePoint& p : line) {
            low = std::min({low, p.value, dots ? p.experience : p.value});
            high = std::max({high, p.value, dots ? p.experience : p.value});
        }
    };
    take(curves.base, false);
    take(curves.mix, view.moment_dots);
    for (const PersonaLine& persona : curves.personas)
        take(persona.line, false);
    axis.step = 0.5;
    axis.low = std::floor(low / 0.5) * 0.5;
    axis.high = std::ceil(high / 0.5) * 0.5;
    if (axis.high - axis.low < 1) (high > -low ? axis.high : axis.low) += high > -low ? 0.5 : -0.5;
    if (axis.high - axis.low < 1) axis.high = axis.low + 1;
    return axis;
}

std::string tick_text(double value) {
    if (value == 0) return "0";
    return format_signed(value, value == std::floor(value) ? 0 : 1);
}

void draw_axis(DisplayList& list, const Axis& axis, const MapGeometry& geometry, const Theme& colors) {
    // Every other line goes where they would stand closer than a line of text.
    double step = axis.step;
    while ((axis.bottom - axis.top) * step / (axis.high - axis.low) < 15)
        step *= 2;
    for (double value = std::ceil(axis.low / step) * step; value <= axis.high + 1e-9; value += step) {
        const double y = axis.y(value);
        add_line(list, {0, y}, {geometry.view_width, y},
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

void draw_moment_dots(DisplayList& list, const Curves& curves, const Axis& axis, const Theme& colors) {
    // Where the scenario moves what a touchpoint is worth, a grey tick says where it was.
    for (const CurvePoint& before : curves.base)
        for (const CurvePoint& now : curves.mix) {
            const double y = axis.y(before.experience);
            if (before.touchpoint == now.touchpoint && std::abs(y - axis.y(now.experience)) > 4)
                add_line(list, {now.x - 5, y}, {now.x + 5, y}, {colors.base, 1.5});
        }
    for (const CurvePoint& p : curves.mix) {
        const Color color = p.lift >= 0 ? colors.good : colors.bad;
        const Owner owner{OwnerKind::touchpoint, std::string(p.touchpoint), {}};
        const double line_y = axis.y(p.value), dot_y = axis.y(p.experience);
        const bool above = dot_y < line_y;
        if (std::abs(dot_y - line_y) > 4)
            add_line(list, {p.x, line_y}, {p.x, dot_y + (above ? 4 : -4)}, {color, 1.25}, owner);
        list.add(Disc{{p.x, dot_y}, 4, colors.canvas, {color, 1.25}}, owner);
        list.add(triangle({p.x, dot_y}, 4.2, p.lift >= 0 ? Direction::up : Direction::down, color), owner);
    }
}

// Labels that found their place; a new one must not touch them.
class LabelSpace {
public:
    explicit LabelSpace(Rect within) : within_(within) {}

    void block(Rect rect) { taken_.push_back(rect); }
    [[nodiscard]] bool is_free(const Rect& rect) const {
        if (rect.x < within_.x || rect.right() > within_.right() || rect.y < within_.y ||
            rect.bottom() > within_.bottom())
            return false;
        return std::none_of(taken_.begin(), taken_.end(), [&](const Rect& r) { return r.intersects(rect); });
    }

private:
    Rect within_;
    std::vector<Rect> taken_;
};

// Beside the point where there is room: above or below as preferred, then further away with a thin leader.
void add_label(DisplayList& list, LabelSpace& space, Point at, std::string_view text, const TypeStyle& style,
               Color color, bool prefers_above, const Theme& colors) {
    const double width = text_width(text, style), height = style.em + 2;
    for (const double away : {11.0, 24.0, 38.0, 54.0}) {
        for (const bool above : {prefers_above, !prefers_above}) {
            for (const double share : {0.5, 0.15, 0.85, -0.1, 1.1}) {
                const double middle = at.y + (above ? -away : away);
                const Rect rect{at.x - width * share, middle - height / 2, width, height};
                if (!space.is_free(rect)) continue;
                if (away > 20)
                    add_line(list, {at.x, at.y + (above ? -7 : 7)},
                             {at.x, above ? rect.bottom() + 1 : rect.y - 1}, {colors.line_strong, 1});
                add_text(list, {rect.x, baseline_centered_on(middle, style)}, text, style, color, Align::left,
                         {OwnerKind::curve, {}, {}}, colors.canvas);
                space.block(rect);
                return;
            }
        }
    }
}

// Blocks the ways of a line, so that labels do not lie on it.
void block_line(LabelSpace& space, const CurveLine& line, const Axis& axis, double reach) {
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Point p{line[i].x, axis.y(line[i].value)};
        space.block({p.x - 4, p.y - 4, 8, 8});
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

struct EndLabel {
    std::string name;
    double value;
    Point from;
    Color color;
    Weight weight;
    double y = 0;
    Owner owner;
};

// The first word where the whole name is long.
std::string short_name(std::string_view name, double room, const TypeStyle& style) {
    if (text_width(name, style) <= room) return std::string(name);
    const std::string_view first = name.substr(0, name.find(' '));
    return elide(first, room, style.em, style.weight);
}

// Pushed apart downwards from the top, then up from the bottom, in the order of their values.
void spread(std::vector<EndLabel>& labels, double pitch, double top, double bottom) {
    std::sort(labels.begin(), labels.end(),
              [](const EndLabel& a, const EndLabel& b) { return a.from.y < b.from.y; });
    double total = 0;
    for (const EndLabel& label : labels)
        total += label.from.y;
    const auto count = static_cast<double>(labels.size());
    double y = std::max(top, total / std::max(1.0, count) - pitch * (count - 1) / 2);
    // Around their common middle where they crowd, at their own height where there is room.
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool crowded = labels.back().from.y - labels.front().from.y < pitch * (count - 1);
        labels[i].y = crowded ? y + pitch * static_cast<double>(i)
                              : std::max(i == 0 ? top : labels[i - 1].y + pitch, labels[i].from.y);
    }
    double limit = bottom;
    for (std::size_t i = labels.size(); i-- > 0; limit -= pitch)
        labels[i].y = std::min(labels[i].y, limit);
}

void draw_end_labels(DisplayList& list, LabelSpace& space, const Curves& curves, const Axis& axis,
                     const MapSubject& subject, const MapGeometry& geometry, const MapView& view) {
    const Theme& colors = theme(view.theme);
    std::vector<EndLabel> labels;
    const auto add = [&](std::string name, const CurveLine& line, Color color, Weight weight, Owner owner) {
        if (line.empty()) return;
        labels.push_back({std::move(name),
                          line.back().value,
                          {line.back().x, axis.y(line.back().value)},
                          color,
                          weight,
                          0,
                          std::move(owner)});
    };
    double end = 0;
    for (const CardPlace& card : geometry.cards)
        end = std::max(end, card.rect.center().x * geometry.zoom);
    const double x = end + 24, room = geometry.view_width - x - 4;
    const TypeStyle style{10, 12, Weight::regular};
    const double value_w = text_width(" +0.00", style);
    const Owner curve{OwnerKind::curve, {}, {}};
    for (const PersonaLine& persona : curves.personas)
        add(short_name(persona.name, room - value_w, style), persona.line,
            colors.personas[persona.index % colors.personas.size()], Weight::regular,
            {OwnerKind::persona, subject.in_force.personas[persona.index].id, {}});
    if (curves.has_scenario) add("Base", curves.base, colors.base, Weight::regular, curve);
    std::string name = "All";
    if (view.persona)
        if (const Persona* persona = find_persona(subject.in_force, *view.persona)) name = persona->name;
    if (curves.has_scenario && subject.scenario != nullptr) name = subject.scenario->name;
    add(short_name(name, room - value_w - 4, {10, 12, Weight::semibold}), curves.mix,
        curves.has_scenario ? colors.scenario : colors.ink, Weight::semibold, curve);
    spread(labels, 12.5, geometry.curve_y + 9, geometry.curve_y + geometry.curve_h - 8);
    for (const EndLabel& label : labels) {
        const TypeStyle own{10, 12, label.weight};
        add_line(list, {std::max(label.from.x + 6, end + 8), label.from.y}, {x - 3, label.y},
                 {label.color.with_alpha(0.7), 1});
        const std::string text = label.name + " " + format_experience(label.value);
        const double width = add_text(list, {x, baseline_centered_on(label.y, own)}, text, own, label.color,
                                      Align::left, label.owner);
        space.block({x - 18, label.y - 6, width + 18, 12});
    }
}

void draw_extremes(DisplayList& list, LabelSpace& space, const Curves& curves, const Axis& axis,
                   const MapView& view) {
    const Theme& colors = theme(view.theme);
    if (curves.mix.size() < 3) return;
    const auto by_value = [](const CurvePoint& a, const CurvePoint& b) {
        return a.value < b.value;
    };
    const auto [trough, peak] = std::minmax_element(curves.mix.begin(), curves.mix.end(), by_value);
    if (peak->value - trough->value < 0.02) return;
    const TypeStyle style{10.5, 13, Weight::semibold};
    if (curves.has_scenario) {
        double most = 0.005;
        const CurvePoint* now = nullptr;
        const CurvePoint* before = nullptr;
        for (const CurvePoint& b : curves.base)
            for (const CurvePoint& p : curves.mix)
                if (b.touchpoint == p.touchpoint && std::abs(p.value - b.value) > most) {
                    most = std::abs(p.value - b.value);
                    now = &p;
                    before = &b;
                }
        if (now != nullptr) {
            const double y0 = axis.y(before->value), y1 = axis.y(now->value);
            add_line(list, {now->x, y0}, {now->x, y1}, {colors.scenario, 1});
            list.add(Disc{{now->x, y0}, 2.25, colors.base, {}});
            add_label(list, space, {now->x, y1}, format_signed(now->value - before->value, 2), style,
                      colors.scenario, now->value > before->value, colors);
        }
    }
    add_label(list, space, {peak->x, axis.y(peak->value)}, "Peak " + format_experience(peak->value), style,
              colors.text, true, colors);
    add_label(list, space, {trough->x, axis.y(trough->value)}, "Trough " + format_experience(trough->value),
              style, colors.text, false, colors);
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
            list.add(Disc{{p.x, axis.y(p.value)}, 3.5, colors.canvas, {color, 1.75}}, owner);
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
    draw_axis(list, axis, geometry, colors);
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
    if (view.moment_dots) draw_moment_dots(list, curves, axis, colors);
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
        for (const CurvePoint& p : curves.mix)
            space.block({p.x - 5, axis.y(p.experience) - 5, 10, 10});
    draw_end_labels(list, space, curves, axis, subject, geometry, view);
    draw_extremes(list, space, curves, axis, view);
    draw_points(list, curves, axis, view);
}

} // namespace waymark
