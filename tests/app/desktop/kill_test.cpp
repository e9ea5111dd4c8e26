// The program is killed at moments that nobody chose: what is on the disk is whole, and hardly anything is
// lost.
#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <new>

#include "app/desktop/keeping_seat.h"
#include "file/journey_file.h"
#include "session/unsaved_copy.h"
#include "support/random.h"
#include "support/rounds.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace waymark;
using namespace waymark::testing;

namespace {

namespace fs = std::filesystem;

constexpr int edits_a_save = 23;
constexpr std::chrono::seconds between_edits{6}; // on the clock of the window
constexpr int edits_in_half_a_minute = 6;        // both ends included

// Written by the child, read by the parent.
struct Progress {
    std::atomic<int> edited = 0; // edits that were done
    std::atomic<int> saved = 0;  // the edit up to which a save has returned
};

// The edit that the journey shows: its days in the first touchpoint count them.
int edit_in(const Journey& journey) {
    return static_cast<int>(journey.touchpoints[0].dwell_days);
}

[[noreturn]] void edit_for_ever(const KeepingFolder& folder, Progress& progress) {
    KeepingSeat seat(folder);
    seat.open(folder.journey());
    if (std::holds_alternative<RecoveryQuestion>(seat.session().dialog)) seat.perform(AnswerRecovery{true});
    for (int edit = edit_in(seat.journey()) + 1;; ++edit) {
        Touchpoint next = seat.journey().touchpoints[0];
        next.dwell_days = edit;
        seat.perform(Commit{{UpdateTouchpoint{next}}, ""});
        progress.edited = edit;
        seat.look_after(std::chrono::seconds(0));
        seat.look_after(between_edits);
        if (edit % edits_a_save == 0) {
            seat.perform(Save{});
            progress.saved = edit;
        }
    }
}

} // namespace

TEST_CASE("killed at any moment, the file is whole and all but the last half minute can be recovered") {
    const KeepingFolder folder;
    void* const shared =
        ::mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    REQUIRE(shared != MAP_FAILED);
    Progress& progress = *new (shared) Progress;
    Random random(20260101);
    const fs::path copy = unsaved_copy_of(folder.journey());
    int recovered = 0;
    for (std::uint64_t round = 0; round < rounds(50); ++round) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) edit_for_ever(folder, progress);
        ::usleep(static_cast<useconds_t>(random.between(500, 60'000)));
        ::kill(child, SIGKILL);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));

        INFO("round " << round);
        const auto in_file = load_journey(folder.journey()); // whole and valid, or this fails
        REQUIRE(in_file);
        CHECK(edit_in(*in_file) >= progress.saved);
        CHECK(edit_in(*in_file) % edits_a_save == (edit_in(*in_file) == 1 ? 1 : 0));
        int latest = edit_in(*in_file);
        std::error_code error;
        if (fs::exists(copy, error)) {
            const auto unsaved = load_journey(copy);
            REQUIRE(unsaved);
            latest = std::max(latest, edit_in(*unsaved));
            ++recovered;
        }
        CHECK(latest >= progress.edited - edits_in_half_a_minute);
    }
    CHECK(recovered > 0);
    ::munmap(shared, sizeof(Progress));
}
