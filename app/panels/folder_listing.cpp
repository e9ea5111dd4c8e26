// Reading folders for the file browser.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <system_error>

#include "file/templates.h"
#include "panels/file_browser.h"

namespace waymark {

namespace {

namespace fs = std::filesystem;

std::string to_two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::tm local_time(std::time_t time) {
    std::tm parts{};
    localtime_r(&time, &parts);
    return parts;
}

// By one of the endings, divided by blanks.
bool ends_with(const std::string& name, std::string_view endings) {
    while (true) {
        const std::string_view ending = endings.substr(0, endings.find(' '));
        if (name.ends_with(ending)) return true;
        if (ending.size() == endings.size()) return false;
        endings.remove_prefix(ending.size() + 1);
    }
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

fs::path home() {
    const char* const variable = std::getenv("HOME");
    return variable != nullptr ? fs::path(variable) : fs::path();
}

// The first of them that is there.
fs::path first_folder(std::initializer_list<fs::path> wishes) {
    std::error_code error;
    for (const fs::path& wish : wishes)
        if (!wish.empty() && fs::is_directory(wish, error)) return wish;
    return "/";
}

// Without spaces and quotes around it.
std::string_view bare(std::string_view typed) {
    constexpr std::string_view around = " \t\r\n\"'";
    const std::size_t first = typed.find_first_not_of(around);
    if (first == std::string_view::npos) return "";
    return typed.substr(first, typed.find_last_not_of(around) - first + 1);
}

std::optional<FolderEntry> entry_of(const fs::directory_entry& found, const std::string& ending) {
    FolderEntry entry;
    entry.path = found.path();
    entry.name = found.path().filename().string();
    if (entry.name.empty() || entry.name.front() == '.') return std::nullopt;
    std::error_code error;
    entry.is_folder = found.is_directory(error);
    if (!entry.is_folder && (!found.is_regular_file(error) || !ends_with(lower(entry.name), ending)))
        return std::nullopt;
    if (!entry.is_folder) {
        entry.bytes = found.file_size(error);
        if (error) entry.bytes = 0;
    }
    const fs::file_time_type time = found.last_write_time(error);
    if (!error) entry.changed = said_date(time);
    return entry;
}

} // namespace

std::string said_date(fs::file_time_type time) {
    const auto age = fs::file_time_type::clock::now() - time;
    const auto then = std::chrono::system_clock::now() -
                      std::chrono::duration_cast<std::chrono::system_clock::duration>(age);
    const std::tm at = local_time(std::chrono::system_clock::to_time_t(then));
    const std::tm now = local_time(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()));
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::string clock = to_two_digits(at.tm_hour) + ":" + to_two_digits(at.tm_min);
    if (at.tm_year == now.tm_year && at.tm_yday == now.tm_yday) return "Today " + clock;
    if (at.tm_year == now.tm_year && at.tm_yday + 1 == now.tm_yday) return "Yesterday " + clock;
    const std::string day = std::to_string(at.tm_mday) + " " + months[static_cast<std::size_t>(at.tm_mon)];
    return at.tm_year == now.tm_year ? day : day + " " + std::to_string(at.tm_year + 1900);
}

FolderListing list_folder(const fs::path& folder, const std::string& ending) {
    FolderListing listing;
    listing.folder = folder;
    std::error_code error;
    for (fs::directory_iterator it(folder, fs::directory_options::skip_permission_denied, error), last;
         !error && it != last; it.increment(error)) {
        if (auto entry = entry_of(*it, ending)) listing.entries.push_back(std::move(*entry));
    }
    if (error) listing.problem = "This folder cannot be read: " + error.message() + ".";
    std::ranges::sort(listing.entries, [](const FolderEntry& a, const FolderEntry& b) {
        if (a.is_folder != b.is_folder) return a.is_folder;
        return lower(a.name) < lower(b.name);
    });
    return listing;
}

void go_to_examples(FileBrowser& browser) {
    browser.listing = {};
    for (const TemplateInfo& info : examples())
        browser.listing.entries.push_back(
            {.name = std::string(info.title), .example = std::string(info.name)});
    browser.shows_examples = true;
    browser.selected.reset();
}

fs::path path_of(std::string_view typed, const fs::path& folder) {
    constexpr std::string_view scheme = "file://";
    std::string_view text = bare(typed);
    if (text.starts_with(scheme)) text.remove_prefix(scheme.size());
    if (text.empty()) return {};
    if (text == "~") return home() / "";
    if (text.starts_with("~/")) return home() / text.substr(2);
    return ((folder.empty() ? home() : folder) / text).lexically_normal();
}

void go_to_folder(FileBrowser& browser, const fs::path& folder) {
    browser.shows_examples = false;
    browser.listing = list_folder(folder.has_filename() ? folder : folder.parent_path(),
                                  browser.shows_all ? "" : browser.ending);
    browser.selected.reset();
    browser.asks_to_replace = false;
}

void start_browsing(FileBrowser& browser, const fs::path& suggestion, std::string ending) {
    browser = {};
    browser.ending = std::move(ending);
    browser.is_open = true;
    std::error_code error;
    const fs::path folder =
        first_folder({suggestion, suggestion.parent_path(), home() / "Documents", home()});
    go_to_folder(browser, fs::absolute(folder, error));
    if (folder != suggestion) browser.name = suggestion.filename().string();
}

std::optional<fs::path> chosen_path(const FileBrowser& browser, BrowseFor purpose) {
    if (purpose != BrowseFor::save) {
        if (browser.typed_file) return browser.typed_file;
        if (!browser.selected) return std::nullopt;
        const FolderEntry& entry = browser.listing.entries[*browser.selected];
        if (entry.is_folder || !entry.example.empty()) return std::nullopt;
        return entry.path;
    }
    const fs::path typed = path_of(browser.name, browser.listing.folder);
    std::string name = typed.filename().string();
    if (name.empty() || name == "." || name == "..") return std::nullopt;
    if (!ends_with(name, browser.ending)) name += browser.ending.substr(0, browser.ending.find(' '));
    return typed.parent_path() / name;
}

std::optional<std::string> chosen_example(const FileBrowser& browser) {
    if (browser.typed_file || !browser.selected) return std::nullopt;
    const FolderEntry& entry = browser.listing.entries[*browser.selected];
    return entry.example.empty() ? std::nullopt : std::optional(entry.example);
}

} // namespace waymark
