// Journey files: a journey from JSON text with every problem named, and back to canonical bytes.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "file/write.h"
#include "journey/journey.h"
#include "journey/result.h"

namespace waymark {

inline constexpr std::string_view journey_file_extension = ".journey.json";
inline constexpr int journey_file_version = 1;

// The journey that the text describes, valid (see journey/validate.h), or all its problems: for what is no
// JSON, line and column; for content, the element's path and id, such as `touchpoints[3] "checkin"`. Refused
// too: unknown and doubled keys, more than 64 levels or 64 MB, a newer version. O(length of the text).
[[nodiscard]] Result<Journey> parse_journey(std::string_view text);

// The journey in that file, or why not. The problems' places do not repeat the path.
[[nodiscard]] Result<Journey> load_journey(const std::filesystem::path& path);

// The one text of a journey: keys in the order of the format, what equals its default left out, two spaces of
// indentation, shortest numbers, UTF-8, a newline at the end. parse_journey gives the same journey again.
// Bytes that are no UTF-8 come out as U+FFFD.
[[nodiscard]] std::string to_canonical_text(const Journey& journey);

// Writes the canonical text atomically and keeps the previous version as `FILE~`. Fails only where the
// machine does; then the file is as it was.
[[nodiscard]] Result<SavedFile> save_journey(const std::filesystem::path& path, const Journey& journey);

} // namespace waymark
