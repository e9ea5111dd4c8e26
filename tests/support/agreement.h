// Whether the product's figures are the oracle's, and if not, where they differ.
#pragma once

#include <string>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"
#include "support/dense_oracle.h"

namespace waymark::oracle {

struct Tolerance {
    double people = 1e-9; // of the people ever entered
    double money =
        1e-8; // of the largest row of its column; a hundredth of it for all who entered paying the most
    double ratio = 1e-8;    // shares, means and rates, times the part of all people that they are over
    double lifetime = 1e-9; // relative
};

// One sentence for each figure that differs; empty when all agree. The journey is the one that was computed.
[[nodiscard]] std::vector<std::string> disagreements(const Journey& journey, const Outcome& outcome,
                                                     const Figures& expected,
                                                     const Tolerance& tolerance = {});

// One sentence for each row in which people got lost or appeared, beyond 1e-9 of those who entered.
[[nodiscard]] std::vector<std::string> leaks(const std::vector<PeriodFigures>& rows);

} // namespace waymark::oracle
