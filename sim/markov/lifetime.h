// Lifetime figures of one persona: what becomes of a person who enters, exact to the last digits on any
// chain.
#pragma once

#include <span>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"
#include "markov/applied_map.h"
#include "markov/chain.h"
#include "markov/kernel_memo.h"

namespace waymark {

struct LifetimeOptions {
    double discount_rate = 0.1; // per year
    bool reach = true; // false leaves every reach 0; it costs about as much as all the rest times log n
    bool rough_value = false; // to about 1e-4, in half the time
};

// Model page §7 for the persona on the map, by block elimination without subtraction (Grassmann, Taksar &
// Heyman 1985). Where people can come into a closed loop, `figures` is empty and the loops are named.
// `memo` may have kernels of this persona, and gets more.
[[nodiscard]] PersonaLifetime lifetime(const AppliedMap& map, const Persona& persona,
                                       const LifetimeOptions& options = {}, KernelMemo* memo = nullptr);

// The part of these figures that visits decide: all but value and reach, which are 0. `visits` by state of
// the chain, node · block_stride + level, per person who enters.
[[nodiscard]] LifetimeFigures figures_of_visits(const AppliedMap& map, const Chain& chain,
                                                const Persona& persona, std::span<const double> visits);

} // namespace waymark
