// The dock's page on what matters most: the fields of which a small step does most to a goal.
#pragma once

#include <string>

#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

[[nodiscard]] Actions draw_levers_page(Ui& ui, const Session& session, const Rect& area);

// The goal within a sentence: "customers", "NPS".
[[nodiscard]] std::string goal_words(Goal goal);

// When that is: " at month 24", " up to month 24".
[[nodiscard]] std::string goal_when(const Session& session);

// The rows alone, or why there are none.
[[nodiscard]] Actions draw_lever_rows(Ui& ui, const Session& session, const Rect& rows);

// A field that chooses the goal by which things are judged.
[[nodiscard]] Actions goal_combo(Ui& ui, const Session& session, Point right_middle);
[[nodiscard]] double goal_combo_width(const Ui& ui, const Session& session);

} // namespace waymark
