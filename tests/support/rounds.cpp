#include "support/rounds.h"

#include <cstdlib>

namespace waymark {

std::uint64_t rounds(std::uint64_t usual) {
    const char* factor = std::getenv("WAYMARK_TEST_ROUNDS");
    if (factor == nullptr) return usual;
    const auto times = std::strtod(factor, nullptr);
    return times > 0 ? static_cast<std::uint64_t>(times * static_cast<double>(usual)) : usual;
}

} // namespace waymark
