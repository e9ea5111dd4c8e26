// Every save keeps a version, and one can go back to it.
#include "desktop/versions.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <variant>

#include "desk.h"

using namespace waymark;
using waymark::testing::Folder;
using waymark::testing::hotel_in;

namespace {

namespace fs = std::filesystem;

Journey titled(const std::string& title) {
    Journey journey;
    journey.title = title;
    journey.stages = {{"s", "Stage"}};
    return journey;
}

std::vector<std::string> titles_of(const std::vector<FileVersion>& versions) {
    std::vector<std::string> titles;
    for (const auto& version : versions)
        titles.push_back(version.journey->title);
    return titles;
}

} // namespace

TEST_CASE("versions are listed the latest first, each once, by file") {
    const Folder folder;
    const fs::path state = folder.file("state"), file = folder.file("a.journey.json");
    CHECK(versions_of(state, file).empty());
    keep_version(state, file, titled("one"));
    keep_version(state, file, titled("two"));
    keep_version(state, file, titled("two"));
    keep_version(state, file, titled("one"));
    keep_version(state, folder.file("b.journey.json"), titled("other"));
    CHECK(titles_of(versions_of(state, file)) == std::vector<std::string>{"one", "two", "one"});
}

TEST_CASE("of many versions the last twenty are kept") {
    const Folder folder;
    const fs::path state = folder.file("state"), file = folder.file("a.journey.json");
    for (int i = 1; i <= 25; ++i)
        keep_version(state, file, titled(std::to_string(i)));
    const auto titles = titles_of(versions_of(state, file));
    REQUIRE(titles.size() == 20);
    CHECK(titles.front() == "25");
    CHECK(titles.back() == "6");
}

TEST_CASE("a version that cannot be read is not listed, and a state folder that cannot be made keeps none") {
    const Folder folder;
    const fs::path state = folder.file("state"), file = folder.file("a.journey.json");
    keep_version(state, file, titled("one"));
    keep_version(state, file, titled("two"));
    for (const auto& entry : fs::recursive_directory_iterator(state))
        if (entry.is_regular_file()) {
            std::ofstream(entry.path()) << "{";
            break;
        }
    CHECK(versions_of(state, file).size() == 1);
    std::ofstream(folder.file("taken")) << "no folder";
    keep_version(folder.file("taken"), file, titled("one"));
    CHECK(versions_of(folder.file("taken"), file).empty());
}

TEST_CASE("every save keeps a version, and going back to one is a step that undo takes back") {
    const Folder folder;
    App app({.settings = {}, .state = folder.file("state")});
    app.perform(Open{hotel_in(folder)});
    const auto rename_to = [&](const char* title) {
        Journey journey = *app.session().history.current();
        journey.title = title;
        app.perform(Commit{{ReplaceJourney{journey}}, "Rename", {}});
        app.perform(Save{});
    };
    rename_to("Second");
    rename_to("Third");
    app.perform(ShowVersions{});
    const auto* sheet = std::get_if<VersionSheet>(&app.session().dialog);
    REQUIRE(sheet);
    CHECK(titles_of(sheet->versions) == std::vector<std::string>{"Third", "Second"});
    const FileVersion second = sheet->versions[1];
    app.perform(GoBackTo{second});
    CHECK(app.session().history.current()->title == "Second");
    CHECK(app.session().history.undo_label() == "Go back to the version of " + second.at);
    CHECK(std::holds_alternative<NoDialog>(app.session().dialog));
    app.perform(Undo{});
    CHECK(app.session().history.current()->title == "Third");
}
