#include "whatif/sample.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "journey/claim.h"
#include "journey/lookup.h"
#include "markov/closed_loops.h"
#include "whatif/aggregate.h"
#include "whatif/walk_calendar.h"

namespace waymark {

namespace {

constexpr std::uint64_t least_sample = 2;        // of a group: its people must be able to differ
constexpr std::uint64_t people_of_a_task = 8192; // keeps both the parts and their number small

SampledPersona persona_of(const Plan& plan, const std::string& id) {
    SampledPersona made;
    made.calendar = planned_walk(plan, id).calendar;
    made.without_lives.persona = id;
    if (!plan.lifetime) return made;
    Chain chain = build_chain(plan.maps.in_force, persona_on(plan.maps.in_force, id));
    made.without_lives.closed_loops = closed_loops(chain);
    if (!made.without_lives.closed_loops.empty()) return made;
    made.life_tables = walk_tables(std::span(&chain, 1));
    made.life = std::move(chain);
    return made;
}

// Divides `people` over parts in proportion to their weights: whole numbers that sum to it, none below two
// (largest remainders; what the small ones get beyond their due is taken from the largest).
std::vector<std::uint64_t> divided(std::uint64_t people, const std::vector<double>& weights) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<std::uint64_t> parts;
    std::vector<std::pair<double, std::size_t>> remainders;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double due = static_cast<double>(people) * (weights[i] / sum);
        parts.push_back(std::max(static_cast<std::uint64_t>(due), least_sample));
        remainders.emplace_back(static_cast<double>(parts.back()) - due, i);
    }
    std::uint64_t given = std::accumulate(parts.begin(), parts.end(), std::uint64_t{0});
    std::sort(remainders.begin(), remainders.end());
    for (std::size_t i = 0; given < people; i = (i + 1) % parts.size(), ++given)
        ++parts[remainders[i].second];
    while (given > people) {
        const auto largest = std::max_element(parts.begin(), parts.end());
        CLAIM(*largest > least_sample, "there are two people for every part");
        --*largest;
        --given;
    }
    return parts;
}

// Who enters together, and when.
std::vector<SampleGroup> entering_groups(const Plan& plan) {
    std::vector<SampleGroup> groups;
    for (std::size_t p = 0; p < plan.personas.size(); ++p) {
        const double initial = plan.simulation.initial * plan.personas[p].share;
        const double arrivals = plan.simulation.arrivals * plan.personas[p].share;
        if (initial > 0) groups.push_back({p, false, 0, initial, 0, 0});
        for (int period = 1; arrivals > 0 && period <= plan.simulation.horizon; ++period)
            groups.push_back({p, false, period, arrivals, 0, 0});
    }
    return groups;
}

std::vector<SampleGroup> life_groups(const SamplePlan& made) {
    std::vector<SampleGroup> groups;
    for (std::size_t p = 0; p < made.personas.size(); ++p) {
        if (made.personas[p].life) groups.push_back({p, true, 0, made.plan.personas[p].share, 0, 0});
    }
    return groups;
}

// Gives each of these groups its people, numbers them, and adds the groups to the plan.
void add_groups(SamplePlan& made, std::vector<SampleGroup> groups) {
    if (groups.empty()) return;
    std::vector<double> weights;
    double most = 0;
    for (const SampleGroup& group : groups)
        most = std::max(most, group.people);
    for (const SampleGroup& group : groups)
        weights.push_back(most > 0 ? group.people : 1);
    const std::vector<std::uint64_t> samples = divided(made.options.people, weights);
    std::uint64_t person = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        groups[g].sample = samples[g];
        groups[g].first_person = person;
        person += samples[g];
        made.groups.push_back(groups[g]);
    }
}

void add_tasks(SamplePlan& made) {
    for (std::size_t g = 0; g < made.groups.size(); ++g) {
        const SampleGroup& group = made.groups[g];
        for (std::uint64_t first = 0; first < group.sample; first += people_of_a_task) {
            const std::uint64_t count = std::min(people_of_a_task, group.sample - first);
            made.tasks.push_back({g, group.first_person + first, count, first + count == group.sample});
        }
    }
}

WalkStream stream_of(const SamplePlan& plan, const SampleGroup& group) {
    return {plan.options.seed, group.is_of_lives ? 1U : 0U};
}

LifeOptions life_options(const SamplePlan& plan) {
    return {plan.plan.simulation.discount_rate, plan.options.most_visits};
}

