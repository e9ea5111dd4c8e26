#include "desktop/settings.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

using namespace waymark;
namespace fs = std::filesystem;

namespace {

// A folder of its own for a test, gone after it.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("waymark-settings-" + std::to_string(std::rand()));
    ~Folder() { fs::remove_all(path); }
};

} // namespace

TEST_CASE("settings come back as they were stored") {
    const Folder folder;
    Preferences preferences;
    preferences.theme = ThemeName::dark;
    preferences.shown_lanes = {"doing"};
    preferences.dock_height = 300;
    preferences.window_width = 1800;
    preferences.folder = "/tmp/für später";
    preferences.recent = {{"/tmp/ü.journey.json", "Über"}};
    const fs::path file = folder.path / "waymark" / "settings.json";
    CHECK(store_settings(file, preferences).empty());
    const auto loaded = load_settings(file);
    CHECK(loaded.problems.empty());
    CHECK(loaded.preferences == preferences);
}

TEST_CASE("settings that are missing are the defaults, and nothing to speak of") {
    CHECK(load_settings("/nowhere/settings.json").preferences == Preferences{});
    CHECK(load_settings("/nowhere/settings.json").problems.empty());
    CHECK(load_settings({}).preferences == Preferences{});
}

TEST_CASE("broken settings are set aside, not fatal") {
    for (const char* text : {"{\"theme\": ", "[]", "{\"dock_height\": \"high\"}", "\xff\xfe", ""}) {
        const Folder folder;
        fs::create_directories(folder.path);
        const fs::path file = folder.path / "settings.json";
        std::ofstream(file) << text;
        const auto loaded = load_settings(file);
        CHECK(loaded.preferences == Preferences{});
        CHECK(loaded.problems.size() == 1);
        CHECK_FALSE(fs::exists(file));
        CHECK(fs::exists(folder.path / "settings.json.broken"));
    }
}

TEST_CASE("settings of another version are read as far as they go") {
    const Folder folder;
    fs::create_directories(folder.path);
    std::ofstream(folder.path / "settings.json") << R"({"theme": "dark", "flying": true})";
    const auto loaded = load_settings(folder.path / "settings.json");
    CHECK(loaded.problems.empty());
    CHECK(loaded.preferences.theme == ThemeName::dark);
}
