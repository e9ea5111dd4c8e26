// Snapshots: a journey as compact bytes, for autosave and caches.
#pragma once

#include <string>
#include <string_view>

#include "journey/journey.h"
#include "journey/result.h"

namespace waymark {

// A journey, whole or not, as bytes that read the same on every machine (cereal's portable binary archive
// behind a header with length and checksum). Not a format for keeping: a later Waymark may refuse it.
[[nodiscard]] std::string to_bytes(const Journey& journey);

// The journey of such bytes as it was, not validated, or why not. Safe on any bytes.
[[nodiscard]] Result<Journey> from_bytes(std::string_view bytes);

} // namespace waymark
