// The oracle's lifetime figures: the fundamental matrix, inverted as it stands (model page §7).
#pragma once

#include "journey/figures.h"
#include "support/oracle_chain.h"

namespace waymark::oracle {

// For the persona at that position of the journey, on the map with all interventions in force.
[[nodiscard]] PersonaLifetime lifetime_of(const Map& map, const Persona& persona, std::size_t position,
                                          double discount_rate);

// All personas together; `shares` sum to 1.
[[nodiscard]] std::optional<LifetimeFigures> mixed(const std::vector<PersonaLifetime>& lifetimes,
                                                   const std::vector<double>& shares);

} // namespace waymark::oracle
