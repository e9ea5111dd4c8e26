#include "scene/waterfall_chart.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "scene/change_color.h"
#include "scene/chart_axis.h"
#include "scene/compare_table.h"
#include "scene/format.h"
#include "scene/marks.h"
#include "whatif/waterfall.h"

namespace waymark {

namespace {

constexpr double title_h = 30, value_h = 18, labels_h = 32, gap = 24;
constexpr double most_aside = 10;
constexpr double least_name_w = 44; // narrower, numbers and letters stand for names
constexpr TypeStyle value_style{11, 16, Weight::semibold};

struct Span {
    double low = 1e300, high = -1e300;
};

// Of all levels that a bar begins or ends at.
Span span_of(const WaterfallSet& set) {
    Span span;
    const auto take = [&](double value) {
        span.low = std::min(span.low, value);
        span.high = std::max(span.high, value);
    };
    for (const auto& chart : set.scenarios) {
        if (!chart) continue;
        double level = chart->base;
        take(level);
        for (const WaterfallStep& step : chart->steps)
            take(level += step.change);
    }
    return span;
}

struct Plot {
    Rect rect;
    double floor = 0, ceiling = 1;
    bool is_broken = false; // bars do not begin at zero

    [[nodiscard]] double y(double value) const {
        return rect.bottom() - rect.h * (value - floor) / std::max(1e-300, ceiling - floor);
    }
};

// The zigzag that says that a bar does not begin at zero.
void add_break(DisplayList& list, const Rect& bar, const Theme& colors) {
    Path path;
    path.stroke = {colors.panel, 2.5};
    const double y = bar.bottom() - 9, step = bar.w / 4;
    path.move_to({bar.x - 1, y});
    for (int i = 1; i <= 4; ++i)
        path.line_to({bar.x + step * i + (i == 4 ? 1 : 0), y + (i % 2 == 1 ? -4 : 0)});
    list.add(std::move(path));
}

// Values over and under bars, placed once all bars stand: one that would cover another or a bar moves away
// from its own.
class Values {
public:
    Values(DisplayList& list, double top, double bottom) : list_(list), top_(top), bottom_(bottom) {}

