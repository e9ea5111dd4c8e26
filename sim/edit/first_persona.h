// First persona: somebody to walk a map that has nobody yet.
#pragma once

#include <optional>
#include <string>

#include "edit/edit.h"

namespace waymark {

// “Everybody”, who starts at that touchpoint, so that there is a curve to see; nothing where the journey has
// personas.
[[nodiscard]] std::optional<Edit> first_persona(const Journey& journey, const std::string& touchpoint);

} // namespace waymark
