#include "session/update.h"

#include <catch2/catch.hpp>

#include "journey/lookup.h"
#include "session_story.h"

using namespace waymark;
using namespace waymark::testing;

TEST_CASE("a gesture shows every preview and leaves one undo step") {
    Story story = opened_story();
    const Touchpoint desk = story.touchpoint(1);
    for (const double score : {5.5, 6.0, 6.5}) {
        story.act(Preview{{with_people_score(desk, score)}, ""});
        CHECK(shown_journey(story.session).touchpoints[1].scores.people == score);
        CHECK(story.touchpoint(1).scores.people == 5); // the document waits
    }
    story.act(Commit{{with_people_score(desk, 7)}, "", {}});
    CHECK(story.touchpoint(1).scores.people == 7);
    CHECK(story.session.preview == nullptr);
    CHECK(story.session.history.size() == 2);
    CHECK(story.session.history.undo_label() == "Set people score of “Desk”");
    story.act(Undo{});
    CHECK(story.journey() == sample());
    story.act(Redo{});
    CHECK(story.touchpoint(1).scores.people == 7);
}

TEST_CASE("a gesture given up leaves nothing") {
    Story story = opened_story();
    story.act(Preview{{with_people_score(story.touchpoint(1), 9)}, ""});
    story.act(CancelPreview{});
    CHECK(shown_journey(story.session) == sample());
    CHECK_FALSE(story.session.history.can_undo());
}

TEST_CASE("undo brings back what was selected and where it was looked at") {
    Story story = opened_story();
    story.act(Select{{touchpoint_owner("desk")}});
    Camera near{{100, 50}, 2, false};
    story.act(SetCamera{near});
    story.act(Commit{{EraseTouchpoints{{"desk"}}}, "", {}});
    CHECK(story.session.selection.empty());
    story.act(SetCamera{Camera{{900, 0}, 0.5, false}});
    story.act(Undo{});
    CHECK(story.session.selection == std::vector{touchpoint_owner("desk")});
    CHECK(story.session.camera == near);
    story.act(Redo{});
    CHECK(story.session.camera.zoom == 0.5);
    CHECK(story.session.selection.empty());
}

TEST_CASE("a refused edit says why and changes nothing") {
    Story story = opened_story();
    story.act(Commit{{EraseStage{"stay"}}, "", {}});
    REQUIRE(story.session.notices.size() == 1);
    CHECK(story.session.notices[0].text ==
          "Stage “Stay” still has 2 touchpoints. Move or delete them first.");
    CHECK_FALSE(story.session.history.can_undo());
    story.act(Commit{{MoveStage{"stay", 0}}, "", {}});
    CHECK(story.session.notices.empty());
}

TEST_CASE("closing asks where work would be lost, and nowhere else") {
    Story story;
    story.act(RequestClose{});
    CHECK(story.effect<Quit>());
    story = opened_story();
    story.act(RequestClose{});
    CHECK(story.effect<Quit>());
    story.act(Commit{{MoveStage{"stay", 0}}, "", {}});
    CHECK(has_unsaved_changes(story.session));
    story.act(RequestClose{});
    CHECK_FALSE(story.effect<Quit>());
    CHECK(std::holds_alternative<UnsavedQuestion>(story.session.dialog));
    story.act(Answer{Choice::cancel});
    CHECK(std::holds_alternative<NoDialog>(story.session.dialog));
    CHECK_FALSE(story.effect<Quit>());
    story.act(RequestClose{});
    story.act(Answer{Choice::discard});
    CHECK(story.effect<Quit>());
    story.act(Undo{});
    CHECK_FALSE(has_unsaved_changes(story.session)); // the document is what the file holds
}

TEST_CASE("answering save saves first and then goes on") {
    Story story = opened_story();
    story.act(Commit{{MoveStage{"stay", 0}}, "", {}});
    story.act(Open{"/tmp/other.journey.json"});
    story.act(Answer{Choice::save});
    REQUIRE(story.effect<SaveFile>());
    CHECK_FALSE(story.effect<LoadFile>());
    const SaveFile save = *story.effect<SaveFile>();
    CHECK(save.path == "/tmp/sample.journey.json");
    story.act(FileSaved{save.path, save.journey, "10:00"});
    REQUIRE(story.effect<LoadFile>());
    CHECK(story.effect<LoadFile>()->path == "/tmp/other.journey.json");
}

TEST_CASE("a save that fails keeps the work and does not go on") {
    Story story = opened_story();
    story.act(Commit{{MoveStage{"stay", 0}}, "", {}});
    story.act(RequestClose{});
    story.act(Answer{Choice::save});
    story.act(Failed{"Sample could not be saved", {{"", "The disk is full", ""}}});
    CHECK(std::holds_alternative<ProblemList>(story.session.dialog));
    CHECK_FALSE(story.session.after_save);
    CHECK(has_unsaved_changes(story.session));
}

