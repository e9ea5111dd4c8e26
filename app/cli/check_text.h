// The findings of checked files: lines for people, CSV and JSON for programs.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "checks/findings.h"
#include "journey/journey.h"
#include "journey/result.h"

namespace waymark::cli {

struct CheckedFile {
    std::string file;
    std::optional<Journey> journey; // nothing where the file cannot be opened, for `problems`
    Problems problems;
    Findings findings;
};

// A line a finding, `FILE: SEVERITY: PLACE: WHAT. REMEDY [CODE]`, and one that sums the file up; errors stand
// on standard error. Nothing for a file that cannot be opened.
[[nodiscard]] std::string lines_of(const CheckedFile& checked, bool is_colored);

// A row a finding, of all files; what cannot be opened has rows of the code "file".
[[nodiscard]] std::string csv_of(std::span<const CheckedFile> files);

// `{"files": [{"file", "journey", "problems", "findings"}]}`; a finding names its elements as the journey
// does.
[[nodiscard]] std::string json_of(std::span<const CheckedFile> files);

} // namespace waymark::cli
