#include "desktop/settings.h"

#include <catch2/catch.hpp>

#include "desktop/gui.h"

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
    preferences.interface_scale = 1.25;
    preferences.numbers = NumberStyle::dot_comma;
    preferences.keep_seconds = 60;
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

TEST_CASE("settings that offer no such choice are what they are at first") {
    const Folder folder;
    fs::create_directories(folder.path);
    std::ofstream(folder.path / "settings.json")
        << R"({"interface_scale": 40, "numbers": "roman", "keep_seconds": 0})";
    const auto loaded = load_settings(folder.path / "settings.json");
    CHECK(loaded.problems.empty());
    CHECK(loaded.preferences == Preferences{});
}

TEST_CASE("the interface is as large as was chosen, as far as the window has room") {
    CHECK(pixels_a_unit(1, 1, {1440, 900}) == 1);
    CHECK(pixels_a_unit(1, 0.75, {1440, 900}) == 0.75);
    CHECK(pixels_a_unit(1, 1.25, {1440, 900}) == 1.2); // 900 / 700 units, in steps of a tenth
    CHECK(pixels_a_unit(1, 2, {3840, 2160}) == 2);
    CHECK(pixels_a_unit(2, 1.5, {3840, 2160}) == 3);
    CHECK(pixels_a_unit(1, 1.5, {1024, 700}) == 1); // never below what the screen asks for
    CHECK(pixels_a_unit(2, 0.75, {1024, 700}) == 1.5);
}

TEST_CASE("settings of another version are read as far as they go") {
    const Folder folder;
    fs::create_directories(folder.path);
    std::ofstream(folder.path / "settings.json") << R"({"theme": "dark", "flying": true})";
    const auto loaded = load_settings(folder.path / "settings.json");
    CHECK(loaded.problems.empty());
    CHECK(loaded.preferences.theme == ThemeName::dark);
}
