#include "cli/outcome_text.h"

#include <optional>
#include <utility>

#include "cli/json_text.h"

namespace waymark::cli {

namespace {

Json json_of(const Waterfall& waterfall) {
    if (!waterfall.contributions) return nullptr;
    Json parts = Json::array();
    for (const Contribution& part : *waterfall.contributions) {
        Json json{{"intervention", part.intervention}, {"contribution", part.contribution}};
        if (part.standard_error) json["standard_error"] = *part.standard_error;
        parts.push_back(std::move(json));
    }
    return parts;
}

Json json_of(const ComparedScenario& scenario) {
    const Comparison& comparison = scenario.comparison;
    Json goals = Json::object();
    for (std::size_t i = 0; i < comparison.goals.size(); ++i) {
        const GoalComparison& row = comparison.goals[i];
        Json json{{"base", json_value(row.base)},
                  {"scenario", json_value(row.scenario)},
                  {"difference", json_value(row.difference)}};
        if (scenario.bands) {
            for (std::size_t level = 0; level < band_names.size(); ++level)
                json[std::string(band_names[level])] = json_value(scenario.bands->differences[i][level]);
            json["probability_better"] = json_value(scenario.bands->probability_better[i]);
        }
        goals[std::string(info(row.goal).name)] = std::move(json);
    }
    Json waterfall = Json::object();
    for (const Waterfall& of_goal : scenario.waterfalls)
        waterfall[std::string(info(of_goal.goal).name)] = json_of(of_goal);
    return {{"scenario", comparison.scenario},
            {"goals", std::move(goals)},
            {"waterfall", std::move(waterfall)},
            {"investment", comparison.investment},
            {"payback_period", comparison.payback_period ? Json(*comparison.payback_period) : Json(nullptr)},
            {"net_present_value", comparison.net_present_value}};
}

} // namespace

std::string csv_of(std::span<const ComparedScenario> scenarios) {
    std::string text = "scenario,measure,base,with_scenario,difference\n";
    for (const ComparedScenario& compared : scenarios) {
        const Comparison& comparison = compared.comparison;
        const auto& waterfalls = compared.waterfalls;
        const auto& bands = compared.bands;
        const auto add = [&](const std::string& measure, std::optional<double> base,
                             std::optional<double> with, std::optional<double> difference) {
            text += comparison.scenario + "," + measure + "," + csv_value(base) + "," + csv_value(with) +
                    "," + csv_value(difference) + "\n";
        };
        for (const GoalComparison& row : comparison.goals)
            add(std::string(info(row.goal).name), row.base, row.scenario, row.difference);
        add("investment", {}, comparison.investment, {});
        add("payback_period", {}, comparison.payback_period, {});
        add("net_present_value", {}, comparison.net_present_value, {});
        for (std::size_t i = 0; bands && i < all_goals.size(); ++i) {
            const std::string goal(info(all_goals[i]).name);
            for (std::size_t level = 0; level < band_names.size(); ++level)
                add("band/" + goal + "/" + std::string(band_names[level]), {}, {},
                    bands->differences[i][level]);
            add("probability_better/" + goal, {}, bands->probability_better[i], {});
        }
        for (const Waterfall& waterfall : waterfalls) {
            if (!waterfall.contributions) continue;
            for (const Contribution& part : *waterfall.contributions) {
                const std::string goal(info(waterfall.goal).name);
                add("contribution/" + goal + "/" + part.intervention, {}, {}, part.contribution);
            }
        }
    }
    return text;
}

std::string json_of(const Journey& journey, std::span<const ComparedScenario> scenarios) {
    Json json{{"journey", journey.title}, {"scenarios", Json::array()}};
    for (const ComparedScenario& scenario : scenarios)
        json["scenarios"].push_back(json_of(scenario));
    return text_of(json);
}

} // namespace waymark::cli
