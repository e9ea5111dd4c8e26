// Effects: what update() asks the machine to do, done with files.
#pragma once

#include <optional>

#include "session/update.h"

namespace waymark {

// Does it and reports back; nothing where there is nothing to report. Quit and StorePreferences are the
// shell's own and do nothing here.
[[nodiscard]] std::optional<Action> performed(const Effect& effect);

} // namespace waymark
