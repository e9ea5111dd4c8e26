// Includes point down the levels only, and third parties stay where they belong.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Names = std::set<std::string>;

struct Folder {
    Names may_include; // other folders of ours, by their last name
    Names third_party; // first path component or whole name of what it may include in angle brackets
};

// The table of the README: who may include whom. A folder may always include itself.
const std::map<std::string, Folder>& levels() {
    static const Names sim_0{"journey"};
    static const Names scene{"journey", "markov", "whatif", "text", "edit", "scene"};
    static const Names session{"journey", "markov", "whatif", "text", "edit",
                               "scene",   "file",   "checks", "data"};
    static const auto with = [](Names names, const Names& more) {
        names.insert(more.begin(), more.end());
        return names;
    };
    static const std::map<std::string, Folder> table{
        {"sim/journey", {{}, {}}},
        {"sim/edit", {sim_0, {}}},
        {"sim/markov", {sim_0, {"Eigen", "unsupported", "emmintrin.h", "sys"}}},
        {"sim/file", {sim_0, {"cereal", "nlohmann", "fcntl.h", "unistd.h", "sys"}}},
        {"sim/whatif", {{"journey", "markov", "edit"}, {}}},
        {"sim/checks", {{"journey", "edit", "markov", "whatif"}, {}}},
        {"sim/data", {{"journey", "edit", "markov"}, {"csv.h", "iconv.h"}}},
        {"render/text", {sim_0, {"ft2build.h", "freetype"}}},
        {"render/scene", {scene, {}}},
        {"render/cairo",
         {scene, {"cairo.h", "cairo-ft.h", "cairo-pdf.h", "png.h", "ft2build.h", "freetype"}}},
        {"render/office", {scene, {}}},
        {"render/imgui", {scene, {"imgui.h", "imgui_internal.h", "ft2build.h", "freetype"}}},
        {"app/session", {session, {}}},
        {"app/panels",
         {with(session, {"session", "imgui"}), {"imgui.h", "imgui_internal.h", "imgui_stdlib.h"}}},
        {"app/canvas", {with(session, {"session", "imgui", "panels"}), {"imgui.h", "imgui_internal.h"}}},
        {"app/desktop",
         {with(session, {"session", "imgui", "panels", "canvas", "cairo", "office"}),
          {"imgui.h", "imgui_internal.h", "backends", "GLFW", "GL", "EGL", "nlohmann", "png.h", "unistd.h",
           "sys", "fcntl.h", "signal.h"}}},
        {"app/cli",
         {with(session, {"session", "cairo", "office", "data"}), {"CLI", "nlohmann", "unistd.h", "sys"}}},
    };
    return table;
}

// Headers of ours are written "folder/name.h".
Names our_folders() {
    Names names;
    for (const auto& [path, folder] : levels())
        names.insert(fs::path(path).filename());
    return names;
}

struct Include {
    fs::path file;
    int line;
    bool angled;
    std::string target;
};

std::vector<Include> includes_below(const fs::path& folder) {
    std::vector<Include> found;
    if (!fs::exists(folder)) return found;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto extension = entry.path().extension();
        if (extension != ".h" && extension != ".cpp") continue;
        std::ifstream in(entry.path());
        int number = 0;
        for (std::string line; std::getline(in, line);) {
            ++number;
            const auto start = line.find_first_not_of(' ');
            if (start == std::string::npos || line.compare(start, 8, "#include") != 0) continue;
            const auto open = line.find_first_of("<\"", start);
            if (open == std::string::npos) continue;
            const bool angled = line[open] == '<';
            const auto close = line.find(angled ? '>' : '"', open + 1);
            found.push_back({entry.path(), number, angled, line.substr(open + 1, close - open - 1)});
        }
    }
    return found;
}

std::string first_component(const std::string& target) {
    return target.substr(0, target.find('/'));
}

// A header of the standard library has no extension and no folder.
bool is_standard(const std::string& target) {
    return target.find_first_of("./") == std::string::npos;
}

} // namespace

TEST_CASE("includes point down the levels only") {
    const fs::path top = WAYMARK_SOURCE_DIR;
    const Names ours = our_folders();
    int seen = 0;
    for (const auto& [path, folder] : levels()) {
        const std::string self = fs::path(path).filename();
        for (const Include& include : includes_below(top / path)) {
            ++seen;
            INFO(include.file.string() << ":" << include.line << " includes " << include.target);
            if (include.angled) {
                CHECK((is_standard(include.target) ||
                       folder.third_party.contains(first_component(include.target))));
                continue;
            }
            const std::string target = first_component(include.target);
            INFO("ours are written \"folder/name.h\"");
            CHECK(ours.contains(target));
            CHECK((target == self || folder.may_include.contains(target)));
        }
    }
    CHECK(seen > 50);
}

TEST_CASE("every source folder stands in the table of levels") {
    const fs::path top = WAYMARK_SOURCE_DIR;
    for (const char* part : {"sim", "render", "app"}) {
        for (const auto& entry : fs::directory_iterator(top / part)) {
            if (!entry.is_directory()) continue;
            INFO(entry.path().string());
            CHECK(levels().contains(fs::path(part) / entry.path().filename()));
        }
    }
}

TEST_CASE("the simulation knows no threads, clocks or randomness of the machine") {
    static const Names forbidden{"thread", "mutex",  "chrono", "ctime",
                                 "random", "future", "atomic", "iostream"};
    for (const char* path :
         {"sim/journey", "sim/edit", "sim/markov", "sim/whatif", "sim/checks", "sim/data"}) {
        for (const Include& include : includes_below(fs::path(WAYMARK_SOURCE_DIR) / path)) {
            INFO(include.file.string() << ":" << include.line << " includes " << include.target);
            CHECK_FALSE((include.angled && forbidden.contains(include.target)));
        }
    }
}

TEST_CASE("the top level holds what the project promises and nothing else") {
    static const Names promised{
        "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "app", "assets", "cmake",
        "render",         "scenarios",         "sim",     "tests"};
    for (const auto& entry : fs::directory_iterator(WAYMARK_SOURCE_DIR)) {
        const std::string name = entry.path().filename();
        if (name.starts_with('.') || name == "build") continue;
        INFO(name);
        CHECK(promised.contains(name));
    }
}

TEST_CASE("every source is in its folder's list, so that it is built") {
    const fs::path top = WAYMARK_SOURCE_DIR;
    std::set<fs::path> listed, sources;
    for (const char* part : {"sim", "render", "app", "tests"}) {
        for (const auto& entry : fs::recursive_directory_iterator(top / part)) {
            if (entry.path().extension() == ".cpp") sources.insert(entry.path());
            if (entry.path().filename() != "CMakeLists.txt") continue;
            std::ifstream in(entry.path());
            for (std::string word; in >> word;) {
                if (word.ends_with(')')) word.pop_back();
                listed.insert((entry.path().parent_path() / word).lexically_normal());
            }
        }
    }
    for (const fs::path& source : sources) {
        INFO(source.string());
        CHECK(listed.contains(source));
    }
    CHECK(sources.size() > 300);
}

TEST_CASE("every folder of sources says what it is for in a README") {
    for (const auto& [path, folder] : levels()) {
        const fs::path here = fs::path(WAYMARK_SOURCE_DIR) / path;
        if (!fs::exists(here / "CMakeLists.txt")) continue;
        INFO(path);
        CHECK(fs::exists(here / "README.md"));
    }
}
