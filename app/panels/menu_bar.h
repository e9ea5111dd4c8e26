// The menu bar: logo, menus from the command table, the document's name, and whether it is saved.
#pragma once

#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

[[nodiscard]] Actions draw_menu_bar(Ui& ui, const Session& session, const Rect& area);

} // namespace waymark
