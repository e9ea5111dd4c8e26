#include "scene/compare_curve.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "journey/lookup.h"
#include "scene/compare_table.h"
#include "scene/format.h"
#include "scene/icons.h"
#include "scene/label_space.h"
#include "scene/marks.h"
#include "whatif/scenario_map.h"

namespace waymark {

namespace {

constexpr double tick_w = 34, label_w = 132, leader_w = 14, top_h = 22, names_h = 36, end_pitch = 14;
constexpr double base_width = 6, least_change = 0.05, least_name_step = 56;
constexpr TypeStyle end_style{10, 12, Weight::semibold};

CurveStop stop_of(const Touchpoint& touchpoint) {
    return {touchpoint.id, touchpoint.name.empty() ? touchpoint.id : touchpoint.name, touchpoint.stage,
            touchpoint.moment_of_truth};
}

// Puts what the stops lack behind what stands before it on its map; first of its stage go before that stage.
void add_stops(std::vector<CurveStop>& stops, const Journey& map) {
    auto place = stops.begin();
    for (const Touchpoint* touchpoint : in_map_order(map)) {
        const auto known = std::ranges::find(stops, touchpoint->id, &CurveStop::touchpoint);
        place = (known == stops.end() ? stops.insert(place, stop_of(*touchpoint)) : known) + 1;
    }
}

ComparedCurve curve_of(const std::string& name, const Journey& map, const Outcome& outcome,
                       const std::vector<CurveStop>& stops) {
    ComparedCurve curve{name, {}};
    curve.values.resize(stops.size());
    if (!outcome.mix) return curve;
    std::map<std::string_view, const TouchpointFigures*> by_id;
    for (const TouchpointFigures& row : outcome.mix->touchpoints)
        by_id.emplace(row.touchpoint, &row);
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const auto row = by_id.find(stops[i].touchpoint);
        const Touchpoint* const touchpoint = find_touchpoint(map, stops[i].touchpoint);
        if (row == by_id.end() || !row->second->satisfaction || touchpoint == nullptr) continue;
        curve.values[i] = CurveValue{on_curve_scale(*row->second->satisfaction),
                                     touchpoint->evidence.level == EvidenceLevel::assumed};
    }
    return curve;
}

void fit_window(CurveComparison& chart) {
    double low = 0, high = 0;
    const auto take = [&](const ComparedCurve& curve) {
        for (const auto& value : curve.values) {
            if (!value) continue;
            low = std::min(low, value->value);
            high = std::max(high, value->value);
        }
    };
    take(chart.base);
    for (const ComparedCurve& curve : chart.scenarios)
        take(curve);
    chart.low = std::floor(low / 0.5) * 0.5;
    chart.high = std::ceil(high / 0.5) * 0.5;
    if (chart.high - chart.low < 1) (high >= -low ? chart.high : chart.low) += high >= -low ? 0.5 : -0.5;
    if (chart.high - chart.low < 1) chart.high = chart.low + 1;
}

// Where values and stops lie.
struct Plot {
    Rect rect;
    double low = 0, high = 1, step = 0;

