#include "support/dense_oracle.h"

#include <algorithm>
#include <limits>

#include "support/oracle_lifetime.h"
#include "support/oracle_map.h"
#include "support/oracle_projection.h"

namespace waymark::oracle {

namespace {

// The maps of all periods 0…horizon, each different one once: a new one can begin where an intervention
// starts.
struct Maps {
    std::vector<Map> maps;
    std::vector<std::size_t> of_period;
};

bool starts_in(const Scenario* scenario, int period) {
    if (scenario == nullptr || period < 2) return false;
    return std::any_of(scenario->interventions.begin(), scenario->interventions.end(),
                       [&](const Intervention& i) { return i.enabled && i.start_period == period; });
}

std::optional<Maps> maps_of(const Journey& journey, const Scenario* scenario) {
    Maps result;
    for (int period = 0; period <= journey.simulation.horizon; ++period) {
        if (period == 0 || starts_in(scenario, period)) {
            auto map = map_in(journey, scenario, period);
            if (!map) return std::nullopt;
            result.maps.push_back(*map);
        }
        result.of_period.push_back(result.maps.size() - 1);
    }
    return result;
}

// A scenario that is refused at any time is refused.
bool is_refused(const Journey& journey, const Scenario* scenario) {
    if (scenario == nullptr) return false;
    return std::any_of(scenario->interventions.begin(), scenario->interventions.end(),
                       [&](const Intervention& intervention) {
                           return intervention.enabled &&
                                  !map_in(journey, scenario, intervention.start_period);
                       });
}

double days_in(PeriodUnit period) {
    switch (period) {
    case PeriodUnit::day: return 1;
    case PeriodUnit::week: return 7;
    case PeriodUnit::month: return 30.4375;
    case PeriodUnit::quarter: return 91.3125;
    case PeriodUnit::year: return 365.25;
    }
    return 0;
}

double investment_in(const Scenario* scenario, int period) {
    double money = 0;
    if (scenario == nullptr || period == 0) return money;
    for (const Intervention& intervention : scenario->interventions) {
        const int start = std::max(1, intervention.start_period);
        if (!intervention.enabled || period < start) continue;
        money += intervention.cost_per_period;
        if (period == start) money += intervention.cost_once;
    }
    return money;
}

PeriodFigures figures_of_row(const RowSums& sums, double exposed) {
    PeriodFigures row;
    row.prospects = sums.prospects;
    row.customers = sums.customers;
    const double people = sums.prospects + sums.customers;
    if (people > 0) row.satisfaction = sums.level / people;
    if (sums.customers > 0) row.csat = sums.satisfied / sums.customers;
    if (sums.customers > 0) row.nps = 100 * (sums.promoters - sums.detractors) / sums.customers;
    row.entered = sums.entered;
    row.converted = sums.converted;
    row.lost = sums.lost;
    row.churned = sums.churned;
    row.completed = sums.completed;
    row.revenue = sums.revenue;
    row.cost = sums.cost;
    if (exposed > 0) row.churn_rate = sums.churned / exposed;
    return row;
}

std::vector<double> shares_of(const Journey& journey) {
    double total = 0;
    for (const Persona& persona : journey.personas)
        total += persona.share;
    std::vector<double> shares;
    for (const Persona& persona : journey.personas)
        shares.push_back(persona.share / total);
    return shares;
}

void project_all(const Journey& journey, const Scenario* scenario, const Maps& maps, Figures& figures) {
    const Simulation& simulation = journey.simulation;
    const std::vector<double> shares = shares_of(journey);
    std::vector<RowSums> sums(static_cast<std::size_t>(simulation.horizon) + 1);
    for (std::size_t p = 0; p < journey.personas.size(); ++p) {
        const Calendar calendar{days_in(simulation.period), simulation.horizon,
                                simulation.initial * shares[p], simulation.arrivals * shares[p]};
        const auto rows = project_on(maps.maps, maps.of_period, journey.personas[p], p, calendar);
        for (std::size_t t = 0; t < sums.size(); ++t)
            sums[t] += rows[t];
    }
    for (std::size_t t = 0; t < sums.size(); ++t) {
        const double before = t == 0 ? 0 : sums[t - 1].customers;
        const double exposed = t == 0 ? 0 : before + sums[t].entered_customers + sums[t].converted;
        PeriodFigures row = figures_of_row(sums[t], exposed);
        row.period = static_cast<int>(t);
        row.investment = investment_in(scenario, row.period);
        figures.outcome.periods.push_back(row);
        figures.exposed.push_back(exposed);
    }
}

} // namespace

std::optional<Figures> figures_of(const Journey& journey, const Scenario* scenario, const Options& options) {
    if (is_refused(journey, scenario)) return std::nullopt;
    const auto maps = maps_of(journey, scenario);
    const auto in_force = map_in(journey, scenario, std::numeric_limits<int>::max());
    if (!maps || !in_force) return std::nullopt;

    Figures figures;
    if (scenario != nullptr) figures.outcome.scenario = scenario->id;
    if (options.periods) project_all(journey, scenario, *maps, figures);
    if (options.lifetimes) {
        for (std::size_t p = 0; p < journey.personas.size(); ++p) {
            figures.outcome.lifetimes.push_back(
                lifetime_of(*in_force, journey.personas[p], p, journey.simulation.discount_rate));
        }
        figures.outcome.mix = mixed(figures.outcome.lifetimes, shares_of(journey));
    }
    return figures;
}

} // namespace waymark::oracle
