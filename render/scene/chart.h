// Charts over calendar time: what they show as data, and how they are drawn.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"
#include "scene/display_list.h"
#include "scene/theme.h"

namespace waymark {

// An intervention that comes into force: its number in the scenario and the period.
struct ChartStart {
    int number = 1;
    int period = 1;

    bool operator==(const ChartStart&) const = default;
};

// One figure over the periods 0…horizon, for the base map and perhaps a scenario.
struct ChartData {
    std::string id;    // "satisfaction"
    std::string title; // "Satisfaction"
    std::string unit;  // "mean, 0–10"
    FigureScale scale = FigureScale::level;
    std::string currency;
    int good_direction = 1;
    bool from_zero = false; // the axis holds zero
    std::string definition; // one sentence, for the hover text
    std::vector<std::optional<double>> base;
    std::vector<std::optional<double>> scenario; // empty without a scenario
    std::string scenario_name;
    std::vector<ChartStart> starts;
    std::string remark; // beside the change: "paid back in month 14"

    bool operator==(const ChartData&) const = default;
};

// The dock's five: satisfaction, churn rate, customers, NPS, net value (cumulative, after investment).
// `scenario` and `scenario_outcome` may be null; both of the same journey and horizon as `base_outcome`.
[[nodiscard]] std::vector<ChartData> dock_charts(const Journey& journey, const Outcome& base_outcome,
                                                 const Scenario* scenario, const Outcome* scenario_outcome);

// The figure that a chart states: its last value, the scenario's where there is one.
[[nodiscard]] std::optional<double> figure_of(const ChartData& chart);
// Scenario less base at the end; nothing without a scenario or a value.
[[nodiscard]] std::optional<double> change_of(const ChartData& chart);

// Grid lines of an axis that holds [low, high], 3–5 of them at round values, the ends included.
struct Ticks {
    double first = 0;
    double step = 1;
    int count = 2;

    [[nodiscard]] double at(int i) const { return first + step * i; }
    [[nodiscard]] double last() const { return at(count - 1); }
};
[[nodiscard]] Ticks nice_ticks(double low, double high, int most = 5);

// Title and unit, figure and change, plot. Works from about 120 × 120 up: narrower, fewer ticks and words.
[[nodiscard]] DisplayList draw_chart(const ChartData& chart, const Rect& rect, ThemeName theme);

} // namespace waymark
