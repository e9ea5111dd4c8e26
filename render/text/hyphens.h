// Where a long English word may be divided.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace waymark {

// The places, ascending, where a hyphen may stand: between syllables as far as the letters tell them
// ("appli|ca|tion"), three letters from either end at least. None in a word with other characters than ASCII
// letters, but for an apostrophe and closing punctuation after its letters.
[[nodiscard]] std::vector<std::size_t> hyphen_places(std::string_view word);

} // namespace waymark