LifeSample life_sample(const SamplePlan& plan, const SampleGroup& group) {
    const SampledPersona& persona = plan.personas[group.persona];
    const AppliedMap& map = plan.plan.maps.in_force;
    return {map,
            persona_on(map, plan.plan.personas[group.persona].persona),
            *persona.life,
            persona.life_tables,
            group.first_person,
            stream_of(plan, group),
            life_options(plan)};
}

} // namespace

Result<SamplePlan> sample_plan(const Plan& plan, const SampleOptions& options) {
    std::vector<SampleGroup> entering = entering_groups(plan);
    const std::uint64_t least = least_sample * std::max(entering.size(), plan.personas.size());
    if (options.people < least || options.people > most_sampled_people) {
        return Problem{"",
                       std::to_string(options.people) + " people cannot be sampled here, where " +
                           std::to_string(least / least_sample) + " groups enter the map",
                       "Take " + std::to_string(least) + " people, two a group, to " +
                           std::to_string(most_sampled_people) + "."};
    }
    SamplePlan made{plan, options, {}, {}, {}};
    for (const PersonaShare& who : plan.personas)
        made.personas.push_back(persona_of(plan, who.persona));
    add_groups(made, std::move(entering));
    add_groups(made, life_groups(made));
    add_tasks(made);
    return made;
}

SampleCounts sampled(const SamplePlan& plan, std::size_t task) {
    CLAIM(task < plan.tasks.size(), "a plan has so many tasks");
    const SampleTask& part = plan.tasks[task];
    const SampleGroup& group = plan.groups[part.group];
    const SampledPersona& persona = plan.personas[group.persona];
    const WalkStream stream = stream_of(plan, group);
    SampleCounts counts;
    if (group.is_of_lives) {
        counts.lives =
            walk_lives(persona.life_tables, part.first_person, part.count, stream, life_options(plan));
    } else {
        counts.to_horizon = walk_to_horizon(persona.calendar, {group.period, part.first_person, part.count},
                                            stream, plan.options.most_visits);
    }
    return counts;
}

SampleCollector::SampleCollector(const SamplePlan& plan) : plan_(plan) {
    const auto rows = static_cast<std::size_t>(plan.plan.simulation.horizon) + 1;
    rows_.sums.resize(rows);
    rows_.spread.resize(rows);
    made_.people = plan.options.people;
    if (!plan.plan.lifetime) return;
    for (const SampledPersona& persona : plan.personas)
        made_.outcome.lifetimes.push_back(persona.without_lives);
}

void SampleCollector::take(std::size_t task, SampleCounts counts) {
    waiting_.emplace(task, std::move(counts));
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_;
         first = waiting_.begin()) {
        fold(next_, first->second);
        waiting_.erase(first);
        ++next_;
    }
}

void SampleCollector::fold(std::size_t task, const SampleCounts& counts) {
    const SampleTask& part = plan_.tasks[task];
    const SampleGroup& group = plan_.groups[part.group];
    if (group.is_of_lives) {
        append(group_lives_, counts.lives);
        if (!part.is_last) return;
        finish_lives(group);
        group_lives_ = {};
        return;
    }
    add_to(group_rows_, counts.to_horizon.rows);
    made_.visits += counts.to_horizon.visits;
    made_.cut += counts.to_horizon.cut;
    if (!part.is_last) return;
    add_group(rows_, group_rows_, group.people);
    group_rows_.clear();
}

void SampleCollector::finish_lives(const SampleGroup& group) {
    const LifeSample sample = life_sample(plan_, group);
    for (const std::uint64_t visits : group_lives_.visits)
        made_.visits += visits;
    made_.lives.push_back(sampled_lives(sample, group_lives_));
    made_.outcome.lifetimes[group.persona].figures = sampled_lifetime(sample, group_lives_);
}

SampledOutcome SampleCollector::outcome() {
    CLAIM(next_ == plan_.tasks.size(), "every task has been taken");
    std::vector<double> shares;
    for (const PersonaShare& who : plan_.plan.personas)
        shares.push_back(who.share);
    made_.outcome.scenario = plan_.plan.scenario;
    made_.outcome.periods = period_figures(rows_.sums, plan_.plan.investment);
    if (plan_.plan.lifetime) made_.outcome.mix = mix_of(made_.outcome.lifetimes, shares);
    made_.standard_errors = standard_errors(rows_, made_.outcome.periods);
    return std::move(made_);
}

Result<SampledOutcome> sample(const Plan& plan, const SampleOptions& options) {
    const auto planned = sample_plan(plan, options);
    if (!planned) return planned.problems();
    SampleCollector collector(*planned);
    for (std::size_t task = 0; task < planned->tasks.size(); ++task)
        collector.take(task, sampled(*planned, task));
    return collector.outcome();
}

} // namespace waymark
