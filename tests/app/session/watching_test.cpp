#include "session/watching.h"

#include <catch2/catch.hpp>

#include "session/compute.h"
#include "session_story.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

Story settled_story() {
    Story story = opened_story();
    for (const auto& request : missing_figures(story.session, Accuracy::exact))
        story.act(Projected{request, std::make_shared<const Outcome>(), {}});
    return story;
}

std::shared_ptr<const CrowdSchedule> some_crowd() {
    return std::make_shared<const CrowdSchedule>();
}

} // namespace

TEST_CASE("nobody is asked to walk until somebody watches") {
    Story story = settled_story();
    CHECK_FALSE(missing_crowd(story.session));
    story.act(Run{CommandId::watch_people});
    REQUIRE(missing_crowd(story.session));
    CHECK(missing_crowd(story.session) == shown_inputs(story.session));
    story.act(CrowdMade{*missing_crowd(story.session), some_crowd()});
    CHECK_FALSE(missing_crowd(story.session));
    CHECK(is_checked(story.session, CommandId::watch_people));
}

TEST_CASE("who no longer watches leaves nothing behind") {
    Story story = settled_story();
    story.act(Run{CommandId::watch_people});
    const ProjectionInputs asked = *missing_crowd(story.session);
    story.act(CrowdMade{asked, some_crowd()});
    story.act(Run{CommandId::watch_people});
    CHECK_FALSE(story.session.watching.crowd);
    CHECK_FALSE(missing_crowd(story.session));
    story.act(CrowdMade{asked, some_crowd()}); // one that comes late
    CHECK_FALSE(story.session.watching.crowd);
}

TEST_CASE("people stay on the map while others are made for its next state") {
    Story story = settled_story();
    story.act(Run{CommandId::watch_people});
    const auto before = some_crowd();
    story.act(CrowdMade{*missing_crowd(story.session), before});
    story.act(Preview{{with_people_score(story.touchpoint(1), 6)}, ""});
    CHECK(story.session.watching.crowd == before);
    REQUIRE(missing_crowd(story.session));
    const auto after = some_crowd();
    story.act(CrowdMade{*missing_crowd(story.session), after});
    CHECK(story.session.watching.crowd == after);
}

TEST_CASE("another persona's people are asked for, and those of before are not taken") {
    Story story = settled_story();
    story.act(Run{CommandId::watch_people});
    const ProjectionInputs everybody = *missing_crowd(story.session);
    story.act(SetPersona{story.journey().personas.front().id});
    REQUIRE(missing_crowd(story.session));
    CHECK(missing_crowd(story.session)->persona == story.journey().personas.front().id);
    story.act(CrowdMade{everybody, some_crowd()});
    CHECK_FALSE(story.session.watching.crowd);
}

TEST_CASE("words alone leave people where they walk") {
    Story story = settled_story();
    story.act(Run{CommandId::watch_people});
    story.act(CrowdMade{*missing_crowd(story.session), some_crowd()});
    story.act(Commit{{SetTitleBlock{"Another title", "", "", "", JourneyState::current, "", ""}}, "", {}});
    CHECK_FALSE(missing_crowd(story.session));
}

TEST_CASE("people can be paused while they are watched, and set out anew") {
    Story story = settled_story();
    CHECK_FALSE(is_enabled(story.session, CommandId::pause_people));
    story.act(Run{CommandId::watch_people});
    story.act(Run{CommandId::pause_people});
    CHECK(story.session.watching.is_paused);
    story.act(Run{CommandId::pause_people});
    CHECK_FALSE(story.session.watching.is_paused);
    story.act(Run{CommandId::pause_people});
    story.act(Run{CommandId::watch_people});
    story.act(Run{CommandId::watch_people});
    CHECK_FALSE(story.session.watching.is_paused);
}

TEST_CASE("beside the compare view nobody walks") {
    Story story = settled_story();
    story.act(Run{CommandId::watch_people});
    story.act(SetView{MainView::compare});
    CHECK_FALSE(missing_crowd(story.session));
    CHECK_FALSE(is_enabled(story.session, CommandId::watch_people));
}
