// Versions of journey files as they were saved, kept in a folder of the user's.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "session/session.h"

namespace waymark {

inline constexpr std::size_t most_versions = 20; // of one file

// Keeps the journey as a version of the file, unless it is what was kept last; the oldest of more than
// most_versions goes. `state` is the user's folder; empty: nothing is kept. What cannot be written is not
// kept: the file itself was saved, and has its previous version beside it as `FILE~`.
void keep_version(const std::filesystem::path& state, const std::filesystem::path& file,
                  const Journey& journey);

// The versions kept of the file, the latest first, without those that cannot be read.
[[nodiscard]] std::vector<FileVersion> versions_of(const std::filesystem::path& state,
                                                   const std::filesystem::path& file);

} // namespace waymark
