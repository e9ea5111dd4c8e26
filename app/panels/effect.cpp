#include "panels/effect.h"

#include <algorithm>

#include "journey/fields.h"
#include "journey/lookup.h"
#include "whatif/simulate.h"

namespace waymark {

namespace {

constexpr std::size_t most_touchpoints = 60;

TouchpointField weakest_score(const Touchpoint& touchpoint) {
    TouchpointField weakest = TouchpointField::people;
    for (const TouchpointField field : {TouchpointField::process, TouchpointField::product}) {
        if (value_of(touchpoint, field) < value_of(touchpoint, weakest)) weakest = field;
    }
    return weakest;
}

std::optional<double> difference(const std::optional<double>& after, const std::optional<double>& before) {
    if (!after || !before) return std::nullopt;
    return *after - *before;
}

std::optional<PointEffect> computed(const Session& session, const std::string& touchpoint,
                                    const Outcome& before) {
    Journey better = shown_journey(session);
    const int index = index_of_touchpoint(better, touchpoint);
    if (index < 0 || before.periods.empty()) return std::nullopt;
    Touchpoint& target = better.touchpoints[static_cast<std::size_t>(index)];
    PointEffect effect;
    effect.field = weakest_score(target);
    const double value = value_of(target, effect.field);
    effect.points = std::min(1.0, info(effect.field).range.high - value);
    if (effect.points <= 0) return std::nullopt;
    set_value(target, effect.field, value + effect.points);

    const Scenario* const scenario = session.scenario ? find_scenario(better, *session.scenario) : nullptr;
    SimulateOptions options;
    options.persona = session.persona;
    options.lifetime = false;
    const Result<Outcome> after = simulate(better, scenario, options);
    if (!after || after->periods.empty()) return std::nullopt;
    const PeriodFigures& last = after->periods.back();
    const PeriodFigures& last_before = before.periods.back();
    effect.customers = last.customers - last_before.customers;
    effect.nps = difference(last.nps, last_before.nps);
    effect.churn_rate = difference(last.churn_rate, last_before.churn_rate);
    return effect;
}

} // namespace

std::optional<PointEffect> point_effect(const Session& session, const std::string& touchpoint,
                                        EffectCache& cache) {
    const Projection& projection = session.projection;
    const bool has_scenario = session.scenario.has_value();
    const auto& outcome = has_scenario ? projection.scenario_outcome : projection.base;
    const bool is_exact = has_scenario ? projection.scenario_is_exact : projection.base_is_exact;
    const ProjectionInputs inputs{shown_snapshot(session), session.scenario, session.persona};
    if (session.preview || !outcome || !is_exact || inputs.journey->touchpoints.size() > most_touchpoints)
        return std::nullopt;
    if (cache.touchpoint != touchpoint || !(cache.inputs == inputs)) {
        cache.inputs = inputs;
        cache.touchpoint = touchpoint;
        cache.effect = computed(session, touchpoint, *outcome);
    }
    return cache.effect;
}

} // namespace waymark
