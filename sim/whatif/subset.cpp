#include "whatif/subset.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "journey/claim.h"
#include "whatif/plan.h"

namespace waymark {

namespace {

bool asks_for(const SubsetStudy& study, bool of_lifetime) {
    return std::any_of(study.goals.begin(), study.goals.end(),
                       [&](Goal goal) { return (goal == Goal::value) == of_lifetime; });
}

// Only what the goals read: the lifetime value stands on the map in force alone, the others need no lifetime.
SimulateOptions options_of(const SubsetStudy& study) {
    SimulateOptions options = study.options;
    options.lifetime = asks_for(study, true);
    options.reach = false;
    if (!asks_for(study, false)) options.horizon = 1;
    return options;
}

// The candidates with the earliest start first.
std::vector<std::size_t> by_start(const SubsetStudy& study) {
    std::vector<std::size_t> order(study.candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto start = [&](std::size_t candidate) {
        return std::max(1, study.scenario.interventions[study.candidates[candidate]].start_period);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return start(a) < start(b); });
    return order;
}

GoalValues goals_of(const SubsetStudy& study, const Outcome& outcome) {
    GoalValues values;
    for (const Goal goal : study.goals)
        values[static_cast<std::size_t>(goal)] = value_of(outcome, goal);
    return values;
}

} // namespace

std::string id_of(const SubsetStudy& study, std::size_t candidate) {
    return study.scenario.interventions[study.candidates[candidate]].id;
}

Scenario scenario_of(const SubsetStudy& study, Subset subset) {
    Scenario scenario = study.scenario;
    for (std::size_t i = 0; i < study.candidates.size(); ++i)
        scenario.interventions[study.candidates[i]].enabled = contains(subset, i);
    return scenario;
}

std::vector<std::vector<Subset>> batches_of(const SubsetStudy& study, std::vector<Subset> subsets,
                                            std::size_t most) {
    CLAIM(most > 0, "a batch holds something");
    // Subsets that differ in late interventions alone stand together: their courses part late.
    const std::vector<std::size_t> order = by_start(study);
    const auto rank = [&](Subset subset) {
        Subset bits = 0;
        for (const std::size_t candidate : order)
            bits = bits << 1U | (contains(subset, candidate) ? 1U : 0U);
        return bits;
    };
    std::vector<std::pair<Subset, Subset>> ranked;
    for (const Subset subset : subsets)
        ranked.emplace_back(rank(subset), subset);
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::vector<Subset>> batches;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (i % most == 0) batches.emplace_back();
        batches.back().push_back(ranked[i].second);
    }
    return batches;
}

std::vector<std::optional<GoalValues>> values_of(const SubsetStudy& study, std::span<const Subset> subsets) {
    const SimulateOptions options = options_of(study);
    std::vector<std::optional<GoalValues>> values(subsets.size());
    std::vector<Plan> plans;
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < subsets.size(); ++i) {
        const Scenario scenario = scenario_of(study, subsets[i]);
        auto planned = plan(study.journey, &scenario, options);
        if (!planned) continue;
        plans.push_back(*std::move(planned));
        positions.push_back(i);
    }
    if (plans.empty()) return values;
    std::vector<const Plan*> all;
    for (const Plan& planned : plans)
        all.push_back(&planned);
    std::vector<std::vector<PersonaPart>> parts(plans.size());
    for (std::size_t persona = 0; persona < plans.front().personas.size(); ++persona) {
        std::vector<PersonaPart> of_persona = persona_parts(all, persona);
        for (std::size_t p = 0; p < plans.size(); ++p)
            parts[p].push_back(std::move(of_persona[p]));
    }
    for (std::size_t p = 0; p < plans.size(); ++p) {
        const auto made = outcome(plans[p], parts[p]);
        if (made) values[positions[p]] = goals_of(study, *made);
    }
    return values;
}

} // namespace waymark
