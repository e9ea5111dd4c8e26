// A simulation in parts: plan it, project each persona on its own (in any thread), put the parts together.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"
#include "journey/result.h"
#include "markov/kernel_memo.h"
#include "markov/lifetime.h"
#include "markov/projection.h"
#include "whatif/scenario_map.h"
#include "whatif/simulate.h"

namespace waymark {

struct PersonaShare {
    std::string persona;
    double share = 0; // of all people; the shares of a plan sum to 1
};

// What there is to compute, as plain values: a copy may go to another thread.
struct Plan {
    std::optional<std::string> scenario; // nothing: the base map
    ScenarioSegments maps;
    std::vector<PersonaShare> personas; // in the journey's order
    Simulation simulation;              // the horizon is the one asked for
    std::vector<double> investment;     // of each row 0…horizon
    ProjectionOptions projection;
    std::optional<LifetimeOptions> lifetime; // nothing: no lifetime figures wanted
};

// The plan's persona as it is on one of its maps: they differ there, since a removal leads starts on.
[[nodiscard]] const Persona& persona_on(const AppliedMap& map, const std::string& persona);

// What was computed for one persona.
struct PersonaPart {
    ProjectionReport projection;
    std::optional<PersonaLifetime> lifetime;
};

// What simulate() would compute for the journey. Fails when the scenario cannot be applied or the persona is
// not there. O(segments · size of the journey).
[[nodiscard]] Result<Plan> plan(const Journey& journey, const Scenario* scenario,
                                const SimulateOptions& options = {});

// The part of the persona at `position` in the plan. Pure: parts may run at the same time.
[[nodiscard]] PersonaPart persona_part(const Plan& plan, std::size_t position);
// The parts of that persona in several plans of the same journey, for the same people and horizon: what a
// scenario has in common with the first plan is computed once. `memo` may have kernels of this persona, from
// before an edit too, and has those that were of use afterwards.
[[nodiscard]] std::vector<PersonaPart> persona_parts(std::span<const Plan* const> plans, std::size_t position,
                                                     KernelMemo* memo = nullptr);

// All figures from all parts, in the order of the plan's personas. Fails when a part says that it did not
// reach its accuracy.
[[nodiscard]] Result<Outcome> outcome(const Plan& plan, std::span<const PersonaPart> parts);

} // namespace waymark
