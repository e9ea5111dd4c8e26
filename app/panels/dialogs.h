// Dialogs: the one that the session asks for, drawn over everything else.
#pragma once

#include <optional>

#include "panels/actions.h"
#include "panels/file_browser.h"
#include "panels/import_dialog.h"
#include "panels/recovery.h"
#include "panels/ui.h"
#include "panels/versions_sheet.h"

namespace waymark {

struct DialogState {
    FileBrowser browser = {};
    std::optional<ExportRequest> last_export = {}; // outlives the dialog
    ExportRequest request = {};                    // being put together in the export dialog
    bool export_is_open = false;
    bool chooses_export_file = false;
    bool asks_to_replace_export = false; // the file stands already
    ImportState import = {};
    std::optional<RecoveryCards> recovery = {};
    VersionsState versions = {};
};

// Nothing where no dialog is asked for.
[[nodiscard]] Actions draw_dialog(Ui& ui, const Session& session, DialogState& state);

// The latest notice, at the bottom of the area, with a cross.
[[nodiscard]] Actions draw_notices(Ui& ui, const Session& session, const Rect& area);

} // namespace waymark
