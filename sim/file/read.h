// Reading a whole file that a person named, with a limit.
#pragma once

#include <filesystem>
#include <string>

#include "journey/result.h"

namespace waymark {

// The bytes of the file, or why not: missing, a folder, no permission, larger than `most_bytes`.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t most_bytes);

} // namespace waymark
