#include <catch2/catch.hpp>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "desktop/app.h"
#include "desktop/gui.h"
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

namespace {

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// A folder of its own for every test, gone with it.
class Folder {
public:
    Folder() {
        static int count = 0;
        const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
        path_ = std::filesystem::temp_directory_path() /
                ("waymark-robot-" + std::to_string(now) + "-" + std::to_string(++count));
        std::filesystem::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::filesystem::path file(const char* name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

// The whole program but its pixels, with a journey open and a user at it.
class Desk {
public:
    explicit Desk(const std::filesystem::path& journey)
        : gui_(app_, bake_fonts(1))
        , hand_({[this] { gui_.frame(); },
                 [this](const Shortcut& pressed) {
                     app_.press(pressed);
                 }}) {
        app_.perform(Open{journey});
        hand_.wait(1);
    }

    [[nodiscard]] App& app() { return app_; }
    [[nodiscard]] Harness& hand() { return hand_; }
    [[nodiscard]] const Session& session() const { return app_.session(); }
    [[nodiscard]] const Journey& journey() const { return *session().history.current(); }
    void press(char letter) { app_.press({Key::character, letter, true, false}); }

private:
    App app_{
        {.settings = {}, .longest_wait = std::chrono::hours(1)}}; // figures in the same frame on any machine
    Gui gui_;
    Harness hand_;
};

std::filesystem::path hotel_in(const Folder& folder) {
    const auto copy = folder.file("hotel.journey.json");
    std::filesystem::copy_file(WAYMARK_SOURCE_DIR "/scenarios/city-hotel.journey.json", copy);
    return copy;
}

// What the latest frame painted there: places and colours of all corners.
std::vector<float> painted_in(const Rect& area) {
    std::vector<float> painted;
    const ImDrawData& all = *ImGui::GetDrawData();
    for (int i = 0; i < all.CmdListsCount; ++i)
        for (const ImDrawVert& corner : all.CmdLists[i]->VtxBuffer)
            if (area.contains({corner.pos.x, corner.pos.y}))
                painted.insert(painted.end(), {corner.pos.x, corner.pos.y, static_cast<float>(corner.col)});
    return painted;
}

// The strip between the canvas' lower edge and the window's: the projection's charts.
Rect charts(Desk& desk) {
    const double top = desk.hand().rect_of("canvas").bottom();
    return {0, top, 1440, 900 - top};
}

std::optional<LifetimeFigures> expected_mix(const Journey& journey) {
    SimulateOptions options;
    options.accuracy = Accuracy::preview;
    return simulate(journey, nullptr, options)->mix;
}

const Touchpoint* named(const Journey& journey, std::string_view name) {
    for (const auto& touchpoint : journey.touchpoints)
        if (touchpoint.name == name) return &touchpoint;
    return nullptr;
}

Point right_port(Desk& desk, const char* card) {
    const Rect rect = desk.hand().rect_of(std::string("canvas/card.") + card);
    return {rect.right(), rect.center().y};
}

} // namespace

TEST_CASE("a slider moves curve and charts in the frame it is dragged in, as one step to undo") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.hand().click("canvas/card.checkin");
    REQUIRE(is_selected(desk.session(), {OwnerKind::touchpoint, "checkin", ""}));
    desk.app().finish_figures();
    desk.hand().frames(2);
    const auto figures = *desk.session().projection.base;
    const Rect map = desk.hand().rect_of("canvas/content");
    const auto curve = painted_in(map), dock = painted_in(charts(desk));

    const Rect track = desk.hand().rect_of("inspector/scores.process");
    const double knob = track.x + track.w * find_touchpoint(desk.journey(), "checkin")->scores.process / 10;
    desk.hand().move_to({knob, track.center().y});
    desk.hand().frames(2);
    desk.hand().press_mouse();
    double worth = figures.mix->value, score = 0;
    for (const double x : {track.x + track.w * 0.6, track.x + track.w * 0.75, track.x + track.w * 0.9}) {
        desk.hand().move_to({x, track.center().y}); // one frame
        REQUIRE(desk.session().preview);
        const Outcome& now = *desk.session().projection.base;
        CHECK(now.mix == expected_mix(*desk.session().preview));
        CHECK(now.mix->value > worth);
        worth = now.mix->value;
        score = find_touchpoint(*desk.session().preview, "checkin")->scores.process;
        CHECK(desk.app().workspace().canvas.drawn.base_outcome == desk.session().projection.base);
        CHECK(painted_in(map) != curve);
        CHECK(painted_in(charts(desk)) != dock);
        CHECK(desk.session().history.position() == 0);
    }
    desk.hand().release_mouse();
    desk.hand().frames(2);
    CHECK(desk.session().history.position() == 1);
    CHECK(desk.session().history.steps().size() == 2);
    CHECK(find_touchpoint(desk.journey(), "checkin")->scores.process == score);
    CHECK(score > 8);
    CHECK(desk.hand().is_shown("status/change.satisfaction")); // in the status bar, what the drag did
    CHECK(desk.session().history.undo_label() == "Set process score of “Check-in”");

    desk.press('Z');
    desk.hand().frames(2);
    desk.app().finish_figures();
    desk.hand().wait(1);
    CHECK(desk.session().history.position() == 0);
    CHECK(*desk.session().projection.base == figures);
    CHECK_FALSE(desk.hand().is_shown("status/change.satisfaction"));
    CHECK(find_touchpoint(desk.journey(), "checkin")->scores.process == 4.5);
}

TEST_CASE(
    "bands come by themselves once the hand rests, refine beside the frames, and go with the next change") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.app().perform(SetScenario{"mobile"});
    const auto has_bands = [&] {
        return desk.session().bands.over_time != nullptr;
    };
    for (int i = 0; i < 5000 && !has_bands(); ++i) {
        desk.hand().frames(1);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    REQUIRE(has_bands());
    CHECK(desk.session().projection.scenario_is_exact);
    desk.app().finish_studies();
    CHECK(desk.session().bands.over_time->draws == 1000);
    desk.hand().frames(2);
    CHECK(desk.hand().is_shown("dock/customers.certainty"));

    desk.hand().click("canvas/card.checkin");
    const Rect track = desk.hand().rect_of("inspector/scores.people");
    desk.hand().move_to({track.x + track.w * 0.8, track.center().y});
    desk.hand().press_mouse();
    desk.hand().move_to({track.x + track.w * 0.4, track.center().y});
    REQUIRE(desk.session().preview);
    CHECK_FALSE(has_bands());
    desk.hand().release_mouse();
    desk.hand().frames(2);
    desk.app().finish_studies();
    CHECK(has_bands());
}

TEST_CASE("the inspector says what the field under the pointer does") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.hand().click("canvas/card.checkin");
    desk.app().finish_studies();
    desk.hand().frames(2);
    CHECK(desk.hand().is_shown("inspector/section.effect"));
    const Rect row = desk.hand().rect_of("inspector/scores.product");
    desk.hand().move_to(row.center());
    desk.hand().frames(2);
    const FieldOfMap product{"checkin", TouchpointField::product};
    CHECK(desk.app().workspace().inspector.pointed == product);
}

TEST_CASE("scenarios are compared beside the frames, and what matters most leads back to the map") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.hand().click("toolbar/view.Compare");
    desk.hand().frames(2);
    CHECK(desk.session().view == MainView::compare);
    CHECK_FALSE(desk.hand().is_shown("canvas"));
    desk.app().finish_studies();
    desk.hand().frames(2);
    REQUIRE(desk.session().comparing.found);
    CHECK(desk.session().comparing.found->is_complete);
    CHECK(desk.session().comparing.found->scenarios.size() == 3);
    CHECK(desk.hand().is_shown("compare/table.customers"));
    CHECK(desk.hand().is_shown("compare/stop.checkin")); // the experience curves
    CHECK(desk.hand().is_shown("compare/stop.chatbot")); // that a scenario adds
    desk.hand().click("toolbar/compared");               // one away
    desk.hand().click("toolbar/compared/chatbot");
    desk.app().finish_studies();
    desk.hand().frames(2);
    CHECK(desk.session().comparing.found->scenarios.size() == 2);
    desk.hand().click("compare/lever.0");
    desk.hand().frames(2);
    CHECK(desk.session().view == MainView::map);
    CHECK(desk.session().selection.size() == 1);
}

