#include "cli/outcome_parts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "cli/console.h"
#include "cli/outcome_text.h"
#include "journey/fields.h"
#include "journey/lookup.h"
#include "journey/wording.h"

namespace waymark::cli {

namespace {

// A column that says nothing is left out: nobody is a prospect, nothing was invested.
bool says_something(const FigureInfo& figure, const Values& values) {
    constexpr std::array may_go{"prospects",  "converted", "lost", "completed",
                                "investment", "revenue",   "cost"};
    return std::find(may_go.begin(), may_go.end(), figure.name) == may_go.end() ||
           std::any_of(values.begin(), values.end(), [](const auto& value) { return value && *value != 0; });
}

} // namespace

std::string unit_of(const FigureInfo& figure, const Journey& journey) {
    switch (figure.scale) {
    case FigureScale::money: return journey.currency;
    case FigureScale::share:
    case FigureScale::people: return ""; // in the cells, or plain
    default: return std::string(figure.unit);
    }
}

void add_column(Table& table, std::string heading, std::string unit, FigureScale scale,
                const Values& values) {
    const NumberStyle style = style_for(scale, values);
    table.columns.push_back({std::move(heading), std::move(unit), true});
    for (std::size_t row = 0; row < values.size(); ++row)
        table.rows[row].push_back(written(values[row], style));
}

Table periods_table(const Journey& journey, const Outcome& outcome) {
    Table table;
    table.columns.push_back({period_heading(journey), "", true});
    for (const PeriodFigures& row : outcome.periods)
        table.rows.push_back({std::to_string(row.period)});
    for (const FigureInfo& figure : period_figures()) {
        Values values;
        for (const PeriodFigures& row : outcome.periods)
            values.push_back(value_of(row, figure.name));
        if (!says_something(figure, values)) continue;
        add_column(table, std::string(figure.label), unit_of(figure, journey), figure.scale, values);
    }
    return table;
}

std::string name_of(const Journey& journey, const std::string& persona) {
    const Persona* found = find_persona(journey, persona);
    return found == nullptr ? persona : found->name;
}

Table lifetime_table(const Journey& journey, const Outcome& outcome) {
    struct LifetimeRow {
        std::string name;
        const std::optional<LifetimeFigures>* figures;
    };
    std::vector<LifetimeRow> rows;
    for (const PersonaLifetime& lifetime : outcome.lifetimes)
        rows.push_back({name_of(journey, lifetime.persona), &lifetime.figures});
    if (rows.size() > 1) rows.push_back({"All together", &outcome.mix});

    Table table;
    table.columns.push_back({"A person who enters", "", false});
    for (const LifetimeRow& row : rows)
        table.rows.push_back({row.name});
    for (const FigureInfo& figure : lifetime_figures()) {
        Values values;
        for (const LifetimeRow& row : rows) {
            values.push_back(*row.figures ? std::optional(value_of(**row.figures, figure.name))
                                          : std::nullopt);
        }
        add_column(table, std::string(figure.label), unit_of(figure, journey), figure.scale, values);
    }
    return table;
}

std::string closed_loops(const Outcome& outcome) {
    std::string lines;
    for (const PersonaLifetime& lifetime : outcome.lifetimes) {
        for (const std::vector<std::string>& loop : lifetime.closed_loops) {
            const std::vector<std::string_view> names(loop.begin(), loop.end());
            lines += "No lifetime for " + in_quotes(lifetime.persona) +
                     ": people can come into a closed loop that is never left (" + list_text(names, "and") +
                     ").\n";
        }
    }
    return lines;
}

std::string summary(const Outcome& outcome, const std::string& period) {
    double entered = 0;
    double lost = 0;
    double churned = 0;
    double completed = 0;
    for (const PeriodFigures& row : outcome.periods) {
        entered += row.entered;
        lost += row.lost;
        churned += row.churned;
        completed += row.completed;
    }
    const PeriodFigures& last = outcome.periods.back();
    std::string text = "Of " + number(entered, 0) + " people who enter, " + number(last.customers, 0) +
                       " are customers at the end of " + period + " " + std::to_string(last.period);
    if (last.satisfaction) text += " (satisfaction " + number(last.satisfaction, 1);
    if (last.satisfaction && last.nps) text += ", NPS " + signed_number(last.nps, 0);
    if (last.satisfaction) text += ")";
    text += "; " + number(churned, 0) + " have churned";
    if (lost >= 0.5) text += ", " + number(lost, 0) + " were lost before";
    if (last.prospects >= 0.5) text += ", " + number(last.prospects, 0) + " are prospects still";
    if (completed >= 0.5) text += ", " + number(completed, 0) + " have completed";
    return text + ".\n";
}

std::string bold(std::string_view text, bool is_colored) {
    return is_colored ? "\x1b[1m" + std::string(text) + "\x1b[0m" : std::string(text);
}

std::string period_heading(const Journey& journey) {
    return capitalised(to_word(journey.simulation.period));
}

std::string title_of(const Journey& journey, const Outcome& outcome, const Persona* persona) {
    const Scenario* scenario = outcome.scenario ? find_scenario(journey, *outcome.scenario) : nullptr;
    std::string title = journey.title + " · " + (scenario == nullptr ? "Base map" : scenario->name);
    return persona == nullptr ? title : title + " · " + persona->name;
}

std::string table_of(const Journey& journey, const Outcome& outcome, const Persona* persona,
                     bool is_colored) {
    const std::string period(to_word(journey.simulation.period));
    std::string text =
        bold(title_of(journey, outcome, persona), is_colored) + "\n" + summary(outcome, period) + "\n";
    text += to_text(periods_table(journey, outcome), is_colored) + "\n";
    if (!outcome.lifetimes.empty()) text += to_text(lifetime_table(journey, outcome), is_colored) + "\n";
    return text + closed_loops(outcome) + std::string(assumptions_note) + "\n";
}

} // namespace waymark::cli
