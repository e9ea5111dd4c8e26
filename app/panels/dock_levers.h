// The dock's page on what matters most: the fields of which a small step does most to a goal.
#pragma once

#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

[[nodiscard]] Actions draw_levers_page(Ui& ui, const Session& session, const Rect& area);

// The rows alone, or why there are none.
[[nodiscard]] Actions draw_lever_rows(Ui& ui, const Session& session, const Rect& rows);

// A field that chooses the goal by which things are judged.
[[nodiscard]] Actions goal_combo(Ui& ui, const Session& session, Point right_middle);
[[nodiscard]] double goal_combo_width(const Ui& ui, const Session& session);

} // namespace waymark
