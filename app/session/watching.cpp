#include "session/watching.h"

#include <utility>

#include "journey/lookup.h"
#include "session/compute.h"

namespace waymark {

namespace {

bool watches(const Session& session) {
    return session.watching.is_on && !session.on_start_screen;
}

} // namespace

std::optional<ProjectionInputs> missing_crowd(const Session& session) {
    if (!watches(session) || session.view != MainView::map) return std::nullopt;
    const Projection& projection = session.projection;
    if (!projection.base || (session.scenario && !projection.scenario_outcome)) return std::nullopt;
    const ProjectionInputs shown = shown_inputs(session);
    if (equivalent(session.watching.inputs, shown)) return std::nullopt;
    return shown;
}

void accept_crowd(Session& session, const ProjectionInputs& inputs,
                  std::shared_ptr<const CrowdSchedule> crowd) {
    const ProjectionInputs shown = shown_inputs(session);
    if (!watches(session) || inputs.scenario != shown.scenario || inputs.persona != shown.persona) return;
    if (touchpoint_ids(*inputs.journey) != touchpoint_ids(*shown.journey))
        return; // another journey, or nearly
    session.watching.inputs = inputs;
    session.watching.crowd = std::move(crowd);
}

void forget_outdated_crowd(Session& session) {
    Watching& watching = session.watching;
    if (!watching.inputs.journey) return;
    if (!watches(session)) {
        watching.inputs = {};
        watching.crowd = nullptr;
        return;
    }
    const ProjectionInputs shown = shown_inputs(session);
    if (equivalent(watching.inputs, shown))
        watching.inputs = shown; // from here on the comparison is one of pointers again
}

} // namespace waymark
