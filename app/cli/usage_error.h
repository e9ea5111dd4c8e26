// What to say of a command line that is none: what is wrong with it, what may be meant, where help is.
#pragma once

#include <span>
#include <string>

#include "cli/request.h"

namespace CLI {
class App;
class ParseError;
} // namespace CLI

namespace waymark::cli {

// In the words of the command that was chosen, as far as one was; an exit with Exit::usage.
[[nodiscard]] Say usage_error(const CLI::App& app, const CLI::ParseError& error,
                              std::span<const std::string> arguments);

} // namespace waymark::cli
