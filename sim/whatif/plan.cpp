#include "whatif/plan.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "journey/claim.h"
#include "journey/fields.h"
#include "journey/lookup.h"
#include "journey/wording.h"
#include "whatif/aggregate.h"

namespace waymark {

namespace {

// A preview is good to a pixel of a chart.
constexpr double preview_tolerance = 1e-5;

Problem unknown_persona(const Journey& journey, const std::string& id) {
    std::vector<std::string_view> known;
    for (const Persona& persona : journey.personas)
        known.push_back(persona.id);
    return {"", in_quotes(id) + " is no persona of the journey", suggestion(id, known)};
}

Result<std::vector<PersonaShare>> shares_of(const Journey& journey, const std::optional<std::string>& only) {
    if (only) {
        if (find_persona(journey, *only) == nullptr) return unknown_persona(journey, *only);
        return std::vector<PersonaShare>{{*only, 1}};
    }
    double total = 0;
    for (const Persona& persona : journey.personas)
        total += persona.share;
    std::vector<PersonaShare> shares;
    for (const Persona& persona : journey.personas)
        shares.push_back({persona.id, persona.share / total});
    return shares;
}

// Once in the first period in force, and in every period from then on; never in row 0, where no time passes.
std::vector<double> investment_of(const Scenario* scenario, int horizon) {
    std::vector<double> investment(static_cast<std::size_t>(horizon) + 1, 0.0);
    if (scenario == nullptr) return investment;
    for (const Intervention& intervention : scenario->interventions) {
        if (!intervention.enabled) continue;
        const int start = std::max(1, intervention.start_period);
        for (int period = start; period <= horizon; ++period) {
            const double once = period == start ? intervention.cost_once : 0;
            investment[static_cast<std::size_t>(period)] += once + intervention.cost_per_period;
        }
    }
    return investment;
}

// Personas of the same id differ between maps: a removal leads starts on.
const Persona& persona_on(const Journey& journey, const std::string& id) {
    const Persona* persona = find_persona(journey, id);
    CLAIM(persona != nullptr, "a plan names personas of its journey");
    return *persona;
}

// The projection is linear in people: it is computed for one or two at a time and scaled back by a power of
// two, which changes no digit, so that neither a thousandth of a person nor a billion people is out of its
// range.
ProjectionReport projection_of(const Plan& plan, const PersonaShare& who, KernelMemo& memo) {
    const double initial = plan.simulation.initial * who.share;
    const double arrivals = plan.simulation.arrivals * who.share;
    const double most = std::max(initial, arrivals);
    if (most <= 0) {
        ProjectionReport nobody;
        nobody.rows.resize(static_cast<std::size_t>(plan.simulation.horizon) + 1);
        return nobody;
    }
    const double scale = std::exp2(std::floor(std::log2(most)));
    const Schedule schedule{days_of(plan.simulation.period), plan.simulation.horizon, initial / scale,
                            arrivals / scale};
    const Persona& persona = persona_on(plan.maps.segments.front().map.journey, who.persona);
    ProjectionReport report = project(plan.maps.segments, persona, schedule, plan.projection, &memo);
    scale_people(report.rows, scale);
    return report;
}

} // namespace

Result<Plan> plan(const Journey& journey, const Scenario* scenario, const SimulateOptions& options) {
    auto shares = shares_of(journey, options.persona);
    if (!shares) return shares.problems();

    Plan made;
    made.simulation = journey.simulation;
    made.simulation.horizon = options.horizon.value_or(journey.simulation.horizon);
    const Scenario base;
    auto maps = segments_of(journey, scenario == nullptr ? base : *scenario, made.simulation.horizon);
    if (!maps) return maps.problems();

    if (scenario != nullptr) made.scenario = scenario->id;
    made.maps = *std::move(maps);
    made.personas = *std::move(shares);
    made.investment = investment_of(scenario, made.simulation.horizon);
    const bool is_preview = options.accuracy == Accuracy::preview;
    if (is_preview) made.projection.tolerance = preview_tolerance;
    if (options.lifetime) {
        made.lifetime = LifetimeOptions{journey.simulation.discount_rate, options.reach && !is_preview};
    }
    return made;
}

PersonaPart persona_part(const Plan& plan, std::size_t position) {
    CLAIM(position < plan.personas.size(), "a plan has one part for each of its personas");
    const PersonaShare& who = plan.personas[position];
    KernelMemo memo;
    PersonaPart part{projection_of(plan, who, memo), std::nullopt};
    if (plan.lifetime) {
        const AppliedMap& map = plan.maps.in_force;
        part.lifetime = lifetime(map, persona_on(map.journey, who.persona), *plan.lifetime, &memo);
    }
    return part;
}

Result<Outcome> outcome(const Plan& plan, std::span<const PersonaPart> parts) {
    CLAIM(parts.size() == plan.personas.size(), "an outcome is made of all parts of its plan");
    Outcome made;
    made.scenario = plan.scenario;
    std::vector<PeriodSums> sums(static_cast<std::size_t>(plan.simulation.horizon) + 1);
    std::vector<double> shares;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const ProjectionReport& projection = parts[i].projection;
        if (!projection.converged) {
            return Problem{"persona " + in_quotes(plan.personas[i].persona),
                           "the projection does not reach its accuracy",
                           "Bring the shortest and the longest stays nearer to each other."};
        }
        add_to(sums, projection.rows);
        shares.push_back(plan.personas[i].share);
        if (parts[i].lifetime) made.lifetimes.push_back(*parts[i].lifetime);
    }
    made.periods = period_figures(sums, plan.investment);
    if (plan.lifetime) made.mix = mix_of(made.lifetimes, shares);
    return made;
}

Result<Outcome> simulate(const Journey& journey, const Scenario* scenario, const SimulateOptions& options) {
    const auto planned = plan(journey, scenario, options);
    if (!planned) return planned.problems();
    std::vector<PersonaPart> parts;
    for (std::size_t i = 0; i < planned->personas.size(); ++i)
        parts.push_back(persona_part(*planned, i));
    return outcome(*planned, parts);
}

} // namespace waymark
