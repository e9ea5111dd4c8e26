// Experience kernels that were computed before: they cost more than all else of building a chain.
#pragma once

#include <array>
#include <map>

#include "journey/journey.h"
#include "markov/block.h"

namespace waymark {

// Remembers kernels by what they depend on, so that the maps of a scenario, which mostly agree, share them.
class KernelMemo {
public:
    // experience_kernel(touchpoint, persona); the reference stays as long as the memo.
    [[nodiscard]] const Block& experience(const Touchpoint& touchpoint, const Persona& persona);

private:
    using Key = std::array<double, 5>; // quality, impact, recovery, variability, loss aversion
    std::map<Key, Block> kernels_;
};

} // namespace waymark
