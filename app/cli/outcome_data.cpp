#include "cli/outcome_text.h"

#include <optional>

#include "cli/json_text.h"
#include "journey/wording.h"

namespace waymark::cli {

namespace {

Json json_value(std::optional<double> value) {
    return value ? Json(*value) : Json(nullptr);
}

std::string csv_value(std::optional<double> value) {
    return value ? number_text(*value) : "";
}

Json json_of_row(const PeriodFigures& row) {
    Json json{{"period", row.period}};
    for (const FigureInfo& figure : period_figures())
        json[std::string(figure.name)] = json_value(value_of(row, figure.name));
    return json;
}

Json json_of_lifetime(const LifetimeFigures& figures) {
    Json json = Json::object();
    for (const FigureInfo& figure : lifetime_figures())
        json[std::string(figure.name)] = value_of(figures, figure.name);
    Json touchpoints = Json::object();
    for (const TouchpointFigures& touchpoint : figures.touchpoints) {
        Json row = Json::object();
        for (const FigureInfo& figure : touchpoint_figures())
            row[std::string(figure.name)] = json_value(value_of(touchpoint, figure.name));
        touchpoints[touchpoint.touchpoint] = std::move(row);
    }
    json["touchpoints"] = std::move(touchpoints);
    return json;
}

} // namespace

std::string csv_of(const Outcome& outcome) {
    std::string text = "period";
    for (const FigureInfo& figure : period_figures())
        text += "," + std::string(figure.name);
    text += "\n";
    for (const PeriodFigures& row : outcome.periods) {
        text += std::to_string(row.period);
        for (const FigureInfo& figure : period_figures())
            text += "," + csv_value(value_of(row, figure.name));
        text += "\n";
    }
    return text;
}

std::string json_of(const Journey& journey, const Outcome& outcome) {
    Json json{{"journey", journey.title},
              {"scenario", nullptr},
              {"periods", Json::array()},
              {"lifetime", Json::object()}};
    if (outcome.scenario) json["scenario"] = *outcome.scenario;
    for (const PeriodFigures& row : outcome.periods)
        json["periods"].push_back(json_of_row(row));
    for (const PersonaLifetime& lifetime : outcome.lifetimes) {
        json["lifetime"][lifetime.persona] =
            lifetime.figures ? json_of_lifetime(*lifetime.figures) : Json(nullptr);
    }
    return text_of(json);
}

std::string csv_of(std::span<const Comparison> comparisons) {
    std::string text = "scenario,measure,base,with_scenario,difference\n";
    for (const Comparison& comparison : comparisons) {
        for (const GoalComparison& row : comparison.goals) {
            text += comparison.scenario + "," + std::string(info(row.goal).name) + "," + csv_value(row.base) +
                    "," + csv_value(row.scenario) + "," + csv_value(row.difference) + "\n";
        }
        const auto only_scenario = [&](std::string_view measure, std::optional<double> value) {
            text += comparison.scenario + "," + std::string(measure) + ",," + csv_value(value) + ",\n";
        };
        only_scenario("investment", comparison.investment);
        only_scenario("payback_period", comparison.payback_period);
        only_scenario("net_present_value", comparison.net_present_value);
    }
    return text;
}

std::string json_of(const Journey& journey, std::span<const Comparison> comparisons) {
    Json json{{"journey", journey.title}, {"scenarios", Json::array()}};
    for (const Comparison& comparison : comparisons) {
        Json goals = Json::object();
        for (const GoalComparison& row : comparison.goals) {
            goals[std::string(info(row.goal).name)] = {{"base", json_value(row.base)},
                                                       {"scenario", json_value(row.scenario)},
                                                       {"difference", json_value(row.difference)}};
        }
        json["scenarios"].push_back(
            {{"scenario", comparison.scenario},
             {"goals", std::move(goals)},
             {"investment", comparison.investment},
             {"payback_period", comparison.payback_period ? Json(*comparison.payback_period) : Json(nullptr)},
             {"net_present_value", comparison.net_present_value}});
    }
    return text_of(json);
}

} // namespace waymark::cli
