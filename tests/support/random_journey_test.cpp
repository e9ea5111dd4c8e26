#include "support/random_journey.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "journey/validate.h"

using namespace waymark;

namespace {

constexpr int journeys = 400;

template <class Predicate>
int count_of(Predicate holds) {
    int count = 0;
    for (int seed = 0; seed < journeys; ++seed)
        count += holds(random_journey(static_cast<std::uint64_t>(seed))) ? 1 : 0;
    return count;
}

template <class ChangeKind>
bool has_change(const Journey& journey) {
    for (const Scenario& scenario : journey.scenarios) {
        for (const Intervention& intervention : scenario.interventions) {
            for (const Change& change : intervention.changes) {
                if (std::holds_alternative<ChangeKind>(change)) return true;
            }
        }
    }
    return false;
}

} // namespace

TEST_CASE("every random journey is valid") {
    for (int seed = 0; seed < journeys; ++seed) {
        const Problems problems = validate(random_journey(static_cast<std::uint64_t>(seed)));
        INFO("seed " << seed << ": " << (problems.empty() ? "" : to_text(problems.front())));
        CHECK(problems.empty());
    }
}

TEST_CASE("a seed names one journey") {
    CHECK(random_journey(7) == random_journey(7));
    CHECK(random_journey(7) != random_journey(8));
}

TEST_CASE("random journeys hold the corners that solvers fail at") {
    CHECK(count_of([](const Journey& j) { return j.touchpoints.size() == 1; }) > 10);
    CHECK(count_of([](const Journey& j) { return j.personas.size() > 1; }) > 100);
    CHECK(count_of([](const Journey& j) { return j.simulation.initial == 0; }) > 10);
    CHECK(count_of([](const Journey& j) {
              return std::any_of(j.links.begin(), j.links.end(),
                                 [](const Link& link) { return link.from == link.to; });
          }) > 30);
    CHECK(count_of([](const Journey& j) {
              return std::any_of(j.touchpoints.begin(), j.touchpoints.end(),
                                 [](const Touchpoint& t) { return t.leave == 1; });
          }) > 20);
    CHECK(count_of([](const Journey& j) {
              return std::any_of(j.touchpoints.begin(), j.touchpoints.end(),
                                 [](const Touchpoint& t) { return t.variability == 0; });
          }) > 50);
    CHECK(count_of([](const Journey& j) {
              const auto [low, high] = std::minmax_element(
                  j.touchpoints.begin(), j.touchpoints.end(),
                  [](const Touchpoint& a, const Touchpoint& b) { return a.dwell_days < b.dwell_days; });
              return high->dwell_days > 1e5 * low->dwell_days;
          }) > 40);
    CHECK(count_of(has_change<ChangeTouchpoint>) > 50);
    CHECK(count_of(has_change<ChangeLink>) > 50);
    CHECK(count_of(has_change<AddTouchpoint>) > 50);
    CHECK(count_of(has_change<AddLink>) > 50);
    CHECK(count_of(has_change<RemoveLink>) > 50);
    CHECK(count_of(has_change<RemoveTouchpoint>) > 50);
}
