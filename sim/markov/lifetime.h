// Lifetime figures of one persona: what becomes of a person who enters, exact to the last digits on any
// chain.
#pragma once

#include "journey/figures.h"
#include "journey/journey.h"
#include "markov/applied_map.h"

namespace waymark {

struct LifetimeOptions {
    double discount_rate = 0.1; // per year
    bool reach = true; // false leaves every reach 0; it costs about as much as all the rest times log n
};

// Model page §7 for the persona on the map, by block elimination without subtraction (Grassmann, Taksar &
// Heyman 1985). Where people can come into a closed loop, `figures` is empty and the loops are named.
[[nodiscard]] PersonaLifetime lifetime(const AppliedMap& map, const Persona& persona,
                                       const LifetimeOptions& options = {});

} // namespace waymark
