#include "file/write.h"

#include <cerrno>
#include <optional>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>

#include "file/machine.h"

namespace waymark {

namespace {

namespace fs = std::filesystem;

constexpr mode_t mode_of_new_files = 0666; // less what the process masks
constexpr int most_symbolic_links = 40;
constexpr int most_temporary_names = 1000;

// A step that failed, by errno.
struct Failure {
    std::string what;
    int error;
};
using Step = std::optional<Failure>; // nothing: it went well

Failure failure(std::string what) {
    return {std::move(what), errno};
}

// Removes the file when it goes out of scope, unless it was given away.
class TemporaryFile {
public:
    TemporaryFile() = default;
    ~TemporaryFile() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    // Makes an empty file of a new name in the folder and returns its descriptor, or −1.
    [[nodiscard]] int create(const fs::path& folder) {
        for (int attempt = 0; attempt < most_temporary_names; ++attempt) {
            fs::path candidate = unused_name(folder, attempt);
            const int number =
                ::open(candidate.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_of_new_files);
            if (number >= 0) path_ = std::move(candidate);
            if (number >= 0 || errno != EEXIST) return number;
        }
        return -1;
    }
    // A second name for an existing file.
    [[nodiscard]] bool link_to(const fs::path& file) {
        for (int attempt = 0; attempt < most_temporary_names; ++attempt) {
            fs::path candidate = unused_name(file.parent_path(), attempt);
            const bool is_linked = ::link(file.c_str(), candidate.c_str()) == 0;
            if (is_linked) path_ = std::move(candidate);
            if (is_linked || errno != EEXIST) return is_linked;
        }
        return false;
    }
    [[nodiscard]] bool rename_to(const fs::path& target) {
        if (::rename(path_.c_str(), target.c_str()) != 0) return false;
        path_.clear();
        return true;
    }

private:
    // Short, so that a long name of the file itself does not make it too long.
    static fs::path unused_name(const fs::path& folder, int attempt) {
        return folder / (".waymark-" + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".tmp");
    }

    fs::path path_;
};

Step write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return failure("the file cannot be written");
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

// Writes bytes into a new temporary file in the folder, down to the disk.
Step write_temporary(TemporaryFile& temporary, const fs::path& folder, std::string_view bytes,
                     std::optional<mode_t> mode) {
    Descriptor file(temporary.create(folder));
    if (!file.is_open()) return failure("no file can be made in " + folder.string());
    if (Step failed = write_all(file.number(), bytes)) return failed;
    if (mode && ::fchmod(file.number(), *mode) != 0) return failure("the file's permissions cannot be kept");
    if (::fsync(file.number()) != 0) return failure("the file cannot be flushed to the disk");
    if (!file.close()) return failure("the file cannot be written");
    return {};
}

// `FILE~` gets the content that FILE has now. FILE itself never is without content meanwhile.
Step keep_previous(const fs::path& file, mode_t mode) {
    const fs::path backup = file.string() + "~";
    TemporaryFile previous;
    if (!previous.link_to(file)) {
        // Some file systems know no second names: copy instead.
        const Descriptor source(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
        std::string bytes;
        char block[65536];
        ssize_t count = 0;
        while (source.is_open() && (count = ::read(source.number(), block, sizeof block)) > 0)
            bytes.append(block, static_cast<std::size_t>(count));
        if (!source.is_open() || count < 0) return failure("the previous version cannot be read");
        if (Step failed = write_temporary(previous, file.parent_path(), bytes, mode)) return failed;
    }
    if (!previous.rename_to(backup))
        return failure("the previous version cannot be kept as " + backup.string());
    return {};
}

// So that the new name survives a power failure; some file systems cannot, which loses nothing.
void flush_folder(const fs::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.is_open()) ::fsync(opened.number());
}

// The file that a chain of symbolic links ends at, which need not exist yet.
std::optional<fs::path> end_of_links(fs::path path) {
    std::error_code error;
    for (int i = 0; i < most_symbolic_links; ++i) {
        if (!fs::is_symlink(path, error)) return path;
        const fs::path target = fs::read_symlink(path, error);
        if (error) return std::nullopt;
        path = target.is_absolute() ? target : path.parent_path() / target;
    }
    return std::nullopt;
}

Step write_through(const fs::path& path, std::string_view bytes) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file.is_open()) return failure("it cannot be opened for writing");
    if (Step failed = write_all(file.number(), bytes)) return failed;
    if (!file.close()) return failure("it cannot be written");
    return {};
}

Step replace(const fs::path& target, std::string_view bytes, Backup backup, const struct stat* existing) {
    const fs::path folder = target.parent_path();
    const std::optional<mode_t> mode =
        existing == nullptr ? std::nullopt : std::optional<mode_t>(existing->st_mode & 07777);
    TemporaryFile temporary;
    if (Step failed = write_temporary(temporary, folder, bytes, mode)) return failed;
    if (existing != nullptr && backup == Backup::keep_previous) {
        if (Step failed = keep_previous(target, *mode)) return failed;
    }
    if (!temporary.rename_to(target)) return failure("the new file cannot take its place");
    flush_folder(folder);
    return {};
}

} // namespace

Result<SavedFile> write_file(const fs::path& path, std::string_view bytes, Backup backup) {
    const auto refused = [](const Failure& why) {
        return machine_problem(why.what, why.error);
    };
    std::error_code error;
    const std::optional<fs::path> target = end_of_links(fs::absolute(path, error));
    if (!target) return refused({"the file cannot be found", ELOOP});

    struct stat status {};
    const bool exists = ::stat(target->c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) return refused({"the file cannot be written", EISDIR});
    if (exists && !S_ISREG(status.st_mode)) {
        if (Step failed = write_through(*target, bytes)) return refused(*failed);
        return SavedFile{*target, {}};
    }
    // A rename would replace even a file that its owner made read-only.
    if (exists && ::access(target->c_str(), W_OK) != 0) return refused(failure("the file cannot be written"));
    if (Step failed = replace(*target, bytes, backup, exists ? &status : nullptr)) return refused(*failed);
    return SavedFile{*target, fs::last_write_time(*target, error)};
}

} // namespace waymark
