// Writing a file so that it is never half there: the old content or the new, whatever happens in between.
#pragma once

#include <filesystem>
#include <string_view>

#include "journey/result.h"

namespace waymark {

// What became of a file that was written.
struct SavedFile {
    std::filesystem::path path;             // of the file itself, symbolic links followed
    std::filesystem::file_time_type time{}; // of its last change, to notice when somebody else changes it
};

enum class Backup { none, keep_previous };

// Replaces the file's content, or makes the file: a temporary file beside it, written and flushed to the
// disk, is renamed over it, then the folder is flushed. The mode of an existing file is kept, symbolic links
// are followed, devices and pipes are written through. With Backup::keep_previous the previous version stays
// as `FILE~`. Fails only where the machine does (disk full, no permission, folder gone): the file is then as
// it was and no temporary file is left.
[[nodiscard]] Result<SavedFile> write_file(const std::filesystem::path& path, std::string_view bytes,
                                           Backup backup = Backup::none);

} // namespace waymark
