// Which column of a table says what of a touchpoint: heads compared as people write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/touchpoint_cells.h"

namespace waymark {

// Words in lower case without accents, a blank between them, without figures, what stands in brackets and a
// plural's end: "Pain Points, 1–5 (each)" is "pain point".
[[nodiscard]] std::string plain_words(std::string_view text);

// In lower case and without accents, signs as blanks: for searching and sorting.
[[nodiscard]] std::string folded(std::string_view text);

// The same for all texts that read alike, and empty where there is no letter: for finding one among many.
[[nodiscard]] std::string alike_key(std::string_view text);

// The same words, case, accents and signs aside.
[[nodiscard]] bool reads_alike(std::string_view one, std::string_view other);

// The column that the head means: the field's key, its label on screen, or another usual word for it.
[[nodiscard]] std::optional<TouchpointColumn> column_named(std::string_view head);

// Of each head, the column that it means; a column is meant once, by the head that names it most plainly.
[[nodiscard]] std::vector<std::optional<TouchpointColumn>>
columns_named(const std::vector<std::string>& heads);

// A row for each thing that happened to a person (case, activity, timestamp), rather than for each
// touchpoint.
[[nodiscard]] bool is_event_log(const std::vector<std::string>& heads);

} // namespace waymark
