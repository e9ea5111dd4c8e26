#include "whatif/goal_seek.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "support/builder.h"
#include "support/random_journey.h"
#include "support/rounds.h"
#include "support/site_and_desk.h"

using namespace waymark;

namespace {

SeekAnswer answer_for(const SeekStudy& study, const FieldOfMap& of) {
    const auto found = std::ranges::find(study.fields, of);
    REQUIRE(found != study.fields.end());
    return sought(study, static_cast<std::size_t>(found - study.fields.begin()));
}

std::optional<double> value_with(const SeekStudy& study, const FieldOfMap& of, double value) {
    Journey journey = study.journey;
    set_value(journey, of, value);
    const auto outcome = simulate(journey, study.scenario ? &*study.scenario : nullptr, study.options);
    if (!outcome) return std::nullopt;
    return sought_value(*outcome, study.target.figure);
}

} // namespace

TEST_CASE("the change that is found is the smallest that meets the target") {
    const auto study = seek_study(site_and_desk(), nullptr, {"value", Side::at_least, -2});
    REQUIRE(study);
    CHECK(*study->now == Approx(-4));
    // −1 − ½ · cost = −2, and −1 − (1 − leave)·6 = −2
    const SeekAnswer cost = answer_for(*study, {"desk", TouchpointField::cost});
    CHECK(cost.reaches);
    CHECK(cost.to == Approx(2).margin(0.006));
    CHECK(cost.to <= 2);
    CHECK(cost.steps == Approx(4 / 0.6).epsilon(0.01));
    const SeekAnswer leave = answer_for(*study, {"site", TouchpointField::leave});
    CHECK(leave.reaches);
    CHECK(leave.to == Approx(0.8334).epsilon(1e-12)); // 5/6, rounded to the side that meets the target
    CHECK(*leave.value >= -2);
}

TEST_CASE("a field that cannot reach the target says how near it comes") {
    const auto study = seek_study(site_and_desk(), nullptr, {"value", Side::at_least, -2});
    REQUIRE(study);
    // The site's cost from 1 to a tenth: −0.1 − 3
    const SeekAnswer cost = answer_for(*study, {"site", TouchpointField::cost});
    CHECK_FALSE(cost.reaches);
    CHECK(cost.to == Approx(0.1));
    CHECK(*cost.value == Approx(-3.1));
    const SeekAnswer revenue = answer_for(*study, {"desk", TouchpointField::revenue});
    CHECK_FALSE(revenue.reaches); // a visit that earns 1 instead of 0: −1 − ½ · 5
    CHECK(*revenue.value == Approx(-3.5));
}

TEST_CASE("a target that is met already needs no change") {
    const auto study = seek_study(site_and_desk(), nullptr, {"value", Side::at_most, -2});
    REQUIRE(study);
    const SeekAnswer answer = sought(*study, 0);
    CHECK(answer.reaches);
    CHECK(answer.to == answer.from);
    CHECK(answer.steps == 0);
}

TEST_CASE("columns of the last period can be sought, such as a churn rate") {
    Journey journey = a_journey()
                          .touchpoint("stay")
                          .variability(0)
                          .leave(0.2)
                          .dwell_days(30)
                          .link("stay", "stay")
                          .simulate(PeriodUnit::month, 6, 1000)
                          .build();
    const auto study = seek_study(journey, nullptr, {"churn_rate", Side::at_most, 0.1});
    REQUIRE(study);
    // Left after a month: 1 − exp(−leave · 30.4375 / 30)
    CHECK(*study->now == Approx(1 - std::exp(-0.2 * 30.4375 / 30)).epsilon(1e-8));
    const SeekAnswer leave = answer_for(*study, {"stay", TouchpointField::leave});
    CHECK(leave.to == Approx(-std::log(0.9) * 30 / 30.4375).margin(1e-4));
    CHECK(leave.to <= -std::log(0.9) * 30 / 30.4375);
}

TEST_CASE("on any map an answer meets its target, and a little less of the change does not") {
    int reached = 0;
    for (std::uint64_t seed = 0; seed < rounds(25); ++seed) {
        RandomJourneyOptions random;
        random.most_touchpoints = 4;
        random.most_personas = 2;
        random.longest_horizon = 6;
        random.shortest_dwell_days = 0.1;
        const Journey journey = random_journey(seed, random);
        const Scenario* scenario = journey.scenarios.empty() ? nullptr : &journey.scenarios.front();
        const auto now = seek_study(journey, scenario, {"satisfaction", Side::at_least, 10});
        if (!now || !now->now) continue;
        const auto study = seek_study(journey, scenario, {"satisfaction", Side::at_least, *now->now + 0.05});
        REQUIRE(study);
        for (std::size_t i = 0; i < study->fields.size(); i += 3) {
            const SeekAnswer answer = sought(*study, i);
            if (!answer.reaches) continue;
            INFO("seed " << seed << ", field " << i << ": from " << answer.from << " to " << answer.to);
            ++reached;
            CHECK(study->target.is_met_by(value_with(*study, answer.of, answer.to)));
            const double step = std::abs(answer.to - answer.from) / answer.steps;
            const double less = answer.to + (answer.to > answer.from ? -1 : 1) * 0.013 * step;
            if (answer.steps > 0.02)
                CHECK_FALSE(study->target.is_met_by(value_with(*study, answer.of, less)));
        }
    }
    CHECK(reached > 5);
}

TEST_CASE("answers stand by how little must change, then by how near they come") {
    const auto study = seek_study(site_and_desk(), nullptr, {"value", Side::at_least, -2});
    REQUIRE(study);
    std::vector<SeekAnswer> answers;
    for (std::size_t i = 0; i < study->fields.size(); ++i)
        answers.push_back(sought(*study, i));
    sort_answers(answers, study->target);
    const auto first_short = std::ranges::find(answers, false, &SeekAnswer::reaches);
    REQUIRE(first_short != answers.begin());
    CHECK(std::all_of(first_short, answers.end(), [](const SeekAnswer& a) { return !a.reaches; }));
    CHECK(std::is_sorted(answers.begin(), first_short,
                         [](const SeekAnswer& a, const SeekAnswer& b) { return a.steps < b.steps; }));
}

TEST_CASE("a figure that is none is refused") {
    CHECK_FALSE(seek_study(site_and_desk(), nullptr, {"happiness", Side::at_least, 1}));
}
