#include "session/last_change.h"

#include <catch2/catch.hpp>

#include "session_story.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

// Answers what is asked for with figures whose last period has these customers and this NPS.
void compute(Story& story, double customers, double nps) {
    Outcome outcome;
    outcome.periods.resize(2);
    outcome.periods.back().customers = customers;
    outcome.periods.back().nps = nps;
    for (const auto& request : missing_figures(story.session, Accuracy::preview))
        story.act(Projected{request, std::make_shared<const Outcome>(outcome), {}});
}

double changed(const Session& session, std::string_view name) {
    for (const FigureChange& change : last_change(session))
        if (change.figure->name == name) return change.difference;
    return 0;
}

} // namespace

TEST_CASE("a drag is compared with what was before it, while it lasts and after") {
    Story story = opened_story();
    compute(story, 1000, -9);
    CHECK(last_change(story.session).empty());
    story.act(Preview{{with_people_score(story.touchpoint(1), 6)}, ""});
    compute(story, 1100, -8);
    CHECK(changed(story.session, "customers") == 100);
    story.act(Preview{{with_people_score(story.touchpoint(1), 7)}, ""});
    compute(story, 1250, -6);
    CHECK(changed(story.session, "customers") == 250);
    CHECK(changed(story.session, "nps") == 3);
    story.act(Commit{{with_people_score(story.touchpoint(1), 7)}, "", {}});
    CHECK(changed(story.session, "customers") == 250);

    // The next edit is compared with that.
    story.act(Commit{{with_people_score(story.touchpoint(1), 8)}, "", {}});
    compute(story, 1260, -6);
    CHECK(changed(story.session, "customers") == 10);
    CHECK(last_change(story.session).size() == 1); // NPS stayed, and nobody said a satisfaction
}

TEST_CASE("there is no change to speak of after undo, after a drag given up, or with a scenario shown") {
    Story story = opened_story();
    compute(story, 1000, -9);
    story.act(Preview{{with_people_score(story.touchpoint(1), 6)}, ""});
    compute(story, 1100, -8);
    story.act(CancelPreview{});
    compute(story, 1000, -9);
    CHECK(last_change(story.session).empty());

    story.act(Commit{{with_people_score(story.touchpoint(1), 7)}, "", {}});
    compute(story, 1250, -6);
    CHECK_FALSE(last_change(story.session).empty());
    story.act(SetScenario{"better"});
    CHECK(last_change(story.session).empty());
    story.act(SetScenario{});
    CHECK_FALSE(last_change(story.session).empty());
    story.act(Undo{});
    compute(story, 1000, -9);
    CHECK(last_change(story.session).empty());
}

TEST_CASE("a change of words changes no figures") {
    Story story = opened_story();
    compute(story, 1000, -9);
    Touchpoint desk = story.touchpoint(1);
    desk.notes = "Closed on Mondays";
    story.act(Commit{{UpdateTouchpoint{desk}}, "", {}});
    CHECK(last_change(story.session).empty());
}
