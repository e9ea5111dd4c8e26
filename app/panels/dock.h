// The projection dock: five charts, base and scenario.
#pragma once

#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

[[nodiscard]] Actions draw_dock(Ui& ui, const Session& session, const Rect& area);

} // namespace waymark
