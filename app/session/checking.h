// The map checks of a session: which document is still to be checked, and what their findings are about.
#pragma once

#include <optional>
#include <vector>

#include "checks/findings.h"
#include "session/session.h"

namespace waymark {

// The document whose findings are not there yet; nothing on the start screen and while a gesture runs.
[[nodiscard]] std::optional<Snapshot> unchecked_journey(const Session& session);

// The findings are those of the document as it stands, so that their fixes fit.
[[nodiscard]] bool is_checked(const Session& session);

// The elements as the map and the lists know them; empty for the journey as a whole.
[[nodiscard]] std::vector<Owner> owners_of(const Finding& finding);

} // namespace waymark