TEST_CASE("a new journey is saved by asking for its place") {
    Story story;
    story.act(NewJourney{});
    REQUIRE(story.effect<LoadTemplate>());
    story.act(FileOpened{"", std::make_shared<const Journey>(blank())});
    CHECK_FALSE(story.session.on_start_screen);
    CHECK_FALSE(has_unsaved_changes(story.session));
    story.act(Commit{{SetTitleBlock{"My shop", "", "", "", JourneyState::current, "", ""}}, "", {}});
    CHECK(has_unsaved_changes(story.session));
    story.act(Save{});
    const auto* dialog = std::get_if<FileDialog>(&story.session.dialog);
    REQUIRE(dialog);
    CHECK(dialog->suggestion == "my-shop.journey.json");
    story.act(SaveAs{"/tmp/shop"});
    REQUIRE(story.effect<SaveFile>());
    CHECK(story.effect<SaveFile>()->path == "/tmp/shop.journey.json");
    story.act(FileSaved{"/tmp/shop.journey.json", story.session.history.current(), "10:00"});
    CHECK_FALSE(has_unsaved_changes(story.session));
    CHECK(story.session.preferences.recent == std::vector<RecentFile>{{"/tmp/shop.journey.json", "My shop"}});
    CHECK(story.effect<StorePreferences>());
}

TEST_CASE("work done while the file was being written stays unsaved") {
    Story story = opened_story();
    story.act(Commit{{MoveStage{"stay", 0}}, "", {}});
    story.act(Save{});
    const SaveFile save = *story.effect<SaveFile>();
    story.act(Commit{{MoveStage{"stay", 2}}, "", {}});
    story.act(FileSaved{save.path, save.journey, "10:00"});
    CHECK(has_unsaved_changes(story.session));
}

TEST_CASE("recent files come once, the latest first, ten at most") {
    std::vector<RecentFile> recent;
    for (int i = 0; i < 12; ++i)
        recent = with_recent(recent, {std::to_string(i), ""});
    CHECK(recent.size() == 10);
    CHECK(recent.front().path == "11");
    recent = with_recent(recent, {"5", "Five"});
    CHECK(recent.size() == 10);
    CHECK(recent.front() == RecentFile{"5", "Five"});
}

TEST_CASE("a scenario or persona that goes is no longer chosen") {
    Story story = opened_story();
    story.act(SetScenario{"better"});
    story.act(SetPersona{"guest"});
    CHECK(find_touchpoint(*story.session.in_force, "kiosk"));
    story.act(Commit{{EraseScenario{"better"}, ErasePersona{"guest"}}, "", {}});
    CHECK_FALSE(story.session.scenario);
    CHECK_FALSE(story.session.persona);
    CHECK_FALSE(find_touchpoint(*story.session.in_force, "kiosk"));
    story.act(SetScenario{"unknown"});
    CHECK_FALSE(story.session.scenario);
}

TEST_CASE("opening a file begins anew") {
    Story story = opened_story();
    story.act(SetScenario{"better"});
    story.act(Select{{touchpoint_owner("desk")}});
    story.act(FileOpened{"/tmp/other.journey.json", std::make_shared<const Journey>(sample())});
    CHECK_FALSE(story.session.scenario);
    CHECK(story.session.selection.empty());
    CHECK_FALSE(story.session.history.can_undo());
    CHECK(story.session.preferences.recent.size() == 2);
}

TEST_CASE("opening looks beside the open journey, else in the folder last used") {
    Story story;
    story.act(Open{});
    CHECK(std::get<FileDialog>(story.session.dialog).suggestion.empty());

    story.act(FileOpened{"/maps/one.journey.json", std::make_shared<const Journey>(blank())});
    story.act(FileOpened{{}, std::make_shared<const Journey>(blank())});
    story.act(Open{});
    CHECK(std::get<FileDialog>(story.session.dialog).suggestion == "/maps");

    story.act(FileSaved{"/maps/new/two.journey.json", story.session.history.current(), "14:32"});
    CHECK(story.session.preferences.folder == "/maps/new");
    story.act(Open{});
    CHECK(std::get<FileDialog>(story.session.dialog).suggestion == "/maps/new");
}

TEST_CASE("an example asks about unsaved work first, and opens without a file") {
    Story story = opened_story();
    story.act(Commit{{with_people_score(story.touchpoint(0), 1)}, "", {}});
    story.act(OpenExample{"hotel"});
    REQUIRE(std::holds_alternative<UnsavedQuestion>(story.session.dialog));
    CHECK(story.effect<LoadExample>() == nullptr);
    story.act(Answer{Choice::discard});
    REQUIRE(story.effect<LoadExample>());
    CHECK(story.effect<LoadExample>()->name == "hotel");
}

TEST_CASE("an export suggests the range of the curve that the window shows") {
    Story story = opened_story();
    story.act(Export{});
    CHECK_FALSE(std::get<ExportDialog>(story.session.dialog).suggestion.curve_fits);
    story.session.preferences.curve_fits = true;
    story.act(Export{});
    CHECK(std::get<ExportDialog>(story.session.dialog).suggestion.curve_fits);
}
