// Crowds: trails of the very people whom samples count, along links that exist, as many as the projection
// says.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "file/journey_file.h"
#include "support/builder.h"
#include "support/random_journey.h"
#include "support/rounds.h"
#include "whatif/crowd.h"
#include "whatif/walk_calendar.h"

using namespace waymark;

namespace {

Plan plan_of(const Journey& journey, const Scenario* scenario) {
    const Result<Plan> made = plan(journey, scenario, {});
    REQUIRE(made);
    return *made;
}

const Scenario* first_scenario(const Journey& journey) {
    return journey.scenarios.empty() ? nullptr : &journey.scenarios.front();
}

std::vector<Journey> bundled_journeys() {
    std::vector<Journey> journeys;
    for (const auto& entry : std::filesystem::directory_iterator("../scenarios")) {
        if (entry.path().extension() != ".json") continue;
        const Result<Journey> journey = load_journey(entry.path());
        REQUIRE(journey);
        journeys.push_back(*journey);
    }
    REQUIRE_FALSE(journeys.empty());
    return journeys;
}

// Counts what walk_to_horizon counts, from trails.
std::vector<PeriodCounts> counted(const WalkCalendar& calendar, const std::vector<Trail>& trails) {
    std::vector<PeriodCounts> rows(static_cast<std::size_t>(calendar.horizon) + 1);
    const auto row_at = [&](double day) -> PeriodCounts& {
        const double period = day == 0 ? 0 : std::floor(day / calendar.period_days) + 1;
        return rows[std::min(rows.size() - 1, static_cast<std::size_t>(period))];
    };
    for (const Trail& trail : trails) {
        bool is_customer = calendar.tables.states[trail.visits.front().state].is_customer;
        for (const TrailVisit& visit : trail.visits) {
            const bool is_one_now = calendar.tables.states[visit.state].is_customer;
            if (is_one_now && !is_customer) ++row_at(visit.day).converted;
            is_customer = is_one_now;
        }
        if (trail.end == TrailEnd::lost) ++row_at(trail.end_day).lost;
        if (trail.end == TrailEnd::churned) ++row_at(trail.end_day).churned;
        if (trail.end == TrailEnd::completed) ++row_at(trail.end_day).completed;
    }
    return rows;
}

} // namespace

TEST_CASE("trails are those of the people whom a sample counts") {
    for (std::uint64_t seed = 1; seed <= rounds(20); ++seed) {
        INFO("seed " << seed);
        const Journey journey = random_journey(seed);
        const Plan made = plan_of(journey, first_scenario(journey));
        const WalkCalendar calendar = planned_walk(made, made.personas.front().persona).calendar;
        const WalkGroup group{0, 100, 500};
        const WalkStream stream{seed, 0};
        const std::vector<Trail> trails = walked_trails(calendar, group, stream, 1000);
        const HorizonCounts counts = walk_to_horizon(calendar, group, stream, 1000);
        REQUIRE(trails.size() == 500);
        std::uint64_t visits = 0;
        for (const Trail& trail : trails)
            visits += trail.visits.size();
        CHECK(visits == counts.visits);
        const std::vector<PeriodCounts> rows = counted(calendar, trails);
        for (std::size_t t = 0; t < rows.size(); ++t) {
            INFO("period " << t);
            CHECK(rows[t].converted == counts.rows[t].converted);
            CHECK(rows[t].lost == counts.rows[t].lost);
            CHECK(rows[t].churned == counts.rows[t].churned);
            CHECK(rows[t].completed == counts.rows[t].completed);
        }
    }
}

TEST_CASE("a trail goes forward in time and is the same whoever else walks") {
    const Journey journey = random_journey(3);
    const Plan made = plan_of(journey, first_scenario(journey));
    const WalkCalendar calendar = planned_walk(made, made.personas.front().persona).calendar;
    const std::vector<Trail> all = walked_trails(calendar, {2, 0, 300}, {7, 0}, 1000);
    CHECK(walked_trails(calendar, {2, 211, 1}, {7, 0}, 1000).front() == all[211]);
    for (const Trail& trail : all) {
        CHECK(trail.visits.front().day == calendar.period_days); // period 2 begins
        double day = 0;
        for (const TrailVisit& visit : trail.visits) {
            CHECK(visit.day >= day);
            day = visit.day;
        }
        CHECK(trail.end_day >= day);
    }
}

TEST_CASE("the same seed makes the same crowd, another one another") {
    const Journey journey = bundled_journeys().front();
    const Plan made = plan_of(journey, nullptr);
    CHECK(crowd(made) == crowd(made));
    CrowdOptions other;
    other.seed = 2;
    CHECK_FALSE(crowd(made) == crowd(made, other));
}

TEST_CASE("people under a scenario are those of the base map until it makes a difference") {
    const Journey journey = a_journey()
                                .touchpoint("a")
                                .leave(0.2)
                                .dwell_days(20)
                                .link("a", "a", 1, 0, 1)
                                .persona("everyone")
                                .start("a")
                                .scenario("later")
                                .intervention("worse", 5)
                                .set("a", TouchpointField::leave, 0.9)
                                .simulate(PeriodUnit::month, 12, 1000, 50)
                                .build();
    const Crowd base = crowd(plan_of(journey, nullptr));
    const Crowd scenario = crowd(plan_of(journey, &journey.scenarios.front()));
    REQUIRE(base.people_each == scenario.people_each);
    REQUIRE(base.people.size() == scenario.people.size());
    const double parting = 4 * base.period_days;
    std::size_t ended = 0, differing = 0;
    for (std::size_t i = 0; i < base.people.size(); ++i) {
        CHECK(base.people[i].number == scenario.people[i].number);
        if (base.people[i].end_day <= parting) {
            ++ended;
            CHECK(base.people[i].end_day == scenario.people[i].end_day);
        } else if (base.people[i].end_day != scenario.people[i].end_day) {
            ++differing;
        }
    }
    CHECK(ended > 0);
    CHECK(differing > 0);
}

