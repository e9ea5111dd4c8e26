#include "app/cli/program.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace waymark {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "waymark-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::with(const std::string& name, const std::string& text) const {
    const std::string path = *this / name;
    std::ofstream(path, std::ios::binary) << text;
    return path;
}

std::size_t TemporaryFolder::count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator{}));
}

std::string text_of_file(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return std::move(text).str();
}

std::string waymark_program() {
    return WAYMARK_BINARY_DIR "/bin/waymark";
}

Ran run_waymark(const std::vector<std::string>& arguments) {
    return run(waymark_program(), arguments);
}

Ran run(const std::string& program, const std::vector<std::string>& arguments) {
    const TemporaryFolder folder;
    const std::string out = folder / "out";
    const std::string err = folder / "err";
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);

    const pid_t child = ::fork();
    if (child == 0) {
        constexpr int mode = 0600;
        ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
        ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT, mode), STDOUT_FILENO);
        ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT, mode), STDERR_FILENO);
        ::execv(program.c_str(), pointers.data());
        std::_Exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    constexpr int by_signal = 128;
    const int exit = WIFEXITED(status) ? WEXITSTATUS(status) : by_signal + WTERMSIG(status);
    return {exit, text_of_file(out), text_of_file(err)};
}

} // namespace waymark
