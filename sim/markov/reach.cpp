#include "markov/reach.h"

#include <numeric>
#include <span>
#include <utility>

#include "markov/block_elimination.h"
#include "markov/remainder.h"

namespace waymark {

namespace {

// A touchpoint with its nodes in the part's numbering.
struct Unit {
    std::size_t touchpoint;
    std::vector<int> nodes;
};

// What remains of the chain around some touchpoints, with those who come there first of all that remain.
struct Part {
    Remainder rest;
    std::vector<double> entered;  // by state, after the entry's experience
    std::vector<double> arriving; // by state, before the experience there
    std::vector<Unit> units;
};

void eliminate(Part& part, std::span<const Unit> units) {
    for (const Unit& unit : units) {
        for (const int node : unit.nodes)
            part.rest.eliminate(node);
    }
    lead_on(part.rest.gone(), part.entered, part.arriving);
}

// The part with only these of its units left, numbered anew so that its size is theirs.
Part reduced(Part part, std::span<const Unit> kept, std::span<const Unit> gone) {
    eliminate(part, gone);
    std::vector<int> nodes;
    const auto keep = [](std::vector<double>& to, const std::vector<double>& from, int node) {
        const auto first = from.begin() + node * static_cast<std::ptrdiff_t>(block_stride);
        to.insert(to.end(), first, first + static_cast<std::ptrdiff_t>(block_stride));
    };
    std::vector<double> entered, arriving;
    std::vector<Unit> units;
    for (const Unit& unit : kept) {
        Unit& renumbered = units.emplace_back(Unit{unit.touchpoint, {}});
        for (const int node : unit.nodes) {
            renumbered.nodes.push_back(static_cast<int>(nodes.size()));
            nodes.push_back(node);
            keep(entered, part.entered, node);
            keep(arriving, part.arriving, node);
        }
    }
    return {part.rest.restricted_to(nodes), std::move(entered), std::move(arriving), std::move(units)};
}

double people_at(const std::vector<double>& states, int node) {
    const auto first = states.begin() + node * static_cast<std::ptrdiff_t>(block_stride);
    return std::accumulate(first, first + static_cast<std::ptrdiff_t>(block_stride), 0.0);
}

void halve(const Part& part, std::vector<double>& out) {
    const std::span<const Unit> units = part.units;
    if (units.size() == 1) {
        for (const int node : units[0].nodes)
            out[units[0].touchpoint] += people_at(part.entered, node) + people_at(part.arriving, node);
        return;
    }
    const auto first = units.first(units.size() / 2);
    const auto second = units.subspan(first.size());
    halve(reduced(part, first, second), out);
    halve(reduced(part, second, first), out);
}

} // namespace

std::vector<double> reach(const Chain& chain) {
    std::vector<Unit> of_touchpoint(chain.touchpoints.size());
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        of_touchpoint[static_cast<std::size_t>(chain.nodes[i].touchpoint)].nodes.push_back(
            static_cast<int>(i));
    }
    const std::vector<double> always(chain.nodes.size(), 1.0), never(chain.nodes.size(), 0.0);
    Part whole{Remainder(chain, always, never), chain.entry, std::vector<double>(chain.state_count()), {}};
    for (std::size_t t = 0; t < of_touchpoint.size(); ++t) {
        if (!of_touchpoint[t].nodes.empty()) whole.units.push_back({t, of_touchpoint[t].nodes});
    }
    std::vector<double> out(chain.touchpoints.size(), 0.0);
    if (!whole.units.empty()) halve(whole, out);
    return out;
}

} // namespace waymark
