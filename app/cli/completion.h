// Shell completion scripts, made from the command line's own grammar.
#pragma once

#include <span>
#include <string>

#include "cli/command_line.h"

namespace waymark::cli {

[[nodiscard]] std::string completion_script(Shell shell, std::span<const CommandOutline> commands);

} // namespace waymark::cli
