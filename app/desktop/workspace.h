// The workspace: the fixed arrangement of bars, panels, canvas and dock, with splitters between them.
#pragma once

#include <functional>
#include <vector>

#include "canvas/canvas.h"
#include "panels/compare_view.h"
#include "panels/dialogs.h"
#include "panels/dock.h"
#include "panels/inspector.h"
#include "panels/outline.h"
#include "panels/start_screen.h"
#include "panels/table_view.h"
#include "panels/ui.h"
#include "session/update.h"

namespace waymark {

// What panels and canvas keep between frames; nothing of it is worth saving.
struct Workspace {
    Ui ui;
    OutlineState outline;
    bool outline_is_wanted = false; // opened from its rail, in a window that is narrow for it
    InspectorState inspector;
    StartState start;
    DialogState dialogs;
    CanvasState canvas;
    DockState dock;
    CompareState compare;
    TableState table;
};

// Applies the actions to the session at once.
using Perform = std::function<void(const std::vector<Action>&)>;

// Draws one frame of everything over the whole display. `session` changes underneath with every perform():
// editors are drawn first, so that map and charts show in the same frame what was changed in them.
void draw_workspace(Workspace& workspace, const Session& session, const Perform& perform);

// Until a frame is due without any event; 0 while something glides, infinity when nothing will happen.
[[nodiscard]] double seconds_until_frame(const Workspace& workspace);

} // namespace waymark
