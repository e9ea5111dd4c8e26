#include "whatif/plan.h"

#include <catch2/catch.hpp>

#include "sim/whatif/simulated.h"

using namespace waymark;

TEST_CASE("one persona alone has all the people") {
    Journey journey = three().persona("one", 1).persona("two", 3).start_level(8).build();
    SimulateOptions options;
    options.persona = "two";
    const Outcome alone = outcome_of(journey, options);
    CHECK(alone.periods[0].entered == about(1000));
    CHECK(alone.lifetimes.size() == 1);
    CHECK(alone.lifetimes[0].persona == "two");
    journey.personas.erase(journey.personas.begin());
    CHECK(alone == outcome_of(journey));
}

TEST_CASE("an unknown persona is refused with the known ones") {
    const Journey journey = three().persona("business").build();
    SimulateOptions options;
    options.persona = "busines";
    const auto outcome = simulate(journey, nullptr, options);
    REQUIRE_FALSE(outcome);
    CHECK(to_text(outcome.problems().front()) ==
          "\"busines\" is no persona of the journey. Did you mean \"business\"?");
}

TEST_CASE("a shorter horizon gives the first rows") {
    const Journey journey = three().simulate(PeriodUnit::month, 12, 100, 5).build();
    SimulateOptions options;
    options.horizon = 4;
    const Outcome few = outcome_of(journey, options);
    const Outcome many = outcome_of(journey);
    REQUIRE(few.periods.size() == 5);
    for (std::size_t t = 0; t < few.periods.size(); ++t) {
        CHECK(few.periods[t].customers == Approx(many.periods[t].customers).margin(1e-7));
    }
    CHECK(few.lifetimes == many.lifetimes);
}

TEST_CASE("a scenario that is refused has no figures but a reason") {
    const Journey journey =
        plain("a").scenario("s").intervention("i", 5).change(RemoveTouchpoint{"a"}).build();
    CHECK_FALSE(simulate(journey, &journey.scenarios.front()));
    CHECK(simulate(journey, nullptr));
}

TEST_CASE("parts put together in any order of computing are the simulation") {
    const Journey journey = three().persona("one", 1).persona("two", 3).start_level(8).build();
    const auto planned = plan(journey, &journey.scenarios.front());
    REQUIRE(planned);
    const PersonaPart second = persona_part(*planned, 1);
    const std::vector<PersonaPart> parts{persona_part(*planned, 0), second};
    CHECK(*outcome(*planned, parts) == outcome_of(journey));
}
