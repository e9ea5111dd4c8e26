// What hovering over the map says: what it is, its figures, what they mean and where they come from.
#pragma once

#include "panels/ui.h"
#include "session/session.h"

namespace waymark {

// For a touchpoint, link or stage; an empty title for all else.
[[nodiscard]] Hint hint_of(const Session& session, const Owner& owner);

} // namespace waymark
