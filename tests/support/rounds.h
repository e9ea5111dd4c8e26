// How many random cases a test tries: WAYMARK_TEST_ROUNDS times the usual, for a long night.
#pragma once

#include <cstdint>

namespace waymark {

// `usual` cases, or as many times more as the environment variable says.
[[nodiscard]] std::uint64_t rounds(std::uint64_t usual);

} // namespace waymark
