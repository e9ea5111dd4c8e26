#include "file/read.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>

#include "file/machine.h"

namespace waymark {

Result<std::string> read_file(const std::filesystem::path& path, std::size_t most_bytes) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) {
        if (errno == ENOENT) return Problem{"", "there is no such file", "Check its name and folder."};
        return machine_problem("the file cannot be opened", errno);
    }
    struct stat status {};
    if (::fstat(file.number(), &status) == 0 && S_ISDIR(status.st_mode)) {
        return Problem{"", "this is a folder", "Name a file in it."};
    }
    std::string bytes;
    std::array<char, 65536> block{};
    while (true) {
        const ssize_t count = ::read(file.number(), block.data(), block.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return machine_problem("the file cannot be read", errno);
        if (count == 0) return bytes;
        bytes.append(block.data(), static_cast<std::size_t>(count));
        if (bytes.size() > most_bytes) {
            return Problem{"", "the file is larger than " + std::to_string(most_bytes / 1'000'000) + " MB",
                           "Is this the right file?"};
        }
    }
}

} // namespace waymark
