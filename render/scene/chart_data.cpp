#include <algorithm>
#include <cmath>

#include "scene/chart.h"
#include "scene/format.h"
#include "whatif/compare.h"

namespace waymark {

namespace {

std::vector<std::optional<double>> column(const Outcome& outcome, std::string_view figure) {
    std::vector<std::optional<double>> values;
    for (const PeriodFigures& row : outcome.periods)
        values.push_back(value_of(row, figure));
    return values;
}

std::vector<std::optional<double>> net_value(const Outcome& outcome) {
    std::vector<std::optional<double>> values;
    double sum = 0;
    for (const PeriodFigures& row : outcome.periods)
        values.emplace_back(sum += row.revenue - row.cost - row.investment);
    return values;
}

std::vector<ChartStart> starts_of(const Scenario& scenario, int horizon) {
    std::vector<ChartStart> starts;
    int number = 0;
    for (const Intervention& intervention : scenario.interventions) {
        ++number;
        if (intervention.enabled && intervention.start_period <= horizon)
            starts.push_back({number, std::max(1, intervention.start_period)});
    }
    return starts;
}

std::string payback_remark(const Journey& journey, const Outcome& base, const Outcome& scenario) {
    const bool invests = std::any_of(scenario.periods.begin(), scenario.periods.end(),
                                     [](const PeriodFigures& row) { return row.investment > 0; });
    if (!invests) return {};
    const std::string unit(period_word(journey.simulation.period));
    if (const auto period = payback_period(base, scenario))
        return "paid back by " + unit + " " + std::to_string(*period);
    return "no payback by " + unit + " " + std::to_string(scenario.periods.back().period);
}

ChartData chart_of(std::string_view figure, std::string unit) {
    const FigureInfo& info = *find_period_figure(figure);
    return {.id = std::string(figure),
            .title = std::string(info.label),
            .unit = std::move(unit),
            .scale = info.scale,
            .currency = {},
            .good_direction = info.good_direction,
            .from_zero = info.scale == FigureScale::people,
            .definition = std::string(info.definition),
            .base = {},
            .scenario = {},
            .scenario_name = {},
            .starts = {},
            .remark = {}};
}

} // namespace

std::vector<ChartData> dock_charts(const Journey& journey, const Outcome& base_outcome,
                                   const Scenario* scenario, const Outcome* scenario_outcome) {
    const std::string period(period_word(journey.simulation.period));
    std::vector<ChartData> charts{
        chart_of("satisfaction", "mean, 0–10"), chart_of("churn_rate", "per " + period),
        chart_of("customers", "at " + period + " end"), chart_of("nps", "−100…+100")};
    for (ChartData& chart : charts) {
        chart.base = column(base_outcome, chart.id);
        if (scenario_outcome != nullptr) chart.scenario = column(*scenario_outcome, chart.id);
    }
    charts.push_back({.id = "net_value",
                      .title = "Net value",
                      .unit = "cumulative, after investment",
                      .scale = FigureScale::money,
                      .currency = {},
                      .good_direction = 1,
                      .from_zero = true,
                      .definition = "Revenue less the cost of all visits so far, less what the scenario's "
                                    "interventions have cost. Not discounted.",
                      .base = net_value(base_outcome),
                      .scenario = {},
                      .scenario_name = {},
                      .starts = {},
                      .remark = {}});
    if (scenario_outcome != nullptr) {
        charts.back().scenario = net_value(*scenario_outcome);
        charts.back().remark = payback_remark(journey, base_outcome, *scenario_outcome);
    }
    for (ChartData& chart : charts) {
        chart.currency = journey.currency;
        if (scenario == nullptr || scenario_outcome == nullptr) continue;
        chart.scenario_name = scenario->name;
        chart.starts = starts_of(*scenario, static_cast<int>(chart.base.size()) - 1);
    }
    return charts;
}

std::optional<double> figure_of(const ChartData& chart) {
    const auto& values = chart.scenario.empty() ? chart.base : chart.scenario;
    return values.empty() ? std::nullopt : values.back();
}

std::optional<double> change_of(const ChartData& chart) {
    if (chart.scenario.empty() || chart.base.empty()) return std::nullopt;
    if (!chart.scenario.back() || !chart.base.back()) return std::nullopt;
    return *chart.scenario.back() - *chart.base.back();
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

} // namespace waymark
