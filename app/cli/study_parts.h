// What the commands on a study share: the journey made ready, and the options of its simulation.
#pragma once

#include <optional>

#include "cli/console.h"
#include "cli/request.h"
#include "journey/journey.h"
#include "whatif/simulate.h"

namespace waymark::cli {

[[nodiscard]] SimulateOptions options_of(const Study& study);

// The persona asked for, or null for all.
[[nodiscard]] const Persona* persona_of(const Journey& journey, const Study& study);

// The journey, ready for simulation: it has touchpoints, people, and the persona asked for. Else the problems
// are reported.
[[nodiscard]] std::optional<Journey> open_study(Console& console, const Study& study);

} // namespace waymark::cli