    void keep_clear_of(const Rect& bar) { placed_.push_back(bar); }
    void add(Point at, std::string words, Color color, bool is_above) {
        waiting_.push_back({at, std::move(words), color, is_above});
    }
    void place() {
        for (const Value& value : waiting_) {
            const double w = text_width(value.words, value_style);
            Rect rect{value.at.x - w / 2 - 2, value.at.y - 9, w + 4, 11};
            const auto is_covered = [&] {
                return std::ranges::any_of(placed_,
                                           [&](const Rect& other) { return other.intersects(rect); });
            };
            const double middle = rect.x;
            while (is_covered() && rect.x < middle + most_aside) // a little aside is nearer than further off
                rect.x += 1;
            if (is_covered()) rect.x = middle;
            while (is_covered() && rect.y > top_ && rect.y < bottom_)
                rect.y += value.is_above ? -11 : 11;
            placed_.push_back(rect);
            add_text(list_, {rect.x + w / 2 + 2, rect.y + 9}, value.words, value_style, value.color,
                     Align::center);
        }
    }

private:
    struct Value {
        Point at; // of the baseline's middle
        std::string words;
        Color color;
        bool is_above;
    };
    DisplayList& list_;
    double top_, bottom_;
    std::vector<Rect> placed_;
    std::vector<Value> waiting_;
};

// `room` is the width that its value may take above it.
void add_total(DisplayList& list, Values& values, const WaterfallSet& set, const Plot& plot, double x,
               double w, double room, double value, Color color, const Theme& colors) {
    const double zero = plot.is_broken ? plot.rect.bottom() : plot.y(0);
    const double y = plot.y(value);
    const Rect bar{x, std::min(y, zero), w, std::max(1.0, std::abs(zero - y))};
    list.add(Box{bar, 0, color, {}});
    if (plot.is_broken && bar.h > 16) add_break(list, bar, colors);
    values.keep_clear_of(bar);
    const std::string words = format_figure(set.scale, value, set.currency);
    if (text_width(words, value_style) <= room) {
        values.add({x + w / 2, bar.y - 6}, words, colors.text, true);
    } else { // it would cover the bars beside it
        add_text(list, {x + w / 2, plot.rect.bottom() + 28}, words, value_style, colors.text, Align::center);
    }
}

void add_step(DisplayList& list, Values& values, const WaterfallSet& set, const Plot& plot, double x,
              double w, double from, double change, const Theme& colors) {
    const std::string words = format_change(set.scale, change, set.currency);
    const Color color = change_color(colors, change, words, set.good_direction);
    const double top = plot.y(std::max(from, from + change)), bottom = plot.y(std::min(from, from + change));
    const Rect bar{x, top, w, std::max(1.5, bottom - top)};
    list.add(Box{bar, 0, color, {}});
    values.keep_clear_of(bar);
    const bool is_above = change >= 0;
    values.add({x + w / 2, is_above ? top - 6 : std::max(bottom, top + 1.5) + 14}, words, color, is_above);
}

void add_label(DisplayList& list, const Plot& plot, double middle, double width, std::string_view name,
               std::string_view short_name, const Theme& colors) {
    if (width < least_name_w) {
        add_text(list, {middle, plot.rect.bottom() + 14}, short_name, value_style, colors.text_2,
                 Align::center);
        return;
    }
    const auto lines = break_lines(name, width, type::micro.em, type::micro.weight, 2, WideWords::shortened);
    for (std::size_t i = 0; i < lines.size(); ++i)
        add_text(list, {middle, plot.rect.bottom() + 14 + 13 * static_cast<double>(i)}, lines[i], type::micro,
                 colors.text_2, Align::center);
}

void draw_one(DisplayList& list, const WaterfallSet& set, const WaterfallChart& chart, std::size_t position,
              const Plot& plot, const Theme& colors) {
    const Color color = colors.scenarios[position % colors.scenarios.size()];
    const double count = static_cast<double>(chart.steps.size()) + 2;
    const double step = plot.rect.w / count, w = std::min(48.0, step * 0.8);
    const auto x = [&](double i) {
        return plot.rect.x + step * i + (step - w) / 2;
    };
    Values values(list, plot.rect.y - 2 * value_h, plot.rect.bottom() - value_h);
    add_line(list, {plot.rect.x, plot.rect.bottom()}, {plot.rect.right(), plot.rect.bottom()},
             {colors.line_strong, size::stroke_hair});
    const double last = x(count - 1);
    add_total(list, values, set, plot, x(0), w, step, chart.base, colors.base, colors);
    add_total(list, values, set, plot, last, w, step, chart.end(), color, colors);
    add_label(list, plot, x(0) + w / 2, step - 4, "Base", "Base", colors);
    add_label(list, plot, last + w / 2, step - 4, "Scenario " + scenario_letter(position),
              scenario_letter(position), colors);
    double level = chart.base;
    for (std::size_t i = 0; i < chart.steps.size(); ++i) {
        const double at = x(static_cast<double>(i) + 1);
        const WaterfallStep& part = chart.steps[i];
        add_line(list, {at - (step - w), plot.y(level)}, {at, plot.y(level)},
                 {colors.ink, size::stroke_hair});
        add_step(list, values, set, plot, at, w, level, part.change, colors);
        add_label(list, plot, at + w / 2, step - 4, part.name, std::to_string(part.number), colors);
        level += part.change;
    }
    add_line(list, {last - (step - w), plot.y(level)}, {last, plot.y(level)},
             {colors.ink, size::stroke_hair});
    values.place();
}

} // namespace

double WaterfallChart::end() const {
    double level = base;
    for (const WaterfallStep& step : steps)
        level += step.change;
    return level;
}

std::optional<WaterfallChart> waterfall_chart(const Scenario& scenario, double base,
                                              const Waterfall& waterfall) {
    if (!waterfall.contributions) return std::nullopt;
    WaterfallChart chart{scenario.name, base, {}};
    for (const Contribution& part : *waterfall.contributions) {
        const auto found = std::ranges::find(scenario.interventions, part.intervention, &Intervention::id);
        const bool is_there = found != scenario.interventions.end();
        const auto number = static_cast<int>(found - scenario.interventions.begin()) + 1;
        chart.steps.push_back({number, is_there ? found->name : part.intervention, part.contribution});
    }
    return chart;
}

double waterfall_floor(const WaterfallSet& set) {
    const Span span = span_of(set);
    if (span.low > span.high) return 0;
    if (span.low <= 0 && span.high >= 0) return span.low;
    const double spread = std::max(span.high - span.low, std::abs(span.high) * 0.02);
    if (span.low > 0 && span.low < 1.5 * spread) return 0;
    return nice_ticks(span.low - spread, span.high, 6).first;
}

Rect waterfall_place(const WaterfallSet& set, const Rect& rect, std::size_t i) {
    const double count = std::max<double>(1, static_cast<double>(set.scenarios.size()));
    const double width = (rect.w - gap * (count - 1)) / count;
    return {rect.x + static_cast<double>(i) * (width + gap), rect.y, width, rect.h};
}

DisplayList draw_waterfalls(const WaterfallSet& set, const Rect& rect, ThemeName theme_name) {
    const Theme& colors = theme(theme_name);
    DisplayList list;
    const Span span = span_of(set);
    Plot plot;
    plot.floor = waterfall_floor(set);
    plot.is_broken = plot.floor > 0 || span.high < 0;
    plot.ceiling = span.high + (span.high == plot.floor ? 1 : 0);
    for (std::size_t i = 0; i < set.scenarios.size(); ++i) {
        const Rect place = waterfall_place(set, rect, i);
        plot.rect = {place.x, place.y + title_h + 2 * value_h, place.w,
                     std::max(20.0, place.h - title_h - 3 * value_h - labels_h)};
        const auto& chart = set.scenarios[i];
        const std::string name = chart ? chart->name : "";
        const double badge = add_letter_badge(list, {place.x, place.y + 4}, i, colors);
        add_text(list, {place.x + badge + 7, place.y + 15},
                 elide(name, place.w - badge - 10, type::strong.em, type::strong.weight), type::strong,
                 colors.scenarios[i % colors.scenarios.size()]);
        if (chart) draw_one(list, set, *chart, i, plot, colors);
    }
    return list;
}

} // namespace waymark
