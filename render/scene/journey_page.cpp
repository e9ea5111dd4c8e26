#include "scene/journey_page.h"

#include <utility>

#include "whatif/scenario_map.h"
#include "whatif/simulate.h"

namespace waymark {

Result<MapPage> journey_page(const Journey& journey, const Scenario* scenario,
                             const std::optional<std::string>& persona, const PageOptions& options) {
    std::optional<ScenarioMap> map;
    if (scenario != nullptr) {
        Result<ScenarioMap> made = map_in_force(journey, *scenario);
        if (!made) return made.problems();
        map = std::move(*made);
    }
    SimulateOptions simulated;
    simulated.persona = persona;
    std::optional<Outcome> base, changed;
    const bool is_walked = !journey.touchpoints.empty() && !journey.personas.empty();
    for (auto& [outcome, under] :
         {std::pair{&base, static_cast<const Scenario*>(nullptr)}, {&changed, scenario}}) {
        if (!is_walked || (outcome == &changed && scenario == nullptr)) continue;
        Result<Outcome> made = simulate(journey, under, simulated);
        if (!made) return made.problems();
        *outcome = std::move(*made);
    }
    const MapSubject subject{.base = journey,
                             .in_force = map ? map->map.journey : journey,
                             .scenario = scenario,
                             .base_outcome = base ? &*base : nullptr,
                             .scenario_outcome = changed ? &*changed : nullptr};
    PageOptions shown = options;
    shown.persona = persona;
    return map_page(subject, shown);
}

} // namespace waymark
