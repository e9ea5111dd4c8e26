// Counts of sampled people made into sums over the real ones, with the variance of those sums.
#pragma once

#include <span>
#include <vector>

#include "journey/figures.h"
#include "markov/horizon_walk.h"
#include "markov/projection.h"

namespace waymark {

// Variances and covariances of the sums that a row's figures are made of.
struct RowSpread {
    double prospects = 0, customers = 0;
    double level = 0, people = 0, level_with_people = 0;
    double satisfied = 0, satisfied_with_customers = 0;
    double promotion = 0, promotion_with_customers = 0; // promoters less detractors
    double converted = 0, lost = 0, churned = 0, completed = 0;
    double revenue = 0, cost = 0;
    double exposed = 0, churned_with_exposed = 0; // customers who could have churned
};

// What is known of all people together, row by row.
struct SampledRows {
    std::vector<PeriodSums> sums;
    std::vector<RowSpread> spread;
};

// Adds a group of people who entered together, `people` of whom `rows` counts a simple random sample of two
// or more: each count stands for people/sample real ones. Stratified sampling (Cochran 1977, ch. 5): the
// variances of the groups' sums add up.
void add_group(SampledRows& all, std::span<const PeriodCounts> rows, double people);

// The standard error of every figure of the rows, nothing where the figure is nothing; 0 for `entered` and
// `investment`, which are no estimates. Those of ratios (satisfaction, csat, nps, churn_rate) are linearised
// (Cochran 1977, ch. 6): the error of a/b is that of a − (a/b)·b, over b.
[[nodiscard]] std::vector<PeriodFigures> standard_errors(const SampledRows& rows,
                                                         std::span<const PeriodFigures> figures);

} // namespace waymark
