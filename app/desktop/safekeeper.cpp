#include "desktop/safekeeper.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <sstream>
#include <string>
#include <system_error>
#include <utility>

#include "file/journey_file.h"
#include "file/write.h"
#include "journey/lookup.h"
#include "panels/file_browser.h"
#include "session/unsaved_copy.h"

#include <unistd.h>

namespace waymark {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds between_watches{2};

std::string said_time(const fs::path& file) {
    std::error_code error;
    const auto time = fs::last_write_time(file, error);
    return error ? std::string() : said_date(time);
}

void remove_quietly(const fs::path& file) {
    std::error_code error;
    fs::remove(file, error);
}

bool makes_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    return fs::is_directory(folder, error);
}

Problems written_to(const fs::path& copy, const Journey& journey) {
    try {
        const auto written = write_file(copy, to_canonical_text(journey));
        return written ? Problems{} : written.problems();
    } catch (const std::exception& error) { // out of memory: said, not fatal
        return {{copy.string(), std::string("it could not be written: ") + error.what(), ""}};
    }
}

} // namespace

Safekeeper::Safekeeper(fs::path state, std::function<void()> wake)
    : state_(std::move(state))
    , wake_(std::move(wake)) {}

fs::path Safekeeper::lock_of(const fs::path& file) const {
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(file, error);
    std::ostringstream name;
    name << std::hex << std::hash<std::string>{}((error ? file : whole).string()) << ".lock";
    return state_ / "locks" / name.str();
}

std::vector<LeftBehind> Safekeeper::left_behind() const {
    std::vector<LeftBehind> all;
    if (state_.empty() || !makes_folder(state_ / "locks")) return all;
    std::error_code error;
    for (fs::directory_iterator it(state_ / "unsaved", error), last; !error && it != last;
         it.increment(error)) {
        if (it->path().extension() != ".unsaved") continue;
        if (!FileLock::take(lock_of(it->path()))) continue; // its window is still there
        const Result<Journey> journey = load_journey(it->path());
        const std::string title =
            journey && !journey->title.empty() ? journey->title : std::string("Untitled journey");
        all.push_back({it->path(), title, said_time(it->path())});
    }
    std::ranges::sort(all, {}, &LeftBehind::copy);
    return all;
}

// A name in the user's folder that no other window uses, locked; empty where there is no such folder.
fs::path Safekeeper::free_copy(const Session& session) {
    const fs::path folder = state_ / "unsaved";
    if (!makes_folder(folder) || !makes_folder(state_ / "locks")) return {};
    const std::string stem = make_id(document_name(session), {}) + "-" + std::to_string(::getpid());
    std::error_code error;
    for (int number = 1;; ++number) {
        fs::path copy = folder / (stem + "-" + std::to_string(number) + ".journey.json.unsaved");
        if (fs::exists(copy, error)) continue;
        copy_lock_ = FileLock::take(lock_of(copy));
        return copy;
    }
}

// Another document, or the same one in another file.
void Safekeeper::begin(const Session& session, std::vector<Action>& out) {
    remove_copy();
    lock_.reset();
    copy_lock_.reset();
    copy_.clear();
    orphan_.clear();
    kept_ = nullptr;
    since_.reset();
    is_urgent_ = asks_ = has_complained_ = false;
    if (session.on_start_screen) return;
    if (session.path.empty()) {
        if (!session.recovered_from.empty()) {
            copy_lock_ = FileLock::take(lock_of(session.recovered_from));
            if (copy_lock_) copy_ = session.recovered_from;
            copy_is_there_ = copy_lock_.has_value();
        }
        if (copy_.empty()) copy_ = free_copy(session);
        return;
    }
    const bool can_lock = makes_folder(state_ / "locks");
    if (can_lock) lock_ = FileLock::take(lock_of(session.path));
    if (can_lock && !lock_) {
        out.emplace_back(OpenElsewhere{session.path});
        copy_ = free_copy(session);
        return;
    }
    copy_ = unsaved_copy_of(session.path);
    find_unsaved(session, out);
}

// What the last window on the file had not saved when it ended.
void Safekeeper::find_unsaved(const Session& session, std::vector<Action>& out) {
    std::error_code error;
    if (!fs::exists(copy_, error)) return;
    const std::string at = said_time(copy_);
    auto journey = load_journey(copy_);
    if (!journey) {
        out.emplace_back(KeepingFailed{"Unsaved changes lie in “" + copy_.filename().string() +
                                       "” but cannot be read: " + to_text(journey.problems().front()) +
                                       " The file is left as it is."});
        copy_ = free_copy(session);
        return;
    }
    if (*journey == *session.history.current()) return remove_quietly(copy_);
    asks_ = true;
    out.emplace_back(UnsavedFound{session.path, std::make_shared<const Journey>(std::move(*journey)), at});
}

