// Personas put together: sums over people become the figures of a row, lifetimes a mix.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "journey/figures.h"
#include "markov/projection.h"

namespace waymark {

// Of the people ever entered: fewer are nobody, so that shares and means over them are not given.
inline constexpr double projection_accuracy = 1e-9;

// Adds another persona's rows; both have the same number of them.
void add_to(std::vector<PeriodSums>& sums, std::span<const PeriodSums> rows);

// The rows of `scale` times as many people.
void scale_people(std::vector<PeriodSums>& rows, double scale);

// The columns of model page §6 from the sums of all personas. A share or mean over fewer people than the
// projection is exact to (1e-9 of all who entered so far) is over nobody, and so nothing. No churn rate in
// row 0, where no time passes. `investment` has a value for each row.
[[nodiscard]] std::vector<PeriodFigures> period_figures(std::span<const PeriodSums> sums,
                                                        std::span<const double> investment);

// All personas together, weighted by people (`shares`, one for each lifetime, summing to 1) and, where a
// figure is over visits, by their visits. Nothing without a persona, or when one with people in it has no
// figures.
[[nodiscard]] std::optional<LifetimeFigures> mix_of(std::span<const PersonaLifetime> lifetimes,
                                                    std::span<const double> shares);

} // namespace waymark
