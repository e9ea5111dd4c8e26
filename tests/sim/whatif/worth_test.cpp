#include "whatif/worth.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "support/builder.h"
#include "support/random_journey.h"
#include "support/rounds.h"
#include "support/site_and_desk.h"

using namespace waymark;

namespace {

LifetimeFigures figures_of(const Journey& journey) {
    const auto outcome = simulate(journey, nullptr);
    REQUIRE(outcome);
    REQUIRE(outcome->mix);
    return *outcome->mix;
}

Approx about(double value) {
    return Approx(value).epsilon(1e-12);
}

Result<GoalValues> values_with_all(const RemovalStudy& study) {
    const auto outcome = simulate(study.journey, &study.scenario, study.options);
    if (!outcome) return outcome.problems();
    return goal_values(*outcome);
}

const PartOfMap& named(const std::vector<PartOfMap>& parts, const std::string& id) {
    const auto found = std::ranges::find(parts, id, &PartOfMap::id);
    REQUIRE(found != parts.end());
    return *found;
}

} // namespace

TEST_CASE("shares are those of visits, of their cost, and of who leaves") {
    const Journey journey = site_and_desk();
    const auto parts = parts_of(journey, figures_of(journey), Grouping::touchpoint);
    REQUIRE(parts.size() == 2);
    // 1 visit and ½ visit; costs 1 and 3; of prospects all leave at the site, of customers all at the desk
    CHECK(parts[0].visits == about(1));
    CHECK(*parts[0].contacts == about(2.0 / 3));
    CHECK(*parts[1].contacts == about(1.0 / 3));
    CHECK(*parts[0].cost == about(1.0 / 4));
    CHECK(*parts[1].cost == about(3.0 / 4));
    CHECK(*parts[0].lost == about(1));
    CHECK(*parts[1].lost == 0);
    CHECK(*parts[0].churned == 0);
    CHECK(*parts[1].churned == about(1));
}

TEST_CASE("customer service within customer experience is one of the groupings") {
    const Journey journey = site_and_desk();
    const auto parts = parts_of(journey, figures_of(journey), Grouping::kind);
    REQUIRE(parts.size() == 2);
    CHECK(*named(parts, "service").contacts == about(1.0 / 3));
    CHECK(*named(parts, "service").churned == about(1));
    CHECK(*named(parts, "experience").cost == about(1.0 / 4));
}

TEST_CASE("customer service within each stage has its share of the whole map") {
    const Journey journey = site_and_desk();
    const auto parts = parts_of_kind(journey, figures_of(journey), Grouping::stage, Kind::service);
    REQUIRE(parts.size() == 2); // the stage without any, too
    CHECK(parts[0].id == "before");
    CHECK(*parts[0].contacts == 0);
    CHECK(*parts[0].lost == 0);
    CHECK(*parts[1].contacts == about(1.0 / 3));
    CHECK(*parts[1].cost == about(3.0 / 4));
    CHECK(*parts[1].churned == about(1));
    const auto rest = parts_of_kind(journey, figures_of(journey), Grouping::stage, Kind::experience);
    CHECK(*rest[0].contacts == about(2.0 / 3));
    CHECK(*rest[1].contacts == 0);
}

TEST_CASE("a channel that is written nowhere is a part without a name") {
    const Journey journey = site_and_desk();
    const auto parts = parts_of(journey, figures_of(journey), Grouping::channel);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].id == "web");
    CHECK(parts[1].id.empty());
}

TEST_CASE("a share of nothing is nothing") {
    Journey journey = site_and_desk();
    for (Touchpoint& touchpoint : journey.touchpoints) {
        touchpoint.cost = 0;
        touchpoint.leave = 0;
    }
    for (const PartOfMap& part : parts_of(journey, figures_of(journey), Grouping::stage)) {
        CHECK_FALSE(part.cost);
        CHECK_FALSE(part.lost);
        CHECK_FALSE(part.churned);
        CHECK(part.contacts);
    }
}

