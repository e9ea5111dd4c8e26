// The two weights of the type family.
#pragma once

#include <cstdint>

namespace waymark {

enum class Weight : std::uint8_t { regular, semibold };

} // namespace waymark
