// What each field does to a goal as a table for people, CSV and JSON for programs.
#pragma once

#include <string>

#include "journey/journey.h"
#include "whatif/sensitivity.h"

namespace waymark::cli {

// Each text ends with a newline. The table has the largest effects only; `scenario` null: the base map.
[[nodiscard]] std::string table_of(const Journey& journey, const Sensitivity& sensitivity,
                                   const Scenario* scenario, const Persona* persona, int horizon,
                                   bool is_colored);
[[nodiscard]] std::string csv_of(const Sensitivity& sensitivity);
[[nodiscard]] std::string json_of(const Sensitivity& sensitivity);

} // namespace waymark::cli
