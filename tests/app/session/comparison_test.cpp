#include "session/comparison.h"

#include <catch2/catch.hpp>

#include "journey/lookup.h"
#include "session_story.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

Story comparing_story() {
    Story story = opened_story();
    story.act(SetView{MainView::compare});
    return story;
}

std::shared_ptr<const ScenarioComparison> comparison(bool is_complete) {
    ScenarioComparison found;
    found.base = std::make_shared<const Outcome>();
    found.scenarios = {{"better", std::make_shared<const Outcome>(), {}, {}, nullptr}};
    found.is_complete = is_complete;
    return std::make_shared<const ScenarioComparison>(found);
}

OptimiseRequest question(const Story& story) {
    return {story.session.history.current(), "better", {}, Goal::customers, 500.0};
}

} // namespace

TEST_CASE("scenarios are compared only where they are seen") {
    Story story = opened_story();
    CHECK_FALSE(missing_comparison(story.session));
    story.act(SetView{MainView::compare});
    const auto asked = missing_comparison(story.session);
    REQUIRE(asked);
    CHECK(asked->scenarios == std::vector<std::string>{"better"});
}

TEST_CASE("a comparison comes in parts, and is shown until the document's figures change") {
    Story story = comparing_story();
    const ComparisonInputs asked = *missing_comparison(story.session);
    story.act(ComparisonFound{asked, comparison(false)});
    CHECK(story.session.comparing.found);
    CHECK(missing_comparison(story.session) == asked); // goes on
    story.act(ComparisonFound{asked, comparison(true)});
    CHECK_FALSE(missing_comparison(story.session));
    story.act(Commit{{SetTitleBlock{"Other", "", "", "", JourneyState::future, "", ""}}, "", {}});
    CHECK_FALSE(missing_comparison(story.session)); // words alone
    story.act(Commit{{with_people_score(story.touchpoint(1), 6)}, "", {}});
    REQUIRE(missing_comparison(story.session));
    CHECK(story.session.comparing.found);                // on screen until the next one is there
    story.act(ComparisonFound{asked, comparison(true)}); // too late
    CHECK(missing_comparison(story.session));
}

TEST_CASE("four scenarios are compared at most") {
    Story story = comparing_story();
    std::vector<std::string> all{"better"};
    for (const char* id : {"b", "c", "d", "e"}) {
        story.act(Commit{{InsertScenario{{id, id, "", {}}}}, "", {}});
        all.emplace_back(id);
    }
    CHECK(compared_scenarios(story.session) == std::vector<std::string>{"better", "b", "c", "d"});
    story.act(SetCompared{{"e", "b"}});
    CHECK(compared_scenarios(story.session) == std::vector<std::string>{"b", "e"}); // in the journey's order
    story.act(SetCompared{all});
    CHECK(compared_scenarios(story.session).size() == 4);
    story.act(SetCompared{{"e"}});
    story.act(Commit{{EraseScenario{"e"}}, "", {}}); // nothing that was chosen is left
    CHECK_FALSE(missing_comparison(story.session));
}

TEST_CASE("the optimiser runs, tells how far it is, and ends") {
    Story story = comparing_story();
    const OptimiseRequest asked = question(story);
    story.act(StartOptimise{asked});
    REQUIRE(story.effect<RunOptimiser>());
    CHECK(story.session.optimising.is_running);
    story.act(OptimiseReport{asked, false, 16, 64, nullptr, {}});
    CHECK(story.session.optimising.tried == 16);
    CHECK(story.session.optimising.is_running);
    const auto optimum = std::make_shared<const Optimum>();
    story.act(OptimiseReport{asked, true, 64, 64, optimum, {}});
    CHECK_FALSE(story.session.optimising.is_running);
    CHECK(story.session.optimising.optimum == optimum);
}

TEST_CASE("a search that was stopped reports to nobody") {
    Story story = comparing_story();
    const OptimiseRequest asked = question(story);
    story.act(StartOptimise{asked});
    story.act(StopOptimise{});
    CHECK(story.effect<StopOptimiser>());
    story.act(OptimiseReport{asked, true, 64, 64, std::make_shared<const Optimum>(), {}});
    CHECK_FALSE(story.session.optimising.optimum);
}

TEST_CASE("the best choice holds while switches alone change, and is applied as one step") {
    Story story = comparing_story();
    const OptimiseRequest asked = question(story);
    story.act(StartOptimise{asked});
    story.act(OptimiseReport{asked, true, 4, 4, std::make_shared<const Optimum>(), {}});
    const Scenario before = *find_scenario(story.journey(), "better");
    REQUIRE(before.interventions.size() == 2);
    const Scenario next = with_choice(before, {before.interventions[1].id});
    CHECK_FALSE(next.interventions[0].enabled);
    CHECK(next.interventions[1].enabled);
    const auto steps = story.session.history.size();
    story.act(Commit{{UpdateScenario{next}}, "Apply the best choice", {}});
    CHECK(story.session.history.size() == steps + 1);
    CHECK(story.session.optimising.optimum);
    story.act(Undo{});
    CHECK(*find_scenario(story.journey(), "better") == before);
    story.act(Commit{{with_people_score(story.touchpoint(1), 6)}, "", {}});
    CHECK_FALSE(story.session.optimising.optimum); // of another map
}

TEST_CASE("a map that changes stops the search for what it was") {
    Story story = comparing_story();
    story.act(StartOptimise{question(story)});
    story.act(Commit{{with_people_score(story.touchpoint(1), 6)}, "", {}});
    CHECK(story.effect<StopOptimiser>());
    CHECK_FALSE(story.session.optimising.is_running);
}

TEST_CASE("showing an element leaves the compare view for the map") {
    Story story = comparing_story();
    story.act(Show{{touchpoint_owner(story.touchpoint(1).id.c_str())}});
    CHECK(story.session.view == MainView::map);
    CHECK(story.session.selection.size() == 1);
}

TEST_CASE("in the compare view nothing that is not seen can be deleted") {
    Story story = opened_story();
    story.act(Select{{touchpoint_owner(story.touchpoint(1).id.c_str())}});
    CHECK(is_enabled(story.session, CommandId::erase));
    story.act(Run{CommandId::view_compare});
    CHECK(is_checked(story.session, CommandId::view_compare));
    CHECK_FALSE(is_enabled(story.session, CommandId::erase));
    CHECK(is_enabled(story.session, CommandId::undo) == story.session.history.can_undo());
}
