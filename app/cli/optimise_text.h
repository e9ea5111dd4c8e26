// The best choice of interventions as a table for people, CSV and JSON for programs.
#pragma once

#include <string>

#include "journey/journey.h"
#include "whatif/optimise.h"

namespace waymark::cli {

// Each text ends with a newline.
[[nodiscard]] std::string table_of(const Journey& journey, const Optimum& optimum, const Persona* persona,
                                   int horizon, bool is_colored);
// A row a choice of the frontier; the last is the best. Interventions stand apart by spaces.
[[nodiscard]] std::string csv_of(const Optimum& optimum);
[[nodiscard]] std::string json_of(const Journey& journey, const Optimum& optimum);

} // namespace waymark::cli
