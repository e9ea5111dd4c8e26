// Which change of one field brings a figure to a target, as table, CSV and JSON.
#pragma once

#include <span>
#include <string>

#include "journey/journey.h"
#include "whatif/goal_seek.h"

namespace waymark::cli {

struct SoughtStudy {
    const SeekStudy& study;
    std::span<const SeekAnswer> answers; // sorted
    const Persona* persona = nullptr;    // the only one, or nothing for all
};

// Where no field reaches the target, those that come nearest.
[[nodiscard]] std::string table_of(const SoughtStudy& sought, bool is_colored);
[[nodiscard]] std::string csv_of(const SoughtStudy& sought);
[[nodiscard]] std::string json_of(const SoughtStudy& sought);

// "3%" and "3 %" as the share 0.03; a text that is no number is given back as it is.
[[nodiscard]] std::string share_of_percent(std::string text);

} // namespace waymark::cli
