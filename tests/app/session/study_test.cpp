#include "session/study.h"

#include <catch2/catch.hpp>

#include "session/compute.h"
#include "session_story.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

void compute(Story& story, Accuracy accuracy) {
    for (const auto& request : missing_figures(story.session, accuracy))
        story.act(Projected{request, std::make_shared<const Outcome>(), {}});
}

std::shared_ptr<const BandsOverTime> bands_of(std::uint32_t draws, std::uint32_t planned) {
    BandsOverTime bands;
    bands.draws = draws;
    bands.planned = planned;
    return std::make_shared<const BandsOverTime>(bands);
}

Story settled_story() {
    Story story = opened_story();
    compute(story, Accuracy::exact);
    return story;
}

} // namespace

TEST_CASE("bands are drawn once the exact figures rest") {
    Story story = opened_story();
    CHECK_FALSE(missing_bands(story.session));
    compute(story, Accuracy::preview);
    CHECK_FALSE(missing_bands(story.session));
    compute(story, Accuracy::exact);
    REQUIRE(missing_bands(story.session));
    CHECK(awaits_bands(story.session));
}

TEST_CASE("bands of few draws are shown while more are made, and all of them are enough") {
    Story story = settled_story();
    const ProjectionInputs asked = *missing_bands(story.session);
    story.act(BandsDrawn{asked, bands_of(24, 1000), {}});
    CHECK(story.session.bands.over_time->draws == 24);
    CHECK_FALSE(awaits_bands(story.session));
    CHECK(is_refining(story.session));
    CHECK(missing_bands(story.session) == asked); // goes on
    story.act(BandsDrawn{asked, bands_of(1000, 1000), {}});
    CHECK_FALSE(is_refining(story.session));
    CHECK_FALSE(missing_bands(story.session));
}

TEST_CASE("while a slider moves there are no bands, nor are any drawn") {
    Story story = settled_story();
    const ProjectionInputs before = *missing_bands(story.session);
    story.act(BandsDrawn{before, bands_of(1000, 1000), {}});
    story.act(Preview{{with_people_score(story.touchpoint(1), 6)}, ""});
    CHECK_FALSE(story.session.bands.over_time);
    CHECK_FALSE(missing_bands(story.session));
    story.act(BandsDrawn{before, bands_of(400, 1000), {}}); // too late
    CHECK_FALSE(story.session.bands.over_time);
    story.act(Commit{{with_people_score(story.touchpoint(1), 6)}, "", {}});
    compute(story, Accuracy::exact);
    CHECK(missing_bands(story.session));
}

TEST_CASE("bands stay where only words change, and without charts none are drawn") {
    Story story = settled_story();
    story.act(BandsDrawn{*missing_bands(story.session), bands_of(1000, 1000), {}});
    story.act(Commit{{SetTitleBlock{"Other", "", "", "", JourneyState::future, "", ""}}, "", {}});
    CHECK(story.session.bands.over_time);
    CHECK_FALSE(missing_bands(story.session));
    Preferences preferences = story.session.preferences;
    preferences.dock_open = false;
    story.act(SetPreferences{preferences});
    story.act(Commit{{with_people_score(story.touchpoint(1), 6)}, "", {}});
    compute(story, Accuracy::exact);
    CHECK_FALSE(missing_bands(story.session));
}

TEST_CASE("why there can be no bands is said once and not tried again") {
    Story story = settled_story();
    const ProjectionInputs asked = *missing_bands(story.session);
    story.act(BandsDrawn{asked, nullptr, {{"", "no band can be given", ""}}});
    CHECK_FALSE(missing_bands(story.session));
    CHECK_FALSE(awaits_bands(story.session));
}

TEST_CASE("long horizons make do with fewer draws") {
    Journey journey;
    journey.simulation.horizon = 24;
    CHECK(wanted_draws(journey, 1) == 1000);
    journey.simulation.horizon = 1200;
    CHECK(wanted_draws(journey, 1) == 832);
    CHECK(wanted_draws(journey, 4) == 333);
}

TEST_CASE("effects are found for a selected touchpoint, follow the hand, and stay until newer ones come") {
    Story story = settled_story();
    CHECK_FALSE(missing_effects(story.session));
    story.act(Select{{touchpoint_owner(story.touchpoint(1).id.c_str())}});
    const auto asked = missing_effects(story.session);
    REQUIRE(asked);
    const auto found = std::make_shared<const std::vector<Sensitivity>>();
    story.act(EffectsFound{*asked, found});
    CHECK(effects_are_current(story.session));
    CHECK_FALSE(missing_effects(story.session));
    story.act(Preview{{with_people_score(story.touchpoint(1), 6)}, ""});
    CHECK(story.session.effects.by_goal == found); // on screen, though of a moment ago
    CHECK_FALSE(effects_are_current(story.session));
    CHECK(missing_effects(story.session));
}

TEST_CASE("effects for another scenario or persona are dropped") {
    Story story = settled_story();
    story.act(SetDockPage{DockPage::levers});
    const auto asked = missing_effects(story.session);
    REQUIRE(asked);
    const auto found = std::make_shared<const std::vector<Sensitivity>>();
    story.act(EffectsFound{*asked, found});
    story.act(SetPersona{"guest"});
    CHECK_FALSE(story.session.effects.by_goal);
    story.act(EffectsFound{*asked, found}); // too late
    CHECK_FALSE(story.session.effects.by_goal);
}

TEST_CASE("touchpoints are appraised where that is seen, once the exact figures rest") {
    Story story = opened_story();
    story.act(SetDockPage{DockPage::worth});
    CHECK_FALSE(missing_worth(story.session));
    compute(story, Accuracy::exact);
    REQUIRE(missing_worth(story.session));
    story.act(SetView{MainView::compare});
    CHECK_FALSE(missing_worth(story.session));
}

TEST_CASE("worth of a moment ago stays on screen, is known as such, and never comes too late") {
    Story story = settled_story();
    story.act(SetDockPage{DockPage::worth});
    const ProjectionInputs asked = *missing_worth(story.session);
    story.act(WorthFound{{asked, nullptr, {}, 3, 12}}); // how far it is
    CHECK(story.session.worth.tried == 3);
    CHECK(missing_worth(story.session) == asked);
    const auto found = std::make_shared<const MapWorth>();
    story.act(WorthFound{{asked, found, {}, 0, 0}});
    CHECK(worth_is_current(story.session));
    CHECK_FALSE(missing_worth(story.session));
    story.act(Preview{{with_people_score(story.touchpoint(1), 6)}, ""});
    CHECK(story.session.worth.found == found);
    CHECK_FALSE(worth_is_current(story.session));
    CHECK_FALSE(missing_worth(story.session)); // while the hand moves
    story.act(Commit{{with_people_score(story.touchpoint(1), 6)}, "", {}});
    compute(story, Accuracy::exact);
    CHECK(missing_worth(story.session));
    story.act(WorthFound{{asked, std::make_shared<const MapWorth>(), {}, 0, 0}}); // of the map before
    CHECK(story.session.worth.found == found);
    story.act(SetPersona{"guest"});
    CHECK_FALSE(story.session.worth.found); // of other people
}
