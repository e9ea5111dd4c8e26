#include "session/commands.h"

#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "journey/lookup.h"
#include "session_story.h"

using namespace waymark;
using namespace waymark::testing;

TEST_CASE("every command stands in the table once, with a shortcut of its own") {
    std::set<CommandId> ids;
    std::map<std::string, std::string_view> shortcuts;
    for (const auto& command : commands()) {
        CHECK(ids.insert(command.id).second);
        if (command.shortcut == Shortcut{}) continue;
        CHECK(shortcuts.emplace(to_text(command.shortcut), command.label).second);
    }
    CHECK(ids.size() == static_cast<std::size_t>(CommandId::about) + 1);
    CHECK(shortcuts.at("Ctrl+Shift+S") == "Save as…");
    CHECK(shortcuts.at("F2") == "Rename");
}

TEST_CASE("commands that need a journey wait for one") {
    const Session start = make_session();
    CHECK(is_enabled(start, CommandId::open));
    CHECK_FALSE(is_enabled(start, CommandId::save));
    CHECK_FALSE(is_enabled(start, CommandId::undo));
    const Story story = opened_story();
    CHECK(is_enabled(story.session, CommandId::save));
    CHECK_FALSE(is_enabled(story.session, CommandId::undo));
    CHECK_FALSE(is_enabled(story.session, CommandId::erase));
}

TEST_CASE("a command that is not enabled does nothing") {
    Story story = opened_story();
    for (const auto& command : commands()) {
        if (is_enabled(story.session, command.id)) continue;
        story.act(Run{command.id});
        CHECK(story.effects.empty());
        CHECK(story.journey() == sample());
    }
}

TEST_CASE("every enabled command can be run on any selection") {
    for (const auto& command : commands()) {
        Story story = opened_story();
        story.act(SetScenario{"better"});
        story.act(Select{{touchpoint_owner("desk")}});
        story.act(Run{command.id});
        for (const Notice& notice : story.session.notices)
            CHECK(notice.kind == NoticeKind::information);
    }
}

TEST_CASE("delete takes all that is selected in one step") {
    Story story = opened_story();
    story.act(Select{{touchpoint_owner("desk"),
                      {OwnerKind::link, "desk", "room"},
                      {OwnerKind::link, "room", done_target}}});
    story.act(Run{CommandId::erase});
    CHECK(story.session.notices.empty());
    CHECK(story.journey().touchpoints.size() == 2);
    CHECK(story.journey().links.empty());
    CHECK(story.session.history.size() == 2);
    CHECK(menu_label(story.session, CommandId::undo) == "Undo Delete “Desk”");
}

TEST_CASE("each page of the dock has a command, which opens the dock where it is closed") {
    Story story = opened_story();
    CHECK(is_checked(story.session, CommandId::dock_charts));
    story.act(Run{CommandId::toggle_dock});
    CHECK_FALSE(is_checked(story.session, CommandId::dock_charts));
    story.act(Run{CommandId::dock_seek});
    CHECK(story.session.preferences.dock_open);
    CHECK(story.session.dock_page == DockPage::seek);
    CHECK(is_checked(story.session, CommandId::dock_seek));
    CHECK_FALSE(is_checked(story.session, CommandId::dock_charts));
    story.act(Run{CommandId::view_compare});
    CHECK_FALSE(is_enabled(story.session, CommandId::dock_worth)); // the dock is below the map alone
    CHECK_FALSE(is_checked(story.session, CommandId::dock_seek));
}

TEST_CASE("a new stage waits for its name") {
    Story story = opened_story();
    story.act(Run{CommandId::add_stage});
    CHECK(story.journey().stages.back().name == "New stage");
    CHECK(story.session.renaming == Owner{OwnerKind::stage, "new-stage", ""});
}

TEST_CASE("a new intervention records") {
    Story story = opened_story();
    story.act(Run{CommandId::add_scenario});
    CHECK(story.session.scenario == "new-scenario");
    story.act(Run{CommandId::toggle_recording});
    CHECK(story.session.recording == "new-intervention");
    story.act(Run{CommandId::toggle_recording});
    CHECK_FALSE(is_recording(story.session));
}

TEST_CASE("zooming keeps within its limits") {
    Story story = opened_story();
    for (int i = 0; i < 30; ++i)
        story.act(Run{CommandId::zoom_in});
    CHECK(story.session.camera.zoom == largest_zoom);
    for (int i = 0; i < 60; ++i)
        story.act(Run{CommandId::zoom_out});
    CHECK(story.session.camera.zoom == smallest_zoom);
    story.act(Run{CommandId::fit});
    CHECK(story.session.camera.fitted);
}
