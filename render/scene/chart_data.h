// What charts over calendar time show, as data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"

namespace waymark {

struct BandsOverTime;

// An intervention that comes into force: its number in the scenario and the period.
struct ChartStart {
    int number = 1;
    int period = 1;

    bool operator==(const ChartStart&) const = default;
};

// Where the middle 90 % and the middle 50 % of the draws lie in one period.
struct ChartBand {
    double p05 = 0, p25 = 0, p75 = 0, p95 = 0;

    bool operator==(const ChartBand&) const = default;
};

// One figure over the periods 0…horizon, for the base map and perhaps a scenario.
struct ChartData {
    std::string id;    // "satisfaction"
    std::string title; // "Satisfaction"
    std::string unit;  // "mean, 0–10"
    FigureScale scale = FigureScale::level;
    std::string currency;
    std::string period; // the word for one: "month"
    int good_direction = 1;
    bool from_zero = false; // the axis holds zero
    std::string definition; // one sentence, for the hover text
    std::vector<std::optional<double>> base;
    std::vector<std::optional<double>> scenario; // empty without a scenario
    std::string scenario_name;
    std::vector<ChartStart> starts;
    std::string remark; // beside the change: "paid back in month 14"

    // Of the scenario, or of the base map alone; empty where nothing was drawn.
    std::vector<std::optional<ChartBand>> band;
    std::uint32_t draws = 0;
    // Share of the draws in which the scenario ends on that side of the base map where it ends without draws.
    std::optional<double> certainty;

    bool operator==(const ChartData&) const = default;
};

// The figures of the dock, of which draws make bands: satisfaction, churn rate, customers, NPS, net value.
[[nodiscard]] const std::vector<std::string>& dock_figures();

// The dock's five: satisfaction, churn rate, customers, NPS, net value (cumulative, after investment).
// `scenario` and `scenario_outcome` may be null; both of the same journey and horizon as `base_outcome`. So
// may `bands`, which are those of the scenario or, without one, of the base map.
[[nodiscard]] std::vector<ChartData> dock_charts(const Journey& journey, const Outcome& base_outcome,
                                                 const Scenario* scenario, const Outcome* scenario_outcome,
                                                 const BandsOverTime* bands = nullptr);

// Net value at the end of each period: revenue less cost less investment of all periods so far.
[[nodiscard]] std::vector<std::optional<double>> net_value(const Outcome& outcome);

// The figure that a chart states: its last value, the scenario's where there is one.
[[nodiscard]] std::optional<double> figure_of(const ChartData& chart);
// Scenario less base at the end; nothing without a scenario or a value.
[[nodiscard]] std::optional<double> change_of(const ChartData& chart);

// The same in a period 0…horizon.
[[nodiscard]] std::optional<double> figure_in(const ChartData& chart, int period);
[[nodiscard]] std::optional<double> change_in(const ChartData& chart, int period);

// "in all draws", "in 93 % of draws"; never 100 % or 0 % of what is not all or none.
[[nodiscard]] std::string in_share_of_draws(double share);

// The change in a period as it is written beside the figure; empty without a scenario.
[[nodiscard]] std::string change_words(const ChartData& chart, int period);
// How sure the change is: "in all draws", "in 93 % of draws"; nothing where nothing was drawn.
[[nodiscard]] std::string certainty_words(const ChartData& chart);

} // namespace waymark
