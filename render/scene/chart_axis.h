// The value axis of a chart: which range it covers, and its grid lines.
#pragma once

#include <string>

#include "scene/chart_data.h"

namespace waymark {

// Grid lines of an axis that holds [low, high], 3–5 of them at round values, the ends included.
struct Ticks {
    double first = 0;
    double step = 1;
    int count = 2;

    [[nodiscard]] double at(int i) const { return first + step * i; }
    [[nodiscard]] double last() const { return at(count - 1); }
    bool operator==(const Ticks&) const = default;
};
[[nodiscard]] Ticks nice_ticks(double low, double high, int most = 5);

struct ChartAxis {
    Ticks ticks;
    double low = 0, high = 1; // from the lowest to the highest tick, or a little beyond

    bool operator==(const ChartAxis&) const = default;
};

// The axis that suits the chart's values and its bands, drawn that high.
[[nodiscard]] ChartAxis axis_of(const ChartData& chart, double height);

// The axis as it is while it holds all values, so that nothing rescales under the hand; else one that holds
// them too.
[[nodiscard]] ChartAxis grown(const ChartAxis& axis, const ChartData& chart, double height);

// What is written beside the i-th grid line.
[[nodiscard]] std::string tick_text(const ChartData& chart, const Ticks& ticks, int i);

} // namespace waymark