TEST_CASE("the best choice for a budget is found with progress and applied as one step to undo") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.press('2');
    desk.hand().frames(2);
    REQUIRE(desk.session().view == MainView::compare);
    desk.app().finish_studies();
    desk.hand().frames(2);
    desk.hand().click("compare/card.Best choice for a budget");
    desk.hand().frames(2);
    desk.app().perform(SetBudget{0}); // nothing can be bought
    desk.hand().frames(2);
    desk.hand().click("compare/optimise.start");
    CHECK(desk.session().optimising.request);
    desk.app().finish_studies();
    desk.hand().frames(2);
    REQUIRE(desk.session().optimising.optimum);
    REQUIRE(desk.session().optimising.optimum->best);
    CHECK(desk.session().optimising.optimum->best->cost == 0);
    const std::string id = desk.session().optimising.request->scenario;
    const Scenario before = *find_scenario(desk.journey(), id);
    desk.hand().click("compare/optimise.apply");
    desk.hand().frames(2);
    const Scenario after = *find_scenario(desk.journey(), id);
    CHECK(after == with_choice(before, desk.session().optimising.optimum->best->interventions));
    CHECK_FALSE(after == before);
    desk.press('Z');
    desk.hand().frames(2);
    CHECK(*find_scenario(desk.journey(), id) == before);
}

