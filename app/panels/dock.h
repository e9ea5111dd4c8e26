// The projection dock: five charts, base and scenario.
#pragma once

#include <string>

#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

// Where nobody is on the map for most of the horizon: since when, and the way out; else nothing.
[[nodiscard]] std::string emptied_text(const Simulation& simulation, const Outcome& outcome);

[[nodiscard]] Actions draw_dock(Ui& ui, const Session& session, const Rect& area);

} // namespace waymark
