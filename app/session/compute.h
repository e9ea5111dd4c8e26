// Which figures a session needs and does not have yet; pure, so that the shell only has to compute them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/session.h"
#include "whatif/simulate.h"

namespace waymark {

enum class Part { base, scenario };

struct ProjectionRequest {
    Part part = Part::base;
    Snapshot journey;
    std::optional<std::string> scenario; // for Part::scenario
    std::optional<std::string> persona;
    Accuracy accuracy = Accuracy::exact;
};

// The figures whose inputs (stages, touchpoints, links, personas, simulation, and the scenario for its part)
// differ from those of session.projection. With Accuracy::preview: what the next frame must show, and has not
// got in any accuracy. With Accuracy::exact: what is not exact yet; empty while a gesture runs.
[[nodiscard]] std::vector<ProjectionRequest> missing_figures(const Session& session, Accuracy accuracy);

// Figures stay true between journeys that differ in words alone.
[[nodiscard]] bool same_figures(const Journey& a, const Journey& b);

} // namespace waymark
