#include <catch2/catch.hpp>

#include <cmath>

#include "markov/block_elimination.h"
#include "markov/chain.h"

using namespace waymark;

namespace {

LevelVector all(double value) {
    LevelVector out{};
    for (std::size_t k = 0; k < level_count; ++k)
        out[k] = value;
    return out;
}

// A chain whose experiences change no level, with nodes of these ways and nobody in it.
struct Way {
    int target;
    double share;
};
Chain plain_chain(const std::vector<std::vector<Way>>& ways, const std::vector<double>& leave) {
    Chain chain;
    chain.touchpoints.resize(1);
    for (std::size_t k = 0; k < level_count; ++k)
        chain.touchpoints[0].experience(k, k) = 1;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        ChainNode& node = chain.nodes.emplace_back();
        double stays = 0;
        for (const Way& way : ways[i])
            stays += way.share;
        node.leaves = all(leave[i]);
        node.stays = all(stays);
        for (const Way& way : ways[i]) {
            const LevelVector pick = all(way.share / stays);
            node.links.push_back({way.target, all(way.share), 0, HandOff(pick, 0), 0});
        }
    }
    chain.entry.resize(chain.state_count());
    return chain;
}

} // namespace

TEST_CASE("a walk on three nodes is visited as the fundamental matrix says") {
    // Grinstead & Snell, example 11.13: the drunkard's walk with three inner corners; N = (3/2 1 1/2; 1 2 1;
    // 1/2 1 3/2).
    const Chain chain = plain_chain({{{1, 0.5}}, {{0, 0.5}, {2, 0.5}}, {{1, 0.5}}}, {0.5, 0, 0.5});
    const BlockElimination solver = embedded_elimination(chain);
    std::vector<double> visits(3 * block_stride, 0.0);
    visits[4] = 1; // the first node at level 4
    solver.visits(visits);
    CHECK(visits[4] == Approx(1.5).epsilon(1e-15));
    CHECK(visits[block_stride + 4] == Approx(1).epsilon(1e-15));
    CHECK(visits[2 * block_stride + 4] == Approx(0.5).epsilon(1e-15));
    CHECK(visits[5] == 0);

    std::vector<double> steps(3 * block_stride, 1.0);
    solver.totals(steps);
    CHECK(steps[0] == Approx(3).epsilon(1e-15));
    CHECK(steps[block_stride] == Approx(4).epsilon(1e-15));
    CHECK(steps[2 * block_stride] == Approx(3).epsilon(1e-15));
}

TEST_CASE("a loop that is left once in 10^12 is visited 10^12 times") {
    const Chain chain = plain_chain({{{0, 1 - 1e-12}}}, {1e-12});
    std::vector<double> visits(block_stride, 0.0);
    visits[7] = 1;
    // 1 − (1 − 1e-12) as doubles is off in the fourth digit; the way out is known.
    embedded_elimination(chain).visits(visits);
    CHECK(visits[7] == Approx(1e12).epsilon(1e-14));
}

TEST_CASE("a node that changes costs the same figures as beginning anew") {
    // A ring with a way across, whose second node is left more often on the other chain.
    const auto ring = [](double leave) {
        return plain_chain(
            {{{1, 0.6}, {2, 0.3}}, {{2, 1 - leave}}, {{3, 0.5}, {2, 0.2}}, {{0, 0.9}, {1, 0.05}}},
            {0.1, leave, 0.3, 0.05});
    };
    const Chain before = ring(0.2), after = ring(0.7);
    const std::vector<int> changed{1};
    CHECK(changed_nodes(before, after) == changed);
    const std::vector<double> go_on(4, 0.9), stop(4, 0.1);
    const BlockElimination renewed =
        BlockElimination(before, go_on, stop, changed).renewed(after, go_on, stop);
    const BlockElimination anew(after, go_on, stop);
    std::vector<double> entries(after.state_count());
    for (std::size_t s = 0; s < entries.size(); ++s)
        entries[s] = s % block_stride == level_count ? 0 : static_cast<double>(s % 7);
    for (const auto solve : {&BlockElimination::visits, &BlockElimination::totals}) {
        std::vector<double> one = entries, other = entries;
        (renewed.*solve)(one);
        (anew.*solve)(other);
        for (std::size_t s = 0; s < one.size(); ++s)
            CHECK(one[s] == Approx(other[s]).epsilon(1e-14));
    }
}

TEST_CASE("chains with other ways have no changed nodes in common") {
    const Chain one = plain_chain({{{1, 0.5}}, {{0, 0.5}}}, {0.5, 0.5});
    CHECK_FALSE(changed_nodes(one, plain_chain({{{1, 0.5}}, {{1, 0.5}}}, {0.5, 0.5})));
    CHECK_FALSE(changed_nodes(one, plain_chain({{{1, 0.5}}}, {0.5})));
    CHECK(changed_nodes(one, one)->empty());
}

TEST_CASE("the inverse of a block has the sums of its walks") {
    // Levels in a ring, each left for the next with 9/10 and for good with 1/10: visits fall by 9/10 a step
    // and come round every 11 steps.
    Block ring;
    for (std::size_t k = 0; k < level_count; ++k)
        ring(k, (k + 1) % level_count) = 0.9;
    const Block inverse = inverse_of_transient(ring, all(0.1));
    const double round = 1 - std::pow(0.9, 11);
    for (std::size_t k = 0; k < level_count; ++k) {
        for (std::size_t l = 0; l < level_count; ++l) {
            const auto steps = static_cast<double>((l + level_count - k) % level_count);
            CHECK(inverse(k, l) == Approx(std::pow(0.9, steps) / round).epsilon(1e-13));
        }
    }
}
