#include "whatif/draws.h"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "markov/variates.h"
#include "support/builder.h"
#include "whatif/figure_bands.h"

using namespace waymark;

namespace {

DrawOptions drawing(std::uint32_t draws, std::uint64_t seed = 1) {
    DrawOptions options;
    options.draws = draws;
    options.seed = seed;
    return options;
}

Journey small() {
    return a_journey()
        .touchpoint("a")
        .score(5)
        .leave(0.1)
        .dwell_days(20)
        .evidence(EvidenceLevel::estimated)
        .touchpoint("b")
        .score(6)
        .leave(0.05)
        .dwell_days(10)
        .evidence(EvidenceLevel::measured, 100)
        .touchpoint("c")
        .score(4)
        .leave(0.2)
        .dwell_days(5)
        .evidence(EvidenceLevel::assumed)
        .link("a", "b", 2)
        .link("a", "c", 1)
        .link("b", "a")
        .link("c", "a")
        .scenario("s")
        .intervention("better")
        .add("c", TouchpointField::people, 3)
        .scenario("same")
        .intervention("nothing")
        .multiply("c", TouchpointField::people, 1)
        .simulate(PeriodUnit::month, 3, 1000)
        .build();
}

double number(std::uint64_t seed, std::uint32_t draw, const std::string& name) {
    return VariateStream(seed, draw, name).normal();
}

} // namespace

TEST_CASE("inputs are drawn as their evidence says") {
    const Journey journey = small();
    double assumed = 0, estimated = 0, measured = 0, leave_logit = 0, leave_beta = 0, share = 0, share_2 = 0;
    constexpr int draws = 4000;
    for (std::uint32_t i = 0; i < draws; ++i) {
        const Journey world = drawn(journey, {11, i});
        const auto square = [](double x) {
            return x * x;
        };
        estimated += square(world.touchpoints[0].scores.people - 5) / draws;
        measured += square(world.touchpoints[1].scores.people - 6) / draws;
        assumed += square(world.touchpoints[2].scores.process - 4) / draws;
        leave_logit +=
            square(std::log(world.touchpoints[2].leave / (1 - world.touchpoints[2].leave)) - std::log(0.25)) /
            draws;
        leave_beta += square(world.touchpoints[1].leave - 0.05) / draws;
        CHECK(world.links[0].weight + world.links[1].weight == Approx(3).epsilon(1e-12));
        share += world.links[0].weight / 3 / draws;
        share_2 += square(world.links[0].weight / 3 - 2.0 / 3) / draws;
        CHECK(world.links[2] == journey.links[2]);
    }
    const double error = 4 * std::sqrt(2.0 / draws); // four standard errors of a variance
    CHECK(estimated == Approx(0.75 * 0.75).epsilon(error));
    CHECK(measured == Approx(0.1 * 0.1).epsilon(error)); // variability 1 over √100
    CHECK(assumed == Approx(1.5 * 1.5).epsilon(error));  // clipped at 0, which is 2.7 deviations away
    CHECK(leave_logit == Approx(0.6 * 0.6).epsilon(error));
    CHECK(leave_beta == Approx(0.05 * 0.95 / 101).epsilon(1.5 * error));
    CHECK(share == Approx(2.0 / 3).margin(4 * std::sqrt(2.0 / 9 / 51 / draws)));
    CHECK(share_2 == Approx(2.0 / 9 / 51).epsilon(error));
}

TEST_CASE("leave rates of 0 and 1 stay, and scores keep to their scale") {
    Journey journey = small();
    journey.touchpoints[0].leave = 0;
    journey.touchpoints[1].leave = 1;
    journey.touchpoints[2].scores.people = 0;
    bool was_clipped = false;
    for (std::uint32_t i = 0; i < 50; ++i) {
        const Journey world = drawn(journey, {1, i});
        CHECK(world.touchpoints[0].leave == 0);
        CHECK(world.touchpoints[1].leave == 1);
        CHECK(world.touchpoints[2].scores.people >= 0);
        was_clipped = was_clipped || world.touchpoints[2].scores.people == 0;
    }
    CHECK(was_clipped);
}

TEST_CASE("a draw depends on the id alone, not on the place in the file") {
    const Journey journey = small();
    Journey turned = journey;
    std::reverse(turned.touchpoints.begin(), turned.touchpoints.end());
    std::reverse(turned.links.begin(), turned.links.end());
    Journey world = drawn(turned, {5, 3});
    std::reverse(world.touchpoints.begin(), world.touchpoints.end());
    std::reverse(world.links.begin(), world.links.end());
    CHECK(world.touchpoints == drawn(journey, {5, 3}).touchpoints);
    for (std::size_t i = 0; i < world.links.size(); ++i)
        CHECK(world.links[i].weight == Approx(drawn(journey, {5, 3}).links[i].weight).epsilon(1e-14));
}

