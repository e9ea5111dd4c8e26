// A lock that ends with the process that holds it, however that ends.
#pragma once

#include <filesystem>
#include <optional>

namespace waymark {

class FileLock {
public:
    // Locks the file, which is made where it is missing; nothing where another process or window holds it, or
    // where it cannot be locked.
    [[nodiscard]] static std::optional<FileLock> take(const std::filesystem::path& file);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

} // namespace waymark
