// The toolbar: tools, undo and redo, whose journey and which scenario is looked at, export.
#pragma once

#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

[[nodiscard]] Actions draw_toolbar(Ui& ui, const Session& session, const Rect& area);

} // namespace waymark
