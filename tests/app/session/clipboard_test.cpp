#include "session/clipboard.h"

#include <catch2/catch.hpp>

#include "file/fragment_text.h"
#include "journey/lookup.h"
#include "session_story.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

void select(Story& story, const std::vector<const char*>& touchpoints) {
    std::vector<Owner> owners;
    for (const char* id : touchpoints)
        owners.push_back(touchpoint_owner(id));
    story.act(Select{owners});
}

// As the machine does it.
std::string copied_text(Story& story, CommandId command = CommandId::copy) {
    story.act(Run{command});
    const auto* written = story.effect<WriteClipboard>();
    return written ? written->text : "";
}

std::vector<std::string> order(const Story& story) {
    return touchpoint_ids(story.journey());
}

} // namespace

TEST_CASE("copying writes the selected touchpoints to the clipboard and changes nothing") {
    Story story = opened_story();
    select(story, {"desk", "room"});
    CHECK(copied_text(story) == to_text(fragment_of(sample(), {"desk", "room"})));
    CHECK(story.session.history.size() == 1);
    select(story, {});
    CHECK(copied_text(story).empty());
}

TEST_CASE("pasting asks the machine for the text, and what it holds becomes the selection in one step") {
    Story story = opened_story();
    select(story, {"desk", "room"});
    const std::string text = copied_text(story);
    story.act(Run{CommandId::paste});
    REQUIRE(story.effect<ReadClipboard>());
    story.act(ClipboardRead{text});
    CHECK(order(story) == std::vector<std::string>{"site", "desk", "room", "desk-2", "room-2"});
    CHECK(selected_touchpoints(story.session) == std::vector<std::string>{"desk-2", "room-2"});
    CHECK(story.session.history.undo_label() == "Paste 2 touchpoints");
    CHECK(story.session.reveals_selection);
    story.act(Undo{});
    CHECK(story.journey() == sample());
}

TEST_CASE("cutting takes the touchpoints off the map, and pasting brings them back under their ids") {
    Story story = opened_story();
    select(story, {"room"});
    const std::string text = copied_text(story, CommandId::cut);
    CHECK(order(story) == std::vector<std::string>{"site", "desk"});
    CHECK(story.session.history.undo_label() == "Cut “Room”");
    story.act(ClipboardRead{text});
    CHECK(order(story) == std::vector<std::string>{"site", "desk", "room"});
    CHECK(story.session.history.undo_label() == "Paste “Room”");
    CHECK(find_link(story.journey(), {"room", done_target}));
}

TEST_CASE("duplicating leaves the clipboard alone") {
    Story story = opened_story();
    select(story, {"desk"});
    story.act(Run{CommandId::duplicate});
    CHECK(story.effects.empty());
    CHECK(order(story) == std::vector<std::string>{"site", "desk", "desk-2", "room"});
    CHECK(story.session.history.undo_label() == "Duplicate “Desk”");
    CHECK(selected_touchpoints(story.session) == std::vector<std::string>{"desk-2"});
}

TEST_CASE("touchpoints go from one journey to another") {
    Story from = opened_story();
    select(from, {"desk"});
    const std::string text = copied_text(from);
    Story to;
    to.act(FileOpened{"", std::make_shared<const Journey>(blank())});
    to.act(StageInView{"first"});
    to.act(ClipboardRead{text});
    REQUIRE(to.journey().touchpoints.size() == 1);
    CHECK(to.touchpoint(0).stage == "first");
    CHECK(to.touchpoint(0).name == "Desk");
    CHECK(to.journey().personas.size() == 1);
}

