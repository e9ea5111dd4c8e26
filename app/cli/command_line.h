// The command line: its grammar, its help, and what an argument list asks for.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/request.h"

namespace waymark::cli {

// What the arguments ask for; help, version and usage errors are a Say.
[[nodiscard]] Request request_of(std::span<const std::string> arguments);

// The commands and options as data, for shell completion.
struct OptionOutline {
    std::string name; // "--format"
    std::string help;
    std::vector<std::string> choices; // empty: anything
    bool takes_value = true;
};
struct CommandOutline {
    std::string name;
    std::string help;
    std::vector<OptionOutline> options;
    std::vector<std::string> words; // that may stand behind it; empty: files
};
[[nodiscard]] std::vector<CommandOutline> outline();

} // namespace waymark::cli
