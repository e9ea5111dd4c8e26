#include "session/compute.h"

#include <catch2/catch.hpp>

#include "session_story.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

// Answers every request as the shell would, with empty figures.
void compute(Story& story, Accuracy accuracy) {
    for (const auto& request : missing_figures(story.session, accuracy))
        story.act(Projected{request, std::make_shared<const Outcome>(), {}});
}

} // namespace

TEST_CASE("a journey just opened needs its base figures, at once and then exactly") {
    Story story = opened_story();
    CHECK(missing_figures(story.session, Accuracy::preview).size() == 1);
    compute(story, Accuracy::preview);
    CHECK(missing_figures(story.session, Accuracy::preview).empty());
    CHECK(missing_figures(story.session, Accuracy::exact).size() == 1);
    compute(story, Accuracy::exact);
    CHECK(story.session.projection.base_is_exact);
    CHECK(missing_figures(story.session, Accuracy::exact).empty());
}

TEST_CASE("while a slider moves only previews are needed") {
    Story story = opened_story();
    story.act(SetScenario{"better"});
    compute(story, Accuracy::exact);
    const Touchpoint desk = story.touchpoint(1);
    story.act(Preview{{with_people_score(desk, 6)}, ""});
    CHECK(missing_figures(story.session, Accuracy::exact).empty());
    CHECK(missing_figures(story.session, Accuracy::preview).size() == 2);
    compute(story, Accuracy::preview);
    CHECK_FALSE(story.session.projection.base_is_exact);
    story.act(Commit{{with_people_score(desk, 6)}, "", {}});
    CHECK(missing_figures(story.session, Accuracy::preview).empty()); // the hand's last place is on screen
    CHECK(missing_figures(story.session, Accuracy::exact).size() == 2);
}

TEST_CASE("recording needs the scenario's figures alone") {
    Story story = opened_story();
    story.act(SetScenario{"better"});
    story.act(SetRecording{"faster"});
    compute(story, Accuracy::exact);
    story.act(Preview{{with_people_score(story.touchpoint(1), 9)}, ""});
    const auto missing = missing_figures(story.session, Accuracy::preview);
    REQUIRE(missing.size() == 1);
    CHECK(missing[0].part == Part::scenario);
}

TEST_CASE("words alone need no new figures") {
    Story story = opened_story();
    compute(story, Accuracy::exact);
    story.act(Commit{{SetTitleBlock{"Other", "", "", "", JourneyState::future, "", ""}}, "", {}});
    CHECK(missing_figures(story.session, Accuracy::exact).empty());
}

TEST_CASE("while a slider moves its earlier moments are shown until the latest is there") {
    Story story = opened_story();
    compute(story, Accuracy::exact);
    const Touchpoint desk = story.touchpoint(1);
    story.act(Preview{{with_people_score(desk, 6)}, ""});
    const auto earlier = missing_figures(story.session, Accuracy::preview);
    story.act(Preview{{with_people_score(desk, 7)}, ""});
    const auto outcome = std::make_shared<const Outcome>();
    story.act(Projected{earlier[0], outcome, {}});
    CHECK(story.session.projection.base == outcome);
    CHECK_FALSE(missing_figures(story.session, Accuracy::preview).empty()); // the latest is still wanted
    story.act(Commit{{with_people_score(desk, 7)}, "", {}});
    story.act(Projected{earlier[0], std::make_shared<const Outcome>(), {}});
    CHECK(story.session.projection.base == outcome); // the hand rests: too late now
}

TEST_CASE("why a base map cannot be projected is kept until it can") {
    Story story = opened_story();
    const auto asked = missing_figures(story.session, Accuracy::exact);
    story.act(Projected{asked[0], nullptr, {{"", "the projection does not reach its accuracy", "…"}}});
    CHECK(story.session.projection.base == nullptr);
    CHECK(story.session.projection.base_problems.size() == 1);
    compute(story, Accuracy::exact);
    story.act(Commit{{with_people_score(story.touchpoint(1), 6)}, "", {}});
    compute(story, Accuracy::exact);
    CHECK(story.session.projection.base_problems.empty());
}

TEST_CASE("figures that come too late are dropped") {
    Story story = opened_story();
    const auto late = missing_figures(story.session, Accuracy::exact);
    story.act(Commit{{with_people_score(story.touchpoint(1), 6)}, "", {}});
    compute(story, Accuracy::preview);
    const auto shown = story.session.projection.base;
    story.act(Projected{late[0], std::make_shared<const Outcome>(), {}});
    CHECK(story.session.projection.base == shown);
    CHECK_FALSE(story.session.projection.base_is_exact);
}

TEST_CASE("another persona or scenario needs other figures") {
    Story story = opened_story();
    story.act(SetScenario{"better"});
    compute(story, Accuracy::exact);
    story.act(SetPersona{"guest"});
    CHECK(missing_figures(story.session, Accuracy::preview).size() == 2);
    compute(story, Accuracy::exact);
    story.act(SetScenario{});
    CHECK(story.session.projection.scenario_outcome == nullptr);
    CHECK(missing_figures(story.session, Accuracy::exact).empty());
}

TEST_CASE("a map that nobody walks has no figures") {
    Story story;
    story.act(NewJourney{});
    REQUIRE(story.effect<LoadTemplate>());
    story.act(FileOpened{"", std::make_shared<const Journey>(blank())});
    CHECK(missing_figures(story.session, Accuracy::preview).empty());
    CHECK(missing_figures(story.session, Accuracy::exact).empty());
}
