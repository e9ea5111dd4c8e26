// Projection over calendar time: the expected number of people, their level and what they do, period by
// period.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "journey/journey.h"
#include "markov/applied_map.h"
#include "markov/kernel_memo.h"

namespace waymark {

// One row for one persona: plain sums over people, so that rows of several personas may be added.
struct PeriodSums {
    double prospects = 0;
    double customers = 0;
    double level_sum = 0;           // Σ people · level over everybody on the map
    double satisfied_customers = 0; // customers at level ≥ 7
    double promoters = 0;           // customers at 9–10
    double detractors = 0;          // customers at 0–6
    double entered = 0;
    double entered_customers = 0; // of `entered`, those who start as customers
    double converted = 0;
    double lost = 0;
    double churned = 0;
    double completed = 0;
    double revenue = 0;
    double cost = 0;
};

struct Schedule {
    double period_days = 365.25 / 12;
    int horizon = 24;
    double initial = 0;  // people of this persona who enter at time 0
    double arrivals = 0; // and at the start of each period
};

struct ProjectionOptions {
    double tolerance = 3e-10; // of the people ever entered, in every column of people
};

struct ProjectionReport {
    std::vector<PeriodSums> rows; // horizon + 1
    double error_estimate = 0;    // a-posteriori, of all segments, relative to the people ever entered
    int basis_size = 0;           // the largest Krylov basis that was built
    int restarts = 0;             // how often the basis was begun anew inside a segment
    bool converged = true;
};

// Rows 0…horizon of one persona on the maps in force (model page §5, §6); the first segment must have
// first_period ≤ 1 and first periods must rise. The starts are those of the persona with the same id in each
// segment's journey. `memo` may have kernels of this persona, and gets more.
[[nodiscard]] ProjectionReport project(std::span<const MapSegment> segments, const Persona& persona,
                                       const Schedule& schedule, const ProjectionOptions& options = {},
                                       KernelMemo* memo = nullptr);

// Each course's report, as project() gives it to within the tolerance. A course that begins on the same map
// as the first one, as a scenario whose measures start later does, takes what the two have in common from
// there: the periods until it parts, and the elimination where only touchpoints' own fields differ.
[[nodiscard]] std::vector<ProjectionReport> project_all(std::span<const std::span<const MapSegment>> courses,
                                                        const Persona& persona, const Schedule& schedule,
                                                        const ProjectionOptions& options = {},
                                                        KernelMemo* memo = nullptr);

} // namespace waymark
