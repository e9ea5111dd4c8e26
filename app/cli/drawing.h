// Draws on all cores, with a progress bar on a terminal.
#pragma once

#include <vector>

#include "cli/request.h"
#include "journey/journey.h"
#include "whatif/draws.h"

namespace waymark::cli {

// As draw(), and to the same digit.
[[nodiscard]] Result<DrawReport> draw_in_threads(const Journey& journey, std::vector<Scenario> scenarios,
                                                 const Study& study, const Drawing& drawing);

} // namespace waymark::cli
