// What running a command means, as actions.
#pragma once

#include <vector>

#include "session/update.h"

namespace waymark {

// The command must be enabled. Never a Run again.
[[nodiscard]] std::vector<Action> actions_of(const Session& session, CommandId id);

// What Delete would do to the selection; empty where nothing that can be deleted is selected.
[[nodiscard]] std::vector<Edit> edits_that_erase(const Session& session);

} // namespace waymark
