// What tests of whole simulations share: small maps known by hand, and their figures.
#pragma once

#include <string>

#include <catch2/catch.hpp>

#include "support/builder.h"
#include "whatif/simulate.h"

namespace waymark {

// With the first scenario where there is one.
inline Outcome outcome_of(const Journey& journey, const SimulateOptions& options = {}) {
    const Scenario* scenario = journey.scenarios.empty() ? nullptr : &journey.scenarios.front();
    auto outcome = simulate(journey, scenario, options);
    REQUIRE(outcome);
    return *outcome;
}

inline Approx about(double value) {
    return Approx(value).epsilon(1e-12).margin(1e-15);
}

// People begin at level 5, meet quality 5 and effort 4 without spread: their leave rates are the fields'
// values.
inline JourneyBuilder plain(const std::string& id) {
    return a_journey().touchpoint(id).variability(0);
}

// a → b 3/4, a → c 1/4; b → c; c → @done. All leave rates 1/5.
inline JourneyBuilder three() {
    return plain("a")
        .leave(0.2)
        .touchpoint("b")
        .variability(0)
        .leave(0.2)
        .touchpoint("c")
        .variability(0)
        .leave(0.2)
        .link("a", "b", 3)
        .link("a", "c", 1)
        .link("b", "c", 1)
        .scenario("s")
        .intervention("i");
}

} // namespace waymark
