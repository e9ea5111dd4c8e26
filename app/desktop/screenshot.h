// Screenshots without a display: the same UI as in the window, drawn offscreen.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "desktop/picture.h"
#include "scene/theme.h"
#include "session/session.h"

namespace waymark {

struct ScreenshotOptions {
    std::optional<std::filesystem::path> file; // nothing: the start screen
    int width = 1440;                          // pixels
    int height = 900;
    double scale = 1;
    ThemeName theme = ThemeName::light;
    bool curve_fits = false;
    std::optional<std::string> scenario;
    std::optional<std::string> recording; // an intervention of it
    std::optional<std::string> select;    // a touchpoint or stage, or a link as FROM>TO
    std::optional<Point> point;           // where the mouse rests, in pixels
    std::optional<double> people;         // the moment at which they walk, in periods
    std::string view =
        "map"; // map, levers, worth, seek: with what was found, compare, table, or best: the best choice
    std::optional<std::filesystem::path> import_table; // into the file, or alone
    std::optional<std::string> dialog;                 // open, save, export, shortcuts, about, history
};

[[nodiscard]] Result<Picture> screenshot(const ScreenshotOptions& options);

} // namespace waymark
