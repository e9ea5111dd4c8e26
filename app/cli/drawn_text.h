// A projection with its bands as tables for people, CSV and JSON for programs.
#pragma once

#include <string>

#include "journey/journey.h"
#include "whatif/draws.h"

namespace waymark::cli {

// The exact figures and the draws of the same course: the last one of the report.
struct DrawnStudy {
    const Outcome& exact;
    const DrawReport& report;
};

// Each text ends with a newline.
[[nodiscard]] std::string table_of(const Journey& journey, const DrawnStudy& study, const Persona* persona,
                                   bool is_colored);
// As of an outcome, each figure's column followed by its `_p05` … `_p95`.
[[nodiscard]] std::string csv_of(const DrawnStudy& study);
[[nodiscard]] std::string json_of(const Journey& journey, const DrawnStudy& study);

} // namespace waymark::cli
