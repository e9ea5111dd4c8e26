// Reading folders for the file browser.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <system_error>

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

bool ends_with(const std::string& name, const std::string& ending) {
    return name.size() >= ending.size() &&
           name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

std::optional<FolderEntry> entry_of(const fs::directory_entry& found, const std::string& ending) {
    FolderEntry entry;
    entry.path = found.path();
    entry.name = found.path().filename().string();
    if (entry.name.empty() || entry.name.front() == '.') return std::nullopt;
    std::error_code error;
    entry.is_folder = found.is_directory(error);
    if (!entry.is_folder && (!found.is_regular_file(error) || !ends_with(entry.name, ending)))
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

void go_to_folder(FileBrowser& browser, const fs::path& folder) {
    browser.listing = list_folder(folder, browser.shows_all ? "" : browser.ending);
    browser.selected.reset();
    browser.asks_to_replace = false;
}

void start_browsing(FileBrowser& browser, const fs::path& suggestion, std::string ending) {
    browser = {};
    browser.ending = std::move(ending);
    browser.is_open = true;
    std::error_code error;
    fs::path folder = suggestion.has_parent_path() ? suggestion.parent_path() : fs::path();
    if (folder.empty() || !fs::is_directory(folder, error)) {
        const char* const home = std::getenv("HOME");
        folder = home != nullptr && fs::is_directory(home, error) ? fs::path(home) : fs::path("/");
    }
    go_to_folder(browser, fs::absolute(folder, error));
    browser.name = suggestion.filename().string();
}

std::optional<fs::path> chosen_path(const FileBrowser& browser, BrowseFor purpose) {
    if (purpose == BrowseFor::open) {
        if (!browser.selected || browser.listing.entries[*browser.selected].is_folder) return std::nullopt;
        return browser.listing.entries[*browser.selected].path;
    }
    if (browser.name.empty() || browser.name == "." || browser.name == "..") return std::nullopt;
    const fs::path typed(browser.name);
    std::string name = typed.filename().string();
    if (name.empty()) return std::nullopt;
    if (!ends_with(name, browser.ending)) name += browser.ending;
    return typed.is_absolute() ? typed.parent_path() / name : browser.listing.folder / name;
}

} // namespace waymark