    [[nodiscard]] double x(std::size_t stop) const {
        return rect.x + step * (static_cast<double>(stop) + 0.5);
    }
    [[nodiscard]] double y(double value) const {
        return rect.bottom() - rect.h * (value - low) / (high - low);
    }
    [[nodiscard]] Point at(std::size_t stop, const CurveValue& value) const {
        return {x(stop), y(value.value)};
    }
};

Plot plot_in(const CurveComparison& chart, const Rect& rect) {
    Plot plot;
    plot.rect = {rect.x + tick_w, rect.y + top_h, std::max(40.0, rect.w - tick_w - label_w),
                 std::max(30.0, rect.h - top_h - names_h)};
    plot.low = chart.low;
    plot.high = chart.high;
    plot.step = plot.rect.w / static_cast<double>(std::max<std::size_t>(1, chart.stops.size()));
    return plot;
}

std::string tick_text(double value) {
    if (std::abs(value) < 1e-9) return "0";
    return format_signed(value, value == std::floor(value) ? 0 : 1);
}

void draw_axis(DisplayList& list, const Plot& plot, const Theme& colors) {
    double step = 0.5;
    while (plot.rect.h * step / (plot.high - plot.low) < 20)
        step *= 2;
    for (double value = plot.low; value <= plot.high + 1e-9; value += step) {
        const double y = plot.y(value);
        add_line(list, {plot.rect.x, y}, {plot.rect.right(), y},
                 {std::abs(value) < 1e-9 ? colors.line_strong : colors.grid, size::stroke_hair});
        add_text(list, {plot.rect.x - 8, baseline_centered_on(y, type::micro)}, tick_text(value), type::micro,
                 colors.text_3, Align::right);
    }
}

// A line before each stage but the first, and its name as far as there is room.
void draw_stages(DisplayList& list, const CurveComparison& chart, const Plot& plot, const Theme& colors) {
    std::size_t i = 0;
    while (i < chart.stops.size()) {
        std::size_t end = i;
        while (end < chart.stops.size() && chart.stops[end].stage == chart.stops[i].stage)
            ++end;
        const double x = plot.rect.x + plot.step * static_cast<double>(i);
        if (i > 0)
            add_line(list, {x, plot.rect.y - top_h + 4}, {x, plot.rect.bottom()},
                     {colors.line, size::stroke_hair});
        const auto stage = std::ranges::find(chart.stages, chart.stops[i].stage, &Stage::id);
        const double room = plot.step * static_cast<double>(end - i) - 10;
        const TypeStyle style{type::small.em, type::small.line, Weight::semibold};
        if (stage != chart.stages.end())
            add_text(list, {x + 6, plot.rect.y - 8}, elide(stage->name, room, style.em, style.weight), style,
                     colors.text_2);
        i = end;
    }
}

// In two lines under each stop; where it gets narrow one line at alternating heights, and not all.
void draw_names(DisplayList& list, const CurveComparison& chart, const Plot& plot, const Theme& colors) {
    const bool in_lines = plot.step >= least_name_step;
    const double room = in_lines ? plot.step - 4 : 2 * plot.step - 6;
    const auto stride =
        static_cast<std::size_t>(std::max(1.0, in_lines ? 1.0 : std::ceil(least_name_step / 2 / plot.step)));
    for (std::size_t i = 0; i < chart.stops.size(); i += stride) {
        const std::string& name = chart.stops[i].name;
        const bool is_new = !chart.base.values[i].has_value();
        const Color color = is_new ? colors.text : colors.text_3;
        double y = plot.rect.bottom() + 14;
        if (!in_lines) {
            if ((i / stride) % 2 == 1) y += 13;
            const double wide = room * static_cast<double>(stride);
            add_text(list, {plot.x(i), y}, elide(name, wide, type::micro.em, type::micro.weight), type::micro,
                     color, Align::center);
            continue;
        }
        for (const std::string& line : break_lines(name, room, type::micro.em, type::micro.weight, 2)) {
            add_text(list, {plot.x(i), y}, line, type::micro, color, Align::center);
            y += 12;
        }
    }
}

// From stop to stop that it has; dotted where both ends are only assumed.
void draw_line(DisplayList& list, const ComparedCurve& curve, const Plot& plot, Color color, double width,
               const Owner& owner) {
    std::optional<std::size_t> before;
    for (std::size_t i = 0; i < curve.values.size(); ++i) {
        if (!curve.values[i]) continue;
        if (before) {
            const bool is_dotted = curve.values[*before]->is_assumed && curve.values[i]->is_assumed;
            Path path;
            path.stroke = is_dotted ? Stroke{color, width, dash::assumed, false} : Stroke{color, width};
            path.move_to(plot.at(*before, *curve.values[*before]));
            path.line_to(plot.at(i, *curve.values[i]));
            list.add(std::move(path), owner);
        }
        before = i;
    }
}

// A has discs; the others have shapes of their own, so that lines differ without their colours too.
void draw_points(DisplayList& list, const CurveComparison& chart, std::size_t scenario, const Plot& plot,
                 const Theme& colors) {
    const ComparedCurve& curve = chart.scenarios[scenario];
    const Color color = colors.scenarios[scenario % colors.scenarios.size()];
    for (std::size_t i = 0; i < curve.values.size(); ++i) {
        if (!curve.values[i]) continue;
        const Point at = plot.at(i, *curve.values[i]);
        const Owner owner{OwnerKind::touchpoint, chart.stops[i].touchpoint, ""};
        if (scenario == 0) {
            list.add(Disc{at, 3, colors.panel, {color, 1.5}}, owner);
        } else {
            Path marker = persona_marker(scenario - 1, at, 3);
            marker.fill = colors.panel;
            marker.stroke = {color, 1.5};
            list.add(std::move(marker), owner);
        }
    }
}

void draw_moments(DisplayList& list, const CurveComparison& chart, const Plot& plot, const Theme& colors) {
    for (std::size_t i = 0; i < chart.stops.size(); ++i) {
        if (!chart.stops[i].is_moment) continue;
        std::optional<CurveValue> highest = chart.base.values[i];
        for (const ComparedCurve& curve : chart.scenarios)
            if (curve.values[i] && (!highest || curve.values[i]->value > highest->value))
                highest = curve.values[i];
        if (highest)
            add_moment_star(list, plot.at(i, *highest), colors,
                            {OwnerKind::touchpoint, chart.stops[i].touchpoint, ""});
    }
}

std::optional<std::size_t> last_stop(const ComparedCurve& curve) {
    for (std::size_t i = curve.values.size(); i-- > 0;)
        if (curve.values[i]) return i;
    return std::nullopt;
}

struct EndLabel {
    std::string text;
    Point from;
    Color color;
    double y = 0;
};

// "A Mobile check-in +0.97" at the line's end, pushed apart.
void draw_ends(DisplayList& list, const CurveComparison& chart, const Plot& plot, const Theme& colors) {
    std::vector<EndLabel> labels;
    const auto add = [&](const ComparedCurve& curve, const std::string& prefix, Color color) {
        const auto last = last_stop(curve);
        if (!last) return;
        const std::string value = " " + format_experience(curve.values[*last]->value);
        const double room =
            label_w - leader_w - 8 - text_width(prefix, end_style) - text_width(value, end_style);
        labels.push_back({prefix + elide(curve.name, room, end_style.em, end_style.weight) + value,
                          plot.at(*last, *curve.values[*last]), color, 0});
    };
    add(chart.base, "", colors.base);
    for (std::size_t i = 0; i < chart.scenarios.size(); ++i)
        add(chart.scenarios[i], scenario_letter(i) + " ", colors.scenarios[i % colors.scenarios.size()]);
    std::ranges::stable_sort(labels, {}, [](const EndLabel& label) { return label.from.y; });
    double next = plot.rect.y;
    for (EndLabel& label : labels) {
        label.y = std::max(next, label.from.y);
        next = label.y + end_pitch;
    }
    double limit = plot.rect.bottom();
    for (std::size_t i = labels.size(); i-- > 0; limit -= end_pitch)
        labels[i].y = std::min(labels[i].y, limit);
    const double x = plot.rect.right() + leader_w;
    for (const EndLabel& label : labels) {
        add_line(list, {label.from.x + 6, label.from.y}, {x - 3, label.y}, {label.color, size::stroke_hair});
        add_text(list, {x, baseline_centered_on(label.y, end_style)}, label.text, end_style, label.color);
    }
}

// What each scenario changes most, where that is worth a word and there is room for it.
void draw_changes(DisplayList& list, const CurveComparison& chart, const Plot& plot, const Theme& colors) {
    LabelSpace space(plot.rect);
    const auto block = [&](const ComparedCurve& curve) {
        for (std::size_t i = 0; i < curve.values.size(); ++i)
            if (curve.values[i]) {
                const Point at = plot.at(i, *curve.values[i]);
                space.block({at.x - 7, at.y - 7, 14, 14});
            }
    };
    block(chart.base);
    for (const ComparedCurve& curve : chart.scenarios)
        block(curve);
    for (std::size_t s = 0; s < chart.scenarios.size(); ++s) {
        const ComparedCurve& curve = chart.scenarios[s];
        std::size_t largest = 0;
        double change = 0;
        for (std::size_t i = 0; i < curve.values.size(); ++i) {
            if (!curve.values[i] || !chart.base.values[i]) continue;
            const double here = curve.values[i]->value - chart.base.values[i]->value;
            if (std::abs(here) <= std::abs(change)) continue;
            change = here;
            largest = i;
        }
        if (std::abs(change) < least_change) continue;
        const std::string words = format_experience(change);
        const double w = text_width(words, end_style);
        const Point at = plot.at(largest, *curve.values[largest]);
        for (const double dy : {-16.0, 16.0, -28.0, 28.0}) {
            const double y = at.y + (change > 0 ? dy : -dy);
            const Rect place{at.x - w / 2 - 2, y - 6, w + 4, 12};
            if (!space.is_free(place)) continue;
            space.take(place);
            add_text(list, {at.x, baseline_centered_on(y, end_style)}, words, end_style,
                     colors.scenarios[s % colors.scenarios.size()], Align::center, {}, colors.panel);
            break;
        }
    }
}

} // namespace

