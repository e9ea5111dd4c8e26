// Exporting: the map as a page in a file.
#pragma once

#include "journey/result.h"
#include "session/update.h"

namespace waymark {

// Computes the exact figures, draws the page and writes the file atomically. Empty when it was written.
[[nodiscard]] Problems export_file(const ExportFile& effect);

} // namespace waymark
