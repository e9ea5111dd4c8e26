// Single people instead of expectations: a plan sampled in batches, each a function of its number alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "journey/figures.h"
#include "journey/result.h"
#include "markov/chain.h"
#include "markov/horizon_walk.h"
#include "markov/life_walk.h"
#include "whatif/plan.h"
#include "whatif/sampled_lives.h"
#include "whatif/sampled_row.h"

namespace waymark {

inline constexpr std::uint64_t most_sampled_people = 10'000'000;

struct SampleOptions {
    std::uint64_t people = 10'000;
    std::uint64_t seed = 1;
    std::uint32_t most_visits = 100'000; // of one person, to the horizon and in a life
};

struct SampledOutcome {
    Outcome
        outcome; // counted and scaled to the real population; a persona with people cut short has no figures
    std::vector<PeriodFigures> standard_errors; // of outcome.periods
    std::vector<SampledLives> lives;            // one a persona, none where a closed loop is
    std::uint64_t people = 0;
    std::uint64_t visits = 0;
    std::uint64_t cut = 0; // people who came to the limit of visits before the horizon, and stayed there
};

// People who are sampled from the same distribution: those who enter together, or all of a persona, for their
// lives.
struct SampleGroup {
    std::size_t persona = 0; // position in the plan
    bool is_of_lives = false;
    int period = 0;    // in which they enter
    double people = 0; // real ones
    std::uint64_t sample = 0;
    std::uint64_t first_person = 0;
};

// A part of a group, which one thread may sample.
struct SampleTask {
    std::size_t group = 0;
    std::uint64_t first_person = 0;
    std::uint64_t count = 0;
    bool is_last = false; // of its group
};

// What there is to sample of one persona.
struct SampledPersona {
    WalkCalendar calendar;     // the maps up to the horizon
    std::optional<Chain> life; // the map with all interventions in force; nothing where a closed loop is
    WalkTables life_tables;
    PersonaLifetime without_lives; // names the closed loops
};

// What there is to sample, as plain values. Groups and the numbers of their people depend on the people
// alone, so that base and scenario are walked by the same people with the same luck.
struct SamplePlan {
    Plan plan;
    SampleOptions options;
    std::vector<SampledPersona> personas;
    std::vector<SampleGroup> groups;
    std::vector<SampleTask> tasks;
};

// Divides the people over groups in proportion to the real ones, two at least, and once more over the
// personas for their lives. Fails where fewer than two people a group were asked for.
[[nodiscard]] Result<SamplePlan> sample_plan(const Plan& plan, const SampleOptions& options = {});

// What one task counted.
struct SampleCounts {
    HorizonCounts to_horizon;
    LifeCounts lives;
};
// Pure: tasks may be sampled at the same time, in any order.
[[nodiscard]] SampleCounts sampled(const SamplePlan& plan, std::size_t task);

// Puts the tasks' counts together. They may be taken in any order; those that come too early wait, so that no
// digit depends on who was first.
class SampleCollector {
public:
    explicit SampleCollector(const SamplePlan& plan);
    void take(std::size_t task, SampleCounts counts);
    // After all tasks have been taken.
    [[nodiscard]] SampledOutcome outcome();

private:
    void fold(std::size_t task, const SampleCounts& counts);
    void finish_lives(const SampleGroup& group);

    const SamplePlan& plan_;
    std::map<std::size_t, SampleCounts> waiting_;
    std::size_t next_ = 0;
    std::vector<PeriodCounts> group_rows_;
    LifeCounts group_lives_;
    SampledRows rows_;
    SampledOutcome made_;
};

// All of it in one call, on one core.
[[nodiscard]] Result<SampledOutcome> sample(const Plan& plan, const SampleOptions& options = {});

} // namespace waymark
