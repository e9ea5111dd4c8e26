// The window: GLFW and OpenGL around an app, drawing only when something happened.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace waymark {

struct WindowOptions {
    std::optional<std::filesystem::path> file; // empty: the start screen
    std::optional<std::string> example;        // opened as a copy without a file
    bool time_start = false;                   // say how long the first frame took, and end there
};

// Runs until the user quits; the program's exit code: 4 without a display, 3 where it has no OpenGL 3.3. Says
// on stderr why where no window can be opened.
[[nodiscard]] int run_window(const WindowOptions& options);

} // namespace waymark
