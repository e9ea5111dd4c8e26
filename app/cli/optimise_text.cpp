#include "cli/optimise_text.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/console.h"
#include "cli/json_text.h"
#include "cli/outcome_parts.h"
#include "cli/outcome_text.h"
#include "journey/fields.h"
#include "journey/lookup.h"
#include "journey/wording.h"

namespace waymark::cli {

namespace {

constexpr std::size_t most_shown_interactions = 6;

std::string name_of_intervention(const Journey& journey, const Optimum& optimum, const std::string& id) {
    const Scenario* scenario = find_scenario(journey, optimum.scenario);
    const Intervention* found = scenario == nullptr ? nullptr : find_intervention(*scenario, id);
    return found == nullptr || found->name.empty() ? id : found->name;
}

std::string names_of(const Journey& journey, const Optimum& optimum, const ChosenSet& choice) {
    if (choice.interventions.empty()) return "none";
    std::string names;
    for (const std::string& id : choice.interventions)
        names += (names.empty() ? "" : " + ") + name_of_intervention(journey, optimum, id);
    return names;
}

std::string money(double amount, const Journey& journey) {
    return number(amount, 0) + (journey.currency.empty() ? "" : " " + journey.currency);
}

NumberStyle style_of(const Optimum& optimum) {
    Values values;
    for (const ChosenSet& choice : optimum.frontier)
        values.push_back(choice.value);
    return style_for(info(optimum.goal).scale, values);
}

std::string title_of(const Journey& journey, const Optimum& optimum, const Persona* persona, int horizon) {
    const Scenario* scenario = find_scenario(journey, optimum.scenario);
    std::string title = journey.title + " · " + (scenario == nullptr ? optimum.scenario : scenario->name) +
                        " · " + std::string(info(optimum.goal).label) + ", " +
                        std::string(to_word(journey.simulation.period)) + " " + std::to_string(horizon);
    if (optimum.budget) title += " · budget " + money(*optimum.budget, journey);
    if (persona != nullptr) title += " · " + persona->name;
    return title;
}

std::string summary(const Journey& journey, const Optimum& optimum) {
    const std::string label(info(optimum.goal).label);
    if (!optimum.best) return label + " has no value for any choice within the budget.\n";
    std::string text = "Best: " + names_of(journey, optimum, *optimum.best) + ", for " +
                       money(optimum.best->cost, journey) + ". ";
    text += optimum.is_exact ? "Every choice within the budget was tried"
                             : "Not exact: " + number(static_cast<double>(optimum.tried), 0) +
                                   " choices were tried, and a better one may exist";
    if (optimum.without_value > 0)
        text +=
            "; " + counted(optimum.without_value, "choice") + " had no value, as the map cannot be walked";
    return text + ".\n";
}

Table frontier_table(const Journey& journey, const Optimum& optimum) {
    const FigureInfo& goal = info(optimum.goal);
    const NumberStyle style = style_of(optimum);
    NumberStyle with_sign = style;
    with_sign.shows_sign = true;
    Table table{{{"Cost", journey.currency, true},
                 {std::string(goal.label), unit_of(goal, journey), true},
                 {"Gain", "", true},
                 {"Interventions", "", false}},
                {}};
    for (const ChosenSet& choice : optimum.frontier) {
        table.rows.push_back({number(choice.cost, 0), written(choice.value, style),
                              written(choice.value - optimum.frontier.front().value, with_sign),
                              names_of(journey, optimum, choice)});
    }
    return table;
}

Table interactions_table(const Journey& journey, const Optimum& optimum) {
    NumberStyle style = style_of(optimum);
    style.shows_sign = true;
    Table table{{{"Two together", "", false},
                 {"Gain of both", "", true},
                 {"Sum of each", "", true},
                 {"Interaction", "", true}},
                {}};
    const std::size_t count = std::min(most_shown_interactions, optimum.interactions.size());
    for (std::size_t i = 0; i < count; ++i) {
        const Interaction& pair = optimum.interactions[i];
        table.rows.push_back({name_of_intervention(journey, optimum, pair.first) + " + " +
                                  name_of_intervention(journey, optimum, pair.second),
                              written(pair.gain_of_both, style), written(pair.sum_of_gains, style),
                              written(pair.gain_of_both - pair.sum_of_gains, style)});
    }
    return table;
}

Json json_of(const ChosenSet& choice) {
    return {{"cost", choice.cost}, {"value", choice.value}, {"interventions", choice.interventions}};
}

} // namespace

std::string table_of(const Journey& journey, const Optimum& optimum, const Persona* persona, int horizon,
                     bool is_colored) {
    std::string text =
        bold(title_of(journey, optimum, persona, horizon), is_colored) + "\n" + summary(journey, optimum);
    if (!optimum.frontier.empty()) text += "\n" + to_text(frontier_table(journey, optimum), is_colored);
    if (!optimum.interactions.empty())
        text += "\n" + to_text(interactions_table(journey, optimum), is_colored);
    return text + "\n" + std::string(assumptions_note) + "\n";
}

std::string csv_of(const Optimum& optimum) {
    std::string text = "cost,value,interventions\n";
    for (const ChosenSet& choice : optimum.frontier) {
        text += number_text(choice.cost) + "," + number_text(choice.value) + ",";
        for (const std::string& id : choice.interventions)
            text += (&id == choice.interventions.data() ? "" : " ") + id;
        text += "\n";
    }
    return text;
}

std::string json_of(const Journey& journey, const Optimum& optimum) {
    Json frontier = Json::array();
    for (const ChosenSet& choice : optimum.frontier)
        frontier.push_back(json_of(choice));
    Json best = nullptr;
    if (optimum.best) {
        best = {{"interventions", optimum.best->interventions},
                {"cost", optimum.best->cost},
                {"value", optimum.best->value}};
    }
    Json interactions = Json::array();
    for (const Interaction& pair : optimum.interactions) {
        interactions.push_back({{"interventions", {pair.first, pair.second}},
                                {"gain_of_both", pair.gain_of_both},
                                {"sum_of_gains", pair.sum_of_gains},
                                {"interaction", pair.gain_of_both - pair.sum_of_gains}});
    }
    return text_of({{"journey", journey.title},
                    {"scenario", optimum.scenario},
                    {"goal", info(optimum.goal).name},
                    {"budget", json_value(optimum.budget)},
                    {"exact", optimum.is_exact},
                    {"best", std::move(best)},
                    {"frontier", std::move(frontier)},
                    {"interactions", std::move(interactions)},
                    {"tried", optimum.tried},
                    {"without_value", optimum.without_value}});
}

} // namespace waymark::cli
