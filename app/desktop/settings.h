// Settings: preferences in a file of the user's configuration folder.
#pragma once

#include <filesystem>

#include "journey/result.h"
#include "session/preferences.h"

namespace waymark {

// $XDG_CONFIG_HOME/waymark/settings.json, or the same below ~/.config; empty where neither is known.
[[nodiscard]] std::filesystem::path settings_path();

// $XDG_STATE_HOME/waymark, or the same below ~/.local/state: where unsaved work is kept that has no file to
// lie beside; empty where neither is known.
[[nodiscard]] std::filesystem::path state_folder();

struct LoadedSettings {
    Preferences preferences;
    Problems problems; // a broken file was set aside; the preferences are then the defaults
};

// Keys that are missing or unknown are no problem: settings come from older and newer versions too.
[[nodiscard]] LoadedSettings load_settings(const std::filesystem::path& path);

// Atomically; the folder is made where it is missing.
[[nodiscard]] Problems store_settings(const std::filesystem::path& path, const Preferences& preferences);

} // namespace waymark
