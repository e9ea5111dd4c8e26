#include "cli/sensitivity_text.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "cli/console.h"
#include "cli/field_text.h"
#include "cli/json_text.h"
#include "cli/outcome_parts.h"
#include "cli/outcome_text.h"
#include "journey/fields.h"
#include "journey/wording.h"

namespace waymark::cli {

namespace {

constexpr std::size_t most_shown = 20;

// The digits that suit the largest of all effects.
int decimals_of(const Sensitivity& sensitivity) {
    const auto& first = sensitivity.rows.front();
    return first.effect ? decimals_for(*first.effect) : 0;
}

Table effects_table(const Journey& journey, const Sensitivity& sensitivity) {
    const std::string label(info(sensitivity.goal).label);
    Table table{{{"Where", "", false},
                 {"Field", "", false},
                 {"Value", "", true},
                 {"Step", "", true},
                 {label, unit_of(info(sensitivity.goal), journey), true}},
                {}};
    if (sensitivity.rows.empty()) return table;
    const int decimals = decimals_of(sensitivity);
    for (const SensitivityRow& row : sensitivity.rows) {
        if (table.rows.size() == most_shown || !row.effect || *row.effect == 0) break;
        table.rows.push_back({place_of(journey, row.of), std::string(info(row.of).label),
                              number(row.value, decimals_for(row.value)),
                              signed_number(row.step, decimals_for(row.step)),
                              signed_number(*row.effect, decimals)});
    }
    return table;
}

} // namespace

std::string table_of(const Journey& journey, const Sensitivity& sensitivity, const Scenario* scenario,
                     const Persona* persona, int horizon, bool is_colored) {
    const FigureInfo& goal = info(sensitivity.goal);
    std::string title = journey.title + " · " + (scenario == nullptr ? "base map" : scenario->name) + " · " +
                        std::string(goal.label) + ", " + std::string(to_word(journey.simulation.period)) +
                        " " + std::to_string(horizon);
    if (persona != nullptr) title += " · " + persona->name;
    const Table table = effects_table(journey, sensitivity);
    std::string text = bold(title, is_colored) + "\n";
    text += table.rows.empty()
                ? "No field of the map changes it.\n"
                : "What a small step of each field would do, as far as the derivative tells; the " +
                      counted(table.rows.size(), "largest effect") + " of " +
                      std::to_string(sensitivity.rows.size()) + " fields.\n\n" + to_text(table, is_colored);
    return text + "\n" + std::string(assumptions_note) + "\n";
}

std::string csv_of(const Sensitivity& sensitivity) {
    std::string text = "touchpoint,from,to,field,value,derivative,step,effect\n";
    for (const SensitivityRow& row : sensitivity.rows) {
        text += csv_of_element(row.of) + "," + std::string(info(row.of).name) + "," + number_text(row.value) +
                "," + csv_value(row.derivative) + "," + number_text(row.step) + "," + csv_value(row.effect) +
                "\n";
    }
    return text;
}

std::string json_of(const Sensitivity& sensitivity) {
    Json rows = Json::array();
    for (const SensitivityRow& row : sensitivity.rows) {
        Json field = json_of_field(row.of);
        field["value"] = row.value;
        field["derivative"] = json_value(row.derivative);
        field["step"] = row.step;
        field["effect"] = json_value(row.effect);
        rows.push_back(std::move(field));
    }
    return text_of({{"goal", info(sensitivity.goal).name}, {"rows", std::move(rows)}});
}

} // namespace waymark::cli
