// Experience kernels that were computed before: they cost more than all else of building a chain.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>

#include "journey/journey.h"
#include "markov/block.h"

namespace waymark {

// Remembers kernels by what they depend on, so that the maps of a scenario, and those before and after an
// edit, which mostly agree, share them.
class KernelMemo {
public:
    // experience_kernel(touchpoint, persona); the reference stays until it is forgotten.
    [[nodiscard]] const Block& experience(const Touchpoint& touchpoint, const Persona& persona);

    // Forgets all that nobody asked for since this was called before.
    void forget_unused();

    [[nodiscard]] std::size_t size() const { return kernels_.size(); }

private:
    using Key = std::array<double, 5>; // quality, impact, recovery, variability, loss aversion
    struct Kernel {
        Block block;
        std::uint64_t round = 0; // in which it was asked for last
    };
    std::map<Key, Kernel> kernels_;
    std::uint64_t round_ = 0;
};

} // namespace waymark
