#include "session/compute.h"

#include <utility>

#include "journey/lookup.h"

namespace waymark {

namespace {

ProjectionInputs wanted_inputs(const Session& session, Part part) {
    ProjectionInputs inputs{shown_snapshot(session), {}, session.persona};
    if (part == Part::scenario) inputs.scenario = session.scenario;
    return inputs;
}

bool same_scenario(const ProjectionInputs& a, const ProjectionInputs& b) {
    if (a.scenario != b.scenario) return false;
    if (!a.scenario) return true;
    const Scenario* const before = scenario_of(a);
    const Scenario* const after = scenario_of(b);
    return before && after && before->interventions == after->interventions;
}

const ProjectionInputs& inputs_of(const Projection& projection, Part part) {
    return part == Part::base ? projection.base_inputs : projection.scenario_inputs;
}
bool is_exact(const Projection& projection, Part part) {
    return part == Part::base ? projection.base_is_exact : projection.scenario_is_exact;
}

bool is_walked(const Journey& journey) {
    return !journey.touchpoints.empty() && !journey.personas.empty();
}

} // namespace

const Scenario* scenario_of(const ProjectionInputs& inputs) {
    return inputs.scenario ? find_scenario(*inputs.journey, *inputs.scenario) : nullptr;
}

bool equivalent(const ProjectionInputs& a, const ProjectionInputs& b) {
    if (a == b) return true;
    return a.journey && b.journey && a.persona == b.persona && same_figures(*a.journey, *b.journey) &&
           same_scenario(a, b);
}

ProjectionInputs shown_inputs(const Session& session) {
    return {shown_snapshot(session), session.scenario, session.persona};
}

bool same_figures(const Journey& a, const Journey& b) {
    return a.stages == b.stages && a.touchpoints == b.touchpoints && a.links == b.links &&
           a.personas == b.personas && a.simulation == b.simulation;
}

bool is_wanted(const Session& session, const ProjectionRequest& request) {
    if (request.part == Part::scenario && !session.scenario) return false;
    return equivalent(request.inputs, wanted_inputs(session, request.part));
}

bool is_on_the_way(const Session& session, const ProjectionRequest& request) {
    if (!session.preview || request.accuracy != Accuracy::preview) return false;
    if (request.part == Part::scenario && !session.scenario) return false;
    const auto wanted = wanted_inputs(session, request.part);
    return request.inputs.scenario == wanted.scenario && request.inputs.persona == wanted.persona;
}

std::vector<ProjectionRequest> missing_figures(const Session& session, Accuracy accuracy) {
    std::vector<ProjectionRequest> missing;
    if (session.on_start_screen || !is_walked(shown_journey(session))) return missing;
    if (accuracy == Accuracy::exact && session.preview) return missing;
    for (const Part part : {Part::base, Part::scenario}) {
        if (part == Part::scenario && !session.scenario) continue;
        const auto wanted = wanted_inputs(session, part);
        const bool is_there = equivalent(inputs_of(session.projection, part), wanted);
        if (is_there && (accuracy == Accuracy::preview || is_exact(session.projection, part))) continue;
        missing.push_back({part, wanted, accuracy});
    }
    return missing;
}

void accept(Session& session, const ProjectionRequest& request, std::shared_ptr<const Outcome> outcome,
            Problems problems) {
    if (!is_wanted(session, request) && !is_on_the_way(session, request)) return;
    auto& projection = session.projection;
    const bool exact = request.accuracy == Accuracy::exact;
    if (request.part == Part::base) {
        projection.base = std::move(outcome);
        projection.base_inputs = request.inputs;
        projection.base_is_exact = exact;
        projection.base_problems = std::move(problems);
    } else {
        projection.scenario_outcome = std::move(outcome);
        projection.scenario_inputs = request.inputs;
        projection.scenario_is_exact = exact;
        projection.scenario_problems = std::move(problems);
    }
}

void forget_outdated_figures(Session& session) {
    auto& projection = session.projection;
    if (session.on_start_screen || !is_walked(shown_journey(session))) {
        projection = {};
        return;
    }
    if (projection.scenario_inputs.scenario != session.scenario) {
        projection.scenario_outcome = nullptr;
        projection.scenario_inputs = {};
        projection.scenario_is_exact = false;
        projection.scenario_problems.clear();
    }
    // From here on the comparison is one of pointers again.
    const auto base = wanted_inputs(session, Part::base);
    if (equivalent(projection.base_inputs, base)) projection.base_inputs = base;
    const auto scenario = wanted_inputs(session, Part::scenario);
    if (session.scenario && equivalent(projection.scenario_inputs, scenario))
        projection.scenario_inputs = scenario;
}

} // namespace waymark
