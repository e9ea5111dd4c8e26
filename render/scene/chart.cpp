#include "scene/chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <string_view>

#include "scene/change_color.h"
#include "scene/format.h"
#include "scene/icons.h"
#include "scene/marks.h"

namespace waymark {

namespace {

using Values = std::vector<std::optional<double>>;

constexpr double plot_top = 66, plot_bottom = 20, end_gap = 12;
constexpr double figure_line = 35, note_line = 48; // baselines in the head
constexpr TypeStyle name_style{10, 12, Weight::semibold};

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
    ChartAxis axis;
    int horizon = 1;

    [[nodiscard]] double x(double period) const { return rect.x + rect.w * period / horizon; }
    [[nodiscard]] double y(double value) const {
        return rect.bottom() - rect.h * (value - axis.low) / (axis.high - axis.low);
    }
};

// The first of the words that fits, or nothing.
std::string_view fitting(std::span<const std::string> words, double room) {
    for (const std::string& one : words)
        if (text_width(one, type::micro) <= room) return one;
    return {};
}

std::string range_words(const ChartData& chart, const ChartBand& band) {
    return format_figure(chart.scale, band.p05, chart.currency) + " to " +
           format_figure(chart.scale, band.p95, chart.currency);
}

// Base and band of the period that is read, under its figure.
void draw_reading(DisplayList& list, const ChartData& chart, int period, const Rect& rect,
                  const Theme& colors) {
    const auto at = static_cast<std::size_t>(period);
    double x = rect.x;
    if (!chart.scenario.empty() && at < chart.base.size()) {
        const std::string base = "base " + format_figure(chart.scale, chart.base[at], chart.currency);
        x += add_text(list, {x, rect.y + note_line}, base, type::micro, colors.text_2);
    }
    if (at >= chart.band.size() || !chart.band[at]) return;
    const std::string range = range_words(chart, *chart.band[at]);
    const std::string between = x > rect.x ? "  ·  " : "";
    const std::array words{between + range + " in 90 % of draws", between + "90 %: " + range,
                           between + range};
    add_text(list, {x, rect.y + note_line}, fitting(words, rect.right() - x), type::micro, colors.text_2);
}

// Beside the figure: how it differs from base. Returns where it ends.
double draw_change(DisplayList& list, const ChartData& chart, double change, const std::string& words,
                   Point at, const Theme& colors) {
    const Color color = change_color(colors, change, words, chart.good_direction, chart.certainty);
    double x = at.x;
    if (!is_written_as_nothing(words)) {
        list.add(triangle({x + 4, at.y - 4}, 7, change > 0 ? Direction::up : Direction::down, color));
        x += 11;
    }
    return x + add_text(list, {x, at.y}, words, type::strong, color);
}

// How sure the change is, and a remark: beside the change, or below it where there is no room.
void draw_notes(DisplayList& list, const ChartData& chart, double x, const Rect& rect, const Theme& colors) {
    double below = rect.x;
    const auto note = [&](std::string_view words, Color color, const Owner& owner) {
        const double w = text_width(words, type::micro);
        const bool fits = x + 8 + w <= rect.right();
        double& from = fits ? x : below;
        if (!fits && below + w > rect.right()) return;
        const double gap = fits ? 8 : 0;
        const double y = rect.y + (fits ? figure_line : note_line);
        add_text(list, {from + gap, y}, words, type::micro, color, Align::left, owner);
        from += gap + w + (fits ? 0 : 8);
    };
    note(certainty_words(chart), colors.text_2, {OwnerKind::chart, chart.id, "certainty"});
    note(chart.remark, colors.text_3, {});
}

void draw_head(DisplayList& list, const ChartData& chart, std::optional<int> period, const Rect& rect,
               const Theme& colors) {
    const double title_w = add_text(list, {rect.x, rect.y + 11}, chart.title, type::strong, colors.text);
    const std::string beside = period ? chart.period + " " + std::to_string(*period) : chart.unit;
    if (text_width(beside, type::micro) <= rect.w - title_w - 6)
        add_text(list, {rect.x + title_w + 6, rect.y + 11}, beside, type::micro,
                 period ? colors.text : colors.text_3);
    const int shown = period.value_or(static_cast<int>(chart.base.size()) - 1);
    const std::string figure = format_figure(chart.scale, figure_in(chart, shown), chart.currency);
    double x = rect.x + add_text(list, {rect.x, rect.y + figure_line}, figure, type::figure, colors.text) + 7;
    if (const auto change = change_in(chart, shown))
        x = draw_change(list, chart, *change, change_words(chart, shown), {x, rect.y + figure_line}, colors);
    if (period) {
        draw_reading(list, chart, *period, rect, colors);
    } else {
        draw_notes(list, chart, x, rect, colors);
    }
}

void draw_grid(DisplayList& list, const ChartData& chart, const Plot& plot, std::optional<int> read,
               const Theme& colors) {
    for (int i = 0; i < plot.axis.ticks.count; ++i) {
        const double y = plot.y(plot.axis.ticks.at(i));
        const bool is_base = i == 0 || std::abs(plot.axis.ticks.at(i)) < plot.axis.ticks.step * 1e-6;
        add_line(list, {plot.rect.x, y}, {plot.rect.right(), y},
                 {is_base ? colors.line_strong : colors.grid, size::stroke_hair});
        add_text(list, {plot.rect.x - 6, baseline_centered_on(y, type::micro)},
                 tick_text(chart, plot.axis.ticks, i), type::micro, colors.text_3, Align::right);
    }
    const int step = period_step(plot.horizon, std::clamp(static_cast<int>(plot.rect.w / 30), 1, 5));
    for (int period = 0; period <= plot.horizon; period += step) {
        if (read && std::abs(plot.x(*read) - plot.x(period)) < 22) continue;
        add_text(list, {plot.x(period), plot.rect.bottom() + 14}, std::to_string(period), type::micro,
                 colors.text_3, Align::center);
    }
}

// A hair line through the period that is read, its number below and its values on the lines.
void draw_hair(DisplayList& list, const ChartData& chart, const Plot& plot, int period, const Theme& colors) {
    const double x = plot.x(period);
    add_line(list, {x, plot.rect.y - 2}, {x, plot.rect.bottom()}, {colors.ink, size::stroke_hair});
    const std::string number = std::to_string(period);
    const double w = text_width(number, name_style) + 8;
    list.add(Box{{x - w / 2, plot.rect.bottom() + 3, w, 15}, 3, colors.ink, {}});
    add_text(list, {x, plot.rect.bottom() + 14}, number, name_style, colors.on_ink, Align::center);
    const auto dot = [&](const Values& values, Color color) {
        const auto at = static_cast<std::size_t>(period);
        if (at >= values.size() || !values[at]) return;
        list.add(Disc{{x, plot.y(*values[at])}, 3, colors.panel, {color, 2}});
    };
    dot(chart.base, chart.scenario.empty() ? colors.ink : colors.base);
    dot(chart.scenario, colors.scenario);
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

// Between two of the band's edges: one convex piece a period, so that no piece covers another.
void draw_band(DisplayList& list, const ChartData& chart, const Plot& plot, double ChartBand::*low,
               double ChartBand::*high, Color color) {
    for (std::size_t t = 1; t < chart.band.size(); ++t) {
        const auto &from = chart.band[t - 1], &to = chart.band[t];
        if (!from || !to) continue;
        const double x = plot.x(static_cast<double>(t) - 1), next = plot.x(static_cast<double>(t));
        Path piece;
        piece.fill = color;
        piece.move_to({x, plot.y((*from).*low)});
        piece.line_to({x, plot.y((*from).*high)});
        piece.line_to({next, plot.y((*to).*high)});
        piece.line_to({next, plot.y((*to).*low)});
        piece.close();
        list.add(std::move(piece), {OwnerKind::chart, chart.id, "band"});
    }
}

// The middle 90 % of the draws, and over it the middle 50 %, behind the lines. What lies over the wide band
// adds to it, so that no seam shows between them.
void draw_bands(DisplayList& list, const ChartData& chart, const Plot& plot, const Theme& colors) {
    constexpr double wide = 0.13, narrow = 0.20, added = 1 - (1 - narrow) / (1 - wide);
    const Color color = chart.scenario.empty() ? colors.ink : colors.scenario;
    draw_band(list, chart, plot, &ChartBand::p05, &ChartBand::p95, color.with_alpha(wide));
    draw_band(list, chart, plot, &ChartBand::p25, &ChartBand::p75, color.with_alpha(added));
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

double name_room(const Rect& rect) {
    return std::clamp(rect.w * 0.22, 26.0, 72.0);
}

Plot plot_in(const ChartData& chart, const Rect& rect, const ChartLook& look) {
    Plot plot;
    const double plot_h = std::max(24.0, rect.h - plot_top - plot_bottom);
    plot.axis = look.axis ? *look.axis : axis_of(chart, plot_h);
    plot.horizon = std::max(1, static_cast<int>(chart.base.size()) - 1);
    double tick_w = 0;
    for (int i = 0; i < plot.axis.ticks.count; ++i)
        tick_w = std::max(tick_w, text_width(tick_text(chart, plot.axis.ticks, i), type::micro));
    const double names_w =
        chart.scenario.empty()
            ? 8
            : end_gap + std::max(text_width("Base", type::micro),
                                 text_width(end_name(chart.scenario_name, name_room(rect)), name_style));
    const double left = tick_w + 8;
    plot.rect = {rect.x + left, rect.y + plot_top, std::max(20.0, rect.w - left - names_w), plot_h};
    return plot;
}

} // namespace

Rect plot_of(const ChartData& chart, const Rect& rect, const ChartLook& look) {
    return plot_in(chart, rect, look).rect;
}

int period_at(const ChartData& chart, const Rect& plot, double x) {
    const double horizon = std::max<double>(1, static_cast<double>(chart.base.size()) - 1);
    return static_cast<int>(std::lround(std::clamp((x - plot.x) / plot.w, 0.0, 1.0) * horizon));
}

DisplayList draw_chart(const ChartData& chart, const Rect& rect, const ChartLook& look) {
    const Theme& colors = theme(look.theme);
    DisplayList list;
    draw_head(list, chart, look.period, rect, colors);
    const Plot plot = plot_in(chart, rect, look);
    draw_grid(list, chart, plot, look.period, colors);
    draw_starts(list, chart, plot, colors);
    draw_bands(list, chart, plot, colors);
    draw_series(list, chart.base, plot,
                chart.scenario.empty() ? Stroke{colors.ink, size::stroke_chart, dash::solid}
                                       : Stroke{colors.base, size::stroke_chart_base, dash::chart_base});
    draw_series(list, chart.scenario, plot, {colors.scenario, size::stroke_chart, dash::solid});
    draw_ends(list, chart, plot, name_room(rect), colors);
    if (look.period) draw_hair(list, chart, plot, *look.period, colors);
    return list;
}

} // namespace waymark
