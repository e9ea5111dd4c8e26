#include "cli/outcome_text.h"

#include <cmath>
#include <optional>

#include "cli/json_text.h"
#include "journey/wording.h"

namespace waymark::cli {

namespace {

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

Json json_of_rows(std::span<const PeriodFigures> rows) {
    Json json = Json::array();
    for (const PeriodFigures& row : rows)
        json.push_back(json_of_row(row));
    return json;
}

Json json_of_lifetimes(std::span<const PersonaLifetime> lifetimes) {
    Json json = Json::object();
    for (const PersonaLifetime& lifetime : lifetimes)
        json[lifetime.persona] = lifetime.figures ? json_of_lifetime(*lifetime.figures) : Json(nullptr);
    return json;
}

Json json_of(const Distribution& distribution) {
    Json json{{"mean", json_value(distribution.mean)},
              {"standard_error", json_value(distribution.standard_error)}};
    for (std::size_t q = 0; q < quantile_levels.size(); ++q) {
        const int percent = static_cast<int>(std::lround(100 * quantile_levels[q]));
        json[(percent < 10 ? "p0" : "p") + std::to_string(percent)] = json_value(distribution.quantiles[q]);
    }
    return json;
}

Json json_of(const SampledLives& lives) {
    Json paths = Json::array();
    for (const WalkedPath& path : lives.paths) {
        paths.push_back({{"touchpoints", path.touchpoints},
                         {"end", to_word(path.end)},
                         {"people", path.people},
                         {"share", path.share}});
    }
    return {{"people", lives.people},        {"cut", lives.cut},
            {"days", json_of(lives.days)},   {"visits", json_of(lives.visits)},
            {"value", json_of(lives.value)}, {"different_paths", lives.different_paths},
            {"paths", std::move(paths)}};
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
              {"periods", json_of_rows(outcome.periods)},
              {"lifetime", json_of_lifetimes(outcome.lifetimes)}};
    if (outcome.scenario) json["scenario"] = *outcome.scenario;
    return text_of(json);
}

std::string csv_of(const SampledStudy& study) {
    std::string text = "period";
    for (const FigureInfo& figure : period_figures()) {
        const std::string name(figure.name);
        text.append(",").append(name).append(",").append(name).append("_standard_error,");
        text.append(name).append("_exact");
    }
    text += "\n";
    for (std::size_t t = 0; t < study.exact.periods.size(); ++t) {
        text += std::to_string(t);
        for (const FigureInfo& figure : period_figures()) {
            for (const PeriodFigures* row : {&study.sampled.outcome.periods[t],
                                             &study.sampled.standard_errors[t], &study.exact.periods[t]})
                text += "," + csv_value(value_of(*row, figure.name));
        }
        text += "\n";
    }
    return text;
}

std::string json_of(const Journey& journey, const SampledStudy& study) {
    const SampledOutcome& sampled = study.sampled;
    Json distributions = Json::object();
    for (const SampledLives& lives : sampled.lives)
        distributions[lives.persona] = json_of(lives);
    Json json{{"journey", journey.title},
              {"scenario", nullptr},
              {"people", sampled.people},
              {"seed", study.seed},
              {"cut", sampled.cut},
              {"periods", json_of_rows(sampled.outcome.periods)},
              {"standard_errors", json_of_rows(sampled.standard_errors)},
              {"lifetime", json_of_lifetimes(sampled.outcome.lifetimes)},
              {"distributions", std::move(distributions)},
              {"exact",
               {{"periods", json_of_rows(study.exact.periods)},
                {"lifetime", json_of_lifetimes(study.exact.lifetimes)}}}};
    if (sampled.outcome.scenario) json["scenario"] = *sampled.outcome.scenario;
    return text_of(json);
}

} // namespace waymark::cli
