// The dialog that asks what the columns of a table mean.
#include <catch2/catch.hpp>

#include "journey/lookup.h"
#include "panel_stage.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

void show_table(PanelStage& stage, const char* text) {
    stage.perform(ImportText{text, "the clipboard"});
    stage.hand().frames(3);
    stage.forget();
}

} // namespace

TEST_CASE("a table with known heads is imported by enter, as one step") {
    PanelStage stage;
    show_table(stage, "Name,Stage,Effort\nPay,use,6\nBoard,Fly,2\n");
    stage.hand().key("Enter");
    CHECK(stage.count<Commit>() == 1);
    CHECK(stage.session().history.undo_label() == "Import 2 touchpoints");
    REQUIRE(find_touchpoint(stage.journey(), "board"));
    CHECK(find_touchpoint(stage.journey(), "pay")->effort == 6);
    CHECK(stage.journey().stages.back().name == "Fly");
    CHECK(selected_touchpoints(stage.session()) == std::vector<std::string>{"pay", "board"});
    CHECK(std::holds_alternative<NoDialog>(stage.session().dialog));
}

TEST_CASE("a column gets its meaning by keyboard, and takes it from the one that had it") {
    PanelStage stage;
    show_table(stage, "Step,Remarkable\nPay,x\nBoard,y\n");
    for (int i = 0; i < 6; ++i) // Cancel, cross, head, separator, first column, second column
        stage.hand().key("Tab");
    stage.hand().key("Enter");
    stage.hand().frames(3);
    stage.hand().key("Down"); // from “Leave out” to “Name”
    stage.hand().key("Enter");
    stage.hand().frames(3);
    stage.hand().click("import/ok");
    CHECK(find_touchpoint(stage.journey(), "x") != nullptr);
    CHECK(find_touchpoint(stage.journey(), "pay") == nullptr);
}

TEST_CASE("nothing is imported where no row has a name, and the button says why") {
    PanelStage stage;
    show_table(stage, "Name,Effort\n,6\n");
    stage.hand().click("import/ok");
    CHECK(stage.count<Commit>() == 0);
    stage.hand().key("Escape");
    CHECK(stage.count<CloseDialog>() == 1);
}

TEST_CASE("links and the stage of new touchpoints are chosen below the columns") {
    PanelStage stage;
    show_table(stage, "Pay\nBoard\n");
    stage.hand().click("import/link");
    stage.hand().click("import/ok");
    CHECK(find_link(stage.journey(), {"pay", "board"}) != nullptr);
    CHECK(find_touchpoint(stage.journey(), "pay")->stage == "use");
}

TEST_CASE("an import while edits are recorded adds to the intervention") {
    PanelStage stage;
    stage.perform(SetScenario{"s"});
    stage.perform(SetRecording{"i"});
    show_table(stage, "Pay\n");
    stage.hand().click("import/ok");
    CHECK(find_touchpoint(stage.journey(), "pay") == nullptr);
    const auto& changes = stage.journey().scenarios[0].interventions[0].changes;
    REQUIRE(changes.size() == 1);
    CHECK(std::get<AddTouchpoint>(changes[0]).touchpoint.name == "Pay");
}

TEST_CASE("a table is exported under the name that is typed, and asks before it replaces one") {
    PanelStage stage;
    stage.show(FileDialog{FilePurpose::export_table, "/tmp/waymark-no-such-table.csv"});
    stage.hand().click("file/ok");
    CHECK(stage.last<ExportText>().path == "/tmp/waymark-no-such-table.csv");
}
