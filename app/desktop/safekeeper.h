// The safekeeper keeps a copy of unsaved work on the disk, finds what an earlier window left there, and
// notices when another program changes the file.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "desktop/file_lock.h"
#include "desktop/task_pool.h"
#include "session/update.h"

namespace waymark {

// Unsaved work is written down after Preferences::keep_seconds at the latest, or when the window loses the
// focus. The copy lies beside the journey's file, as `FILE.unsaved`; that of a journey without a file, or of
// one that is open in two windows, in a folder of the user's. It is removed once it is not needed any more:
// the work was saved, or given up. A lock says that a window is still there to look after its copy.
class Safekeeper {
public:
    using Clock = std::chrono::steady_clock;
    // `state` is the folder for locks and for copies that have no file to lie beside; empty: nothing is kept.
    // `wake` is called from another thread when there is something to look at.
    explicit Safekeeper(std::filesystem::path state, std::function<void()> wake = {});

    // Copies of journeys without a file that windows left behind which are no longer there.
    [[nodiscard]] std::vector<LeftBehind> left_behind() const;

    // Once a frame: what the session should know.
    [[nodiscard]] std::vector<Action> look(const Session& session, Clock::time_point now);

    // The window got or lost the focus: the next look is at the file, or writes down what is unsaved.
    void set_focus(bool has_focus) {
        if (has_focus)
            watched_ = {};
        else
            is_urgent_ = true;
    }

    // The window closes: the copy is removed where the user has decided about the work (quit, having been
    // asked), else written once more.
    void end(const Session& session, bool is_decided);

    // Something is being written down.
    [[nodiscard]] bool is_busy() const { return writing_.has_value(); }

    // Until a look is due; infinity where none is.
    [[nodiscard]] double seconds_until_due(Clock::time_point now) const;

private:
    struct Write { // under way
        Snapshot journey;
        std::filesystem::path copy;
        bool is_wanted = true;
    };
    struct Written { // by the other thread
        std::mutex mutex;
        std::optional<Problems> problems;
    };
    struct Document { // what tells one document from the next
        Snapshot first;
        std::filesystem::path path;

        bool operator==(const Document&) const = default;
    };

    void begin(const Session& session, std::vector<Action>& out);
    void find_unsaved(const Session& session, std::vector<Action>& out);
    void take_over_found();
    void take_written(const Session& session, std::vector<Action>& out);
    void watch_file(const Session& session, Clock::time_point now, std::vector<Action>& out);
    void keep(const Snapshot& journey);
    void remove_copy();
    [[nodiscard]] std::filesystem::path lock_of(const std::filesystem::path& file) const;
    [[nodiscard]] std::filesystem::path free_copy(const Session& session);

    std::filesystem::path state_;
    std::function<void()> wake_;
    std::optional<Document> document_;
    std::optional<FileLock> lock_;      // of the document's file
    std::optional<FileLock> copy_lock_; // of a copy in the user's folder
    std::filesystem::path copy_;        // where unsaved work of this document is kept; empty: nowhere
    std::filesystem::path orphan_;      // an older copy, where the next one had to go elsewhere
    bool copy_is_there_ = false;        // and was written by this window, or taken over
    Snapshot kept_;                     // what the copy holds
    std::optional<Write> writing_;
    std::optional<Clock::time_point> since_; // there has been work that is not kept
    std::chrono::seconds longest_unkept_{Preferences{}.keep_seconds};
    Clock::time_point watched_{};
    bool is_urgent_ = false;
    bool asks_ = false;           // whether what was found is to be recovered
    bool has_complained_ = false; // about a copy that cannot be written
    std::shared_ptr<Written> written_ = std::make_shared<Written>();
    std::unique_ptr<TaskPool> pool_ = std::make_unique<TaskPool>(1, Priority::background); // last: ends first
};

} // namespace waymark
