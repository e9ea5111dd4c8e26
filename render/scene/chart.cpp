#include "scene/chart.h"

#include <algorithm>
#include <cmath>

#include "scene/format.h"
#include "scene/icons.h"
#include "scene/marks.h"

namespace waymark {

namespace {

using Values = std::vector<std::optional<double>>;

constexpr double plot_top = 62, plot_bottom = 20, end_gap = 12;
constexpr TypeStyle name_style{10, 12, Weight::semibold};

// An axis does not blow up a change that nobody would notice, nor what rounding left of nothing.
double least_span(FigureScale scale, double low, double high) {
    switch (scale) {
    case FigureScale::level: return 1;
    case FigureScale::share: return std::max(0.01, high / 2);
    case FigureScale::nps: return 20;
    case FigureScale::money: return 1;
    case FigureScale::people:
    case FigureScale::days:
    case FigureScale::count: return high - low < 0.001 ? 1 : 0;
    }
    return 0;
}

struct Axis {
    Ticks ticks;
    double low = 0, high = 1; // from the lowest to the highest tick, or a little beyond
};

std::string tick_text(const ChartData& chart, const Ticks& ticks, int i) {
    double value = ticks.at(i);
    if (std::abs(value) < ticks.step * 1e-6) value = 0;
    const auto decimals = [](double step) {
        for (int places = 0; places < 4; ++places)
            if (std::abs(step * std::pow(10, places) - std::round(step * std::pow(10, places))) < 1e-6)
                return places;
        return 4;
    };
    switch (chart.scale) {
    case FigureScale::share: return format_number(value * 100, decimals(ticks.step * 100)) + " %";
    case FigureScale::money: return format_money_short(value, chart.currency);
    case FigureScale::level: return format_number(value, std::max(1, decimals(ticks.step)));
    case FigureScale::people:
        if (std::abs(ticks.last()) >= 1e6) return format_money_short(value, {});
        return format_number(value, decimals(ticks.step));
    case FigureScale::nps:
    case FigureScale::days:
    case FigureScale::count: return format_number(value, decimals(ticks.step));
    }
    return {};
}

bool labels_repeat(const ChartData& chart, const Ticks& ticks) {
    for (int i = 1; i < ticks.count; ++i)
        if (tick_text(chart, ticks, i) == tick_text(chart, ticks, i - 1)) return true;
    return false;
}

// As many ticks as their labels can tell apart.
Ticks told_apart(const ChartData& chart, double low, double high, int most) {
    Ticks ticks = nice_ticks(low, high, most);
    while (ticks.count > 2 && labels_repeat(chart, ticks))
        ticks = nice_ticks(low, high, --most);
    return ticks;
}

Axis value_axis(const ChartData& chart, int most) {
    double low = 1e300, high = -1e300;
    for (const Values* values : {&chart.base, &chart.scenario})
        for (const auto& value : *values)
            if (value) {
                low = std::min(low, *value);
                high = std::max(high, *value);
            }
    if (low > high) low = high = 0;
    if (chart.from_zero) {
        low = std::min(low, 0.0);
        high = std::max(high, 0.0);
    }
    const double lacking = least_span(chart.scale, low, high) - (high - low);
    if (lacking > 0 && chart.from_zero) {
        high += lacking;
        most = 2;
    } else if (lacking > 0) {
        const bool stays_positive = chart.scale == FigureScale::share && low - lacking / 2 < 0;
        low = stays_positive ? 0 : low - lacking / 2;
        high += lacking / 2;
    }
    Axis axis{told_apart(chart, low, high, most), 0, 0};
    // What reaches only a little below a grid line does not need one more.
    if (axis.ticks.count > 2 && axis.ticks.at(1) - low < 0.2 * axis.ticks.step) {
        axis.ticks.first = axis.ticks.at(1);
        --axis.ticks.count;
    }
    axis.low = std::min(low, axis.ticks.first);
    axis.high = axis.ticks.last();
    return axis;
}

// A round number of periods between ticks, dividing the horizon where one does.
int period_step(int horizon, int most) {
    constexpr std::array<int, 16> rounds{1, 2, 3, 4, 6, 12, 24, 30, 36, 48, 60, 90, 120, 180, 240, 600};
    for (const int step : rounds)
        if (horizon / step <= most && horizon % step == 0) return step;
    for (const int step : rounds)
        if (horizon / step <= most) return step;
    return std::max(1, horizon);
}

struct Plot {
    Rect rect;
    Axis axis;
    int horizon = 1;

