#include "session/seeking.h"

#include <catch2/catch.hpp>

#include "journey/lookup.h"
#include "session/compute.h"
#include "session_story.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

void show_figures(Story& story, double customers, double churn_rate) {
    Outcome outcome;
    outcome.periods.resize(1);
    outcome.periods[0].customers = customers;
    outcome.periods[0].churn_rate = churn_rate;
    for (const auto& request : missing_figures(story.session, Accuracy::exact))
        story.act(Projected{request, std::make_shared<const Outcome>(outcome), {}});
}

std::shared_ptr<const std::vector<SeekAnswer>> no_answers() {
    return std::make_shared<const std::vector<SeekAnswer>>();
}

} // namespace

TEST_CASE("the first idea of a target is a little better than now, on the good side") {
    Story story = opened_story();
    show_figures(story, 9635, 0.0494);
    const SeekTarget customers = wanted_target(story.session); // 9635 · 1.05 = 10 116.75
    CHECK(customers.figure == "customers");
    CHECK(customers.side == Side::at_least);
    CHECK(customers.value == Approx(10200));
    const SeekTarget churn = suggested_target(story.session, *find_sought_figure("churn_rate"));
    CHECK(churn.side == Side::at_most); // 0.0494 · 0.9 = 0.04446
    CHECK(churn.value == Approx(0.0444));
}

TEST_CASE("what was sought is found with progress, and another target asks anew") {
    Story story = opened_story();
    show_figures(story, 9635, 0.0494);
    const SeekRequest asked = wanted_seek(story.session);
    story.act(StartSeek{asked});
    REQUIRE(story.effect<RunSeeker>());
    story.act(SeekReport{asked, false, 7, 204, nullptr, {}});
    CHECK(story.session.seeking.is_running);
    CHECK(story.session.seeking.tried == 7);
    const auto found = no_answers();
    story.act(SeekReport{asked, true, 204, 204, found, {}});
    CHECK_FALSE(story.session.seeking.is_running);
    CHECK(story.session.seeking.answers == found);
    story.act(SetSeekTarget{{"nps", Side::at_least, 20}});
    CHECK_FALSE(story.session.seeking.answers);
    CHECK(wanted_target(story.session).figure == "nps");
}

TEST_CASE("a map that changes, another scenario or Cancel ends the search, and nothing comes too late") {
    Story story = opened_story();
    show_figures(story, 9635, 0.0494);
    const SeekRequest asked = wanted_seek(story.session);
    story.act(StartSeek{asked});
    story.act(Commit{{with_people_score(story.touchpoint(1), 6)}, "", {}});
    CHECK(story.effect<StopSeeker>());
    story.act(SeekReport{asked, true, 204, 204, no_answers(), {}});
    CHECK_FALSE(story.session.seeking.answers);

    story.act(StartSeek{wanted_seek(story.session)});
    story.act(SetScenario{"better"});
    CHECK(story.effect<StopSeeker>());

    story.act(StartSeek{wanted_seek(story.session)});
    story.act(StopSeek{});
    CHECK(story.effect<StopSeeker>());
    CHECK_FALSE(story.session.seeking.request);
}

TEST_CASE("an answer is applied to the base map, or recorded where edits are recorded") {
    Story story = opened_story();
    const std::string id = story.touchpoint(1).id;
    const FieldOfMap effort{id, TouchpointField::effort};
    story.act(Commit{edits_that_set(story.session, effort, 1.25), "", {}});
    CHECK(find_touchpoint(story.journey(), id)->effort == 1.25);
    story.act(Undo{});

    story.act(SetScenario{"better"});
    const Scenario before = *find_scenario(story.journey(), "better");
    story.act(SetRecording{before.interventions.back().id});
    const double base = find_touchpoint(story.journey(), id)->effort;
    story.act(Commit{edits_that_set(story.session, effort, 1.75), "", {}});
    CHECK(find_touchpoint(story.journey(), id)->effort == base);
    CHECK(find_touchpoint(*story.session.in_force, id)->effort == 1.75);
    CHECK(edits_that_set(story.session, {"nowhere", TouchpointField::effort}, 1).empty());
}
