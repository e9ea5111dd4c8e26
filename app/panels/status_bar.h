// The status bar: how to read the charts, what the map holds, the zoom, when it was saved.
#pragma once

#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

[[nodiscard]] Actions draw_status_bar(Ui& ui, const Session& session, const Rect& area);

} // namespace waymark
