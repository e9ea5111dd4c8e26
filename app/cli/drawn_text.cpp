#include "cli/drawn_text.h"

#include <algorithm>
#include <utility>

#include "cli/console.h"
#include "cli/json_text.h"
#include "cli/outcome_parts.h"
#include "cli/outcome_text.h"
#include "journey/fields.h"
#include "journey/lookup.h"
#include "journey/wording.h"

namespace waymark::cli {

namespace {

constexpr std::size_t most_shown_drivers = 5;

const CourseBands& bands_of(const DrawnStudy& study) {
    return study.report.courses.back();
}

std::string label_of(const UncertainInput& input) {
    const auto field = touchpoint_field(input.field);
    return field ? std::string(info(*field).label) : "Shares of ways on";
}

// The goals at the horizon: exact, and their band.
Table goals_table(const Journey& journey, const DrawnStudy& study) {
    Table table{{{"At the horizon", "", false}, {"", "", false}, {"Exact", "", true}}, {}};
    for (const char* level : {"5 %", "25 %", "Middle", "75 %", "95 %"})
        table.columns.push_back({level, "", true});
    for (std::size_t i = 0; i < all_goals.size(); ++i) {
        const FigureInfo& goal = info(all_goals[i]);
        const Band& band = bands_of(study).goals[i];
        Values values{value_of(study.exact, all_goals[i])};
        values.insert(values.end(), band.begin(), band.end());
        const NumberStyle style = style_for(goal.scale, values);
        std::vector<std::string> row{std::string(goal.label), goal.scale == FigureScale::money
                                                                  ? journey.currency
                                                                  : std::string(goal.unit)};
        for (const auto& value : values)
            row.push_back(written(value, style));
        table.rows.push_back(std::move(row));
    }
    return table;
}

// The inputs that explain most of any goal, a column a goal.
Table drivers_table(const Journey& journey, const CourseBands& bands) {
    Table table{{{"What makes the band wide", "", false}, {"", "", false}}, {}};
    std::vector<UncertainInput> shown;
    for (const Goal goal : all_goals) {
        table.columns.push_back({std::string(info(goal).label), "", true});
        const auto& drivers = bands.drivers[static_cast<std::size_t>(goal)];
        for (std::size_t i = 0; i < std::min(most_shown_drivers, drivers.size()); ++i) {
            const bool is_small = drivers[i].variance.share < 0.01;
            if (!is_small && std::find(shown.begin(), shown.end(), drivers[i].input) == shown.end())
                shown.push_back(drivers[i].input);
        }
    }
    for (const UncertainInput& input : shown) {
        const Touchpoint* touchpoint = find_touchpoint(journey, input.touchpoint);
        std::vector<std::string> row{touchpoint == nullptr ? input.touchpoint : touchpoint->name,
                                     label_of(input)};
        for (const auto& drivers : bands.drivers) {
            const auto found = std::find_if(drivers.begin(), drivers.end(),
                                            [&](const Driver& driver) { return driver.input == input; });
            row.push_back(found == drivers.end() ? "–" : number(100 * found->variance.share, 0) + " %");
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Json json_of(const Band& band) {
    Json json = Json::object();
    for (std::size_t i = 0; i < band.size(); ++i)
        json[std::string(band_names[i])] = json_value(band[i]);
    return json;
}

// A column's quantiles, each with a value a period.
Json json_of_column(const CourseBands& bands, std::size_t column) {
    Json json = Json::object();
    for (std::size_t i = 0; i < band_names.size(); ++i) {
        Json values = Json::array();
        for (const std::vector<Band>& row : bands.periods)
            values.push_back(json_value(row[column][i]));
        json[std::string(band_names[i])] = std::move(values);
    }
    return json;
}

Json json_of_lifetime(const std::vector<Band>& figures) {
    Json json = Json::object();
    for (std::size_t i = 0; i < figures.size(); ++i)
        json[std::string(lifetime_figures()[i].name)] = json_of(figures[i]);
    return json;
}

Json json_of(const std::vector<Driver>& drivers) {
    Json list = Json::array();
    for (const auto& [input, variance] : drivers) {
        list.push_back({{"touchpoint", input.touchpoint},
                        {"field", input.field},
                        {"share", variance.share},
                        {"standard_error", variance.standard_error}});
    }
    return list;
}

} // namespace

std::string table_of(const Journey& journey, const DrawnStudy& study, const Persona* persona,
                     bool is_colored) {
    std::string text = table_of(journey, study.exact, persona, is_colored);
    text.erase(text.size() - assumptions_note.size() - 1);
    text += to_text(goals_table(journey, study), is_colored) + "\n";
    const Table drivers = drivers_table(journey, bands_of(study));
    if (!drivers.rows.empty()) text += to_text(drivers, is_colored) + "\n";
    text += number(study.report.draws, 0) + " draws of the inputs, seed " + std::to_string(study.report.seed);
    if (study.report.failed > 0)
        text += "; " + counted(study.report.failed, "draw") + " could not be simulated";
    return text + ".\n" + std::string(assumptions_note) + "\n";
}

std::string csv_of(const DrawnStudy& study) {
    std::string text = "period";
    for (const FigureInfo& figure : period_figures()) {
        text += "," + std::string(figure.name);
        for (const std::string_view level : band_names)
            text += "," + std::string(figure.name) + "_" + std::string(level);
    }
    text += "\n";
    for (std::size_t t = 0; t < study.exact.periods.size(); ++t) {
        text += std::to_string(t);
        for (std::size_t i = 0; i < period_figures().size(); ++i) {
            text += "," + csv_value(value_of(study.exact.periods[t], period_figures()[i].name));
            for (const auto& value : bands_of(study).periods[t][i])
                text += "," + csv_value(value);
        }
        text += "\n";
    }
    return text;
}

std::string json_of(const Journey& journey, const DrawnStudy& study) {
    Json json = Json::parse(json_of(journey, study.exact));
    json["draws"] = study.report.draws;
    json["seed"] = study.report.seed;
    json["failed"] = study.report.failed;
    const CourseBands& bands = bands_of(study);
    for (std::size_t i = 0; i < period_figures().size(); ++i)
        json["bands"][std::string(period_figures()[i].name)] = json_of_column(bands, i);
    json["lifetime_bands"] = Json::object();
    for (std::size_t i = 0; i < study.report.personas.size(); ++i)
        json["lifetime_bands"][study.report.personas[i]] = json_of_lifetime(bands.lifetimes[i]);
    json["drivers"] = Json::object();
    for (const Goal goal : all_goals)
        json["drivers"][std::string(info(goal).name)] =
            json_of(bands.drivers[static_cast<std::size_t>(goal)]);
    return text_of(json);
}

} // namespace waymark::cli
