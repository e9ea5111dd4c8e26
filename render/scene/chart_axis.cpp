#include "scene/chart_axis.h"

#include <algorithm>
#include <cmath>

#include "scene/format.h"

namespace waymark {

namespace {

struct Span {
    double low = 1e300, high = -1e300;

    void take(const std::optional<double>& value) {
        if (!value) return;
        low = std::min(low, *value);
        high = std::max(high, *value);
    }
};

Span span_of(const ChartData& chart) {
    Span span;
    for (const auto& value : chart.base)
        span.take(value);
    for (const auto& value : chart.scenario)
        span.take(value);
    for (const auto& band : chart.band) {
        if (!band) continue;
        span.take(band->p05);
        span.take(band->p95);
    }
    if (span.low > span.high) span = {0, 0};
    if (chart.from_zero) span.take(0.0);
    return span;
}

int most_ticks(double height) {
    return std::clamp(static_cast<int>(height / 26) + 1, 2, 5);
}

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

ChartAxis axis_over(const ChartData& chart, const Span& span, int most) {
    double low = span.low, high = span.high;
    const double lacking = least_span(chart.scale, low, high) - (high - low);
    if (lacking > 0 && chart.from_zero) {
        high += lacking;
        most = 2;
    } else if (lacking > 0) {
        const bool stays_positive = chart.scale == FigureScale::share && low - lacking / 2 < 0;
        low = stays_positive ? 0 : low - lacking / 2;
        high += lacking / 2;
    }
    ChartAxis axis{told_apart(chart, low, high, most), 0, 0};
    // What reaches only a little below a grid line does not need one more.
    if (axis.ticks.count > 2 && axis.ticks.at(1) - low < 0.2 * axis.ticks.step) {
        axis.ticks.first = axis.ticks.at(1);
        --axis.ticks.count;
    }
    axis.low = std::min(low, axis.ticks.first);
    axis.high = axis.ticks.last();
    return axis;
}

} // namespace

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

Ticks nice_ticks(double low, double high, int most) {
    if (low < 0 && high > 0) most = std::max(most, 3); // zero is a line, so two hold no both sides of it
    if (!(high > low)) high = low + std::max(1e-9, std::abs(low) * 0.1);
    const double decade = std::pow(10.0, std::floor(std::log10((high - low) / most)));
    for (double scale = decade;; scale *= 10)
        for (const double round : {1.0, 2.0, 2.5, 5.0}) {
            const double step = scale * round, first = std::floor(low / step + 1e-9) * step;
            const int count = static_cast<int>(std::ceil((high - first) / step - 1e-9)) + 1;
            if (count <= most) return {first, step, std::max(2, count)};
        }
}

ChartAxis axis_of(const ChartData& chart, double height) {
    return axis_over(chart, span_of(chart), most_ticks(height));
}

ChartAxis grown(const ChartAxis& axis, const ChartData& chart, double height) {
    Span span = span_of(chart);
    if (span.low >= axis.low && span.high <= axis.high) return axis;
    span.take(axis.low);
    span.take(axis.high);
    return axis_over(chart, span, most_ticks(height));
}

} // namespace waymark
