#include <catch2/catch.hpp>

#include <cmath>

#include "markov/block_elimination.h"

using namespace waymark;

namespace {

// A block that sends every level to the same level with this probability.
Block keeps_level(double probability) {
    Block block;
    for (std::size_t k = 0; k < level_count; ++k)
        block(k, k) = probability;
    return block;
}

LevelVector all(double value) {
    LevelVector out{};
    for (std::size_t k = 0; k < level_count; ++k)
        out[k] = value;
    return out;
}

} // namespace

TEST_CASE("a walk on three nodes is visited as the fundamental matrix says") {
    // Grinstead & Snell, example 11.13: the drunkard's walk with three inner corners; N = (3/2 1 1/2; 1 2 1;
    // 1/2 1 3/2).
    BlockChain chain;
    chain.arcs = {
        {{1, keeps_level(0.5)}}, {{0, keeps_level(0.5)}, {2, keeps_level(0.5)}}, {{1, keeps_level(0.5)}}};
    chain.exit = {all(0.5), all(0), all(0.5)};
    const BlockElimination solver(chain);
    std::vector<double> entry(3 * block_stride, 0.0);
    entry[4] = 1; // the first node at level 4
    const auto visits = solver.visits(entry);
    CHECK(visits[4] == Approx(1.5).epsilon(1e-15));
    CHECK(visits[block_stride + 4] == Approx(1).epsilon(1e-15));
    CHECK(visits[2 * block_stride + 4] == Approx(0.5).epsilon(1e-15));
    CHECK(visits[5] == 0);

    std::vector<double> one(3 * block_stride, 1.0);
    const auto steps = solver.totals(one);
    CHECK(steps[0] == Approx(3).epsilon(1e-15));
    CHECK(steps[block_stride] == Approx(4).epsilon(1e-15));
    CHECK(steps[2 * block_stride] == Approx(3).epsilon(1e-15));
}

TEST_CASE("a loop that is left once in 10^12 is visited 10^12 times") {
    BlockChain chain;
    chain.arcs = {{{0, keeps_level(1 - 1e-12)}}};
    chain.exit = {all(1e-12)};
    std::vector<double> entry(block_stride, 0.0);
    entry[7] = 1;
    // 1 − (1 − 1e-12) as doubles is off in the fourth digit; the way out is known.
    CHECK(BlockElimination(chain).visits(entry)[7] == Approx(1e12).epsilon(1e-14));
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
