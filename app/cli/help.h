// The longer help texts, with the figures' definitions from their one table.
#pragma once

#include <string>

namespace waymark::cli {

[[nodiscard]] std::string general_help();
[[nodiscard]] std::string help_of_new();
[[nodiscard]] std::string help_of_check();
[[nodiscard]] std::string help_of_simulate();
[[nodiscard]] std::string help_of_compare();
[[nodiscard]] std::string help_of_optimise();
[[nodiscard]] std::string help_of_sensitivity();
[[nodiscard]] std::string help_of_worth();
[[nodiscard]] std::string help_of_seek();
[[nodiscard]] std::string help_of_export();
[[nodiscard]] std::string help_of_import();
[[nodiscard]] std::string help_of_completion();

} // namespace waymark::cli
