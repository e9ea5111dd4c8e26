#include "whatif/scenario_map.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "journey/lookup.h"
#include "journey/validate.h"
#include "journey/wording.h"
#include "whatif/apply_change.h"

namespace waymark {

namespace {

// A scenario that is tried out without being in the journey has no number.
std::string place_of_scenario(const Journey& base, const Scenario& scenario) {
    const Scenario* listed = find_scenario(base, scenario.id);
    if (listed == nullptr) return "scenario " + in_quotes(scenario.id);
    return place_of("scenarios", static_cast<std::size_t>(listed - base.scenarios.data()), scenario.id);
}

Problem problem_of(const std::string& place, const Change& change, ChangeReport report) {
    const std::string_view verdict =
        report.effect == ChangeEffect::refused ? " is refused: " : " has no effect: ";
    return {place, to_text(change).append(verdict).append(report.why), std::move(report.remedy)};
}

void add_each_once(std::vector<IdleChange>& all, std::vector<IdleChange> more) {
    for (IdleChange& idle : more) {
        if (std::find(all.begin(), all.end(), idle) == all.end()) all.push_back(std::move(idle));
    }
}

} // namespace

bool is_in_force(const Intervention& intervention, int period) {
    return intervention.enabled && intervention.start_period <= std::max(1, period);
}

std::vector<int> later_starts(const Scenario& scenario) {
    std::vector<int> periods;
    for (const Intervention& intervention : scenario.interventions) {
        if (intervention.enabled && intervention.start_period > 1) {
            periods.push_back(intervention.start_period);
        }
    }
    std::sort(periods.begin(), periods.end());
    periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
    return periods;
}

Result<ScenarioMap> map_in_period(const Journey& base, const Scenario& scenario, int period) {
    ScenarioMap made{{base, {}, {}}, {}};
    for (std::size_t i = 0; i < scenario.interventions.size(); ++i) {
        const Intervention& intervention = scenario.interventions[i];
        if (!is_in_force(intervention, period)) continue;
        for (std::size_t j = 0; j < intervention.changes.size(); ++j) {
            const Change& change = intervention.changes[j];
            ChangeReport report = apply_change(made.map, change);
            if (report.effect == ChangeEffect::applied) continue;
            const bool is_refused = report.effect == ChangeEffect::refused;
            const std::string place = place_of_scenario(base, scenario) + ", " +
                                      place_of("interventions", i, intervention.id) + ", " +
                                      place_of("changes", j, "");
            Problem problem = problem_of(place, change, std::move(report));
            if (is_refused) return problem;
            made.without_effect.push_back({intervention.id, std::move(problem)});
        }
    }
    return made;
}

Result<ScenarioMap> map_in_force(const Journey& base, const Scenario& scenario) {
    return map_in_period(base, scenario, std::numeric_limits<int>::max());
}

Result<ScenarioSegments> segments_of(const Journey& base, const Scenario& scenario, int horizon) {
    auto first = map_in_period(base, scenario, 1);
    if (!first) return first.problems();
    ScenarioSegments made{{}, {}, std::move(first->without_effect)};
    made.in_force = first->map;
    made.segments.push_back({1, std::move(first->map)});

    for (const int period : later_starts(scenario)) {
        auto next = map_in_period(base, scenario, period);
        if (!next) return next.problems();
        add_each_once(made.without_effect, std::move(next->without_effect));
        made.in_force = std::move(next->map);
        if (period <= horizon && made.in_force != made.segments.back().map) {
            made.segments.push_back({period, made.in_force});
        }
    }
    return made;
}

} // namespace waymark
