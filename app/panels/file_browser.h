// A browser of the file system for opening and saving: places, folders, files, a name; by mouse and keyboard.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "panels/window.h"

namespace waymark {

struct FolderEntry {
    std::filesystem::path path = {};
    std::string name = {};
    bool is_folder = false;
    std::uintmax_t bytes = 0;
    std::string changed = {}; // "Today 14:32", "19 Nov", "3 Mar 2025"
    std::string example = {}; // a bundled journey of that name rather than a file
};

// What stands in a folder: folders first, then files whose names end as wanted, both by name; hidden ones
// left out.
struct FolderListing {
    std::filesystem::path folder = {};
    std::vector<FolderEntry> entries = {};
    std::string problem = {}; // why it cannot be read
};
// As a person would say it today.
[[nodiscard]] std::string said_date(std::filesystem::file_time_type time);
// An empty `ending` takes all files; several are divided by blanks.
[[nodiscard]] FolderListing list_folder(const std::filesystem::path& folder, const std::string& ending);

struct FileBrowser {
    FolderListing listing;
    std::string ending = ".journey.json"; // of the files that matter; the first is added to a new name
    std::string_view what = "journeys";   // that these files are
    bool shows_all = false;
    bool shows_examples = false; // in place of a folder
    std::optional<std::size_t> selected = {};
    std::string typed = {};                            // the path of the file to open
    std::optional<std::filesystem::path> typed_file{}; // where the typed path names a file
    std::string typed_problem = {};                    // why it leads nowhere
    std::string name = {};                             // of the file to write
    bool is_open = false;                              // set up for the dialog that is shown
    bool asks_to_replace = false;
    bool scrolls_to_selected = false;
};

// Begins at the suggestion's folder, which may be the suggestion itself; else at the documents, else at home.
void start_browsing(FileBrowser& browser, const std::filesystem::path& suggestion, std::string ending);
void go_to_folder(FileBrowser& browser, const std::filesystem::path& folder);
void go_to_examples(FileBrowser& browser);

// What a typed or pasted path means: spaces, quotes and file:// around it dropped, ~ for home, and what is
// relative seen from the folder.
[[nodiscard]] std::filesystem::path path_of(std::string_view typed, const std::filesystem::path& folder);

enum class BrowseFor { open, save, import_table };
// The file that the name and the selection mean now, or nothing.
[[nodiscard]] std::optional<std::filesystem::path> chosen_path(const FileBrowser& browser, BrowseFor purpose);
// The selected example, or nothing.
[[nodiscard]] std::optional<std::string> chosen_example(const FileBrowser& browser);

// Draws places, path, list and name into the rectangle. Returns whether a file was chosen outright: by a
// double click, or by Enter.
[[nodiscard]] bool draw_browser(Ui& ui, FileBrowser& browser, BrowseFor purpose, const Rect& area);

[[nodiscard]] bool stands_already(const std::filesystem::path& path);

// The bottom row of a dialog whose file exists: the question, then Replace and Keep. True: replace it. Keep
// takes `asks` back.
[[nodiscard]] bool ask_to_replace(Ui& ui, DialogWindow& window, std::string_view question, bool& asks);

} // namespace waymark
