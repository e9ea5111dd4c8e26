// People carried along a course stretch by stretch, with the bases through which they went.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "markov/all_ways.h"
#include "markov/block_elimination.h"
#include "markov/projection.h"
#include "markov/time_basis.h"

namespace waymark {

// What a basis is allowed to leave out: of people who ever entered, and of the largest worth.
inline constexpr double course_tolerance = 3e-10;
// How far balances may be off, of the same, before a stretch is divided: they see what a basis has lost to
// rounding.
inline constexpr double course_imbalance = 3e-9;

// I − γQ of a chain, factored, with the same factors for people and for what they are worth.
struct TimeResolvent {
    double gamma;
    std::vector<double> go_on, stop; // by node
    BlockElimination elimination;
};

// People who start alike, so many of them at the start of each step.
struct Cohort {
    TimeBasis basis;
    std::vector<double> joining; // by step
};

// Equal steps of one segment through which one basis carries.
struct Stretch {
    std::size_t segment = 0;
    int first = 1;             // period
    int steps = 1;             // of a period each, or of a part of the first one
    int divisions = 1;         // steps that a period would have
    int begin = 0;             // of these, those of the first period that lie before
    std::vector<double> crowd; // at its start, before anybody joins
    std::vector<Cohort> cohorts;
    std::vector<double> end; // where everybody is at its end
    double churned = 0;      // on it
};

class CourseWalk {
public:
    CourseWalk(std::span<const MapSegment> segments, const Persona& persona, const Schedule& schedule,
               KernelMemo& memo);

    // False where even the shortest steps lose digits; nothing else is to be asked then.
    [[nodiscard]] bool has_settled() const { return has_settled_; }
    [[nodiscard]] const std::vector<OpenChain>& chains() const { return chains_; } // by segment
    [[nodiscard]] const Chain& chain(std::size_t segment) const { return chains_[segment].chain; }
    [[nodiscard]] const std::vector<Stretch>& stretches() const { return stretches_; } // in the order of time
    [[nodiscard]] const std::vector<double>& end() const { return end_; }              // at the horizon
    [[nodiscard]] double people() const { return people_; }                            // who ever enter

    [[nodiscard]] double step_days(const Stretch& stretch) const {
        return schedule_.period_days / stretch.divisions;
    }
    [[nodiscard]] const TimeResolvent& resolvent(const Stretch& stretch);
    // Who joins at the start of each step: at the start of a period.
    [[nodiscard]] std::vector<double> joining(const Stretch& stretch) const;
    // By node, what the integral of y over a step is to be multiplied with to be the departures: y is
    // x · (1 + γ/dwell).
    [[nodiscard]] std::vector<double> departure_rates(const Stretch& stretch);

    // Replaces a stretch by parts of it and says how many; nothing where it cannot be divided any more.
    [[nodiscard]] std::optional<std::size_t> divide(std::size_t stretch);

private:
    void add_cohort(Stretch& stretch, std::vector<double> start, std::vector<double> joining);
    void begin_cohorts(Stretch& stretch);
    void forward(Stretch& stretch);
    void balance(Stretch& stretch, const std::vector<double>& end, const std::vector<double>& departures);
    std::vector<double> walk_on(Stretch stretch, std::vector<Stretch>& into);
    std::vector<double> walk_in_parts(const Stretch& stretch, std::vector<Stretch>& into);

    Schedule schedule_;
    std::vector<OpenChain> chains_;
    std::vector<std::vector<TimeResolvent>> resolvents_; // by segment
    std::vector<Stretch> stretches_;
    std::vector<double> end_;
    double people_ = 0;
    bool has_settled_ = true;
};

// values[node · block_stride + level] *= by[node]
void scale_nodes(std::span<double> values, const std::vector<double>& by);
void add_to(std::vector<double>& sum, const std::vector<double>& part);

} // namespace waymark
