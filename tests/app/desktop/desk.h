// The whole program but its pixels, with a user at it.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "desktop/app.h"
#include "desktop/gui.h"
#include "journey/journey.h"
#include "support/harness.h"

namespace waymark::testing {

inline std::string bytes_of(const std::filesystem::path& path) {
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

    // All that runs beside the frames is there and shown.
    void settle() {
        app_.finish_studies();
        hand_.wait(1);
        app_.finish_studies();
        hand_.frames(3);
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

inline std::filesystem::path hotel_in(const Folder& folder) {
    const auto copy = folder.file("hotel.journey.json");
    std::filesystem::copy_file(WAYMARK_SOURCE_DIR "/scenarios/city-hotel.journey.json", copy);
    return copy;
}

inline const Touchpoint* named(const Journey& journey, std::string_view name) {
    for (const auto& touchpoint : journey.touchpoints)
        if (touchpoint.name == name) return &touchpoint;
    return nullptr;
}

} // namespace waymark::testing
