#include "scene/frontier_chart.h"

#include <algorithm>
#include <cmath>

#include "journey/lookup.h"
#include "scene/chart_axis.h"
#include "scene/format.h"
#include "scene/marks.h"
#include "whatif/optimise.h"

namespace waymark {

namespace {

constexpr double head_h = 26, foot_h = 34;

struct Plot {
    Rect rect;
    ChartAxis values, costs;

    [[nodiscard]] double x(double cost) const {
        return rect.x + rect.w * (cost - costs.low) / (costs.high - costs.low);
    }
    [[nodiscard]] double y(double value) const {
        return rect.bottom() - rect.h * (value - values.low) / (values.high - values.low);
    }
};

// Axes are told by the values that they must hold.
ChartData held(FigureScale scale, const std::string& currency, std::vector<std::optional<double>> values) {
    ChartData data;
    data.scale = scale;
    data.currency = currency;
    data.base = std::move(values);
    return data;
}

struct Axes {
    ChartData values, costs;
};

Axes axes_of(const FrontierChart& chart) {
    std::vector<std::optional<double>> values, costs{0.0};
    for (const FrontierPoint& point : chart.points) {
        values.emplace_back(point.value);
        costs.emplace_back(point.cost);
    }
    if (chart.budget) costs.push_back(chart.budget);
    Axes axes{held(chart.scale, chart.currency, values), held(FigureScale::money, chart.currency, costs)};
    axes.costs.from_zero = true;
    return axes;
}

Plot plot_in(const Axes& axes, const Rect& rect) {
    Plot plot;
    const double h = std::max(24.0, rect.h - head_h - foot_h);
    plot.values = axis_of(axes.values, h);
    plot.costs = axis_of(axes.costs, std::clamp(rect.w * 0.3, 60.0, 160.0));
    double tick_w = 0;
    for (int i = 0; i < plot.values.ticks.count; ++i)
        tick_w = std::max(tick_w, text_width(tick_text(axes.values, plot.values.ticks, i), type::micro));
    const double margin = 22; // half of the last cost
    plot.rect = {rect.x + tick_w + 8, rect.y + head_h, std::max(20.0, rect.w - tick_w - 8 - margin), h};
    return plot;
}

void draw_axes(DisplayList& list, const FrontierChart& chart, const Axes& axes, const Plot& plot,
               const Theme& colors) {
    for (int i = 0; i < plot.values.ticks.count; ++i) {
        const double y = plot.y(plot.values.ticks.at(i));
        add_line(list, {plot.rect.x, y}, {plot.rect.right(), y},
                 {i == 0 ? colors.line_strong : colors.grid, size::stroke_hair});
        add_text(list, {plot.rect.x - 6, baseline_centered_on(y, type::micro)},
                 tick_text(axes.values, plot.values.ticks, i), type::micro, colors.text_3, Align::right);
    }
    for (int i = 0; i < plot.costs.ticks.count; ++i)
        add_text(list, {plot.x(plot.costs.ticks.at(i)), plot.rect.bottom() + 14},
                 tick_text(axes.costs, plot.costs.ticks, i), type::micro, colors.text_3, Align::center);
    add_text(list, {plot.rect.x, plot.rect.bottom() + 29}, "cost over " + chart.period, type::micro,
             colors.text_3);
}

void draw_budget(DisplayList& list, const FrontierChart& chart, const Plot& plot, const Theme& colors) {
    if (!chart.budget) return;
    const double x = plot.x(*chart.budget);
    add_line(list, {x, plot.rect.y - 2}, {x, plot.rect.bottom()}, {colors.text_2, 1, dash::assumed});
    const double w = text_width("budget", type::micro);
    const bool fits = x + w / 2 <= plot.rect.right() + 20;
    add_text(list, {fits ? x : plot.rect.right() + 20, plot.rect.y - 6}, "budget", type::micro, colors.text_2,
             fits ? Align::center : Align::right);
}

} // namespace

FrontierChart frontier_chart(const Journey& journey, const Scenario& scenario, const Optimum& optimum) {
    const FigureInfo& goal = info(optimum.goal);
    FrontierChart chart;
    chart.goal = std::string(goal.label);
    chart.period = std::to_string(journey.simulation.horizon) + " " +
                   std::string(journey.simulation.horizon == 1 ? period_word(journey.simulation.period)
                                                               : period_words(journey.simulation.period));
    chart.scale = goal.scale;
    chart.currency = journey.currency;
    chart.budget = optimum.budget;
    for (const ChosenSet& choice : optimum.frontier) {
        chart.points.push_back({choice.cost, choice.value});
        std::string names;
        for (const std::string& id : choice.interventions) {
            const Intervention* const found = find_intervention(scenario, id);
            names += (names.empty() ? "" : ", ") + (found == nullptr ? id : found->name);
        }
        chart.names.push_back(names.empty() ? "Nothing" : names);
    }
    return chart;
}

Point frontier_place(const FrontierChart& chart, const Rect& rect, std::size_t i) {
    const Plot plot = plot_in(axes_of(chart), rect);
    return {plot.x(chart.points[i].cost), plot.y(chart.points[i].value)};
}

DisplayList draw_frontier(const FrontierChart& chart, const Rect& rect, ThemeName theme_name) {
    const Theme& colors = theme(theme_name);
    DisplayList list;
    const double title_w =
        add_text(list, {rect.x, rect.y + 11}, "What money buys", type::strong, colors.text);
    add_text(list, {rect.x + title_w + 6, rect.y + 11}, chart.goal + " with the best choice for each cost",
             type::micro, colors.text_3);
    if (chart.points.empty()) return list;
    const Axes axes = axes_of(chart);
    const Plot plot = plot_in(axes, rect);
    draw_axes(list, chart, axes, plot, colors);
    draw_budget(list, chart, plot, colors);
    Path steps;
    steps.stroke = {colors.ink, size::stroke_chart, dash::solid};
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        const Point at{plot.x(chart.points[i].cost), plot.y(chart.points[i].value)};
        if (i == 0) {
            steps.move_to(at);
        } else {
            steps.line_to({at.x, plot.y(chart.points[i - 1].value)});
            steps.line_to(at);
        }
    }
    const double end = chart.budget ? plot.x(*chart.budget) : plot.rect.right();
    steps.line_to({std::max(end, plot.x(chart.points.back().cost)), plot.y(chart.points.back().value)});
    list.add(std::move(steps), {OwnerKind::chart, "frontier", ""});
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        const Point at{plot.x(chart.points[i].cost), plot.y(chart.points[i].value)};
        const bool is_best = i + 1 == chart.points.size();
        list.add(Disc{at,
                      is_best ? 5.0 : 3.5,
                      is_best ? colors.good : colors.panel,
                      {is_best ? colors.good : colors.ink, 2}},
                 {OwnerKind::chart, "frontier", std::to_string(i)});
    }
    return list;
}

} // namespace waymark
