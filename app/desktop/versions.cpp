#include "desktop/versions.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <system_error>

#include "file/journey_file.h"
#include "file/write.h"
#include "panels/file_browser.h"

namespace waymark {

namespace {

namespace fs = std::filesystem;

// One folder a file, named by its path.
fs::path folder_of(const fs::path& state, const fs::path& file) {
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(file, error);
    std::ostringstream name;
    name << std::hex << std::hash<std::string>{}((error ? file : whole).string());
    return state / "versions" / name.str();
}

// The oldest first, as their names say when they were made.
std::vector<fs::path> copies_in(const fs::path& folder) {
    std::vector<fs::path> copies;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), last; !error && it != last; it.increment(error))
        if (it->path().string().ends_with(journey_file_extension)) copies.push_back(it->path());
    std::ranges::sort(copies);
    return copies;
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Named by the microseconds since 1970, so that names are in the order of saves.
fs::path next_copy(const fs::path& folder) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    auto stamp = std::chrono::duration_cast<std::chrono::microseconds>(now).count();
    std::error_code error;
    for (;; ++stamp) {
        fs::path copy = folder / (std::to_string(stamp) + std::string(journey_file_extension));
        if (!fs::exists(copy, error)) return copy;
    }
}

} // namespace

void keep_version(const fs::path& state, const fs::path& file, const Journey& journey) {
    if (state.empty()) return;
    const fs::path folder = folder_of(state, file);
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return;
    std::vector<fs::path> copies = copies_in(folder);
    const std::string text = to_canonical_text(journey);
    if (!copies.empty() && bytes_of(copies.back()) == text) return;
    const fs::path copy = next_copy(folder);
    if (!write_file(copy, text)) return;
    copies.push_back(copy);
    for (std::size_t i = 0; i + most_versions < copies.size(); ++i)
        fs::remove(copies[i], error);
}

std::vector<FileVersion> versions_of(const fs::path& state, const fs::path& file) {
    std::vector<FileVersion> versions;
    if (state.empty()) return versions;
    for (const fs::path& copy : copies_in(folder_of(state, file))) {
        auto journey = load_journey(copy);
        std::error_code error;
        const auto time = fs::last_write_time(copy, error);
        if (!journey || error) continue;
        versions.push_back({std::make_shared<const Journey>(std::move(*journey)), said_date(time)});
    }
    std::ranges::reverse(versions);
    return versions;
}

} // namespace waymark
