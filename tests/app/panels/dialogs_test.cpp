#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "panel_stage.h"

using namespace waymark;
using namespace waymark::testing;

namespace {

namespace fs = std::filesystem;

// A folder with two journeys, gone at the end.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / "waymark-panels-test") {
        fs::remove_all(path_);
        fs::create_directories(path_);
        for (const char* const name : {"one.journey.json", "two.journey.json", "notes.txt"})
            std::ofstream(path_ / name) << "{}";
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

} // namespace

TEST_CASE("enter saves, escape cancels what would lose changes") {
    PanelStage stage;
    stage.show(UnsavedQuestion{CloseProgram{}});
    stage.hand().key("Escape");
    CHECK(stage.last<Answer>().choice == Choice::cancel);
    stage.show(UnsavedQuestion{CloseProgram{}});
    stage.hand().key("Enter");
    CHECK(stage.last<Answer>().choice == Choice::save);
}

TEST_CASE("tab stays inside a dialog") {
    PanelStage stage;
    stage.show(UnsavedQuestion{CloseProgram{}});
    for (int i = 0; i < 12; ++i)
        stage.hand().key("Tab");
    stage.hand().key("Enter");
    CHECK(stage.count<Answer>() == 1);
    CHECK(stage.count<SetTool>() == 0);
}

TEST_CASE("a file is opened by arrows and enter, and only journeys are listed") {
    const Folder folder;
    PanelStage stage;
    stage.show(FileDialog{FilePurpose::open, folder.path() / "x"});
    stage.hand().frames(3);
    CHECK(stage.hand().is_shown("file/browser/entries/entry.two.journey.json"));
    CHECK_FALSE(stage.hand().is_shown("file/browser/entries/entry.notes.txt"));
    stage.hand().key("Down");
    stage.hand().key("Enter");
    CHECK(stage.last<Open>().path == folder.path() / "two.journey.json");
}

TEST_CASE("saving over a file asks first") {
    const Folder folder;
    PanelStage stage;
    stage.show(FileDialog{FilePurpose::save, folder.path() / "one.journey.json"});
    stage.hand().click("file/ok");
    CHECK(stage.count<SaveAs>() == 0);
    stage.hand().click("file/replace");
    CHECK(stage.last<SaveAs>().path == folder.path() / "one.journey.json");
}

TEST_CASE("a new name gets the ending of journeys") {
    const Folder folder;
    PanelStage stage;
    stage.show(FileDialog{FilePurpose::save, folder.path() / ""});
    stage.hand().click("file/browser/filename");
    stage.hand().type("three");
    stage.hand().key("Enter");
    CHECK(stage.last<SaveAs>().path == folder.path() / "three.journey.json");
}

TEST_CASE("the export dialog's format goes into the name") {
    PanelStage stage;
    ExportRequest request;
    request.path = "/tmp/map.pdf";
    stage.show(ExportDialog{request});
    stage.hand().click("export/format.SVG");
    stage.hand().click("export/ok");
    REQUIRE(stage.last<Export>().request);
    CHECK(stage.last<Export>().request->path == "/tmp/map.svg");
    CHECK(stage.last<Export>().request->format == ExportFormat::svg);
}

TEST_CASE("the export dialog offers both ranges of the curve") {
    PanelStage stage;
    ExportRequest request;
    request.path = "/tmp/no such folder/map.pdf";
    stage.show(ExportDialog{request});
    stage.hand().click("export/curve.Fit to values");
    stage.hand().click("export/ok");
    REQUIRE(stage.last<Export>().request);
    CHECK(stage.last<Export>().request->curve_fits);
}

TEST_CASE("exporting over a file asks first") {
    const Folder folder;
    const fs::path file = folder.path() / "one.pdf";
    std::ofstream(file) << "mine";
    PanelStage stage;
    ExportRequest request;
    request.path = file;
    stage.show(ExportDialog{request});
    stage.hand().click("export/ok");
    CHECK(stage.count<Export>() == 0);
    stage.hand().click("export/keep");
    CHECK(stage.count<Export>() == 0);
    stage.hand().click("export/ok");
    stage.hand().click("export/format.SVG"); // another file, which does not stand yet
    CHECK_FALSE(stage.hand().is_shown("export/replace"));
    stage.hand().click("export/format.PDF");
    stage.hand().click("export/ok");
    stage.hand().click("export/replace");
    CHECK(stage.count<Export>() == 1);
    CHECK(stage.last<Export>().request->path == file);
}

TEST_CASE("the next export is suggested as the last one was made") {
    PanelStage stage;
    ExportRequest request;
    request.path = "/tmp/waymark-no-such-folder/map.pdf";
    stage.show(ExportDialog{request});
    stage.hand().click("export/format.PNG");
    stage.hand().click("export/ok");
    stage.show(ExportDialog{request});
    stage.hand().click("export/ok");
    CHECK(stage.last<Export>().request->format == ExportFormat::png);
    CHECK(stage.last<Export>().request->path == "/tmp/waymark-no-such-folder/map.png");
}