// Once it was decided about, it is a copy like any other: not wanted where nothing is unsaved.
void Safekeeper::take_over_found() {
    if (std::exchange(asks_, false)) copy_is_there_ = true;
}

void Safekeeper::keep(const Snapshot& journey) {
    writing_ = Write{journey, copy_};
    copy_is_there_ = true;
    is_urgent_ = false;
    since_.reset();
    pool_->start({[journey, copy = copy_, written = written_, wake = wake_] {
        Problems problems = written_to(copy, *journey);
        {
            const std::lock_guard lock(written->mutex);
            written->problems = std::move(problems);
        }
        if (wake) wake();
    }});
}

void Safekeeper::remove_copy() {
    if (!std::exchange(copy_is_there_, false)) return;
    kept_ = nullptr;
    if (!orphan_.empty()) remove_quietly(std::exchange(orphan_, {}));
    if (writing_) writing_->is_wanted = false; // and removed once it is written
    remove_quietly(copy_);
}

void Safekeeper::take_written(const Session& session, std::vector<Action>& out) {
    std::optional<Problems> problems;
    {
        const std::lock_guard lock(written_->mutex);
        problems.swap(written_->problems);
    }
    if (!problems) return;
    const Write done = *std::exchange(writing_, std::nullopt);
    if (!done.is_wanted) return remove_quietly(done.copy);
    if (problems->empty()) {
        kept_ = done.journey;
        if (!orphan_.empty()) remove_quietly(std::exchange(orphan_, {}));
        return;
    }
    // Beside the file there is no room or no permission: the user's folder may have both.
    const bool is_beside = !session.path.empty() && copy_ == unsaved_copy_of(session.path);
    if (const fs::path other = is_beside ? free_copy(session) : fs::path(); !other.empty()) {
        orphan_ = std::exchange(copy_, other); // an older state, until the newer one is written
        is_urgent_ = true;
    } else if (!std::exchange(has_complained_, true)) {
        out.emplace_back(KeepingFailed{"Unsaved work cannot be kept for the case of a crash: " +
                                       to_text(problems->front()) + " Save it where there is room."});
    }
}

// The file is read, written or removed by others while it is open here.
void Safekeeper::watch_file(const Session& session, Clock::time_point now, std::vector<Action>& out) {
    const bool is_known_gone = session.file_differs && !session.file_time;
    if (session.path.empty() || (!session.file_time && !is_known_gone)) return;
    if (now - watched_ < between_watches) return;
    watched_ = now;
    std::error_code error;
    const auto time = fs::last_write_time(session.path, error);
    if (error == std::errc::no_such_file_or_directory) {
        if (!is_known_gone) out.emplace_back(FileChanged{session.path, std::nullopt});
    } else if (!error && time != session.file_time) {
        out.emplace_back(FileChanged{session.path, time});
    }
}

std::vector<Action> Safekeeper::look(const Session& session, Clock::time_point now) {
    std::vector<Action> out;
    if (state_.empty()) return out;
    take_written(session, out);
    const Document document{session.history.first(), session.path};
    if (!document_ || !(document == *document_)) {
        document_ = document;
        begin(session, out);
        return out;
    }
    if (session.on_start_screen) return out;
    watch_file(session, now, out);
    if (session.recovery) return out; // what was found is not touched before it is decided about
    take_over_found();
    if (copy_.empty()) return out;
    if (!has_unsaved_changes(session)) {
        since_.reset();
        is_urgent_ = false;
        remove_copy();
        return out;
    }
    const Snapshot& current = session.history.current();
    if (current == kept_) {
        since_.reset();
        is_urgent_ = false;
    }
    if (current == kept_ || writing_) return out;
    longest_unkept_ = std::chrono::seconds(session.preferences.keep_seconds);
    if (!since_) since_ = now;
    if (is_urgent_ || now - *since_ >= longest_unkept_) keep(current);
    return out;
}

void Safekeeper::end(const Session& session, bool is_decided) {
    pool_.reset();
    if (writing_ && !writing_->is_wanted) remove_quietly(writing_->copy);
    if (state_.empty() || copy_.empty() || session.recovery) return;
    take_over_found();
    if (is_decided || !has_unsaved_changes(session)) {
        remove_copy();
    } else if (session.history.current() != kept_) {
        static_cast<void>(written_to(copy_, *session.history.current()));
    }
}

double Safekeeper::seconds_until_due(Clock::time_point now) const {
    if (!since_) return std::numeric_limits<double>::infinity();
    return std::max(0.0, std::chrono::duration<double>(*since_ + longest_unkept_ - now).count());
}

} // namespace waymark
