#include "desktop/projector.h"

#include <catch2/catch.hpp>

#include <array>
#include <atomic>
#include <latch>

#include "app/desktop/idle.h"
#include "app/session/session_story.h"
#include "whatif/simulate.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

Session two_personas() {
    Journey journey = sample();
    Persona second = journey.personas[0];
    second.id = "second";
    second.weights.people = 3;
    journey.personas.push_back(second);
    Story story;
    story.act(FileOpened{"/tmp/two.journey.json", std::make_shared<const Journey>(journey)});
    story.act(SetScenario{"better"});
    return story.session;
}

} // namespace

TEST_CASE("figures computed persona by persona are those of simulate_all, bit for bit") {
    const Session session = two_personas();
    Projector projector;
    for (const Accuracy accuracy : {Accuracy::preview, Accuracy::exact}) {
        const auto requests = missing_figures(session, accuracy);
        REQUIRE(requests.size() == 2);
        const auto reports = projector.project_now(requests);
        SimulateOptions options;
        options.accuracy = accuracy;
        const Journey& journey = shown_journey(session);
        const auto expected =
            simulate_all(journey, std::array<const Scenario*, 2>{nullptr, active_scenario(session)}, options);
        REQUIRE(expected);
        REQUIRE(reports[0].outcome);
        CHECK(*reports[0].outcome == (*expected)[0]);
        REQUIRE(reports[1].outcome);
        CHECK(*reports[1].outcome == (*expected)[1]);
    }
}

TEST_CASE("figures after an edit are those of a projector that never saw the map before") {
    Session session = two_personas();
    Projector used;
    (void)used.project_now(missing_figures(session, Accuracy::exact));
    for (const double score : {2.0, 9.0, 2.0}) {
        Journey journey = shown_journey(session);
        journey.touchpoints[0].scores.product = score;
        journey.personas[1].loss_aversion = 1 + score / 10;
        Story story;
        story.act(FileOpened{"/tmp/two.journey.json", std::make_shared<const Journey>(journey)});
        const auto requests = missing_figures(story.session, Accuracy::exact);
        Projector fresh;
        CHECK(*used.project_now(requests)[0].outcome == *fresh.project_now(requests)[0].outcome);
    }
}

TEST_CASE("figures started beside the frames are reported when they are ready") {
    const Session session = two_personas();
    std::atomic<int> woken = 0;
    Projector projector([&] { ++woken; });
    projector.start(missing_figures(session, Accuracy::exact));
    CHECK(projector.is_busy());
    const auto reports = wait_until_idle(projector);
    REQUIRE(reports.size() == 2);
    CHECK(woken >= 1); // both are computed in one go
    CHECK_FALSE(projector.is_busy());
}

TEST_CASE("a scenario that cannot be applied is reported with its problems") {
    Journey journey = sample();
    journey.scenarios[0].interventions[0].changes = {RemoveTouchpoint{"site"}, RemoveTouchpoint{"desk"},
                                                     RemoveTouchpoint{"room"}};
    journey.scenarios[0].interventions[1].changes.clear();
    Story story;
    story.act(FileOpened{"/tmp/none.journey.json", std::make_shared<const Journey>(journey)});
    story.act(SetScenario{"better"});
    Projector projector;
    for (const auto& report : projector.project_now(missing_figures(story.session, Accuracy::exact)))
        story.act(report);
    CHECK(story.session.projection.base);
    CHECK_FALSE(story.session.projection.scenario_outcome);
    CHECK_FALSE(story.session.projection.scenario_problems.empty());
    CHECK(missing_figures(story.session, Accuracy::exact).empty()); // it is not asked for again
}

TEST_CASE("urgent tasks run before all that waits, each once") {
    std::latch gate(1);
    std::atomic<int> slow = 0, quick = 0;
    TaskPool pool(2);
    pool.start(std::vector<Task>(50, [&] {
        gate.wait();
        ++slow;
    }));
    // Whether or not both threads stand at the gate: what is urgent need not wait for it.
    for (int round = 0; round < 20; ++round)
        pool.run_now(std::vector<Task>(8, [&] { ++quick; }));
    CHECK(quick == 160);
    CHECK(slow == 0);
    pool.drop_waiting();
    gate.count_down();
}
