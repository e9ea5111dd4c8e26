// The map as text for other programs: tables of touchpoints and Mermaid journeys.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "journey/journey.h"
#include "journey/result.h"

namespace waymark::cli {

// The file's ending asks for text rather than a picture.
[[nodiscard]] bool is_text_ending(std::string_view ending);

// What a file of that ending holds, with the scenario in force (null: the base map).
[[nodiscard]] Result<std::string> map_as_text(const Journey& journey, const Scenario* scenario,
                                              std::string_view ending);

} // namespace waymark::cli
