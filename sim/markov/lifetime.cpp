#include "markov/lifetime.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "markov/block_elimination.h"
#include "markov/chain.h"
#include "markov/closed_loops.h"
#include "markov/discounting.h"
#include "markov/kernel.h"
#include "markov/reach.h"

namespace waymark {

namespace {

// Sums over all visits to a touchpoint, both as prospect and as customer.
struct VisitSums {
    double visits = 0;
    double level = 0;     // right after the experience
    double satisfied = 0; // at level ≥ 7
    double arriving = 0;  // level on arriving
    double leave = 0;
    double churned = 0;
};

// Levels on arriving through the entry: those of people who enter, before the start touchpoint's experience.
void add_entries(std::vector<VisitSums>& sums, const Chain& chain, const Persona& persona) {
    const LevelVector levels = hat_projection(persona.start_satisfaction.mean, persona.start_satisfaction.sd);
    double mean = 0;
    for (std::size_t k = 0; k < level_count; ++k)
        mean += static_cast<double>(k) * levels[k];
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        double entering = 0;
        for (std::size_t k = 0; k < level_count; ++k)
            entering += chain.entry[i * block_stride + k];
        sums[static_cast<std::size_t>(chain.nodes[i].touchpoint)].arriving += entering * mean;
    }
}

// The mean level that a person at each level has after the hand-off: the hat projection keeps means.
double level_after(std::size_t level, double friction) {
    return std::max(static_cast<double>(level) - friction, 0.0);
}

} // namespace

LifetimeFigures figures_of_visits(const AppliedMap& map, const Chain& chain, const Persona& persona,
                                  std::span<const double> visits) {
    LifetimeFigures figures;
    std::vector<VisitSums> sums(chain.touchpoints.size());
    std::vector<double> moves(chain.links.size(), 0.0);
    add_entries(sums, chain, persona);
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        const ChainNode& node = chain.nodes[i];
        const double* const x = visits.data() + i * block_stride;
        VisitSums& here = sums[static_cast<std::size_t>(node.touchpoint)];
        double left = 0, done = 0;
        for (std::size_t k = 0; k < level_count; ++k) {
            here.visits += x[k];
            here.level += x[k] * static_cast<double>(k);
            if (k >= 7) here.satisfied += x[k];
            left += x[k] * node.leaves[k];
            done += x[k] * node.done[k];
            figures.days += x[k] * node.dwell_days;
            if (node.is_customer) figures.converted += chain.entry[i * block_stride + k];
        }
        here.leave += left;
        if (node.is_customer) here.churned += left;
        (node.is_customer ? figures.churned : figures.lost) += left;
        figures.completed += done;
        if (node.done_link) moves[*node.done_link] += done;
        for (const ChainLink& link : node.links) {
            const ChainNode& target = chain.nodes[static_cast<std::size_t>(link.target)];
            double moved = 0, level = 0;
            for (std::size_t k = 0; k < level_count; ++k) {
                moved += x[k] * link.share[k];
                level += x[k] * link.share[k] * level_after(k, link.friction);
            }
            sums[static_cast<std::size_t>(target.touchpoint)].arriving += level;
            moves[link.link] += moved;
            if (target.is_customer && !node.is_customer) figures.converted += moved;
        }
    }
    for (std::size_t t = 0; t < chain.touchpoints.size(); ++t) {
        TouchpointFigures& row = figures.touchpoints.emplace_back();
        row.touchpoint = chain.touchpoints[t].id;
        row.visits = sums[t].visits;
        row.leave = sums[t].leave;
        row.churned = sums[t].churned;
        row.experience = chain.touchpoints[t].quality;
        if (sums[t].visits > 0) {
            row.arriving = sums[t].arriving / sums[t].visits;
            row.satisfaction = sums[t].level / sums[t].visits;
            row.csat = sums[t].satisfied / sums[t].visits;
        }
    }
    for (std::size_t l = 0; l < map.journey.links.size(); ++l)
        figures.links.push_back({chain.links[l], moves[l]});
    return figures;
}

PersonaLifetime lifetime(const AppliedMap& map, const Persona& persona, const LifetimeOptions& options,
                         KernelMemo* memo) {
    PersonaLifetime out;
    out.persona = persona.id;
    KernelMemo own_memo;
    const Chain chain = build_chain(map, persona, memo != nullptr ? *memo : own_memo);
    out.closed_loops = closed_loops(chain);
    if (!out.closed_loops.empty()) return out;

    std::vector<double> visits = chain.entry;
    const BlockElimination embedded = embedded_elimination(chain);
    embedded.visits(visits);
    LifetimeFigures figures = figures_of_visits(map, chain, persona, visits);
    const Discounting discounting(chain, options.discount_rate);
    std::optional<double> value;
    if (options.rough_value) value = rough_discounted_value(chain, discounting, embedded, visits);
    figures.value = value ? *value : discounted_value(chain, discounting);
    if (options.reach) {
        const std::vector<double> reached = reach(chain);
        for (std::size_t t = 0; t < figures.touchpoints.size(); ++t)
            figures.touchpoints[t].reach = reached[t];
    }
    out.figures = std::move(figures);
    return out;
}

} // namespace waymark