CurveComparison curve_comparison(const Journey& journey, const Outcome& base,
                                 std::span<const ComparedOutcome> scenarios) {
    CurveComparison chart;
    chart.stages = journey.stages;
    std::vector<Journey> maps;
    add_stops(chart.stops, journey);
    for (const ComparedOutcome& one : scenarios) {
        auto in_force = map_in_force(journey, *one.scenario);
        if (in_force) {
            maps.push_back(std::move(in_force->map.journey));
        } else {
            maps.push_back(journey);
        }
        add_stops(chart.stops, maps.back());
    }
    chart.base = curve_of("Base", journey, base, chart.stops);
    for (std::size_t i = 0; i < scenarios.size(); ++i)
        chart.scenarios.push_back(
            curve_of(scenarios[i].scenario->name, maps[i], *scenarios[i].outcome, chart.stops));
    fit_window(chart);
    return chart;
}

std::string window_words(const CurveComparison& chart) {
    return "shown " + tick_text(chart.low) + "…" + tick_text(chart.high) + " of −2…+2";
}

DisplayList draw_curve_comparison(const CurveComparison& chart, const Rect& rect, ThemeName theme_name) {
    const Theme& colors = theme(theme_name);
    DisplayList list;
    const Plot plot = plot_in(chart, rect);
    draw_axis(list, plot, colors);
    draw_stages(list, chart, plot, colors);
    draw_names(list, chart, plot, colors);
    draw_line(list, chart.base, plot, colors.text_disabled, base_width, {OwnerKind::curve, "base", ""});
    for (std::size_t i = chart.scenarios.size(); i-- > 0;) {
        draw_line(list, chart.scenarios[i], plot, colors.scenarios[i % colors.scenarios.size()],
                  size::stroke_chart, {OwnerKind::curve, scenario_letter(i), ""});
        draw_points(list, chart, i, plot, colors);
    }
    draw_moments(list, chart, plot, colors);
    draw_changes(list, chart, plot, colors);
    draw_ends(list, chart, plot, colors);
    return list;
}

Rect curve_stop_place(const CurveComparison& chart, const Rect& rect, std::size_t i) {
    const Plot plot = plot_in(chart, rect);
    return {plot.x(i) - plot.step / 2, rect.y + top_h, plot.step, rect.h - top_h};
}

} // namespace waymark
