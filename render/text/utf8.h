// Reading UTF-8, one character at a time, whatever the bytes are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace waymark {

struct Character {
    char32_t code;
    std::size_t bytes; // 1–4
};

// The character that starts at byte `at`, which is within the text. A byte that belongs to no valid sequence
// is U+FFFD and one byte long, so that reading always goes on.
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);

// The text with U+FFFD for every byte that belongs to no valid sequence.
[[nodiscard]] std::string valid_utf8(std::string_view text);

} // namespace waymark
