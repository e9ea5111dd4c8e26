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

// A preview is good to a pixel of a chart, and most of it to a tenth of one.
constexpr double preview_tolerance = 1e-4;

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

// The projection is linear in people: it is computed for one or two at a time and scaled back by a power of
// two, which changes no digit, so that neither a thousandth of a person nor a billion people is out of its
// range.
std::vector<ProjectionReport> projections_of(std::span<const Plan* const> plans, const PersonaShare& who,
                                             KernelMemo& memo) {
    const Plan& first = *plans.front();
    const double initial = first.simulation.initial * who.share;
    const double arrivals = first.simulation.arrivals * who.share;
    const double most = std::max(initial, arrivals);
    if (most <= 0) {
        ProjectionReport nobody;
        nobody.rows.resize(static_cast<std::size_t>(first.simulation.horizon) + 1);
        return std::vector(plans.size(), nobody);
    }
    const double scale = std::exp2(std::floor(std::log2(most)));
    const Schedule schedule{days_of(first.simulation.period), first.simulation.horizon, initial / scale,
                            arrivals / scale};
    const Persona& persona = persona_on(first.maps.segments.front().map, who.persona);
    std::vector<std::span<const MapSegment>> courses;
    for (const Plan* plan : plans)
        courses.emplace_back(plan->maps.segments);
    std::vector<ProjectionReport> reports = project_all(courses, persona, schedule, first.projection, &memo);
    for (ProjectionReport& report : reports)
        scale_people(report.rows, scale);
    return reports;
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
        made.lifetime =
            LifetimeOptions{journey.simulation.discount_rate, options.reach && !is_preview, is_preview};
    }
    return made;
}

const Persona& persona_on(const AppliedMap& map, const std::string& persona) {
    const Persona* const found = find_persona(map.journey, persona);
    CLAIM(found != nullptr, "a plan names personas of its journey");
    return *found;
}

PersonaPart persona_part(const Plan& plan, std::size_t position) {
    const Plan* const only = &plan;
    return std::move(persona_parts({&only, 1}, position).front());
}

std::vector<PersonaPart> persona_parts(std::span<const Plan* const> plans, std::size_t position,
                                       KernelMemo* memo) {
    CLAIM(!plans.empty() && position < plans.front()->personas.size(),
          "a plan has one part for each of its personas");
    const PersonaShare& who = plans.front()->personas[position];
    KernelMemo own_memo;
    KernelMemo& kernels = memo != nullptr ? *memo : own_memo;
    std::vector<PersonaPart> parts;
    for (ProjectionReport& report : projections_of(plans, who, kernels)) {
        const Plan& plan = *plans[parts.size()];
        PersonaPart& part = parts.emplace_back(PersonaPart{std::move(report), std::nullopt});
        if (!plan.lifetime) continue;
        const AppliedMap& map = plan.maps.in_force;
        part.lifetime = lifetime(map, persona_on(map, who.persona), *plan.lifetime, &kernels);
    }
    kernels.forget_unused();
    return parts;
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
    const auto is_countable = [](const PeriodFigures& row) {
        return std::isfinite(row.revenue) && std::isfinite(row.cost) && std::isfinite(row.investment);
    };
    if (!std::ranges::all_of(made.periods, is_countable)) {
        return Problem{"", "revenue, cost or investment is too large to be added up",
                       "Write money in a larger unit, such as millions."};
    }
    if (plan.lifetime) made.mix = mix_of(made.lifetimes, shares);
    return made;
}

Result<Outcome> simulate(const Journey& journey, const Scenario* scenario, const SimulateOptions& options) {
    auto outcomes = simulate_all(journey, {&scenario, 1}, options);
    if (!outcomes) return outcomes.problems();
    return std::move(outcomes->front());
}

Result<std::vector<Outcome>> simulate_all(const Journey& journey, std::span<const Scenario* const> scenarios,
                                          const SimulateOptions& options) {
    std::vector<Plan> plans;
    for (const Scenario* scenario : scenarios) {
        auto planned = plan(journey, scenario, options);
        if (!planned) return planned.problems();
        plans.push_back(*std::move(planned));
    }
    std::vector<const Plan*> all;
    for (const Plan& planned : plans)
        all.push_back(&planned);
    std::vector<std::vector<PersonaPart>> parts(plans.size());
    for (std::size_t i = 0; !plans.empty() && i < plans.front().personas.size(); ++i) {
        std::vector<PersonaPart> of_persona = persona_parts(all, i);
        for (std::size_t p = 0; p < plans.size(); ++p)
            parts[p].push_back(std::move(of_persona[p]));
    }
    std::vector<Outcome> outcomes;
    for (std::size_t p = 0; p < plans.size(); ++p) {
        auto made = outcome(plans[p], parts[p]);
        if (!made) return made.problems();
        outcomes.push_back(*std::move(made));
    }
    return outcomes;
}

} // namespace waymark