TEST_CASE("a scenario that changes nothing is never better, one that helps in nearly all draws is") {
    const Journey journey = small();
    const DrawReport report = draw(journey, journey.scenarios, {200, 4, {}, {}}).value();
    REQUIRE(report.courses.size() == 3);
    CHECK(report.failed == 0);
    for (std::size_t goal = 0; goal < all_goals.size(); ++goal) {
        CHECK(report.courses[2].probability_better[goal] == 0.0);
        for (const auto& value : report.courses[2].differences[goal])
            CHECK(value.value() == Approx(0).margin(1e-6));
    }
    CHECK(report.courses[1].probability_better[0].value() > 0.9);
    // Common random numbers: the difference is far surer than either side.
    const Band& difference = report.courses[1].differences[0];
    const Band& customers = report.courses[1].goals[0];
    CHECK(*difference[4] - *difference[0] < 0.5 * (*customers[4] - *customers[0]));
}

TEST_CASE("bands are quantiles over the draws, row by row") {
    const Journey journey = small();
    const DrawOptions options{100, 9, {}, {}};
    const auto plan = draw_plan(journey, {}, options).value();
    std::vector<double> customers;
    for (std::uint32_t i = 0; i < 100; ++i)
        customers.push_back(simulate(drawn(journey, {9, i}), nullptr).value().periods[2].customers);
    std::sort(customers.begin(), customers.end());
    const DrawReport report = draw(journey, {}, options).value();
    const Band& band = report.courses[0].periods[2][1];
    CHECK(*band[0] == Approx(customers[4] + 0.95 * (customers[5] - customers[4])).epsilon(1e-9));
    CHECK(*band[2] == Approx((customers[49] + customers[50]) / 2).epsilon(1e-9));
    CHECK(*band[4] == Approx(customers[94] + 0.05 * (customers[95] - customers[94])).epsilon(1e-9));
    CHECK(report.courses[0].periods[1][5][0] == 0.0); // entered is not uncertain
}

TEST_CASE("the same seed gives the same report, another one other luck") {
    const Journey journey = small();
    const auto first = draw(journey, {}, {50, 1, {}, {}}).value();
    const auto second = draw(journey, {}, {50, 1, {}, {}}).value();
    const auto other = draw(journey, {}, {50, 2, {}, {}}).value();
    CHECK(first.courses[0].goals == second.courses[0].goals);
    CHECK(first.courses[0].goals != other.courses[0].goals);
}

TEST_CASE("nine truths in ten lie in the 90 % band") {
    Journey journey = small();
    journey.simulation.horizon = 2;
    const DrawReport report = draw(journey, {}, {1500, 1, {}, {}}).value();
    std::array<int, all_goals.size()> covered{};
    constexpr int truths = 1500;
    for (std::uint32_t i = 0; i < truths; ++i) {
        SimulateOptions options;
        options.reach = false;
        const Outcome truth = simulate(drawn(journey, {2, i}), nullptr, options).value();
        for (std::size_t goal = 0; goal < all_goals.size(); ++goal) {
            const double value = value_of(truth, all_goals[goal]).value();
            const Band& band = report.courses[0].goals[goal];
            if (*band[0] <= value && value <= *band[4]) ++covered[goal];
        }
    }
    for (std::size_t goal = 0; goal < all_goals.size(); ++goal) {
        if (all_goals[goal] == Goal::value) continue; // no money moves on this map
        INFO(info(all_goals[goal]).name);
        CHECK(std::abs(covered[goal] / static_cast<double>(truths) - 0.9) <= 0.03);
    }
}

TEST_CASE("draws that cannot be simulated are counted, and where few are left there is no report") {
    const Journey journey = small();
    const auto plan = draw_plan(journey, {}, {40, 1, {}, {}}).value();
    std::vector<DrawnWorld> worlds;
    for (std::uint32_t i = 0; i < 40; ++i)
        worlds.push_back(i % 4 == 0 ? DrawnWorld{} : drawn_world(plan, i));
    CHECK(draw_report(plan, worlds).value().failed == 10);
    for (DrawnWorld& world : worlds)
        world = {};
    CHECK_FALSE(draw_report(plan, worlds));
    CHECK_FALSE(draw_plan(journey, {}, {3, 1, {}, {}}));
    CHECK_FALSE(draw_plan(journey, {}, {1'000'000, 1, {}, 1200}));
}

TEST_CASE("shares of variance are those of a function whose shares are known") {
    // y = 2a + b + b² + c·d, all standard normal: Var = 4 + (1 + 2) + 1 = 8; e does nothing.
    constexpr std::uint32_t draws = 2000;
    std::vector<std::vector<double>> x(5, std::vector<double>(draws));
    std::vector<double> y(draws);
    for (std::uint32_t i = 0; i < draws; ++i) {
        for (std::size_t k = 0; k < 5; ++k)
            x[k][i] = number(3, i, std::string(1, static_cast<char>('a' + k)));
        y[i] = 2 * x[0][i] + x[1][i] + x[1][i] * x[1][i] + x[2][i] * x[3][i];
    }
    const std::array expected{4.0 / 8, 3.0 / 8, 0.0, 0.0, 0.0};
    for (std::size_t k = 0; k < 5; ++k) {
        const VarianceShare found = variance_share({&x[k], 1}, y);
        INFO(k);
        CHECK(std::abs(found.share - expected[k]) <= 4 * found.standard_error);
        CHECK(found.standard_error < 0.03);
    }
    // Several independent numbers of one input count together.
    CHECK(variance_share({x.data(), 2}, y).share == Approx(7.0 / 8).margin(0.06));
    CHECK(variance_share({x.data(), 2}, std::vector<double>(draws, 3.0)) == VarianceShare{});
}

