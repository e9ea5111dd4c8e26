// Mermaid's `journey` diagrams, in and out: sections are stages, tasks touchpoints, actors personas.
#pragma once

#include <string>
#include <string_view>

#include "data/table.h"
#include "journey/journey.h"

namespace waymark {

// Mermaid's faces go from 1 to 5, our scores from 0 to 10, as when satisfaction is asked on five points:
// face = 1 + 4 · score / 10, rounded; score = 2.5 · (face − 1).
[[nodiscard]] int mermaid_face(double score);
[[nodiscard]] double score_of_face(double face);

// The text, code fences and front matter aside, begins with `journey`.
[[nodiscard]] bool is_mermaid(std::string_view text);

// Each task as a row of stage, name, score and personas, with a row of heads; lines that are none of
// Mermaid's are left out and reported. Refused where there is no task, and with the limits of tables.
[[nodiscard]] Result<Table> read_mermaid(std::string_view bytes);

// The whole map: a task's face is that of its mean score, its actors are the personas who can come there
// along links. Texts, figures and links have no place in Mermaid and are left out. O(personas · links).
[[nodiscard]] std::string to_mermaid(const Journey& journey);

} // namespace waymark
