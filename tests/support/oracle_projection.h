// The oracle's projection: the dense exponential of the generator, by squaring stochastic matrices (model
// page §6).
#pragma once

#include <vector>

#include "support/oracle_chain.h"

namespace waymark::oracle {

// Sums over people of one persona in one row.
struct RowSums {
    double prospects = 0, customers = 0, level = 0, satisfied = 0, promoters = 0, detractors = 0;
    double entered = 0, entered_customers = 0, converted = 0, lost = 0, churned = 0, completed = 0;
    double revenue = 0, cost = 0;

    RowSums& operator+=(const RowSums& other);
};

struct Calendar {
    double period_days;
    int horizon;
    double initial;
    double arrivals;
};

// `map_of_period[t]` is the map of period t, for t = 0…horizon, as a position in `maps`; that of period 0 is
// that of period 1.
[[nodiscard]] std::vector<RowSums> project_on(const std::vector<Map>& maps,
                                              const std::vector<std::size_t>& map_of_period,
                                              const Persona& persona, std::size_t position,
                                              const Calendar& calendar);

} // namespace waymark::oracle
