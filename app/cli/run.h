// The commands: each does what its request says, writes to the console and says how it ended.
#pragma once

#include "cli/console.h"
#include "cli/request.h"

namespace waymark::cli {

// Replaces this process by the window's program, which stands beside it; returns only where there is none.
[[nodiscard]] Exit run(const OpenDesktop& request, Console& console);
[[nodiscard]] Exit run(const NewFile& request, Console& console);
[[nodiscard]] Exit run(const CheckFiles& request, Console& console);
[[nodiscard]] Exit run(const Simulate& request, Console& console);
[[nodiscard]] Exit run(const Compare& request, Console& console);
[[nodiscard]] Exit run(const Optimise& request, Console& console);
[[nodiscard]] Exit run(const Sensitivities& request, Console& console);
[[nodiscard]] Exit run(const Worth& request, Console& console);
[[nodiscard]] Exit run(const Seek& request, Console& console);
[[nodiscard]] Exit run(const Export& request, Console& console);
[[nodiscard]] Exit run(const ImportFile& request, Console& console);
[[nodiscard]] Exit run(const FormatFiles& request, Console& console);
[[nodiscard]] Exit run(const PrintCompletion& request, Console& console);
[[nodiscard]] Exit run(const Say& request, Console& console);

} // namespace waymark::cli
