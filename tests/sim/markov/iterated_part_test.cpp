// Iteration against elimination, which has no error to speak of; what it says about its own error is held to
// the truth.
#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include "markov/iterated_part.h"

using namespace waymark;

namespace {

// xorshift64, Marsaglia 2003.
class Random {
public:
    explicit Random(std::uint64_t seed) : bits_(seed * 0x9E3779B97F4A7C15U + 88172645463325252U) {}
    std::uint64_t number() {
        bits_ ^= bits_ << 13U;
        bits_ ^= bits_ >> 7U;
        bits_ ^= bits_ << 17U;
        return bits_;
    }
    int below(int n) { return static_cast<int>((number() >> 20U) % static_cast<std::uint64_t>(n)); }
    double share() { return static_cast<double>(number() >> 11U) * 0x1p-53; }

private:
    std::uint64_t bits_;
};

// States 0…n − 1 with a few ways each, one in three of them with a way out to n or n + 1, of about `exit`.
DiscreteChain random_chain(int n, double exit, std::uint64_t seed) {
    Random random(seed);
    DiscreteChain chain;
    for (int i = 0; i < n; ++i) {
        std::vector<double> row(static_cast<std::size_t>(n) + 2, 0.0);
        row[static_cast<std::size_t>((i + 1) % n)] = 0.1; // everywhere can be got to
        for (int k = random.below(5); k >= 0; --k)
            row[static_cast<std::size_t>(random.below(n))] += random.share();
        if (random.below(3) == 0) row[static_cast<std::size_t>(n + random.below(2))] = exit * random.share();
        const double sum = std::accumulate(row.begin(), row.end(), 0.0);
        auto& steps = chain.rows.emplace_back();
        for (std::size_t j = 0; j < row.size(); ++j)
            if (row[j] > 0) steps.push_back({static_cast<int>(j), row[j] / sum});
    }
    chain.rows.push_back({{n, 1.0}});
    chain.rows.push_back({{n + 1, 1.0}});
    return chain;
}

std::vector<int> states_below(int n) {
    std::vector<int> states(static_cast<std::size_t>(n));
    std::iota(states.begin(), states.end(), 0);
    return states;
}

double largest_difference(const std::vector<double>& a, const std::vector<double>& b) {
    REQUIRE(a.size() == b.size());
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

double sum_of_differences(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += std::abs(a[i] - b[i]);
    return sum;
}

double sum_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

// What elimination itself may be wrong by.
constexpr double exactness = 1e-13;

} // namespace

TEST_CASE("iteration finds what elimination finds, within the error that it says") {
    for (const int n : {1, 2, 5, 40, 300, 700}) {
        for (const double exit : {1.0, 0.05, 1e-4}) {
            INFO(n << " states, ways out of " << exit);
            const DiscreteChain chain = random_chain(n, exit, static_cast<std::uint64_t>(n));
            const std::vector<int> states = states_below(n);
            const auto exact = TransientPart::of(chain, states);
            const auto iterated = IteratedPart::of(chain, states);
            REQUIRE(exact.has_value() == iterated.has_value());
            if (!exact) continue;                                // a small chain without a way out
            const double tolerance = exit < 0.01 ? 1e-9 : 1e-11; // people stay 50,000 steps, or 100
            const IterationOptions options{tolerance, 1000};
            const std::vector<int> target{n};
            const Iterated absorbed = iterated->absorption_probabilities(target, options);
            CHECK(absorbed.is_converged);
            CHECK(absorbed.error_bound <= tolerance);
            CHECK(largest_difference(absorbed.values, exact->absorption_probabilities(target)) <=
                  absorbed.error_bound + exactness);

            const std::vector<double> steps = exact->mean_steps();
            const double most = *std::max_element(steps.begin(), steps.end());
            const Iterated mean_steps = iterated->mean_steps(options);
            CHECK(mean_steps.is_converged);
            CHECK(mean_steps.error_bound <= tolerance * most * (1 + 1e-9));
            CHECK(largest_difference(mean_steps.values, steps) <= mean_steps.error_bound + exactness * most);

            std::vector<double> entries(states.size(), 0.0);
            entries[states.size() / 2] = 1; // all from one state, which is the hardest
            const std::vector<double> visits = exact->visits(entries);
            const Iterated counted = iterated->visits(entries, options);
            CHECK(counted.is_converged);
            CHECK(counted.error_bound <= tolerance * sum_of(visits) * (1 + 1e-9));
            CHECK(sum_of_differences(counted.values, visits) <=
                  counted.error_bound + exactness * sum_of(visits));
        }
    }
}

TEST_CASE("iteration plays gambler's ruin, where values flow both ways") {
    // Feller 1968, XIV.2: from i of n, ruin with probability 1 − i/n and after i·(n − i) games.
    const int n = 60;
    DiscreteChain chain;
    chain.rows.push_back({{0, 1.0}});
    for (int i = 1; i < n; ++i)
        chain.rows.push_back({{i - 1, 0.5}, {i + 1, 0.5}});
    chain.rows.push_back({{n, 1.0}});
    std::vector<int> between = states_below(n);
    between.erase(between.begin());
    const auto part = IteratedPart::of(chain, between);
    REQUIRE(part);
    const std::vector<int> ruin{0};
    const Iterated ruined = part->absorption_probabilities(ruin);
    const Iterated games = part->mean_steps();
    CHECK(ruined.is_converged);
    CHECK(games.is_converged);
    CHECK(ruined.error_bound <= 1e-10);
    CHECK(games.error_bound <= 1e-10 * 900);
    for (int i = 1; i < n; ++i) {
        const auto at = static_cast<std::size_t>(i - 1);
        CHECK(std::abs(ruined.values[at] - (1 - i / 60.0)) <= ruined.error_bound);
        CHECK(std::abs(games.values[at] - i * (n - i)) <= games.error_bound);
    }
}

TEST_CASE("a chain in one direction needs one sweep, whichever direction it is") {
    for (const bool is_upwards : {true, false}) {
        const int n = 2000;
        DiscreteChain chain;
        for (int i = 0; i < n; ++i) {
            const int next = is_upwards ? i + 1 : (i == 0 ? n : i - 1);
            chain.rows.push_back({{i, 0.25}, {next, 0.75}}); // staying is no step backwards
        }
        chain.rows.push_back({{n, 1.0}});
        const auto part = IteratedPart::of(chain, states_below(n));
        REQUIRE(part);
        const Iterated steps = part->mean_steps();
        CHECK(steps.is_converged);
        CHECK(steps.iterations <= 4); // windows of rows of the same length keep their order
        CHECK(steps.values[is_upwards ? 0 : n - 1] == Approx(n / 0.75).epsilon(1e-12));
    }
}

TEST_CASE("where people stay for ages, iteration says that it does not know") {
    // Up with probability 0.1, else back to the start: about 10^30 steps to climb 30.
    const int n = 30;
    DiscreteChain chain;
    for (int i = 0; i < n; ++i)
        chain.rows.push_back({{0, 0.9}, {i + 1, 0.1}});
    chain.rows.push_back({{n, 1.0}});
    const auto part = IteratedPart::of(chain, states_below(n));
    REQUIRE(part);
    const Iterated steps = part->mean_steps();
    CHECK_FALSE(steps.is_converged);
    const auto exact = TransientPart::of(chain, states_below(n));
    CHECK(largest_difference(steps.values, exact->mean_steps()) <= steps.error_bound);
}

TEST_CASE("iteration refuses states that never get out, as elimination does") {
    DiscreteChain chain;
    chain.rows = {{{1, 1.0}}, {{0, 0.5}, {3, 0.5}}, {{2, 1.0}}, {{3, 1.0}}};
    const std::vector<int> open{0, 1}, closed{0, 1, 2};
    CHECK(IteratedPart::of(chain, open));
    CHECK_FALSE(IteratedPart::of(chain, closed));
}

TEST_CASE("no state, no reward and no entry are answered too") {
    const DiscreteChain chain = random_chain(50, 0.5, 3);
    const auto nobody = IteratedPart::of(chain, std::vector<int>{});
    REQUIRE(nobody);
    CHECK(nobody->mean_steps().values.empty());
    const auto part = IteratedPart::of(chain, states_below(50));
    REQUIRE(part);
    const std::vector<double> nothing(50, 0.0);
    CHECK(part->totals(nothing).values == nothing);
    CHECK(part->visits(nothing).is_converged);
}