TEST_CASE(
    "what has no stage of its own goes to the selected stage, or that of the selected touchpoint, or the "
    "one in view") {
    Journey other = blank();
    Touchpoint call;
    call.id = call.name = "call";
    call.stage = "first";
    other.touchpoints = {call};
    const std::string text = to_text(fragment_of(other, {"call"}));
    const auto stage_of_call = [&](const std::vector<Owner>& selection) {
        Story story = opened_story();
        story.act(StageInView{"after"});
        story.act(Select{selection});
        story.act(ClipboardRead{text});
        return find_touchpoint(story.journey(), "call")->stage;
    };
    CHECK(stage_of_call({{OwnerKind::stage, "find", ""}}) == "find");
    CHECK(stage_of_call({touchpoint_owner("site"), touchpoint_owner("desk")}) == "stay");
    CHECK(stage_of_call({}) == "after");
}

TEST_CASE("while an intervention records, what is pasted is its addition, and what is cut its removal") {
    Story story = opened_story();
    story.act(SetScenario{"better"});
    story.act(SetRecording{"kiosk"});
    select(story, {"room"});
    const std::string text = copied_text(story);
    story.act(ClipboardRead{text});
    CHECK(order(story) == order(opened_story()));
    const auto& changes = story.journey().scenarios[0].interventions[1].changes;
    REQUIRE(changes.size() == 5);
    CHECK(std::get<AddTouchpoint>(changes[3]).touchpoint.id == "room-2");
    CHECK(std::get<AddLink>(changes[4]).link == Link{.from = "room-2", .to = done_target});
    CHECK(selected_touchpoints(story.session) == std::vector<std::string>{"room-2"});
    select(story, {"room"});
    CHECK_FALSE(copied_text(story, CommandId::cut).empty());
    CHECK(
        std::get<RemoveTouchpoint>(story.journey().scenarios[0].interventions[1].changes.back()).touchpoint ==
        "room");
}

TEST_CASE("what only the scenario has can be copied to the base map") {
    Story story = opened_story();
    story.act(SetScenario{"better"});
    select(story, {"kiosk", "desk"});
    const auto fragment = parse_fragment(copied_text(story));
    REQUIRE(fragment);
    REQUIRE(fragment->touchpoints.size() == 2);
    CHECK(fragment->touchpoints[0].scores.process == 5); // as the base map has it
    story.act(ClipboardRead{to_text(*fragment)});
    CHECK(order(story).back() == "kiosk-2");
}

TEST_CASE("a table that is pasted asks what its columns mean") {
    for (const char* text : {"Desk\tRoom", "Desk\nRoom"}) {
        Story story = opened_story();
        story.act(ClipboardRead{text});
        CHECK(story.journey() == sample());
        REQUIRE(std::holds_alternative<ImportDialog>(story.session.dialog));
        CHECK(*std::get<ImportDialog>(story.session.dialog).bytes == text);
    }
}

TEST_CASE("a text that is no touchpoints changes nothing and says what can be pasted") {
    for (const char* text : {"", "hello"}) {
        Story story = opened_story();
        story.act(ClipboardRead{text});
        CHECK(story.journey() == sample());
        REQUIRE(story.session.notices.size() == 1);
        CHECK(story.session.notices[0].kind == NoticeKind::information);
    }
    Story story = opened_story();
    std::string broken = to_text(fragment_of(sample(), {"desk"}));
    broken.resize(broken.size() - 4);
    story.act(ClipboardRead{broken});
    CHECK(story.journey() == sample());
    CHECK(story.session.notices.at(0).kind == NoticeKind::problem);
}

TEST_CASE("texts of lines and columns are tables") {
    CHECK(kind_of_clipboard("") == ClipboardText::nothing);
    CHECK(kind_of_clipboard(" \n") == ClipboardText::nothing);
    CHECK(kind_of_clipboard("Check-in\n") == ClipboardText::other);
    CHECK(kind_of_clipboard("Check-in\tStay") == ClipboardText::table);
    CHECK(kind_of_clipboard("Check-in\nRoom\n") == ClipboardText::table);
    CHECK(kind_of_clipboard(to_text(fragment_of(sample(), {"desk"}))) == ClipboardText::touchpoints);
}
