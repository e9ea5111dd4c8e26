// What the command line asks for, as plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "scene/page.h"
#include "scene/theme.h"
#include "whatif/compare.h"
#include "whatif/goal_seek.h"
#include "whatif/worth.h"

namespace waymark::cli {

// How a command ended, as the shell sees it.
enum class Exit { done = 0, wrong_input = 1, usage = 2, machine = 3 };

enum class Format { table, csv, json };
enum class Shell { bash, zsh, fish };
enum class View { map };

struct OpenDesktop {
    std::string file; // empty: none
};
struct NewFile {
    std::string template_name;
    std::filesystem::path output;
    bool replaces = false; // what is there already
};
struct CheckFiles {
    std::vector<std::string> files;
    Format format = Format::table;
};
struct FormatFiles {
    std::vector<std::string> files;
};
// What simulate and compare have in common.
struct Study {
    std::string file;
    std::optional<std::string> persona;
    std::optional<int> horizon;
    Format format = Format::table;
};
// Single people beside the projection.
struct Sampling {
    std::uint64_t people = 0;
    std::uint64_t seed = 1;
    unsigned threads = 0; // 0: as many as the machine has cores
};
// The projection with its uncertain inputs drawn many times.
struct Drawing {
    std::uint32_t draws = 0;
    std::uint64_t seed = 1;
};
struct Simulate {
    Study study;
    std::optional<std::string> scenario;
    std::optional<Sampling> sampling; // at most one of these two
    std::optional<Drawing> drawing;
};
struct Compare {
    Study study;
    std::vector<std::string> scenarios; // most_compared at most; empty: the first ones of the journey
    std::optional<Drawing> drawing;
};

struct Optimise {
    Study study;
    std::string scenario;
    Goal goal = Goal::customers;
    std::optional<double> budget; // nothing: no limit
    std::uint64_t seed = 1;       // where not every choice is tried
};
struct Sensitivities {
    Study study;
    std::optional<std::string> scenario;
    Goal goal = Goal::customers;
};
// What each touchpoint is worth.
struct Worth {
    Study study;
    std::optional<std::string> scenario;
    Grouping by = Grouping::touchpoint;
};
// Which change of one field brings a figure to a target.
struct Seek {
    Study study;
    std::optional<std::string> scenario;
    SeekTarget target;
};
struct Export {
    std::string file;
    std::filesystem::path output; // its ending says the format
    View view = View::map;
    std::optional<std::string> scenario;
    PageSize page;
    double dpi = 144; // of a PNG
    ThemeName theme = ThemeName::light;
    bool has_legend = true;
    bool curve_fits = false; // the curve's range: fit to its values, else −2…+2
    bool has_charts = false;
    std::optional<Drawing> drawing{}; // of the bands in the charts
};
// A journey from a table of touchpoints or a Mermaid journey.
struct ImportFile {
    std::string file;
    std::filesystem::path output;
    bool leaves_links_out = false; // rows are not linked in their order
    bool takes_part = false;       // what can be read, where something cannot
    bool replaces = false;         // what is there already
};
struct PrintCompletion {
    Shell shell = Shell::bash;
};

// Said and done: help, the version, or a usage error.
struct Say {
    std::string text;
    Exit exit = Exit::done;
};

using Request = std::variant<OpenDesktop, NewFile, CheckFiles, Simulate, Compare, Optimise, Sensitivities,
                             Worth, Seek, Export, ImportFile, FormatFiles, PrintCompletion, Say>;

} // namespace waymark::cli
