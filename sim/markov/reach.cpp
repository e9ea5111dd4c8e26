#include "markov/reach.h"

#include <span>
#include <utility>

#include "markov/remainder.h"

namespace waymark {

namespace {

// A touchpoint with its nodes in the part's numbering.
struct Unit {
    std::size_t touchpoint;
    std::vector<int> nodes;
};

// What remains of the chain around some touchpoints, with the entry mass on each node.
struct Part {
    Remainder rest;
    std::vector<LevelVector> mass; // by node
    std::vector<Unit> units;
};

void eliminate(Part& part, std::span<const Unit> units) {
    Remainder::Eliminated gone;
    for (const Unit& unit : units) {
        for (const int node : unit.nodes) {
            part.rest.eliminate(node, gone);
            LevelVector stayed = part.mass[static_cast<std::size_t>(node)];
            if (gone.has_loop) {
                LevelVector looped{};
                add_row_product(looped.data(), stayed.data(), gone.stay);
                stayed = looped;
            }
            for (const BlockArc& arc : gone.out) {
                add_row_product(part.mass[static_cast<std::size_t>(arc.node)].data(), stayed.data(),
                                arc.block);
            }
        }
    }
}

// The part with only these of its units left, numbered anew so that its size is theirs.
Part reduced(Part part, std::span<const Unit> kept, std::span<const Unit> gone) {
    eliminate(part, gone);
    std::vector<int> nodes;
    std::vector<LevelVector> mass;
    std::vector<Unit> units;
    for (const Unit& unit : kept) {
        Unit& renumbered = units.emplace_back(Unit{unit.touchpoint, {}});
        for (const int node : unit.nodes) {
            renumbered.nodes.push_back(static_cast<int>(nodes.size()));
            nodes.push_back(node);
            mass.push_back(part.mass[static_cast<std::size_t>(node)]);
        }
    }
    return {Remainder(part.rest.restricted_to(nodes)), std::move(mass), std::move(units)};
}

void halve(const Part& part, std::vector<double>& out) {
    const std::span<const Unit> units = part.units;
    if (units.size() == 1) {
        for (const int node : units[0].nodes) {
            for (const double share : part.mass[static_cast<std::size_t>(node)])
                out[units[0].touchpoint] += share;
        }
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
    Part whole{Remainder(embedded_chain(chain)), std::vector<LevelVector>(chain.nodes.size()), {}};
    for (std::size_t t = 0; t < of_touchpoint.size(); ++t) {
        if (!of_touchpoint[t].nodes.empty()) whole.units.push_back({t, of_touchpoint[t].nodes});
    }
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        for (std::size_t k = 0; k < level_count; ++k)
            whole.mass[i][k] = chain.entry[i * block_stride + k];
    }
    std::vector<double> out(chain.touchpoints.size(), 0.0);
    if (!whole.units.empty()) halve(whole, out);
    return out;
}

} // namespace waymark
