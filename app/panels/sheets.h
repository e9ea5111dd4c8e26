// Sheets that are read and closed: problems of a file, shortcuts, history, about.
#pragma once

#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

// Every problem with its place and what to do about it.
[[nodiscard]] Actions draw_problem_list(Ui& ui, const ProblemList& list);
[[nodiscard]] Actions draw_shortcut_sheet(Ui& ui);
[[nodiscard]] Actions draw_about_sheet(Ui& ui);
// All steps, the current one marked; a click goes there.
[[nodiscard]] Actions draw_history_sheet(Ui& ui, const Session& session);

} // namespace waymark
