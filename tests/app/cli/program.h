// Runs the real program, as a shell would.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace waymark {

struct Ran {
    int exit = -1; // as the shell sees it; 128 + the signal where one ended it
    std::string out;
    std::string err;
};

// Where the build puts the program.
[[nodiscard]] std::string waymark_program();
// `PROGRAM ARGUMENTS`, with the test's environment and no input.
[[nodiscard]] Ran run(const std::string& program, const std::vector<std::string>& arguments);
// The same with the program just built.
[[nodiscard]] Ran run_waymark(const std::vector<std::string>& arguments);

// A folder of its own for a test, removed afterwards.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    // The path of a file in it.
    [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    // The same, once the file holds the text.
    [[nodiscard]] std::string with(const std::string& name, const std::string& text) const;
    [[nodiscard]] std::size_t count() const;

private:
    std::filesystem::path path_;
};

[[nodiscard]] std::string text_of_file(const std::string& path);

} // namespace waymark
