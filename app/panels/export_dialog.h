// The export dialog: format, page, theme, curve range, legend, and where to.
#pragma once

#include "panels/dialogs.h"

namespace waymark {

[[nodiscard]] Actions draw_export_dialog(Ui& ui, const ExportDialog& dialog, DialogState& state);

} // namespace waymark