TEST_CASE("a crowd walks along links that its map has") {
    for (const Journey& journey : bundled_journeys()) {
        INFO(journey.title);
        std::vector<const Scenario*> scenarios{nullptr};
        for (const Scenario& scenario : journey.scenarios)
            scenarios.push_back(&scenario);
        for (const Scenario* const scenario : scenarios) {
            const Plan made = plan_of(journey, scenario);
            std::set<std::pair<std::string, std::string>> links;
            for (const MapSegment& segment : made.maps.segments)
                for (const Link& link : segment.map.journey.links)
                    links.emplace(link.from, link.to);
            for (const MapSegment& segment : made.maps.segments)
                for (const Link& link : segment.map.retired_links)
                    links.emplace(link.from, link.to);
            const Crowd walking = crowd(made);
            std::size_t steps = 0;
            for (const CrowdMember& member : walking.people)
                for (std::size_t v = member.first + 1; v < member.first + member.count; ++v) {
                    const std::string& from = walking.touchpoints[walking.visits[v - 1].touchpoint];
                    const std::string& to = walking.touchpoints[walking.visits[v].touchpoint];
                    if (!links.contains({from, to})) FAIL_CHECK(from << " leads nowhere near " << to);
                    ++steps;
                }
            CHECK(steps > 100);
        }
    }
}

TEST_CASE("as many of a crowd are on the map as the projection says") {
    for (const Journey& journey : bundled_journeys()) {
        INFO(journey.title);
        for (const Scenario* const scenario :
             {static_cast<const Scenario*>(nullptr), first_scenario(journey)}) {
            const Plan made = plan_of(journey, scenario);
            std::vector<PersonaPart> parts;
            for (std::size_t i = 0; i < made.personas.size(); ++i)
                parts.push_back(persona_part(made, i));
            const Result<Outcome> exact = outcome(made, parts);
            REQUIRE(exact);
            CrowdOptions options;
            options.most_at_once = 2000;
            const Crowd walking = crowd(made, options);
            for (const int t : {1, walking.horizon / 2, walking.horizon}) {
                INFO("period " << t);
                // Just before the next ones enter.
                const CrowdCount now = count_at(walking, t * walking.period_days - 1e-6);
                const PeriodFigures& figures = exact->periods[static_cast<std::size_t>(t)];
                double churned = 0;
                for (int u = 1; u <= t; ++u)
                    churned += exact->periods[static_cast<std::size_t>(u)].churned;
                // Counts of people who are there or not: at most as uncertain as a Poisson count, and half a
                // person a persona and period from entering whole.
                const auto agrees = [&](std::size_t crowd_count, double people) {
                    const double expected = people / walking.people_each;
                    const double error =
                        4.5 * std::sqrt(expected + 1) + 0.5 * static_cast<double>(made.personas.size());
                    CHECK(std::abs(static_cast<double>(crowd_count) - expected) < error);
                };
                agrees(now.prospects, figures.prospects);
                agrees(now.customers, figures.customers);
                agrees(now.churned, churned);
            }
        }
    }
}

TEST_CASE("each of a crowd stands for a round number of people, and there are not too many to watch") {
    for (const Journey& journey : bundled_journeys()) {
        const Crowd walking = crowd(plan_of(journey, nullptr));
        INFO(journey.title << ": " << walking.people_each << " people each, " << walking.people.size()
                           << " in all");
        const std::string digits = std::to_string(static_cast<long long>(walking.people_each));
        CHECK((digits.front() == '1' || digits.front() == '2' || digits.front() == '5'));
        CHECK(std::all_of(digits.begin() + 1, digits.end(), [](char digit) { return digit == '0'; }));
        std::size_t most = 0;
        for (int t = 0; t <= walking.horizon; ++t) {
            const CrowdCount now = count_at(walking, t * walking.period_days);
            most = std::max(most, now.prospects + now.customers);
        }
        CHECK(most <= 280);
        CHECK(most >= 60);
    }
}

TEST_CASE("a loop of minutes over years does not make an endless crowd") {
    const Journey journey = a_journey()
                                .touchpoint("a")
                                .leave(0)
                                .dwell_days(0.001)
                                .link("a", "a")
                                .persona("everyone")
                                .start("a")
                                .simulate(PeriodUnit::year, 10, 1e6)
                                .build();
    const Crowd walking = crowd(plan_of(journey, nullptr));
    CHECK(walking.visits.size() <= 400'000);
    CHECK(count_at(walking, 3000).customers == walking.people.size());
}

TEST_CASE("where nobody enters there is no crowd") {
    const Journey journey =
        a_journey().touchpoint("a").persona("everyone").start("a").simulate(PeriodUnit::month, 3, 0).build();
    CHECK(crowd(plan_of(journey, nullptr)).people.empty());
}
