// A session whose unsaved work is looked after, with files of its own and a clock that the test moves.
#pragma once

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <memory>
#include <string>
#include <thread>

#include <catch2/catch.hpp>

#include "app/session/session_story.h"
#include "desktop/effects.h"
#include "desktop/safekeeper.h"
#include "file/journey_file.h"

#include <unistd.h>

namespace waymark::testing {

// A folder of its own for every test, gone with it: a journey in a folder, and the user's state.
class KeepingFolder {
public:
    KeepingFolder() {
        static int count = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("waymark-keeping-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
        std::filesystem::create_directories(path_ / "maps");
        REQUIRE(save_journey(journey(), sample()));
    }
    ~KeepingFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    KeepingFolder(const KeepingFolder&) = delete;
    KeepingFolder& operator=(const KeepingFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path state() const { return path_ / "state"; }
    [[nodiscard]] std::filesystem::path journey() const { return path_ / "maps" / "sample.journey.json"; }
    // Copies in the user's folder.
    [[nodiscard]] std::ptrdiff_t kept_elsewhere() const {
        std::error_code error;
        const std::filesystem::directory_iterator all(state() / "unsaved", error);
        return error ? 0 : std::distance(begin(all), end(all));
    }

private:
    std::filesystem::path path_;
};

class KeepingSeat {
public:
    explicit KeepingSeat(const KeepingFolder& folder) : keeper_(std::in_place, folder.state()) {}

    [[nodiscard]] const Session& session() const { return story_.session; }
    [[nodiscard]] const Journey& journey() const { return story_.journey(); }

    void perform(const Action& action) {
        story_.act(action);
        for (const Effect& effect : std::vector(story_.effects)) {
            if (const auto report = performed(effect)) perform(*report);
        }
    }
    void open(const std::filesystem::path& file) {
        perform(Open{file});
        look_after(std::chrono::seconds(0));
    }
    void set_score(double score) {
        perform(Commit{{with_people_score(journey().touchpoints[0], score)}, ""});
        look_after(std::chrono::seconds(0));
    }
    // Lets time pass, looks, and waits until what that asked for is on the disk.
    void look_after(Safekeeper::Clock::duration time) {
        now_ += time;
        look();
        wait_until_kept();
    }
    void lose_focus() {
        keeper_->set_focus(false);
        look_after(std::chrono::seconds(0));
    }
    [[nodiscard]] double seconds_until_due() const { return keeper_->seconds_until_due(now_); }
    void wait_until_kept() {
        while (keeper_->is_busy()) {
            std::this_thread::sleep_for(std::chrono::microseconds(100));
            look();
        }
    }
    void end(bool is_decided) {
        keeper_->end(session(), is_decided);
        keeper_.reset();
    }

private:
    void look() {
        for (const Action& news : keeper_->look(session(), now_))
            perform(news);
    }

    Story story_;
    std::optional<Safekeeper> keeper_;
    Safekeeper::Clock::time_point now_ = Safekeeper::Clock::now();
};

} // namespace waymark::testing