TEST_CASE("a path is pasted and opened by enter, a folder is gone to, and nonsense is said") {
    const Folder folder;
    fs::create_directories(folder.path() / "deeper");
    std::ofstream(folder.path() / "deeper" / "three.journey.json") << "{}";
    PanelStage stage;
    stage.show(FileDialog{FilePurpose::open, folder.path()});
    stage.hand().click("file/browser/path");
    stage.hand().type("nowhere/at/all");
    stage.hand().key("Enter");
    CHECK(stage.count<Open>() == 0);
    stage.hand().click("file/browser/path");
    stage.hand().key("Ctrl+A");
    stage.hand().type("deeper");
    stage.hand().key("Enter");
    stage.hand().frames(3);
    CHECK(stage.count<Open>() == 0);
    CHECK(stage.hand().is_shown("file/browser/entries/entry.three.journey.json"));
    stage.hand().click("file/browser/path");
    stage.hand().type("  '" + (folder.path() / "notes.txt").string() + "' ");
    stage.hand().key("Enter");
    CHECK(stage.last<Open>().path == folder.path() / "notes.txt");
}

TEST_CASE("a path can be typed as soon as the open dialog is there") {
    const Folder folder;
    PanelStage stage;
    stage.show(FileDialog{FilePurpose::open, folder.path()});
    stage.hand().frames(2);
    stage.hand().type((folder.path() / "two.journey.json").string());
    stage.hand().key("Enter");
    CHECK(stage.last<Open>().path == folder.path() / "two.journey.json");
}

TEST_CASE("the open button takes a path that has been typed without enter") {
    const Folder folder;
    PanelStage stage;
    stage.show(FileDialog{FilePurpose::open, folder.path()});
    stage.hand().click("file/browser/path");
    stage.hand().type("two.journey.json");
    stage.hand().click("file/ok");
    CHECK(stage.last<Open>().path == folder.path() / "two.journey.json");
}

TEST_CASE("the examples stand among the places of the open dialog, and open as examples") {
    PanelStage stage;
    stage.show(FileDialog{FilePurpose::open, {}});
    stage.hand().click("file/browser/place.Examples");
    stage.hand().double_click("file/browser/entries/entry.Software onboarding");
    CHECK(stage.last<OpenExample>().name == "saas");
    CHECK(stage.count<Open>() == 0);
    stage.show(FileDialog{FilePurpose::save, {}});
    CHECK_FALSE(stage.hand().is_shown("file/browser/place.Examples"));
}

TEST_CASE("a typed path means what it means in a shell") {
    const char* const home = std::getenv("HOME");
    REQUIRE(home != nullptr);
    CHECK(path_of("~/maps/a.journey.json", "/maps") == fs::path(home) / "maps/a.journey.json");
    CHECK(path_of("~", "/maps") == fs::path(home) / "");
    CHECK(path_of("b.journey.json", "/maps") == "/maps/b.journey.json");
    CHECK(path_of("../b.journey.json", "/maps/deep") == "/maps/b.journey.json");
    CHECK(path_of(" \"/a b/c.journey.json\"\n", "/maps") == "/a b/c.journey.json");
    CHECK(path_of("file:///a/c.journey.json", "/maps") == "/a/c.journey.json");
    CHECK(path_of("  ", "/maps").empty());
}

TEST_CASE("browsing begins in the folder that is suggested, beside the file that is, and never where the "
          "program runs") {
    const Folder folder;
    FileBrowser browser;
    start_browsing(browser, folder.path(), ".journey.json");
    CHECK(browser.listing.folder == folder.path());
    CHECK(browser.name.empty());
    start_browsing(browser, folder.path() / "one.journey.json", ".journey.json");
    CHECK(browser.listing.folder == folder.path());
    CHECK(browser.name == "one.journey.json");
    start_browsing(browser, "new.journey.json", ".journey.json");
    const fs::path home = std::getenv("HOME");
    const bool has_documents = fs::is_directory(home / "Documents");
    CHECK(browser.listing.folder == (has_documents ? home / "Documents" : home));
    CHECK(browser.name == "new.journey.json");
}

TEST_CASE("a choice in the settings is asked for at once") {
    PanelStage stage;
    stage.show(SettingsDialog{});
    stage.hand().click("settings/theme.Dark");
    CHECK(stage.last<SetPreferences>().preferences.theme == ThemeName::dark);
    stage.hand().click("settings/keep");
    stage.hand().click("settings/keep/Every minute");
    CHECK(stage.last<SetPreferences>().preferences.keep_seconds == 60);
}
