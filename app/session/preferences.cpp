#include "session/preferences.h"

#include <utility>

namespace waymark {

std::vector<RecentFile> without_recent(std::vector<RecentFile> recent, const std::filesystem::path& path) {
    std::erase_if(recent, [&](const RecentFile& file) { return file.path == path; });
    return recent;
}

std::vector<RecentFile> with_recent(std::vector<RecentFile> recent, RecentFile file) {
    recent = without_recent(std::move(recent), file.path);
    recent.insert(recent.begin(), std::move(file));
    if (recent.size() > most_recent_files) recent.resize(most_recent_files);
    return recent;
}

} // namespace waymark
