// The scenario bar: the active scenario's interventions as switches, the horizon, and recording.
#pragma once

#include <string>

#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

// When an intervention comes into force and what it costs: "from month 4 · €900 once".
[[nodiscard]] std::string terms_of(const Journey& journey, const Intervention& intervention);

[[nodiscard]] Actions draw_scenario_bar(Ui& ui, const Session& session, const Rect& area);

} // namespace waymark
