// What the commands on a study share: the journey made ready, and the options of its simulation.
#pragma once

#include <memory>
#include <optional>
#include <string>

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

// A journey made ready, and the scenario asked for.
struct OpenedStudy {
    std::unique_ptr<const Journey> journey;
    const Scenario* scenario = nullptr; // of it; null: the base map
};
// The same with its scenario; where there is none of that id, the problem is reported.
[[nodiscard]] std::optional<OpenedStudy> open_study(Console& console, const Study& study,
                                                    const std::optional<std::string>& scenario);

} // namespace waymark::cli
