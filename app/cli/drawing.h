// Draws on all cores, with a progress bar on a terminal.
#pragma once

#include <vector>

#include "cli/request.h"
#include "journey/journey.h"
#include "whatif/draws.h"
#include "whatif/figure_bands.h"

namespace waymark::cli {

// As draw(), and to the same digit.
[[nodiscard]] Result<DrawReport> draw_in_threads(const Journey& journey, std::vector<Scenario> scenarios,
                                                 const Study& study, const Drawing& drawing);

// The bands of the charts over time, of the scenario or, without one, of the base map.
[[nodiscard]] Result<BandsOverTime> bands_in_threads(const Journey& journey, const Scenario* scenario,
                                                     const Drawing& drawing);

} // namespace waymark::cli
