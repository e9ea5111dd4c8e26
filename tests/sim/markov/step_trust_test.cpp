#include "markov/step_trust.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace waymark;

namespace {

// Of 100 people so many are still on the map, the others were lost.
ResponseRow row(double prospects, double lost) {
    ResponseRow out;
    out.stock[static_cast<std::size_t>(StockColumn::prospects)] = prospects;
    out.flow[static_cast<std::size_t>(FlowColumn::lost)] = lost;
    return out;
}

} // namespace

TEST_CASE("a first look is not trusted, since there is none to compare it with") {
    StepTrust trust(100, 100, 2);
    const std::vector<ResponseRow> rows{row(90, 10), row(80, 10)};
    trust.see(&rows, 5, false);
    CHECK(trust.errors() == std::vector<double>(2, std::numeric_limits<double>::infinity()));
    CHECK(trust.steps_within(1) == 0);
}

TEST_CASE("what changed between two looks is the error, of the people at the start") {
    StepTrust trust(100, 100, 2);
    const std::vector<ResponseRow> first{row(90, 10), row(80, 10)}, second{row(90, 10), row(81, 9)};
    trust.see(&first, 5, false);
    trust.see(&second, 9, false);
    CHECK(trust.errors()[0] == 0);
    CHECK(trust.errors()[1] == Approx(0.01).epsilon(1e-12));
    // Each step may use its part of what all may.
    CHECK(trust.steps_within(0.02) == 2);
    CHECK(trust.steps_within(0.005) == 1);
}

TEST_CASE(
    "a step that settles is trusted to settle as fast once more, but not faster than a half digit a vector") {
    StepTrust trust(100, 100, 1);
    const std::vector<ResponseRow> a{row(90, 10)}, b{row(91, 9)}, c{row(91.1, 8.9)};
    trust.see(&a, 5, false);
    trust.see(&b, 6, false); // changed by 1 in 100
    trust.see(&c, 7, false); // by a tenth of that, in one vector
    CHECK(trust.errors()[0] == Approx(1e-3 * std::pow(10, -0.5)).epsilon(1e-9));
}

TEST_CASE("people who are missing are an error, whatever two looks agree on") {
    StepTrust trust(100, 100, 2);
    const std::vector<ResponseRow> rows{row(90, 10), row(80, 7)};
    trust.see(&rows, 5, false);
    trust.see(&rows, 9, true);
    CHECK(trust.errors()[0] == 0);
    CHECK(trust.errors()[1] == Approx(0.03).epsilon(1e-12));
}

TEST_CASE("a look at which nothing could be read makes the next one a first look") {
    StepTrust trust(100, 100, 1);
    const std::vector<ResponseRow> rows{row(90, 10)};
    trust.see(&rows, 5, false);
    trust.see(nullptr, 9, false);
    trust.see(&rows, 13, false);
    CHECK(std::isinf(trust.errors()[0]));
}

TEST_CASE("the next look comes after four to six more vectors") {
    StepTrust trust(100, 100, 1);
    const std::vector<ResponseRow> a{row(90, 10)}, b{row(91, 9)}, c{row(91.5, 8.5)};
    trust.see(&a, 8, false);
    CHECK(trust.next_look(1e-9) == 12);
    trust.see(&b, 12, false);
    trust.see(&c, 16, false); // halved in four vectors: far from 1e-9
    CHECK(trust.next_look(1e-9) == 22);
}