TEST_CASE("shares sum to 1 whatever the map and by whatever they are put together") {
    for (std::uint64_t seed = 0; seed < rounds(60); ++seed) {
        const Journey journey = random_journey(seed);
        const auto outcome = simulate(journey, nullptr);
        if (!outcome || !outcome->mix) continue;
        for (const Grouping by : all_groupings) {
            INFO("seed " << seed << ", by " << to_word(by));
            double contacts = 0, churned = 0;
            const auto parts = parts_of(journey, *outcome->mix, by);
            for (const PartOfMap& part : parts) {
                contacts += part.contacts.value_or(0);
                churned += part.churned.value_or(0);
            }
            CHECK(contacts == Approx(1).epsilon(1e-12));
            if (parts[0].churned) CHECK(churned == Approx(1).epsilon(1e-12));
        }
    }
}

TEST_CASE("the curve's peak, trough and end are levels after touchpoints as −2…+2") {
    // With impact 1 and no spread people feel just what they meet: 9, then 3, then 5.5.
    const Journey journey = a_journey()
                                .touchpoint("a")
                                .variability(0)
                                .impact(1)
                                .score(9)
                                .touchpoint("b")
                                .variability(0)
                                .impact(1)
                                .score(3)
                                .touchpoint("c")
                                .variability(0)
                                .impact(1)
                                .score(5.5)
                                .link("a", "b")
                                .link("b", "c")
                                .build();
    const auto curve = curve_summary(journey, figures_of(journey));
    REQUIRE(curve);
    CHECK(curve->peak == CurvePlace{"a", 1.6});
    CHECK(curve->trough.touchpoint == "b");
    CHECK(curve->trough.value == about(-0.8));
    CHECK(curve->end.touchpoint == "c");
    CHECK(curve->end.value == about(0.2));
}

TEST_CASE("without a touchpoint people go on to where it leads") {
    const Journey journey = site_and_desk();
    const auto study = removal_study(journey, nullptr);
    REQUIRE(study);
    REQUIRE(study->touchpoints == std::vector<std::string>{"site", "desk"});
    const auto with_all = values_with_all(*study);
    REQUIRE(with_all);
    const auto value = static_cast<std::size_t>(Goal::value);
    // The cost of all visits: 1 + ½ · 6
    CHECK(*(*with_all)[value] == about(-4));
    // Without the site everybody begins at the desk; without the desk the site is the end.
    CHECK(*removal(*study, 0).without[value] == about(-6));
    CHECK(*removal(*study, 1).without[value] == about(-1));
    // Customers who leave in a year of stays of a day: all there are, but for e^(−365).
    const auto churned = static_cast<std::size_t>(Goal::churned);
    CHECK(*(*with_all)[churned] == about(100 * 0.5 * 0.25));
    CHECK(*removal(*study, 0).without[churned] == about(25));
    CHECK(*removal(*study, 1).without[churned] == Approx(0).margin(1e-9));
}

TEST_CASE("a removal acts after what the scenario changes, and on what it adds") {
    Journey journey = site_and_desk();
    Touchpoint chat = a_touchpoint("chat", "use");
    chat.variability = 0;
    chat.cost = 10;
    Scenario scenario;
    scenario.id = "s";
    scenario.name = "S";
    Intervention& first = scenario.interventions.emplace_back();
    first.id = "i";
    first.start_period = 3;
    first.changes = {AddTouchpoint{chat}, AddLink{{"desk", "chat", 1, 0, 0}}};
    journey.scenarios = {scenario};
    const auto study = removal_study(journey, &journey.scenarios[0]);
    REQUIRE(study);
    REQUIRE(study->touchpoints == std::vector<std::string>{"site", "desk", "chat"});
    const auto value = static_cast<std::size_t>(Goal::value);
    CHECK(*(*values_with_all(*study))[value] == about(-4 - 0.375 * 10));
    CHECK(*removal(*study, 2).without[value] == about(-4));
    CHECK(*removal(*study, 1).without[value] == about(-1 - 0.5 * 10));
}

TEST_CASE("a map that cannot do without a touchpoint says why") {
    const Journey journey = a_journey().touchpoint("only").build();
    const auto study = removal_study(journey, nullptr);
    REQUIRE(study);
    const Removal made = removal(*study, 0);
    CHECK(made.why_not.find("no touchpoint would be left") != std::string::npos);
    CHECK_FALSE(made.without[0]);
}
