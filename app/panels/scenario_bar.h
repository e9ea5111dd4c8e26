// The scenario bar: the active scenario's interventions as switches, the horizon, and recording.
#pragma once

#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

[[nodiscard]] Actions draw_scenario_bar(Ui& ui, const Session& session, const Rect& area);

} // namespace waymark
