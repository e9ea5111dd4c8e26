// Stories of tables that come in and go out.
#include <catch2/catch.hpp>

#include <algorithm>

#include "session_story.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

TableLoaded loaded(const char* name, const char* text) {
    return {name, std::make_shared<const std::string>(text)};
}

} // namespace

TEST_CASE("importing asks for a file, reads it, and asks what its columns mean") {
    Story story = opened_story();
    story.act(Run{CommandId::import_table});
    CHECK(std::get<FileDialog>(story.session.dialog).purpose == FilePurpose::import_table);
    story.act(ImportTable{"/tmp/survey.csv"});
    REQUIRE(story.effect<LoadTable>() != nullptr);
    CHECK(story.effect<LoadTable>()->path == "/tmp/survey.csv");
    story.act(loaded("/tmp/survey.csv", "Name\nPay\n"));
    const auto& dialog = std::get<ImportDialog>(story.session.dialog);
    CHECK(dialog.source == "survey.csv");
    CHECK_FALSE(dialog.as_new);
}

TEST_CASE("a table that is dropped on the window is imported, whatever case its ending has") {
    Story story = opened_story();
    for (const char* path : {"a.csv", "a.TSV", "a.txt", "a.mmd"}) {
        story.act(Open{path});
        CHECK(story.effect<LoadTable>() != nullptr);
    }
    story.act(Open{"a.journey.json"});
    CHECK(story.effect<LoadTable>() == nullptr);
}

TEST_CASE("a file that is no table is told so") {
    Story story = opened_story();
    story.act(loaded("/tmp/book.csv", "PK\x03\x04"));
    const auto& list = std::get<ProblemList>(story.session.dialog);
    CHECK(list.title == "“book.csv” could not be imported");
    CHECK(list.problems.front().what == "this is a workbook rather than a text");
}

TEST_CASE("from the start screen a table becomes a journey that is not saved yet") {
    Story story;
    story.act(loaded("/tmp/trip.csv", "Name\nPay\n"));
    REQUIRE(std::get<ImportDialog>(story.session.dialog).as_new);
    Journey journey = blank();
    journey.title = "trip";
    Touchpoint pay;
    pay.id = pay.name = "pay";
    pay.stage = "first";
    journey.touchpoints.push_back(pay);
    story.act(CloseDialog{});
    story.act(StartImported{std::make_shared<const Journey>(journey), "Import 1 touchpoint"});
    CHECK_FALSE(story.session.on_start_screen);
    CHECK(story.journey() == journey);
    CHECK(story.session.path.empty());
    CHECK(has_unsaved_changes(story.session));
    CHECK(story.session.history.undo_label() == "Import 1 touchpoint");
}

TEST_CASE("the selected touchpoints are copied as a table, or all where none is selected") {
    Story story = opened_story();
    story.act(Run{CommandId::copy_as_table});
    REQUIRE(story.effect<WriteClipboard>() != nullptr);
    const std::string all = story.effect<WriteClipboard>()->text;
    CHECK(all.starts_with("Name\tStage\tLane\tChannel\t"));
    CHECK(std::ranges::count(all, '\n') ==
          static_cast<std::ptrdiff_t>(story.journey().touchpoints.size()) + 1);
    story.act(Select{{touchpoint_owner(story.touchpoint(0).id.c_str())}});
    story.act(CopyAsTable{});
    CHECK(std::ranges::count(story.effect<WriteClipboard>()->text, '\n') == 2);
    CHECK(story.session.notices.back().text == "Copied 1 touchpoint as a table.");
}

TEST_CASE("a table and a Mermaid journey are exported beside the file") {
    Story story = opened_story();
    story.act(Run{CommandId::export_table});
    CHECK(std::get<FileDialog>(story.session.dialog).suggestion == "/tmp/sample.csv");
    story.act(ExportText{TextExport::table, "/tmp/sample.csv"});
    CHECK(std::holds_alternative<NoDialog>(story.session.dialog));
    CHECK(story.effect<WriteTextFile>()->text.starts_with("\xEF\xBB\xBFName,Stage,"));
    story.act(ExportText{TextExport::table, "/tmp/sample.tsv"});
    CHECK(story.effect<WriteTextFile>()->text.starts_with("\xEF\xBB\xBFName\tStage\t"));
    story.act(Run{CommandId::export_mermaid});
    CHECK(std::get<FileDialog>(story.session.dialog).suggestion == "/tmp/sample.mmd");
    story.act(ExportText{TextExport::mermaid, "/tmp/sample.mmd"});
    CHECK(story.effect<WriteTextFile>()->text.starts_with("journey\n"));
}
