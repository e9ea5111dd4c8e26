#include "desktop/settings.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>

#include "file/write.h"

#include <nlohmann/json.hpp>

namespace waymark {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// In the order of number_styles.
constexpr std::array<std::string_view, 4> number_names{"1 234.5", "1,234.5", "1.234,5", "1 234,5"};

Json to_json(const Preferences& preferences) {
    Json recent = Json::array();
    for (const auto& file : preferences.recent)
        recent.push_back({{"path", file.path.string()}, {"title", file.title}});
    return {{"theme", preferences.theme == ThemeName::dark ? "dark" : "light"},
            {"interface_scale", preferences.interface_scale},
            {"numbers", number_names[static_cast<std::size_t>(preferences.numbers)]},
            {"keep_seconds", preferences.keep_seconds},
            {"curve_fits", preferences.curve_fits},
            {"moment_dots", preferences.moment_dots},
            {"shown_lanes", preferences.shown_lanes},
            {"outline_width", preferences.outline_width},
            {"inspector_width", preferences.inspector_width},
            {"dock_height", preferences.dock_height},
            {"outline_open", preferences.outline_open},
            {"inspector_open", preferences.inspector_open},
            {"dock_open", preferences.dock_open},
            {"window_width", preferences.window_width},
            {"window_height", preferences.window_height},
            {"window_maximised", preferences.window_maximised},
            {"folder", preferences.folder.string()},
            {"recent", recent}};
}

// Leaves the value where the key is missing; throws where it is of another type.
template <class Value>
void read(const Json& json, const char* key, Value& value) {
    if (const auto found = json.find(key); found != json.end()) value = found->get<Value>();
}

// Leaves the value where the settings have none of the choices.
template <class Value, std::size_t N>
void read_choice(const Json& json, const char* key, Value& value, const std::array<Value, N>& choices) {
    Value found = value;
    read(json, key, found);
    if (std::ranges::find(choices, found) != choices.end()) value = found;
}

Preferences from_json(const Json& json) {
    Preferences preferences;
    std::string theme = "light";
    read(json, "theme", theme);
    preferences.theme = theme == "dark" ? ThemeName::dark : ThemeName::light;
    read_choice(json, "interface_scale", preferences.interface_scale, interface_scales);
    std::string numbers;
    read(json, "numbers", numbers);
    const auto named = std::ranges::find(number_names, numbers);
    if (named != number_names.end())
        preferences.numbers = number_styles[static_cast<std::size_t>(named - number_names.begin())];
    read_choice(json, "keep_seconds", preferences.keep_seconds, keep_choices);
    read(json, "curve_fits", preferences.curve_fits);
    read(json, "moment_dots", preferences.moment_dots);
    read(json, "shown_lanes", preferences.shown_lanes);
    read(json, "outline_width", preferences.outline_width);
    read(json, "inspector_width", preferences.inspector_width);
    read(json, "dock_height", preferences.dock_height);
    read(json, "outline_open", preferences.outline_open);
    read(json, "inspector_open", preferences.inspector_open);
    read(json, "dock_open", preferences.dock_open);
    read(json, "window_width", preferences.window_width);
    read(json, "window_height", preferences.window_height);
    read(json, "window_maximised", preferences.window_maximised);
    preferences.window_width = std::clamp(preferences.window_width, 640, 16384);
    preferences.window_height = std::clamp(preferences.window_height, 480, 16384);
    std::string folder;
    read(json, "folder", folder);
    preferences.folder = folder;
    if (const auto recent = json.find("recent"); recent != json.end())
        for (const auto& file : *recent) {
            RecentFile known;
            std::string path;
            read(file, "path", path);
            read(file, "title", known.title);
            known.path = path;
            if (!path.empty() && preferences.recent.size() < most_recent_files)
                preferences.recent.push_back(known);
        }
    return preferences;
}

// Waymark's part of what the XDG base directory specification names by that variable.
fs::path folder_of(const char* name, const char* below_home) {
    const auto variable = [](const char* of) -> std::string {
        const char* value = std::getenv(of);
        return value ? value : "";
    };
    if (const std::string named = variable(name); !named.empty()) return fs::path(named) / "waymark";
    if (const std::string home = variable("HOME"); !home.empty())
        return fs::path(home) / below_home / "waymark";
    return {};
}

Problem set_aside(const fs::path& path, const std::string& why) {
    fs::path aside = path;
    aside += ".broken";
    std::error_code error;
    fs::rename(path, aside, error);
    return {path.string(), "the settings could not be read: " + why,
            error ? "They are left out." : "They were set aside as " + aside.filename().string() + "."};
}

} // namespace

fs::path settings_path() {
    const fs::path folder = folder_of("XDG_CONFIG_HOME", ".config");
    return folder.empty() ? folder : folder / "settings.json";
}

fs::path state_folder() {
    return folder_of("XDG_STATE_HOME", ".local/state");
}

LoadedSettings load_settings(const fs::path& path) {
    std::error_code error;
    if (path.empty() || !fs::is_regular_file(path, error)) return {};
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    try {
        const Json json = Json::parse(text);
        if (!json.is_object()) return {{}, {set_aside(path, "they are no JSON object")}};
        return {from_json(json), {}};
    } catch (const Json::exception& broken) {
        return {{}, {set_aside(path, broken.what())}};
    }
}

Problems store_settings(const fs::path& path, const Preferences& preferences) {
    if (path.empty()) return {};
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    const std::string text = to_json(preferences).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    const auto written = write_file(path, text);
    return written ? Problems{} : written.problems();
}

} // namespace waymark
