// The page of a journey under a scenario, with exact figures: what the window and the command line export.
#pragma once

#include <optional>
#include <string>

#include "scene/page.h"

namespace waymark {

// Simulates what people walk and draws it; `persona` limits figures and curve to that one. A journey without
// touchpoints or personas has its map without figures. Fails with the problems of the scenario or of the
// simulation. `scenario` is one of the journey's, or null for the base map.
[[nodiscard]] Result<MapPage> journey_page(const Journey& journey, const Scenario* scenario,
                                           const std::optional<std::string>& persona,
                                           const PageOptions& options);

} // namespace waymark
