// waymark: journeys on the command line, without a display.

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <unistd.h>

#include "cli/command_line.h"
#include "cli/run.h"

namespace {

// Bold and dim serve a person at a terminal, and only where they are wanted (no-color.org).
bool wants_colors() {
    const char* no_color = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool is_refused = no_color != nullptr && *no_color != '\0';
    const bool is_able = terminal != nullptr && std::string_view(terminal) != "dumb";
    return !is_refused && is_able && ::isatty(STDOUT_FILENO) == 1;
}

} // namespace

int main(int count, char** arguments) {
    using namespace waymark::cli;
    try {
        const std::vector<std::string> words(arguments + 1, arguments + count);
        Console console{std::cout, std::cerr, wants_colors()};
        const Exit exit =
            std::visit([&](const auto& request) { return run(request, console); }, request_of(words));
        std::cout.flush();
        if (!std::cout) {
            std::cerr << "waymark: the output cannot be written. Is the disk full?\n";
            return static_cast<int>(Exit::machine);
        }
        return static_cast<int>(exit);
    } catch (const std::exception& failure) {
        std::cerr << "waymark: " << failure.what() << '\n';
        return static_cast<int>(Exit::machine);
    }
}
