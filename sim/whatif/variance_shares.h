// Which inputs make a band wide: first-order variance shares from given draws.
#pragma once

#include <span>
#include <vector>

namespace waymark {

struct VarianceShare {
    double share = 0;          // of the result's variance, 0 to 1
    double standard_error = 0; // asymptotic

    bool operator==(const VarianceShare&) const = default;
};

// Var(E[result | input]) / Var(result) of an input of one or more independent numbers, each with a value a
// draw. The conditional expectation is taken as a polynomial of third degree in each number, orthonormal over
// the draws (Sudret 2008, "Global sensitivity analysis using polynomial chaos expansions", of one input at a
// time, which needs no more draws where there are more inputs). What chance alone would explain, 1/draws a
// degree, is taken off. A result that does not vary has shares 0. At least 10 draws. O(draws · numbers).
[[nodiscard]] VarianceShare variance_share(std::span<const std::vector<double>> numbers,
                                           std::span<const double> result);

// The values that 5, 25, 50, 75 and 95 % do not exceed, linear between order statistics (definition 7 of
// Hyndman & Fan 1996). `values` is sorted; not empty.
[[nodiscard]] double quantile(std::span<const double> sorted, double level);

} // namespace waymark