TEST_CASE(
    "goal seek finds the smallest single change, and applying it reaches the goal in one step to undo") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.app().finish_figures();
    desk.hand().click("dock/page.seek");
    desk.app().perform(SetSeekTarget{{"customers", Side::at_least, 10000}});
    desk.hand().frames(2);
    desk.hand().click("dock/seek/start");
    CHECK(desk.session().seeking.is_running);
    desk.app().finish_studies();
    desk.hand().frames(2);
    REQUIRE(desk.session().seeking.answers);
    const SeekAnswer first = desk.session().seeking.answers->front();
    REQUIRE(first.reaches);
    const Journey before = desk.journey();
    desk.hand().click("dock/seek/answers/apply.0");
    desk.hand().frames(2);
    CHECK(value_of(desk.journey(), first.of) == first.to);
    CHECK_FALSE(desk.session().seeking.answers); // they were of the map before
    desk.app().finish_figures();
    const double customers = *value_of(*desk.session().projection.base, Goal::customers);
    CHECK(customers >= 10000);
    CHECK(customers == Approx(*first.value).epsilon(1e-9));
    desk.press('Z');
    desk.hand().frames(2);
    CHECK(desk.journey() == before);
}

TEST_CASE("where no single field reaches the goal, that is said and nothing can be applied") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.app().finish_figures();
    desk.hand().click("dock/page.seek");
    desk.app().perform(SetSeekTarget{{"nps", Side::at_least, 100}});
    desk.hand().frames(2);
    desk.hand().click("dock/seek/start");
    desk.app().finish_studies();
    desk.hand().frames(2);
    REQUIRE(desk.session().seeking.answers);
    CHECK_FALSE(desk.session().seeking.answers->front().reaches);
    CHECK(desk.hand().is_shown("dock/seek/answers/answer.0"));
    CHECK_FALSE(desk.hand().is_shown("dock/seek/answers/apply.0"));
}

TEST_CASE("what touchpoints are worth comes beside the frames and is appraised anew after a change") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.hand().click("dock/page.worth");
    desk.app().finish_studies();
    desk.hand().frames(2);
    REQUIRE(desk.session().worth.found);
    const auto first = desk.session().worth.found;
    CHECK(first->removals.size() == desk.journey().touchpoints.size());
    desk.hand().click("dock/worth/removals/room");
    desk.hand().frames(2);
    CHECK(is_selected(desk.session(), {OwnerKind::touchpoint, "room", ""}));
    Touchpoint better = *find_touchpoint(desk.journey(), "room");
    better.leave = 0.2;
    desk.app().perform(Commit{{UpdateTouchpoint{better}}, "", {}});
    desk.app().finish_studies();
    desk.hand().frames(2);
    CHECK(desk.session().worth.found != first);
    CHECK(desk.session().worth.found->with_all == goal_values(*desk.session().projection.base));
}

