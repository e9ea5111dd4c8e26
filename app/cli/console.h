// Where commands write, and how they report problems.
#pragma once

#include <optional>
#include <ostream>
#include <string_view>

#include "cli/request.h"
#include "journey/journey.h"
#include "journey/result.h"

namespace waymark::cli {

struct Console {
    std::ostream& out;
    std::ostream& err;
    bool is_colored = false; // escape sequences for bold and dim in `out`
};

// One line a problem: `FILE: place: what. Remedy`.
void report(Console& console, std::string_view file, const Problems& problems);

// The journey in the file; where there is none its problems are reported.
[[nodiscard]] std::optional<Journey> open_journey(Console& console, const std::string& file);

// The scenario of that id; where there is none the nearest and the list are reported. A null id is the base
// map: a null pointer.
[[nodiscard]] std::optional<const Scenario*> choose_scenario(Console& console, const std::string& file,
                                                             const Journey& journey,
                                                             const std::optional<std::string>& id);

// True where the persona is there or none was asked for; else the nearest and the list are reported.
[[nodiscard]] bool knows_persona(Console& console, const std::string& file, const Journey& journey,
                                 const std::optional<std::string>& id);

// A name and a counted noun: `1 stage`, `3 stages`.
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

} // namespace waymark::cli
