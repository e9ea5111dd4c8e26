// What a study is about, as it stands in subtitles and sentences: its goal, its time, its map.
#pragma once

#include <string>
#include <string_view>

#include "session/session.h"

namespace waymark {

// The end of the projection: "month 24".
[[nodiscard]] std::string horizon_words(const Session& session);

// The goal within a sentence: "customers", "NPS".
[[nodiscard]] std::string goal_words(Goal goal);
// When the session's goal is measured: " at month 24", " up to month 24".
[[nodiscard]] std::string goal_when(const Session& session);

// What stands beside figures that are not of what is shown.
inline constexpr std::string_view outdated_words = "of the map before the change; being computed anew";

// Which map is shown: "base map", "with “Faster check-in”".
[[nodiscard]] std::string map_words(const Session& session);

} // namespace waymark
