// Effects: what update() asks the machine to do, done with files and the clipboard.
#pragma once

#include <optional>

#include "session/update.h"

namespace waymark {

// The clipboard is that of Dear ImGui's context: the window's, or one in memory where there is no window.
// Does it and reports back; nothing where there is nothing to report. Quit, StorePreferences and
// FindVersions are the shell's own and do nothing here.
[[nodiscard]] std::optional<Action> performed(const Effect& effect);

} // namespace waymark
