#include "edit/difference.h"

#include <catch2/catch.hpp>

#include <utility>

#include "sim/edit/sample.h"

using namespace waymark;
using namespace waymark::testing;
using Lines = std::vector<std::string>;

TEST_CASE("equal journeys have no difference") {
    CHECK(differences(sample(), sample()).empty());
}

TEST_CASE("what was added, removed and changed is named by kind") {
    Journey after = sample();
    after.title = "Another";
    after.touchpoints[1].scores.people = 9;
    after.touchpoints[2].name = "Suite";
    after.touchpoints.push_back(after.touchpoints[0]);
    after.touchpoints.back().id = "lobby";
    after.touchpoints.back().name = "Lobby";
    after.links.erase(after.links.begin() + 2); // desk → site
    after.links.push_back({"room", "lobby"});
    after.simulation.horizon += 1;
    CHECK(differences(sample(), after) ==
          Lines{"Title block changed", "Touchpoints: 1 added (Lobby), 2 changed (Desk, Suite)",
                "Links: 1 added (Suite → Lobby), 1 removed (Desk → Site)", "Projection settings changed"});
    CHECK(differences(after, sample())[1] == "Touchpoints: 1 removed (Lobby), 2 changed (Desk, Room)");
}

TEST_CASE("of many only the first are named") {
    Journey after = sample();
    for (int i = 1; i <= 5; ++i) {
        after.stages.push_back(after.stages[0]);
        after.stages.back().id = "s" + std::to_string(i);
        after.stages.back().name = "";
    }
    CHECK(differences(sample(), after) == Lines{"Stages: 5 added (s1, s2, s3, …)"});
}

TEST_CASE("another order is a difference too") {
    Journey after = sample();
    std::swap(after.touchpoints[0], after.touchpoints[1]);
    CHECK(differences(sample(), after) == Lines{"Touchpoints: in another order"});
}

TEST_CASE("scenarios and personas count as a whole") {
    Journey after = sample();
    after.personas[0].loss_aversion = 3;
    after.scenarios[0].interventions.pop_back();
    CHECK(differences(sample(), after) ==
          Lines{"Personas: 1 changed (Guest)", "Scenarios: 1 changed (" + after.scenarios[0].name + ")"});
}