TEST_CASE("what is drawn with the mouse is saved as canonical text, and saving again changes no byte") {
    const Folder folder;
    const auto path = hotel_in(folder);
    Desk desk(path);

    desk.hand().double_click("canvas/cell.after.people");
    REQUIRE(desk.hand().is_shown("canvas/name"));
    desk.hand().type("Loyalty call – “thanks”");
    desk.hand().key("Enter");
    const auto* call = named(desk.journey(), "Loyalty call – “thanks”");
    REQUIRE(call);
    CHECK(call->stage == "after");
    CHECK(call->lane == Lane::people);
    CHECK(desk.session().history.position() == 1);
    const std::string id = call->id;

    desk.hand().wait(0.5);
    const Rect card = desk.hand().rect_of("canvas/card." + id);
    desk.hand().drag(right_port(desk, "checkout"), card.center());
    REQUIRE(find_link(desk.journey(), {"checkout", id}));
    CHECK(desk.session().history.position() == 2);

    CHECK(has_unsaved_changes(desk.session()));
    desk.press('S');
    desk.hand().frames(2);
    CHECK_FALSE(has_unsaved_changes(desk.session()));
    const std::string saved = bytes_of(path);
    CHECK(saved == to_canonical_text(desk.journey()));

    const Journey before = desk.journey();
    desk.app().perform(Open{path});
    desk.hand().frames(2);
    CHECK(desk.session().history.steps().size() == 1);
    CHECK(desk.journey() == before);
    desk.press('S');
    desk.hand().frames(2);
    CHECK(bytes_of(path) == saved);
}

TEST_CASE("a touchpoint pulled out of a card's port comes with its link, and Escape leaves neither") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    const auto before = desk.journey();
    const Point place = desk.hand().rect_of("canvas/cell.after.people").center();

    desk.hand().drag(right_port(desk, "checkout"), place);
    REQUIRE(desk.hand().is_shown("canvas/name"));
    desk.hand().type("Farewell");
    desk.hand().key("Escape");
    CHECK(desk.journey() == before);
    CHECK(desk.session().preview == nullptr);

    desk.hand().drag(right_port(desk, "checkout"), place);
    desk.hand().type("Farewell");
    desk.hand().key("Enter");
    const auto* farewell = named(desk.journey(), "Farewell");
    REQUIRE(farewell);
    CHECK(find_link(desk.journey(), {"checkout", farewell->id}));
    CHECK(desk.session().history.position() == 1);
    desk.press('Z');
    desk.hand().frames(2);
    CHECK(desk.journey() == before);
}

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

TEST_CASE("the checks follow the document, show what they mean and mend what needs no judgement") {
    const Folder folder;
    Desk desk(hotel_in(folder));
    desk.app().finish_figures();
    desk.hand().frames(2);
    REQUIRE(desk.hand().is_shown("checks/only-assumed"));
    CHECK_FALSE(desk.hand().is_shown("checks/dead-end"));

    // Without its three ways out the members' offer is a dead end.
    desk.app().perform(Commit{
        {EraseLink{{"offer", "offer"}}, EraseLink{{"offer", "site"}}, EraseLink{{"offer", done_target}}},
        "",
        {}});
    desk.app().finish_figures();
    desk.hand().frames(2);
    REQUIRE(desk.hand().is_shown("checks/dead-end"));
    CHECK_FALSE(desk.hand().is_shown("checks/repeats"));

    // Shown where it was out of sight.
    desk.app().perform(SetCamera{{{100, 100}, 2.5, false}});
    desk.hand().wait(1);
    const Rect content = desk.hand().rect_of("canvas/content");
    CHECK(desk.hand().rect_of("canvas/card.offer").x > content.right());
    desk.hand().click("checks/dead-end");
    desk.hand().wait(1);
    CHECK(is_selected(desk.session(), {OwnerKind::touchpoint, "offer", ""}));
    const Rect card = desk.hand().rect_of("canvas/card.offer");
    CHECK(card.x >= content.x);
    CHECK(card.right() <= content.right());
    CHECK(card.y >= content.y);
    CHECK(card.bottom() <= content.bottom());

    desk.hand().click("checks/dead-end.fix");
    CHECK(find_link(desk.journey(), {"offer", done_target}));
    CHECK(desk.session().history.undo_label() == "Link “Members' offer” to completed");
    desk.app().finish_figures();
    desk.hand().frames(2);
    CHECK_FALSE(desk.hand().is_shown("checks/dead-end"));
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
