// Scenarios applied and simulated: from a journey and a scenario to all the figures of the model.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"
#include "journey/result.h"
#include "whatif/scenario_map.h"

namespace waymark {

// Exact: 1e-9 of the people ever entered. Preview: within 1e-3 of the exact figures, for use while a slider
// moves; reach is left 0 in its lifetime figures.
enum class Accuracy { exact, preview };

struct SimulateOptions {
    std::optional<std::string> persona; // only this one, with all the people being of it
    std::optional<int> horizon;         // instead of the journey's
    Accuracy accuracy = Accuracy::exact;
    bool lifetime = true; // false leaves `lifetimes` and `mix` empty
    bool reach = true;    // false leaves every reach 0, which is what costs most
};

// All figures of the base map (scenario null) or of a scenario. The journey must be valid. Deterministic: the
// same input gives the same bits, on machines with the same mathematical library.
[[nodiscard]] Result<Outcome> simulate(const Journey& journey, const Scenario* scenario,
                                       const SimulateOptions& options = {});

// The same for several scenarios (null: the base map) at once, in their order: what they have in common with
// the first of them is computed once. Each agrees with simulate() to the accuracy, not to the last bit.
[[nodiscard]] Result<std::vector<Outcome>> simulate_all(const Journey& journey,
                                                        std::span<const Scenario* const> scenarios,
                                                        const SimulateOptions& options = {});

} // namespace waymark
