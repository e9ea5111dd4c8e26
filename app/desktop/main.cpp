// waymark-desktop: the window, or one picture of it.
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "desktop/picture.h"
#include "desktop/screenshot.h"
#include "desktop/window.h"
#include "file/templates.h"
#include "journey/wording.h"

namespace waymark {

namespace {

// "hotel, telecom or shop"
std::string example_names() {
    std::vector<std::string_view> names;
    for (const TemplateInfo& one : examples())
        names.push_back(one.name);
    return list_text(names, "or");
}

std::string usage() {
    return R"(Usage: waymark-desktop [--time-start] [FILE | --example NAME]
       waymark-desktop --screenshot OUT.png [options] [FILE]

Opens the journey FILE in a window, or the start screen.
  --example NAME     a copy of a bundled journey: )" +
           example_names() + R"(
  --time-start       say how long the first frame took, and with what, and end

With --screenshot: draws the window's content into a PNG file; needs no display.
  --size WxH         in pixels (1440x900)
  --scale N          content scale (1)
  --theme NAME       light or dark (light)
  --fit-curve        fit the experience curve's range to its values
  --scenario ID      the active scenario
  --record ID        the intervention of it that edits would go into
  --select ID        the selected touchpoint or stage, or link as 'FROM>TO'
  --point X,Y        where the mouse rests, in pixels: what it says there
  --people PERIOD    people walking on the map at that moment, such as 6.5
  --view NAME        map, levers, worth (of touchpoints) or seek (a goal) in the dock, compare, table, or best (the best choice) (map)
  --import TABLE     the dialog that imports it
  --dialog NAME      open, save, export, shortcuts, about, history or settings
)";
}

struct Arguments {
    std::optional<std::filesystem::path> screenshot_path;
    ScreenshotOptions options;
    bool wants_help = false;
    std::optional<std::string> example;
    bool time_start = false;
    std::string error;
};

bool parse_size(std::string_view text, int& width, int& height) {
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, width);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != 'x') return false;
    const auto second = std::from_chars(first.ptr + 1, end, height);
    return second.ec == std::errc{} && second.ptr == end && width > 0 && height > 0;
}

bool parse_point(std::string_view text, std::optional<Point>& point) {
    const char* end = text.data() + text.size();
    Point at;
    const auto first = std::from_chars(text.data(), end, at.x);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != ',') return false;
    const auto second = std::from_chars(first.ptr + 1, end, at.y);
    if (second.ec != std::errc{} || second.ptr != end) return false;
    point = at;
    return true;
}

bool parse_scale(std::string_view text, double& scale) {
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, scale);
    return read.ec == std::errc{} && read.ptr == end && scale >= 1 && scale <= 4;
}

bool parse_moment(std::string_view text, std::optional<double>& period) {
    const char* end = text.data() + text.size();
    double moment = 0;
    const auto read = std::from_chars(text.data(), end, moment);
    period = moment;
    return read.ec == std::errc{} && read.ptr == end && moment >= 0 && moment <= 1200;
}

// False for an option that there is none, or a value it cannot have.
bool take_option(Arguments& arguments, std::string_view name, const std::string& value) {
    auto& options = arguments.options;
    if (name == "--screenshot") {
        arguments.screenshot_path = value;
    } else if (name == "--example") {
        arguments.example = value;
    } else if (name == "--size") {
        return parse_size(value, options.width, options.height);
    } else if (name == "--scale") {
        return parse_scale(value, options.scale);
    } else if (name == "--theme") {
        options.theme = value == "dark" ? ThemeName::dark : ThemeName::light;
        return value == "dark" || value == "light";
    } else if (name == "--point") {
        return parse_point(value, options.point);
    } else if (name == "--scenario") {
        options.scenario = value;
    } else if (name == "--record") {
        options.recording = value;
    } else if (name == "--select") {
        options.select = value;
    } else if (name == "--people") {
        return parse_moment(value, options.people);
    } else if (name == "--view") {
        options.view = value;
        return value == "map" || value == "levers" || value == "worth" || value == "seek" ||
               value == "compare" || value == "table" || value == "best";
    } else if (name == "--import") {
        options.import_table = value;
    } else if (name == "--dialog") {
        options.dialog = value;
    } else {
        return false;
    }
    return true;
}

Arguments parse(std::span<char*> words) {
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string word = words[i];
        if (word == "--help" || word == "-h") {
            arguments.wants_help = true;
        } else if (word == "--time-start") {
            arguments.time_start = true;
        } else if (word == "--fit-curve") {
            arguments.options.curve_fits = true;
        } else if (!word.starts_with("--")) {
            arguments.options.file = word;
        } else if (i + 1 == words.size()) {
            arguments.error = word + " needs a value";
        } else if (!take_option(arguments, word, words[i + 1])) {
            arguments.error = word + " " + words[i + 1] + " is not understood";
        } else {
            ++i;
        }
    }
    return arguments;
}

int report(const Problems& problems, int exit_code) {
    for (const auto& problem : problems)
        std::fprintf(stderr, "waymark-desktop: %s\n", to_text(problem).c_str());
    return exit_code;
}

int run(std::span<char*> words) {
    const Arguments arguments = parse(words);
    if (arguments.wants_help) {
        std::fputs(usage().c_str(), stdout);
        return 0;
    }
    if (!arguments.error.empty()) {
        std::fprintf(stderr, "waymark-desktop: %s\n%s", arguments.error.c_str(), usage().c_str());
        return 2;
    }
    if (!arguments.screenshot_path) {
        return run_window({arguments.options.file, arguments.example, arguments.time_start});
    }
    const auto picture = screenshot(arguments.options);
    if (!picture) return report(picture.problems(), 1);
    const auto problems = write_png_file(*arguments.screenshot_path, *picture);
    return report(problems, problems.empty() ? 0 : 3);
}

} // namespace

} // namespace waymark

int main(int count, char** words) {
    try {
        return waymark::run(std::span(words, static_cast<std::size_t>(count)).subspan(1));
    } catch (const std::exception& broken) {
        std::fprintf(stderr, "waymark-desktop: %s\n", broken.what());
        return 3;
    }
}
