// Random numbers, the functions made of them, and tables to walk by.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <vector>

#include "markov/exact_functions.h"
#include "markov/philox.h"
#include "markov/walk_tables.h"
#include "markov/walkers.h"

using namespace waymark;

TEST_CASE("Philox gives the published known answers") {
    // kat_vectors of Random123, which accompanies Salmon et al. 2011.
    CHECK(philox4x32_10({0, 0, 0, 0}, {0, 0}) ==
          PhiloxCounter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox4x32_10({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
          PhiloxCounter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox4x32_10({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          PhiloxCounter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("states and entrances are of the map between whose entrances they stand") {
    WalkTables tables;
    tables.entrances = {22, 56}; // a map of two nodes, and one of three
    CHECK(tables.map_of(0) == 0);
    CHECK(tables.map_of(21) == 0);
    CHECK(tables.map_of(22) == 0);
    CHECK(tables.map_of(23) == 1);
    CHECK(tables.map_of(56) == 1);
    WalkState state;
    state.stock = 11 + 7; // a customer at level 7
    CHECK(state.level() == 7);
}

TEST_CASE("people who walk side by side have the numbers of their own stream") {
    const WalkStream stream{0x1234567890abcdef, 7};
    const PhiloxKey key{0x90abcdef, 0x12345678};
    const std::uint64_t person = 0x500000003; // needs both words
    const auto block_of = [&](std::uint32_t draw, std::size_t i) {
        return philox4x32_10({draw, static_cast<std::uint32_t>(person + i), 5, 7}, key);
    };
    Walkers walkers(stream);
    for (std::size_t i = 0; i < Walkers::walker_count; ++i)
        walkers.place(i, person + i);
    for (std::uint32_t draw = 0; draw < 3; ++draw) {
        walkers.draw(Walkers::walker_count);
        for (std::size_t i = 0; i < Walkers::walker_count; ++i) {
            const PhiloxCounter block = block_of(draw, i);
            for (std::size_t move = 0; move < 2; ++move) {
                CHECK(walkers.way(move, i) == block[2 * move]);
                CHECK(walkers.stay(move, i) ==
                      exponential_variate(std::uint64_t{block[2 * move + 1]} << 32U));
            }
        }
    }
    walkers.place(4, person + 99);
    walkers.change_place(4, 0);
    walkers.draw(1);
    CHECK(walkers.way(1, 0) == block_of(0, 99)[2]);
    CHECK(entrance_way(stream, person) == block_of(0xFFFFFFFF, 0)[0]);
}

TEST_CASE("an exponential variate is the logarithm of its number") {
    const auto u_of = [](std::uint64_t bits) {
        return 1 - std::ldexp(static_cast<double>(bits >> 12U), -52);
    };
    CHECK(exponential_variate(0) == 0);
    CHECK(exponential_variate(~std::uint64_t{0}) == Approx(52 * std::log(2.0)).epsilon(1e-15));
    std::uint64_t bits = 88172645463325252; // xorshift64, Marsaglia 2003
    for (int i = 0; i < 200'000; ++i) {
        bits ^= bits << 13U;
        bits ^= bits >> 7U;
        bits ^= bits << 17U;
        // Also numbers near 0 and near 1, and next to √½, where the mantissa is halved.
        for (const std::uint64_t some :
             {bits, bits >> (i % 50), ~(bits >> (i % 50)), 0x4AFB0CCC06219B00 + (bits % 8192) * 4096}) {
            const double expected = -std::log(u_of(some));
            const double drawn = exponential_variate(some);
            if (std::abs(drawn - expected) > 4e-16 * expected) FAIL_CHECK(some << ": " << drawn);
        }
    }
}

TEST_CASE("decay is the exponential function") {
    CHECK(decay(0) == 1);
    CHECK(decay(701) < 1e-300);
    CHECK(decay(1e300) == decay(700));
    double worst = 0;
    for (double x = 1e-9; x < 700; x = x * 1.0007 + 1e-7)
        worst = std::max(worst, std::abs(decay(x) / std::exp(-x) - 1));
    CHECK(worst < 1e-15);
}

TEST_CASE("an alias table holds every share") {
    const std::vector<WalkOutcome> outcomes{{3, 0.5}, {1, 0.03125}, {4, 0.25}, {7, 0.1}, {9, 1e-6}};
    const std::vector<WalkColumn> columns = alias_columns(outcomes);
    REQUIRE(columns.size() == outcomes.size());
    std::map<std::uint32_t, double> shares;
    for (const WalkColumn& column : columns) {
        const double here = column.here == column.other ? 1 : column.threshold / 4294967296.0;
        shares[column.here] += here / 5;
        shares[column.other] += (1 - here) / 5;
    }
    for (const WalkOutcome& outcome : outcomes)
        CHECK(shares[outcome.to] == Approx(outcome.share / 0.881251).margin(1e-9));
}
