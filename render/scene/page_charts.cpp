// The projection on a page: what the window's dock shows, below the map or beside it.
#include <algorithm>

#include "scene/chart.h"
#include "scene/page_parts.h"

namespace waymark {

namespace {

std::vector<ChartData> charts_of(const MapSubject& subject, const PageOptions& options) {
    if (subject.base_outcome == nullptr || subject.base_outcome->periods.empty()) return {};
    return dock_charts(subject.base, *subject.base_outcome, subject.scenario, subject.scenario_outcome,
                       options.bands);
}

} // namespace

double add_page_charts(DisplayList& list, const MapSubject& subject, const PageOptions& options, double y,
                       double width, bool is_dense) {
    constexpr double between = 28;
    const double above = is_dense ? 10 : 16, height = is_dense ? 116 : 168;
    const std::vector<ChartData> charts = charts_of(subject, options);
    if (charts.empty()) return y;
    const auto count = static_cast<double>(charts.size());
    const double each = (width - (count - 1) * between) / count;
    double x = 0;
    for (const ChartData& chart : charts) {
        list.append(draw_chart(chart, {x, y + above, each, height}, {.theme = options.theme}));
        x += each + between;
    }
    return y + above + height;
}

double add_page_charts_column(DisplayList& list, const MapSubject& subject, const PageOptions& options,
                              Point left_top, double height) {
    constexpr double lowest = 108, highest = 180, between = 12;
    const std::vector<ChartData> charts = charts_of(subject, options);
    if (charts.empty()) return left_top.y;
    const auto count = static_cast<double>(charts.size());
    const double each = std::clamp((height - (count - 1) * between) / count, lowest, highest);
    double y = left_top.y;
    for (const ChartData& chart : charts) {
        list.append(draw_chart(chart, {left_top.x, y, page_charts_column_w, each}, {.theme = options.theme}));
        y += each + between;
    }
    return y - between;
}

} // namespace waymark