    [[nodiscard]] double x(double period) const { return rect.x + rect.w * period / horizon; }
    [[nodiscard]] double y(double value) const {
        return rect.bottom() - rect.h * (value - axis.low) / (axis.high - axis.low);
    }
};

void draw_head(DisplayList& list, const ChartData& chart, const Rect& rect, const Theme& colors) {
    const double title_w = add_text(list, {rect.x, rect.y + 11}, chart.title, type::strong, colors.text);
    const double unit_room = rect.w - title_w - 6;
    if (text_width(chart.unit, type::micro) <= unit_room)
        add_text(list, {rect.x + title_w + 6, rect.y + 11}, chart.unit, type::micro, colors.text_3);
    double x =
        rect.x +
        add_text(list, {rect.x, rect.y + 35}, format_figure(chart.scale, figure_of(chart), chart.currency),
                 type::figure, colors.text) +
        7;
    const auto change = change_of(chart);
    if (!change) return;
    const std::string words = format_change(chart.scale, *change, chart.currency);
    const bool is_nothing = words.starts_with("±");
    const bool is_good = (*change > 0) == (chart.good_direction > 0);
    const Color color = is_nothing ? colors.text_3 : is_good ? colors.good : colors.bad;
    if (!is_nothing) {
        list.add(triangle({x + 4, rect.y + 31}, 7, *change > 0 ? Direction::up : Direction::down, color));
        x += 11;
    }
    x += add_text(list, {x, rect.y + 35}, words, type::strong, color) + 8;
    if (x + text_width(chart.remark, type::micro) <= rect.right())
        add_text(list, {x, rect.y + 35}, chart.remark, type::micro, colors.text_3);
}

void draw_grid(DisplayList& list, const ChartData& chart, const Plot& plot, const Theme& colors) {
    for (int i = 0; i < plot.axis.ticks.count; ++i) {
        const double y = plot.y(plot.axis.ticks.at(i));
        const bool is_base = i == 0 || std::abs(plot.axis.ticks.at(i)) < plot.axis.ticks.step * 1e-6;
        add_line(list, {plot.rect.x, y}, {plot.rect.right(), y},
                 {is_base ? colors.line_strong : colors.grid, size::stroke_hair});
        add_text(list, {plot.rect.x - 6, baseline_centered_on(y, type::micro)},
                 tick_text(chart, plot.axis.ticks, i), type::micro, colors.text_3, Align::right);
    }
    const int step = period_step(plot.horizon, std::clamp(static_cast<int>(plot.rect.w / 30), 1, 5));
    for (int period = 0; period <= plot.horizon; period += step)
        add_text(list, {plot.x(period), plot.rect.bottom() + 14}, std::to_string(period), type::micro,
                 colors.text_3, Align::center);
}

// Dotted uprights with the numbers of the interventions that start there.
void draw_starts(DisplayList& list, const ChartData& chart, const Plot& plot, const Theme& colors) {
    std::vector<ChartStart> starts = chart.starts;
    std::stable_sort(starts.begin(), starts.end(),
                     [](const ChartStart& a, const ChartStart& b) { return a.period < b.period; });
    double free_from = -1e300;
    for (std::size_t i = 0; i < starts.size();) {
        const double x = plot.x(starts[i].period);
        std::string numbers;
        const int period = starts[i].period;
        for (; i < starts.size() && starts[i].period == period; ++i)
            numbers += (numbers.empty() ? "" : " ") + std::to_string(starts[i].number);
        add_line(list, {x, plot.rect.y - 2}, {x, plot.rect.bottom()}, {colors.line_strong, 1, dash::assumed});
        const double half = text_width(numbers, name_style) / 2;
        const double middle = std::max(x, free_from + half);
        add_text(list, {middle, plot.rect.y - 5}, numbers, name_style, colors.scenario, Align::center);
        free_from = middle + half + 4;
    }
}

void draw_series(DisplayList& list, const Values& values, const Plot& plot, const Stroke& stroke) {
    Path path;
    path.stroke = stroke;
    bool open = false;
    for (std::size_t t = 0; t < values.size(); ++t) {
        if (!values[t]) {
            open = false;
            continue;
        }
        const Point p{plot.x(static_cast<double>(t)), plot.y(*values[t])};
        open ? path.line_to(p) : path.move_to(p);
        open = true;
    }
    if (path.verbs.size() > 1) list.add(std::move(path), {OwnerKind::chart, {}, {}});
}

// The name as far as it fits beside the line's end: whole, its first word, or shortened.
std::string end_name(std::string_view name, double room) {
    if (text_width(name, name_style) <= room) return std::string(name);
    return elide(name.substr(0, name.find(' ')), room, name_style.em, name_style.weight);
}

std::optional<double> last_value(const Values& values) {
    return values.empty() ? std::nullopt : values.back();
}

void draw_ends(DisplayList& list, const ChartData& chart, const Plot& plot, double room,
               const Theme& colors) {
    const auto base = last_value(chart.base), scenario = last_value(chart.scenario);
    if (chart.scenario.empty() || !base || !scenario) return; // a single line is named by the title
    const double base_y = plot.y(*base), scenario_y = plot.y(*scenario);
    const bool base_above = base_y < scenario_y || (base_y == scenario_y && chart.good_direction < 0);
    const double apart = std::max(0.0, 12 - std::abs(base_y - scenario_y)) / 2;
    double base_label = base_y + (base_above ? -apart : apart);
    double scenario_label = scenario_y + (base_above ? apart : -apart);
    // Names stay beside the plot.
    const double low = std::max(base_label, scenario_label) - (plot.rect.bottom() - 2);
    const double high = plot.rect.y + 4 - std::min(base_label, scenario_label);
    const double shift = low > 0 ? -low : std::max(0.0, high);
    base_label += shift;
    scenario_label += shift;
    const double right = plot.rect.right(), x = right + end_gap;
    add_line(list, {right + 2, base_y}, {x - 2, base_label}, {colors.base, 1});
    add_line(list, {right + 2, scenario_y}, {x - 2, scenario_label}, {colors.scenario, 1});
    add_text(list, {x, baseline_centered_on(base_label, type::micro)}, "Base", type::micro, colors.base);
    add_text(list, {x, baseline_centered_on(scenario_label, name_style)}, end_name(chart.scenario_name, room),
             name_style, colors.scenario);
}

} // namespace

DisplayList draw_chart(const ChartData& chart, const Rect& rect, ThemeName theme_name) {
    const Theme& colors = theme(theme_name);
    DisplayList list;
    draw_head(list, chart, rect, colors);
    Plot plot;
    const double plot_h = std::max(24.0, rect.h - plot_top - plot_bottom);
    plot.axis = value_axis(chart, std::clamp(static_cast<int>(plot_h / 26) + 1, 2, 5));
    plot.horizon = std::max(1, static_cast<int>(chart.base.size()) - 1);
    double tick_w = 0;
    for (int i = 0; i < plot.axis.ticks.count; ++i)
        tick_w = std::max(tick_w, text_width(tick_text(chart, plot.axis.ticks, i), type::micro));
    const double name_room = std::clamp(rect.w * 0.22, 26.0, 72.0);
    const double names_w =
        chart.scenario.empty()
            ? 8
            : end_gap + std::max(text_width("Base", type::micro),
                                 text_width(end_name(chart.scenario_name, name_room), name_style));
    const double left = tick_w + 8;
    plot.rect = {rect.x + left, rect.y + plot_top, std::max(20.0, rect.w - left - names_w), plot_h};
    draw_grid(list, chart, plot, colors);
    draw_starts(list, chart, plot, colors);
    draw_series(list, chart.base, plot,
                chart.scenario.empty() ? Stroke{colors.ink, size::stroke_chart, dash::solid}
                                       : Stroke{colors.base, size::stroke_chart_base, dash::chart_base});
    draw_series(list, chart.scenario, plot, {colors.scenario, size::stroke_chart, dash::solid});
    draw_ends(list, chart, plot, name_room, colors);
    return list;
}

} // namespace waymark
