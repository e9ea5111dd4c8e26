#include <catch2/catch.hpp>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "app/desktop/desk.h"
#include "file/journey_file.h"
#include "file/templates.h"
#include "journey/lookup.h"
#include "session/comparison.h"
#include "session/study.h"
#include "support/builder.h"
#include "support/harness.h"
#include "whatif/simulate.h"

#include <imgui.h>

using namespace waymark;
using namespace waymark::testing;

TEST_CASE("quitting asks about unsaved work; cancel stays, and saving quits once the file is written") {
    const Folder folder;
    const auto path = hotel_in(folder);
    Desk desk(path);
    desk.hand().click("canvas/card.survey");
    desk.hand().key("Delete");
    REQUIRE(find_touchpoint(desk.journey(), "survey") == nullptr);

    desk.press('Q');
    desk.hand().frames(3);
    CHECK_FALSE(desk.app().has_quit());
    REQUIRE(std::holds_alternative<UnsavedQuestion>(desk.session().dialog));
    desk.hand().click("unsaved/cancel");
    CHECK(std::holds_alternative<NoDialog>(desk.session().dialog));
    CHECK_FALSE(desk.app().has_quit());

    desk.press('Q');
    desk.hand().frames(3);
    desk.hand().click("unsaved/save");
    CHECK(desk.app().has_quit());
    CHECK(bytes_of(path) == to_canonical_text(desk.journey()));
}

TEST_CASE("quitting without unsaved work asks nothing") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.press('Q');
    desk.hand().frames(2);
    CHECK(desk.app().has_quit());
}

TEST_CASE("a name that is being typed is saved with the rest") {
    const Folder folder;
    const auto path = hotel_in(folder);
    Desk desk(path);
    desk.hand().click("canvas/card.survey");
    desk.hand().click("inspector/name");
    desk.hand().key("Ctrl+A");
    desk.hand().type("How was it?");
    desk.press('S');
    desk.hand().frames(4);
    REQUIRE(named(desk.journey(), "How was it?"));
    CHECK_FALSE(has_unsaved_changes(desk.session()));
    CHECK(load_journey(path)->touchpoints == desk.journey().touchpoints);
}

TEST_CASE("an export's notice stands over the map and can be dismissed") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.app().perform(FileExported{folder.file("hotel.pdf")});
    desk.hand().frames(3);
    REQUIRE(desk.session().notices.size() == 1);
    CHECK(desk.session().notices[0].text == "Exported to " + folder.file("hotel.pdf").string());
    desk.hand().click("notice/dismiss"); // nothing lies over it
    CHECK(desk.session().notices.empty());
}

TEST_CASE("a notice that only tells something goes by itself, a problem stays") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.app().perform(FileExported{folder.file("hotel.pdf")});
    desk.hand().move_to({700, 300});
    desk.hand().wait(7);
    CHECK(desk.session().notices.size() == 1);
    desk.hand().wait(2);
    CHECK(desk.session().notices.empty());
    desk.app().perform(KeepingFailed{"Something went wrong."});
    desk.hand().wait(12);
    CHECK(desk.session().notices.size() == 1);
}

TEST_CASE("enter opens the first item of the start screen at once") {
    App app;
    Gui gui(app, bake_fonts(1));
    Harness hand({[&] {
        gui.frame();
    }});
    hand.frames(3);
    REQUIRE(app.session().on_start_screen);
    SECTION("the first") {
        hand.key("Enter");
        hand.wait(1);
        CHECK(*app.session().history.current() == *journey_of_example("hotel"));
    }
    SECTION("the next by an arrow") {
        hand.key("Right");
        hand.key("Enter");
        hand.wait(1);
        CHECK(*app.session().history.current() == *journey_of_example("telecom"));
    }
    SECTION("a template behind the examples") {
        for (int i = 0; i < 7; ++i)
            hand.key("Right");
        hand.key("Enter");
        hand.wait(1);
        CHECK(*app.session().history.current() == *journey_of_template("shop"));
    }
    CHECK_FALSE(app.session().on_start_screen);
}

TEST_CASE("an example opens as a copy from the file menu, and saving it asks where to") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.hand().click("menu/File");
    desk.hand().frames(3);
    desk.hand().click("menu/File/example.bank");
    desk.hand().frames(2);
    CHECK(desk.journey() == *journey_of_example("bank"));
    CHECK(desk.session().path.empty());
    CHECK_FALSE(has_unsaved_changes(desk.session()));

    desk.press('S');
    desk.hand().frames(2);
    const auto* dialog = std::get_if<FileDialog>(&desk.session().dialog);
    REQUIRE(dialog);
    CHECK(dialog->purpose == FilePurpose::save);
    CHECK(dialog->suggestion.parent_path() == folder.file("").parent_path()); // the last one used
}

TEST_CASE("a journey opened by a relative path is remembered by its whole one") {
    const Folder folder;
    const auto path = hotel_in(folder);
    Desk desk(std::filesystem::relative(path));
    CHECK(desk.session().path == path);
    REQUIRE(desk.session().preferences.recent.size() == 1);
    CHECK(desk.session().preferences.recent[0].path == path);
    CHECK(desk.session().preferences.folder == path.parent_path());
}
