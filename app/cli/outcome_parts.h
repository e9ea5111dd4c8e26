// The parts of the tables that show outcomes to people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/table.h"
#include "journey/figures.h"
#include "journey/journey.h"

namespace waymark::cli {

using Values = std::vector<std::optional<double>>;

// The unit under a heading: the currency, a scale, or nothing where the cells say it.
[[nodiscard]] std::string unit_of(const FigureInfo& figure, const Journey& journey);
// Adds a column of figures, one for each row, with the digits that suit all of them.
void add_column(Table& table, std::string heading, std::string unit, FigureScale scale, const Values& values);

// Journey, scenario and persona.
[[nodiscard]] std::string title_of(const Journey& journey, const Outcome& outcome, const Persona* persona);
// The persona's name.
[[nodiscard]] std::string name_of(const Journey& journey, const std::string& persona);
// What the rows come to, in a sentence; `period` is the word for one.
[[nodiscard]] std::string summary(const Outcome& outcome, const std::string& period);
// A row a period.
[[nodiscard]] Table periods_table(const Journey& journey, const Outcome& outcome);
// A row a persona, and one for all.
[[nodiscard]] Table lifetime_table(const Journey& journey, const Outcome& outcome);
// Why a persona has no lifetime, a line each.
[[nodiscard]] std::string closed_loops(const Outcome& outcome);

} // namespace waymark::cli
