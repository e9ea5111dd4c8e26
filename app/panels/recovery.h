// Unsaved work that was found again, and files that changed elsewhere: the questions about them.
#pragma once

#include <optional>

#include "panels/actions.h"
#include "panels/journey_card.h"
#include "panels/ui.h"

namespace waymark {

// The two maps that a recovery question is about, in small; made when it is first drawn.
struct RecoveryCards {
    Snapshot of; // the unsaved one
    JourneyCard saved, unsaved;
};

// The saved map and the recovered one in small, and what differs between them.
[[nodiscard]] Actions draw_recovery_question(Ui& ui, const Session& session, const RecoveryQuestion& question,
                                             std::optional<RecoveryCards>& cards);
[[nodiscard]] Actions draw_changed_question(Ui& ui, const Session& session);

} // namespace waymark
