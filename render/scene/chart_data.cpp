#include <algorithm>
#include <cmath>

#include "journey/chart_figures.h"
#include "scene/chart_data.h"
#include "scene/format.h"
#include "whatif/compare.h"
#include "whatif/figure_bands.h"

namespace waymark {

namespace {

std::vector<std::optional<double>> column(const Outcome& outcome, std::string_view figure) {
    std::vector<std::optional<double>> values;
    for (const PeriodFigures& row : outcome.periods)
        values.push_back(value_of(row, figure));
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
    const FigureInfo& info = *find_chart_figure(figure);
    return {.id = std::string(figure),
            .title = std::string(info.label),
            .unit = std::move(unit),
            .scale = info.scale,
            .currency = {},
            .period = {},
            .good_direction = info.good_direction,
            .from_zero = info.scale == FigureScale::people || info.scale == FigureScale::money,
            .definition = std::string(info.definition),
            .base = {},
            .scenario = {},
            .scenario_name = {},
            .starts = {},
            .remark = {},
            .band = {},
            .draws = 0,
            .certainty = {}};
}

void take_bands(ChartData& chart, const BandsOverTime& bands) {
    const auto found = std::ranges::find(bands.figures, chart.id, &FigureBands::figure);
    if (found == bands.figures.end() || found->periods.size() != chart.base.size()) return;
    for (const Band& band : found->periods) {
        auto& taken = chart.band.emplace_back();
        if (band[0]) taken = ChartBand{*band[0], *band[1], *band[3], *band[4]};
    }
    chart.draws = bands.draws;
    const auto change = change_of(chart);
    if (change && *change != 0) chart.certainty = *change > 0 ? found->ends_higher : found->ends_lower;
}

} // namespace

std::vector<std::optional<double>> net_value(const Outcome& outcome) {
    std::vector<std::optional<double>> values;
    double sum = 0;
    for (const PeriodFigures& row : outcome.periods)
        values.emplace_back(sum += row.revenue - row.cost - row.investment);
    return values;
}

const std::vector<std::string>& dock_figures() {
    static const std::vector<std::string> figures{"satisfaction", "churn_rate", "customers", "nps",
                                                  std::string(net_value_figure)};
    return figures;
}

std::vector<ChartData> dock_charts(const Journey& journey, const Outcome& base_outcome,
                                   const Scenario* scenario, const Outcome* scenario_outcome,
                                   const BandsOverTime* bands) {
    const std::string period(period_word(journey.simulation.period));
    std::vector<ChartData> charts{
        chart_of("satisfaction", "mean, 0–10"), chart_of("churn_rate", "per " + period),
        chart_of("customers", "at " + period + " end"), chart_of("nps", "−100…+100")};
    for (ChartData& chart : charts) {
        chart.base = column(base_outcome, chart.id);
        if (scenario_outcome != nullptr) chart.scenario = column(*scenario_outcome, chart.id);
    }
    charts.push_back(chart_of(net_value_figure, "cumulative, after investment"));
    charts.back().base = net_value(base_outcome);
    if (scenario_outcome != nullptr) {
        charts.back().scenario = net_value(*scenario_outcome);
        charts.back().remark = payback_remark(journey, base_outcome, *scenario_outcome);
    }
    for (ChartData& chart : charts) {
        chart.currency = journey.currency;
        chart.period = period;
        if (bands != nullptr) take_bands(chart, *bands);
        if (scenario == nullptr || scenario_outcome == nullptr) continue;
        chart.scenario_name = scenario->name;
        chart.starts = starts_of(*scenario, static_cast<int>(chart.base.size()) - 1);
    }
    return charts;
}

std::optional<double> figure_in(const ChartData& chart, int period) {
    const auto& values = chart.scenario.empty() ? chart.base : chart.scenario;
    const auto at = static_cast<std::size_t>(period);
    return period < 0 || at >= values.size() ? std::nullopt : values[at];
}

std::optional<double> change_in(const ChartData& chart, int period) {
    const auto at = static_cast<std::size_t>(period);
    if (period < 0 || at >= chart.scenario.size() || at >= chart.base.size()) return std::nullopt;
    if (!chart.scenario[at] || !chart.base[at]) return std::nullopt;
    return *chart.scenario[at] - *chart.base[at];
}

std::optional<double> figure_of(const ChartData& chart) {
    return figure_in(chart, static_cast<int>(chart.base.size()) - 1);
}

std::optional<double> change_of(const ChartData& chart) {
    return change_in(chart, static_cast<int>(chart.base.size()) - 1);
}

std::string change_words(const ChartData& chart, int period) {
    const auto at = static_cast<std::size_t>(period);
    if (!change_in(chart, period)) return {};
    return format_difference(chart.scale, *chart.base[at], *chart.scenario[at], chart.currency);
}

std::string certainty_words(const ChartData& chart) {
    const std::string change = change_words(chart, static_cast<int>(chart.base.size()) - 1);
    if (!chart.certainty || change.empty() || is_written_as_nothing(change)) return {};
    return in_share_of_draws(*chart.certainty);
}

std::string in_share_of_draws(double share) {
    if (share >= 1) return "in all draws";
    if (share <= 0) return "in no draw";
    return "in " + format_number(std::clamp(std::round(100 * share), 1.0, 99.0), 0) + " % of draws";
}

} // namespace waymark
