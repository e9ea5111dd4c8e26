#include "markov/hand_off.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>

using namespace waymark;

namespace {

using Dense = std::array<std::array<double, level_count>, level_count>;

// The model page's words for a link, entry by entry: of those at level k the share pick[k] takes it, and they
// arrive at max(0, k − friction), which is divided over the two levels beside it.
Dense in_full(const LevelVector& pick, double friction) {
    Dense out{};
    for (std::size_t k = 0; k < level_count; ++k) {
        const double arrives = std::max(0.0, static_cast<double>(k) - friction);
        const auto lower = static_cast<std::size_t>(std::floor(arrives));
        const double above = arrives - std::floor(arrives);
        out[k][lower] += (1 - above) * pick[k];
        if (above > 0) out[k][lower + 1] += above * pick[k];
    }
    return out;
}

LevelVector some_shares() {
    LevelVector shares{};
    for (std::size_t k = 0; k < level_count; ++k)
        shares[k] = 1 / (1.5 + static_cast<double>(k));
    return shares;
}

LevelVector some_people() {
    LevelVector people{};
    for (std::size_t k = 0; k < level_count; ++k)
        people[k] = static_cast<double>((7 * k + 3) % 11);
    return people;
}

Block some_block() {
    Block block;
    for (std::size_t k = 0; k < level_count; ++k) {
        for (std::size_t l = 0; l < level_count; ++l)
            block(k, l) = static_cast<double>((5 * k + 3 * l + 1) % 13);
    }
    return block;
}

} // namespace

TEST_CASE("a hand-off moves people as the model's matrix of levels does, for any friction") {
    const LevelVector pick = some_shares(), people = some_people();
    const Block block = some_block();
    for (const double friction : {0.0, 0.25, 1.0, 1.75, 4.0, 9.5, 10.0}) {
        INFO("friction " << friction);
        const HandOff link(pick, friction);
        const Dense dense = in_full(pick, friction);

        LevelVector row{}, column{};
        add_row_product(row.data(), people.data(), link);
        add_column_product(column.data(), link, people.data());
        Block before, after, beside = block;
        add_product(before, link, block);
        add_product(after, block, link);
        add_to(beside, link);
        for (std::size_t i = 0; i < level_count; ++i) {
            double moved = 0, worth = 0;
            for (std::size_t k = 0; k < level_count; ++k) {
                moved += people[k] * dense[k][i];
                worth += dense[i][k] * people[k];
            }
            CHECK(row[i] == Approx(moved).epsilon(1e-14));
            CHECK(column[i] == Approx(worth).epsilon(1e-14));
            for (std::size_t j = 0; j < level_count; ++j) {
                double then_block = 0, then_link = 0;
                for (std::size_t k = 0; k < level_count; ++k) {
                    then_block += dense[i][k] * block(k, j);
                    then_link += block(i, k) * dense[k][j];
                }
                CHECK(before(i, j) == Approx(then_block).epsilon(1e-14));
                CHECK(after(i, j) == Approx(then_link).epsilon(1e-14));
                CHECK(beside(i, j) == Approx(block(i, j) + dense[i][j]).epsilon(1e-14));
            }
        }
        CHECK(row[level_count] == 0); // the padding stays empty
        CHECK(column[level_count] == 0);
    }
}

TEST_CASE("a hand-off loses nobody") {
    const LevelVector people = some_people();
    LevelVector all{};
    std::fill_n(all.begin(), level_count, 1.0);
    LevelVector there{};
    add_row_product(there.data(), people.data(), HandOff(all, 2.5));
    double before = 0, after = 0;
    for (std::size_t k = 0; k < level_count; ++k) {
        before += people[k];
        after += there[k];
    }
    CHECK(after == before);
}
