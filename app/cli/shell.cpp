#include "cli/run.h"

#include <cerrno>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include <unistd.h>

#include "cli/command_line.h"
#include "cli/completion.h"
#include "journey/wording.h"

namespace waymark::cli {

namespace {

namespace fs = std::filesystem;

// A word that is no file but near a command was meant as one.
std::string meant_command(const std::string& word) {
    std::error_code ignored;
    if (word.empty() || fs::exists(word, ignored)) return "";
    const std::vector<CommandOutline> commands = outline();
    std::vector<std::string_view> names;
    names.reserve(commands.size());
    for (const CommandOutline& command : commands)
        names.push_back(command.name);
    const std::string hint = suggestion(word, names);
    return hint.starts_with("Did") ? hint : "";
}

} // namespace

Exit run(const OpenDesktop& request, Console& console) {
    if (const std::string hint = meant_command(request.file); !hint.empty()) {
        console.err << "waymark: there is no command or file " << in_quotes(request.file) << ". " << hint
                    << " See: waymark --help\n";
        return Exit::usage;
    }
    std::error_code error;
    const fs::path desktop = fs::read_symlink("/proc/self/exe", error).parent_path() / "waymark-desktop";
    std::string program = desktop.string();
    std::string file = request.file;
    std::vector<char*> arguments{program.data()};
    if (!file.empty()) arguments.push_back(file.data());
    arguments.push_back(nullptr);
    ::execv(program.c_str(), arguments.data());
    if (errno == ENOENT) {
        console.err << "waymark: the window is a program of its own, waymark-desktop, and it is not in "
                    << desktop.parent_path().string()
                    << ". Build it with: cmake --build build/release --target waymark-desktop (it needs Dear "
                       "ImGui, GLFW "
                       "and OpenGL). All commands work without it: waymark --help\n";
    } else {
        console.err << "waymark: " << program
                    << " cannot be started: " << std::generic_category().message(errno) << '\n';
    }
    return Exit::machine;
}

Exit run(const PrintCompletion& request, Console& console) {
    console.out << completion_script(request.shell, outline());
    return Exit::done;
}

Exit run(const Say& request, Console& console) {
    (request.exit == Exit::done ? console.out : console.err) << request.text;
    return request.exit;
}

} // namespace waymark::cli
