#include "session/checking.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "session_story.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

// Answers as the shell would.
void check(Story& story) {
    const auto journey = unchecked_journey(story.session);
    REQUIRE(journey);
    story.act(ChecksFound{*journey, std::make_shared<const Findings>(findings_of(**journey))});
}

} // namespace

TEST_CASE("a document just opened, and every change of it, is to be checked once") {
    Story story = opened_story();
    CHECK_FALSE(is_checked(story.session));
    check(story);
    CHECK(is_checked(story.session));
    CHECK_FALSE(unchecked_journey(story.session));
    story.act(Commit{{with_people_score(story.touchpoint(1), 7)}, "", {}});
    CHECK_FALSE(is_checked(story.session));
    CHECK(unchecked_journey(story.session) == story.session.history.current());
    check(story);
    story.act(Undo{});
    CHECK(unchecked_journey(story.session) == story.session.history.current());
}

TEST_CASE("nothing is checked on the start screen or while a gesture runs") {
    Story story;
    CHECK_FALSE(unchecked_journey(story.session));
    story = opened_story();
    story.act(Preview{{with_people_score(story.touchpoint(1), 7)}, ""});
    CHECK_FALSE(unchecked_journey(story.session));
    story.act(CancelPreview{});
    CHECK(unchecked_journey(story.session));
}

TEST_CASE("findings of a document that has changed meanwhile are dropped, and the old ones stay") {
    Story story = opened_story();
    check(story);
    const auto known = story.session.checks.findings;
    const auto late = story.session.history.current();
    story.act(Commit{{with_people_score(story.touchpoint(1), 7)}, "", {}});
    story.act(ChecksFound{late, std::make_shared<const Findings>()});
    CHECK(story.session.checks.findings == known);
    story.act(FileOpened{"/tmp/other.journey.json", std::make_shared<const Journey>(blank())});
    CHECK(story.session.checks.findings == nullptr);
}

TEST_CASE("showing selects what is there, with the scenario that has it, and asks the map to follow") {
    Story story = opened_story();
    const Owner kiosk = touchpoint_owner("kiosk");
    story.act(Show{{kiosk, touchpoint_owner("gone")}, "better"});
    CHECK(story.session.scenario == "better");
    CHECK(story.session.selection == std::vector<Owner>{kiosk});
    CHECK(story.session.reveals_selection);
    story.act(SetCamera{story.session.camera});
    CHECK_FALSE(story.session.reveals_selection);
    story.act(Show{{touchpoint_owner("desk")}, {}});
    CHECK(story.session.scenario == "better"); // as it is
    story.act(Show{});
    CHECK(story.session.selection.empty());
}

TEST_CASE("the elements of a finding are owners, the journey as a whole is none") {
    Finding finding;
    finding.elements = {{ElementKind::touchpoint, "desk", ""},
                        {ElementKind::intervention, "kiosk", "better"}};
    CHECK(owners_of(finding) ==
          std::vector<Owner>{touchpoint_owner("desk"), {OwnerKind::intervention, "kiosk", "better"}});
    finding.elements = {{}};
    CHECK(owners_of(finding).empty());
}