TEST_CASE("the drivers of a band are the inputs that are least known") {
    const Journey journey = small();
    const DrawReport report = draw(journey, {}, {400, 1, {}, {}}).value();
    const std::vector<Driver>& drivers = report.courses[0].drivers[0];
    CHECK(drivers.size() == 3 * 4 + 1);
    double sum = 0;
    for (const Driver& driver : drivers)
        sum += driver.variance.share;
    CHECK(sum > 0.7);
    CHECK(sum < 1.15);
    CHECK(drivers.front().variance.share > 0.1);
    for (const Driver& driver : drivers)
        if (driver.input.touchpoint == "b" && driver.input.field != "leave")
            CHECK(driver.variance.share < 0.02); // measured: sd 0.1
}

TEST_CASE("the first draws of many make the report that so few draws make") {
    const Journey journey = small();
    const auto many = draw_plan(journey, {journey.scenarios[0]}, drawing(60, 7));
    REQUIRE(many);
    std::vector<DrawnWorld> worlds;
    for (std::uint32_t number = 0; number < 25; ++number)
        worlds.push_back(drawn_world(*many, number));
    const auto first = draw_report(*many, worlds);
    const auto few = draw(journey, {journey.scenarios[0]}, drawing(25, 7));
    REQUIRE(first);
    REQUIRE(few);
    CHECK(first->draws == 25);
    REQUIRE(first->courses.size() == 2);
    for (std::size_t course = 0; course < 2; ++course) {
        CHECK(first->courses[course].periods == few->courses[course].periods);
        CHECK(first->courses[course].goals == few->courses[course].goals);
        CHECK(first->courses[course].probability_better == few->courses[course].probability_better);
    }
}

TEST_CASE("bands over time are those of the report, and net value adds up in every draw") {
    const Journey journey = small();
    const auto plan = draw_plan(journey, {journey.scenarios[0]}, drawing(40, 3));
    REQUIRE(plan);
    std::vector<DrawnWorld> worlds;
    for (std::uint32_t number = 0; number < 40; ++number)
        worlds.push_back(drawn_world(*plan, number));
    const std::vector<std::string> figures{"customers", std::string(net_value_figure)};
    const auto bands = bands_over_time(*plan, worlds, 1, figures);
    const auto report = draw_report(*plan, worlds);
    REQUIRE(bands);
    REQUIRE(report);
    CHECK(bands->draws == 40);
    REQUIRE(bands->figures.size() == 2);
    REQUIRE(bands->figures[0].periods.size() == 4);
    const auto columns = period_figures();
    for (std::size_t row = 0; row < 4; ++row)
        for (std::size_t column = 0; column < columns.size(); ++column)
            if (columns[column].name == "customers")
                CHECK(bands->figures[0].periods[row] == report->courses[1].periods[row][column]);
    // Better people at "c" keep customers in every draw: what is set in the base map moves both alike.
    CHECK(bands->figures[0].ends_higher == report->courses[1].probability_better[0]);
    CHECK(*bands->figures[0].ends_higher + *bands->figures[0].ends_lower <= 1);

    // The middle of the last period, summed by hand.
    std::vector<double> sums;
    for (const DrawnWorld& world : worlds) {
        double sum = 0;
        for (std::size_t row = 0; row < 4; ++row)
            for (std::size_t column = 0; column < columns.size(); ++column) {
                const double value = world.courses[1][row * columns.size() + column];
                if (columns[column].name == "revenue") sum += value;
                if (columns[column].name == "cost" || columns[column].name == "investment") sum -= value;
            }
        sums.push_back(sum);
    }
    std::sort(sums.begin(), sums.end());
    CHECK(*bands->figures[1].periods[3][2] == Approx((sums[19] + sums[20]) / 2));
}

TEST_CASE("the base map has bands, and ends neither above nor below itself") {
    const Journey journey = small();
    const auto plan = draw_plan(journey, {}, drawing(20));
    REQUIRE(plan);
    std::vector<DrawnWorld> worlds;
    for (std::uint32_t number = 0; number < 20; ++number)
        worlds.push_back(drawn_world(*plan, number));
    const std::vector<std::string> figures{"nps"};
    const auto bands = bands_over_time(*plan, worlds, 0, figures);
    REQUIRE(bands);
    CHECK(bands->figures[0].periods[3][0] < bands->figures[0].periods[3][4]);
    CHECK_FALSE(bands->figures[0].ends_higher);
    CHECK_FALSE(bands_over_time(*plan, std::span(worlds).first(19), 0, figures)); // too few
}
