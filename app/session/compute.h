// Which figures a session needs and does not have yet; pure, so that the shell only has to compute them.
#pragma once

#include <memory>
#include <vector>

#include "session/session.h"
#include "whatif/simulate.h"

namespace waymark {

enum class Part { base, scenario };

struct ProjectionRequest {
    Part part = Part::base;
    ProjectionInputs inputs;
    Accuracy accuracy = Accuracy::exact;

    bool operator==(const ProjectionRequest&) const = default;
};

// With Accuracy::preview: the figures that the next frame must show and that are not there in any accuracy.
// With Accuracy::exact: those that are not exact yet; none while a gesture runs. None for a map that nobody
// walks.
[[nodiscard]] std::vector<ProjectionRequest> missing_figures(const Session& session, Accuracy accuracy);

// The request asks for what the session shows now.
[[nodiscard]] bool is_wanted(const Session& session, const ProjectionRequest& request);

// While a gesture runs: it is a preview of one of its earlier moments, which is shown until the next is
// there.
[[nodiscard]] bool is_on_the_way(const Session& session, const ProjectionRequest& request);

// Takes figures in, or forgets those that no longer belong to what is shown.
void accept(Session& session, const ProjectionRequest& request, std::shared_ptr<const Outcome> outcome,
            Problems problems);
void forget_outdated_figures(Session& session);

// The scenario in force, null for the base map. It lives as long as the journey of the inputs.
[[nodiscard]] const Scenario* scenario_of(const ProjectionInputs& inputs);
// Both give the same figures.
[[nodiscard]] bool equivalent(const ProjectionInputs& a, const ProjectionInputs& b);
// What the figures on screen are computed from once they are there.
[[nodiscard]] ProjectionInputs shown_inputs(const Session& session);

// Figures stay true between journeys that differ in words alone.
[[nodiscard]] bool same_figures(const Journey& a, const Journey& b);

} // namespace waymark
