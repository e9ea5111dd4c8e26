// The dialog that asks what the columns of a table mean, and says what importing it would do.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "data/table_import.h"
#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

// What is chosen in the dialog, and what it comes to; made anew where the text, the choices or the map
// differ.
struct ImportState {
    std::shared_ptr<const std::string> bytes = {};
    std::optional<Separator> separator = {}; // said by hand
    Table table = {};
    Problems unreadable = {}; // with that separator
    ImportChoices choices = {};

    ImportChoices planned_choices = {};
    Snapshot planned_for = {};
    bool is_planned = false;
    ImportPlan plan = {};
};

[[nodiscard]] Actions draw_import_dialog(Ui& ui, const Session& session, const ImportDialog& dialog,
                                         ImportState& state);

} // namespace waymark
