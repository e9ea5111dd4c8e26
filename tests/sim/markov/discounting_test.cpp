// What later money is worth, against formulas by hand.
#include "markov/discounting.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include "support/builder.h"
#include "support/random_journey.h"
#include "support/rounds.h"

using namespace waymark;

namespace {

constexpr double a_year = 365.25;                 // days
const double of_a_year = 1 / (1 + std::log(1.1)); // what an exponential stay of a year leaves, at 10 % a year

// The value of the first persona, exactly and roughly.
struct Values {
    double exact = 0;
    std::optional<double> rough; // nothing where it did not come near enough
};
Values values_of(const Journey& journey, double rate) {
    const Chain chain = build_chain({journey, {}, {}}, journey.personas[0]);
    const BlockElimination embedded = embedded_elimination(chain);
    std::vector<double> visits = chain.entry;
    embedded.visits(visits);
    const Discounting discounting(chain, rate);
    return {discounted_value(chain, discounting),
            rough_discounted_value(chain, discounting, embedded, visits)};
}

} // namespace

TEST_CASE("money after a stay is worth less by the stay") {
    const Journey journey = a_journey()
                                .touchpoint("first")
                                .variability(0)
                                .dwell_days(a_year)
                                .revenue(100)
                                .cost(20)
                                .touchpoint("second")
                                .variability(0)
                                .revenue(50)
                                .leave(1)
                                .link("first", "second")
                                .build();
    const auto [exact, rough] = values_of(journey, 0.1);
    CHECK(exact == Approx(80 + 50 * of_a_year).epsilon(1e-14));
    REQUIRE(rough);
    CHECK(*rough == Approx(exact).epsilon(1e-12)); // two vectors hold all there is
}

TEST_CASE("a subscription of a year that three of four renew is worth a geometric series") {
    const Journey journey = a_journey()
                                .touchpoint("year")
                                .variability(0)
                                .dwell_days(a_year)
                                .revenue(100)
                                .leave(0.25)
                                .link("year", "year")
                                .build();
    const auto [exact, rough] = values_of(journey, 0.1);
    CHECK(exact == Approx(100 / (1 - 0.75 * of_a_year)).epsilon(1e-14));
    REQUIRE(rough);
    CHECK(*rough == Approx(exact).epsilon(1e-12));
    CHECK(values_of(journey, 0).exact == Approx(400).epsilon(1e-14)); // four years on average
}

TEST_CASE("the rough value of any map is near the exact one") {
    int found = 0;
    for (std::uint64_t seed = 500; seed < 500 + rounds(200); ++seed) {
        const Journey journey = random_journey(seed, {.closed_loops = false});
        const auto [exact, rough] = values_of(journey, 0.1);
        double money = 0;
        for (const Touchpoint& touchpoint : journey.touchpoints)
            money = std::max(money, std::max(touchpoint.revenue, touchpoint.cost));
        INFO("seed " << seed);
        if (!rough) continue;
        ++found;
        CHECK(*rough == Approx(exact).epsilon(1e-4).margin(1e-4 * money));
    }
    CHECK(found > static_cast<int>(rounds(180)));
}
