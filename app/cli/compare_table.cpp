#include "cli/outcome_text.h"

#include <optional>
#include <vector>

#include "cli/console.h"
#include "cli/outcome_parts.h"
#include "cli/table.h"
#include "journey/fields.h"
#include "journey/lookup.h"
#include "journey/wording.h"

namespace waymark::cli {

namespace {

const std::string& name_of(const Journey& journey, const Comparison& comparison) {
    const Scenario* scenario = find_scenario(journey, comparison.scenario);
    return scenario == nullptr ? comparison.scenario : scenario->name;
}

// The digits that suit a goal in all scenarios.
NumberStyle style_of(std::span<const ComparedScenario> comparisons, std::size_t goal) {
    std::vector<std::optional<double>> values;
    for (const auto& [comparison, waterfalls, bands] : comparisons) {
        values.push_back(comparison.goals[goal].base);
        values.push_back(comparison.goals[goal].scenario);
    }
    return style_for(info(comparisons.front().comparison.goals[goal].goal).scale, values);
}

std::string unit_of(Goal goal, const Journey& journey) {
    const FigureInfo& figure = info(goal);
    return figure.scale == FigureScale::money ? journey.currency : std::string(figure.unit);
}

void add_goals(Table& table, const Journey& journey, std::span<const ComparedScenario> comparisons) {
    for (std::size_t i = 0; i < all_goals.size(); ++i) {
        const NumberStyle style = style_of(comparisons, i);
        NumberStyle with_sign = style;
        with_sign.shows_sign = true;
        std::vector<std::string> row{std::string(info(all_goals[i]).label), unit_of(all_goals[i], journey),
                                     written(comparisons.front().comparison.goals[i].base, style)};
        for (const auto& [comparison, waterfalls, bands] : comparisons) {
            row.push_back(written(comparison.goals[i].scenario, style));
            row.push_back(written(comparison.goals[i].difference, with_sign));
        }
        table.rows.push_back(std::move(row));
    }
}

void add_money(Table& table, const Journey& journey, std::span<const ComparedScenario> comparisons) {
    std::vector<std::string> investment{"Investment", journey.currency, ""};
    std::vector<std::string> payback{"Paid back in", std::string(to_word(journey.simulation.period)), ""};
    std::vector<std::string> present_value{"Net present value", journey.currency, ""};
    for (const auto& [comparison, waterfalls, bands] : comparisons) {
        investment.insert(investment.end(), {number(comparison.investment, 0), ""});
        const bool is_paid_back = comparison.payback_period.has_value();
        payback.insert(payback.end(), {is_paid_back ? std::to_string(*comparison.payback_period) : "–", ""});
        present_value.insert(present_value.end(), {"", signed_number(comparison.net_present_value, 0)});
    }
    table.rows.insert(table.rows.end(),
                      {std::move(investment), std::move(payback), std::move(present_value)});
}

// What a scenario comes to, in a sentence.
std::string summary(const Journey& journey, const Comparison& comparison, int horizon) {
    const std::string period(to_word(journey.simulation.period));
    const auto more_or_fewer = [](std::optional<double> difference) {
        const double value = difference.value_or(0);
        return number(value < 0 ? -value : value, 0) + (value < 0 ? " fewer" : " more");
    };
    std::string text = name_of(journey, comparison) + ": " + more_or_fewer(comparison.goals[0].difference) +
                       " customers at the end of " + period + " " + std::to_string(horizon) + ", " +
                       more_or_fewer(comparison.goals[1].difference) + " churned until then";
    if (comparison.investment > 0) {
        text += "; the investment is " +
                (comparison.payback_period
                     ? "paid back in " + period + " " + std::to_string(*comparison.payback_period)
                     : "not paid back by then");
    }
    return text + ".\n";
}

// Where the gain of a scenario comes from: a row an intervention, a column a goal that has a waterfall.
std::string waterfall_table(const Journey& journey, const ComparedScenario& scenario, bool is_colored) {
    const Scenario* found = find_scenario(journey, scenario.comparison.scenario);
    if (found == nullptr) return "";
    Table table;
    table.columns = {{"Where it comes from", "", false}};
    for (const Intervention& intervention : found->interventions)
        if (intervention.enabled) table.rows.push_back({intervention.name});
    if (table.rows.size() < 2) return ""; // all of it comes from the only one
    table.rows.push_back({"Together"});
    bool is_exact = true;
    for (std::size_t g = 0; g < scenario.waterfalls.size(); ++g) {
        const Waterfall& waterfall = scenario.waterfalls[g];
        if (!waterfall.contributions) continue;
        is_exact = waterfall.is_exact;
        Values values;
        for (const Contribution& part : *waterfall.contributions)
            values.push_back(part.contribution);
        values.push_back(scenario.comparison.goals[g].difference);
        NumberStyle style = style_for(info(waterfall.goal).scale, values);
        style.shows_sign = true;
        table.columns.push_back(
            {std::string(info(waterfall.goal).label), unit_of(waterfall.goal, journey), true});
        for (std::size_t row = 0; row < values.size(); ++row) {
            std::string cell = written(values[row], style);
            if (!is_exact && row < waterfall.contributions->size())
                cell += " ± " + number((*waterfall.contributions)[row].standard_error, style.decimals);
            table.rows[row].push_back(std::move(cell));
        }
    }
    if (table.columns.size() == 1) return "";
    std::string text =
        "\n" + bold(name_of(journey, scenario.comparison), is_colored) + "\n" + to_text(table, is_colored);
    if (!is_exact) text += "± standard error: not all orders of switching on were weighed.\n";
    return text;
}

// How sure the differences are: a row a goal.
std::string sureness_table(const Journey& journey, const ComparedScenario& scenario, bool is_colored) {
    if (!scenario.bands) return "";
    Table table{{{"How sure the difference is", "", false},
                 {"", "", false},
                 {"5 %", "", true},
                 {"Middle", "", true},
                 {"95 %", "", true},
                 {"Better in", "", true}},
                {}};
    for (std::size_t i = 0; i < all_goals.size(); ++i) {
        const Band& band = scenario.bands->differences[i];
        NumberStyle style = style_for(info(all_goals[i]).scale, Values(band.begin(), band.end()));
        style.shows_sign = true;
        const auto better = scenario.bands->probability_better[i];
        table.rows.push_back({std::string(info(all_goals[i]).label), unit_of(all_goals[i], journey),
                              written(band[0], style), written(band[2], style), written(band[4], style),
                              better ? number(100 * *better, 0) + " % of draws" : "–"});
    }
    return "\n" + bold(name_of(journey, scenario.comparison), is_colored) + "\n" + to_text(table, is_colored);
}

} // namespace

std::string table_of(const Journey& journey, std::span<const ComparedScenario> comparisons,
                     const Persona* persona, int horizon, bool is_colored) {
    std::string title =
        journey.title + " · " + counted(comparisons.size(), "scenario") + " beside the base map";
    if (persona != nullptr) title += " · " + persona->name;
    std::string text = bold(title, is_colored) + "\n";
    for (const ComparedScenario& scenario : comparisons)
        text += summary(journey, scenario.comparison, horizon);

    Table table;
    table.columns = {{"", "", false}, {"", "", false}, {"Base", "", true}};
    for (const auto& [comparison, waterfalls, bands] : comparisons) {
        table.columns.push_back({name_of(journey, comparison), "", true});
        table.columns.push_back({"Difference", "", true});
    }
    add_goals(table, journey, comparisons);
    add_money(table, journey, comparisons);
    text += "\n" + to_text(table, is_colored);
    for (const ComparedScenario& scenario : comparisons)
        text +=
            waterfall_table(journey, scenario, is_colored) + sureness_table(journey, scenario, is_colored);
    return text + "\n" + std::string(assumptions_note) + "\n";
}

} // namespace waymark::cli
