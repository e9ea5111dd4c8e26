// JSON text to a tree, strictly: limits, doubled keys and bad UTF-8 are found, with line and column.
#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

#include "journey/result.h"

namespace waymark {

inline constexpr int deepest_nesting = 64;
inline constexpr std::size_t largest_text = 64'000'000; // bytes
inline constexpr std::size_t most_json_values =
    4'000'000; // bounds the memory that a text of small values takes

struct JsonTree {
    nlohmann::ordered_json root;
    Problems doubled_keys; // the first of each is in the tree
};

// The tree, or the first thing that keeps the text from being read: not UTF-8, no JSON, too deep, too large.
[[nodiscard]] Result<JsonTree> read_json(std::string_view text);

} // namespace waymark
