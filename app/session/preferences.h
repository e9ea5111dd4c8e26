// Preferences: how a person likes their workspace; kept between runs, never part of a journey.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "scene/number_style.h"
#include "scene/theme.h"

namespace waymark {

struct RecentFile {
    std::filesystem::path path;
    std::string title; // of the journey when it was last open

    bool operator==(const RecentFile&) const = default;
};
inline constexpr std::size_t most_recent_files = 10;
inline constexpr std::array interface_scales{0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0};
inline constexpr std::array keep_choices{10, 30, 60};

// Sizes are in units at content scale 1.
struct Preferences {
    ThemeName theme = ThemeName::light;
    double interface_scale = 1; // on top of the screen's; one of interface_scales
    NumberStyle numbers = NumberStyle::space_dot;
    int keep_seconds = 30;   // unsaved work is written down after so long at most; one of keep_choices
    bool curve_fits = false; // the curve's range: fit to its values, else −2…+2
    bool moment_dots = true;
    // Text lanes under the curve, by field: doing, thinking, pains, opportunities, backstage, systems. Own
    // lanes are always shown.
    std::vector<std::string> shown_lanes{"pains", "opportunities"};

    double outline_width = size::outline_w;
    double inspector_width = size::inspector_w;
    double dock_height = size::dock_h;
    bool outline_open = true; // closed: the icon rail
    bool inspector_open = true;
    bool dock_open = true;

    int window_width = 1440;
    int window_height = 900;
    bool window_maximised = false;

    std::vector<RecentFile> recent; // the latest first
    std::filesystem::path folder{}; // that a journey was last opened from or saved in

    bool operator==(const Preferences&) const = default;
};

// The path at the head of the list, once, with at most `most_recent_files` after it.
[[nodiscard]] std::vector<RecentFile> with_recent(std::vector<RecentFile> recent, RecentFile file);
[[nodiscard]] std::vector<RecentFile> without_recent(std::vector<RecentFile> recent,
                                                     const std::filesystem::path& path);

} // namespace waymark
