#include "whatif/optimise.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "journey/claim.h"
#include "journey/lookup.h"
#include "journey/wording.h"
#include "whatif/plan.h"

namespace waymark {

double cost_over_horizon(const Intervention& intervention, int horizon) {
    const int periods = std::max(0, horizon - std::max(1, intervention.start_period) + 1);
    return intervention.cost_once + intervention.cost_per_period * periods;
}

OptimiseSearch::OptimiseSearch(SubsetStudy study, OptimiseOptions options, SubsetTask task)
    : study_(std::move(study))
    , options_(std::move(options))
    , search_(std::move(task)) {}

Result<OptimiseSearch> OptimiseSearch::begin(const Journey& journey, const Scenario& scenario,
                                             const OptimiseOptions& options) {
    const std::string place = "scenario " + in_quotes(scenario.id);
    if (scenario.interventions.empty())
        return Problem{place, "there is no intervention to choose from", "Add some to the scenario."};
    if (scenario.interventions.size() > most_candidates) {
        return Problem{place,
                       "there are " + std::to_string(scenario.interventions.size()) +
                           " interventions to choose from, more than " + std::to_string(most_candidates),
                       "Put those together that only make sense together."};
    }
    SimulateOptions simulated;
    simulated.persona = options.persona;
    simulated.horizon = options.horizon;
    const auto base = plan(journey, nullptr, simulated);
    if (!base) return base.problems();

    SubsetTask task;
    for (const Intervention& intervention : scenario.interventions)
        task.costs.push_back(cost_over_horizon(intervention, base->simulation.horizon));
    task.budget = options.budget;
    task.direction = info(options.goal).good_direction;
    task.seed = options.seed;
    task.most_exact = options.most_exact;
    SubsetStudy study{journey, scenario, {}, {options.goal}, simulated};
    study.candidates.resize(scenario.interventions.size());
    std::iota(study.candidates.begin(), study.candidates.end(), std::size_t{0});
    return OptimiseSearch(std::move(study), options, std::move(task));
}

// Those whose interaction is asked for.
std::vector<std::pair<std::size_t, std::size_t>> OptimiseSearch::pairs() const {
    const std::vector<SubsetChoice> frontier = search_.frontier();
    const Subset best = frontier.empty() ? 0 : frontier.back().subset;
    std::vector<std::pair<std::size_t, std::size_t>> list;
    for (std::size_t i = 0; i < study_.candidates.size(); ++i) {
        for (std::size_t j = i + 1; j < study_.candidates.size(); ++j) {
            if (search_.is_exact() ? study_.candidates.size() <= 16 : contains(best, i) && contains(best, j))
                list.emplace_back(i, j);
        }
    }
    return list;
}

std::vector<std::vector<Subset>> OptimiseSearch::next() {
    if (!is_searched_) {
        std::vector<Subset> lacking = search_.next();
        if (!lacking.empty()) return batches_of(study_, std::move(lacking));
        is_searched_ = true;
    }
    // Interactions hold whatever the budget, so they need subsets beyond it too.
    std::vector<Subset> lacking;
    const auto want = [&](Subset subset) {
        if (!search_.value_of(subset) && !beside_.contains(subset)) lacking.push_back(subset);
    };
    for (const auto& [i, j] : pairs()) {
        for (const Subset subset : {Subset{0}, only(i), only(j), only(i) | only(j)})
            want(subset);
    }
    std::sort(lacking.begin(), lacking.end());
    lacking.erase(std::unique(lacking.begin(), lacking.end()), lacking.end());
    return batches_of(study_, std::move(lacking));
}

void OptimiseSearch::take(std::span<const Subset> subsets,
                          std::span<const std::optional<GoalValues>> values) {
    CLAIM(subsets.size() == values.size(), "each subset has a value or nothing");
    for (std::size_t i = 0; i < subsets.size(); ++i) {
        std::optional<double> value;
        if (values[i]) value = (*values[i])[static_cast<std::size_t>(options_.goal)];
        if (is_searched_)
            beside_[subsets[i]] = value;
        else
            search_.take(subsets[i], value);
    }
}

ChosenSet OptimiseSearch::choice_of(const SubsetChoice& choice) const {
    ChosenSet made{{}, choice.cost, choice.value};
    for (std::size_t i = 0; i < study_.candidates.size(); ++i)
        if (contains(choice.subset, i)) made.interventions.push_back(id_of(study_, i));
    return made;
}

Optimum OptimiseSearch::optimum() const {
    Optimum made;
    made.scenario = study_.scenario.id;
    made.goal = options_.goal;
    made.budget = options_.budget;
    made.is_exact = search_.is_exact();
    made.tried = search_.tried();
    made.without_value = search_.without_value();
    for (const SubsetChoice& choice : search_.frontier())
        made.frontier.push_back(choice_of(choice));
    if (!made.frontier.empty()) made.best = made.frontier.back();
    const auto value = [&](Subset subset) {
        const auto beside = beside_.find(subset);
        return beside == beside_.end() ? search_.value_of(subset) : beside->second;
    };
    for (const auto& [i, j] : pairs()) {
        const auto none = value(0), first = value(only(i)), second = value(only(j)),
                   both = value(only(i) | only(j));
        if (!none || !first || !second || !both) continue;
        made.interactions.push_back(
            {id_of(study_, i), id_of(study_, j), *both - *none, (*first - *none) + (*second - *none)});
    }
    const auto size = [](const Interaction& pair) {
        return std::abs(pair.gain_of_both - pair.sum_of_gains);
    };
    std::stable_sort(made.interactions.begin(), made.interactions.end(),
                     [&](const Interaction& a, const Interaction& b) { return size(a) > size(b); });
    return made;
}

Result<Optimum> optimise(const Journey& journey, const Scenario& scenario, const OptimiseOptions& options) {
    auto search = OptimiseSearch::begin(journey, scenario, options);
    if (!search) return search.problems();
    for (auto batches = search->next(); !batches.empty(); batches = search->next()) {
        for (const std::vector<Subset>& batch : batches)
            search->take(batch, values_of(search->study(), batch));
    }
    return search->optimum();
}

} // namespace waymark
