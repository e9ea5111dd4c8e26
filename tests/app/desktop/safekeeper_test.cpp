// Nothing that was typed is lost: to a crash, another window, another program or a folder that went away.
#include "desktop/safekeeper.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include "app/desktop/keeping_seat.h"
#include "file/journey_file.h"
#include "journey/lookup.h"

using namespace waymark;
using namespace waymark::testing;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

double score_in(const fs::path& file) {
    const auto journey = load_journey(file);
    REQUIRE(journey);
    return journey->touchpoints[0].scores.people;
}

// Another program writes the file, a moment later as far as its clock can tell.
void change_from_outside(const fs::path& file, double score) {
    auto journey = load_journey(file);
    REQUIRE(journey);
    journey->touchpoints[0].scores.people = score;
    std::ofstream(file, std::ios::binary) << to_canonical_text(*journey);
    fs::last_write_time(file, fs::last_write_time(file) + 3s);
}

} // namespace

TEST_CASE("unsaved work lies beside the file within half a minute, and goes once it is saved") {
    const KeepingFolder folder;
    KeepingSeat seat(folder);
    seat.open(folder.journey());
    const fs::path copy = folder.journey().string() + ".unsaved";
    seat.set_score(9);
    seat.look_after(1s);
    seat.look_after(28s);
    CHECK_FALSE(fs::exists(copy));
    seat.look_after(2s);
    CHECK(bytes_of(copy) == to_canonical_text(seat.journey()));
    CHECK(score_in(folder.journey()) == 5);

    seat.perform(Save{});
    seat.look_after(1s);
    CHECK_FALSE(fs::exists(copy));
    CHECK(score_in(folder.journey()) == 9);
}

TEST_CASE("what undo takes back need not be kept") {
    const KeepingFolder folder;
    KeepingSeat seat(folder);
    seat.open(folder.journey());
    seat.set_score(9);
    seat.lose_focus(); // writes at once
    CHECK(fs::exists(folder.journey().string() + ".unsaved"));
    seat.perform(Undo{});
    seat.look_after(1s);
    CHECK_FALSE(fs::exists(folder.journey().string() + ".unsaved"));
}

TEST_CASE("after a crash the unsaved work is offered, with what differs, and undo leads back to the file") {
    const KeepingFolder folder;
    {
        KeepingSeat crashed(folder);
        crashed.open(folder.journey());
        crashed.set_score(9);
        crashed.lose_focus();
    } // the window is gone without a word
    KeepingSeat seat(folder);
    seat.open(folder.journey());
    const auto* question = std::get_if<RecoveryQuestion>(&seat.session().dialog);
    REQUIRE(question);
    CHECK(question->differences == std::vector<std::string>{"Touchpoints: 1 changed (Site)"});
    CHECK(question->at.starts_with("Today"));
    seat.look_after(60s); // however long the answer takes
    CHECK(fs::exists(folder.journey().string() + ".unsaved"));

    SECTION("recovered") {
        seat.perform(AnswerRecovery{true});
        CHECK(seat.journey().touchpoints[0].scores.people == 9);
        CHECK(has_unsaved_changes(seat.session()));
        CHECK(seat.session().history.undo_label() == "Recover unsaved changes");
        seat.perform(Save{});
        seat.look_after(1s);
        CHECK_FALSE(fs::exists(folder.journey().string() + ".unsaved"));
        CHECK(score_in(folder.journey()) == 9);
        seat.perform(Undo{});
        CHECK(seat.journey().touchpoints[0].scores.people == 5);
    }
    SECTION("discarded, and the window closed before it looks again") {
        seat.perform(AnswerRecovery{false});
        seat.end(false);
        CHECK_FALSE(fs::exists(folder.journey().string() + ".unsaved"));
    }
    SECTION("discarded") {
        seat.perform(AnswerRecovery{false});
        seat.look_after(1s);
        CHECK_FALSE(has_unsaved_changes(seat.session()));
        CHECK_FALSE(fs::exists(folder.journey().string() + ".unsaved"));
    }
}

TEST_CASE("what is not decided about is kept, whatever else is asked meanwhile") {
    const KeepingFolder folder;
    {
        KeepingSeat crashed(folder);
        crashed.open(folder.journey());
        crashed.set_score(9);
        crashed.lose_focus();
    }
    KeepingSeat seat(folder);
    seat.open(folder.journey());
    seat.perform(Open{folder.path() / "nowhere.journey.json"}); // dropped on the window, say
    REQUIRE(std::holds_alternative<ProblemList>(seat.session().dialog));
    seat.look_after(60s);
    CHECK(fs::exists(folder.journey().string() + ".unsaved"));
    seat.perform(CloseDialog{});
    CHECK(std::holds_alternative<RecoveryQuestion>(seat.session().dialog)); // it is asked again
    seat.perform(AnswerRecovery{true});
    CHECK(seat.journey().touchpoints[0].scores.people == 9);
}

TEST_CASE("nothing is due once what is shown is what is kept") {
    const KeepingFolder folder;
    KeepingSeat seat(folder);
    seat.open(folder.journey());
    CHECK(std::isinf(seat.seconds_until_due()));
    seat.set_score(9);
    CHECK(seat.seconds_until_due() == Approx(30));
    seat.look_after(12s);
    CHECK(seat.seconds_until_due() == Approx(18));
    seat.lose_focus();
    CHECK(std::isinf(seat.seconds_until_due()));
    seat.set_score(8);
    seat.perform(Undo{}); // back to what is kept
    seat.look_after(1s);
    CHECK(std::isinf(seat.seconds_until_due()));
}

TEST_CASE("a copy that cannot be read is left as it is, and said") {
    const KeepingFolder folder;
    const fs::path copy = folder.journey().string() + ".unsaved";
    std::ofstream(copy) << "half a fi";
    KeepingSeat seat(folder);
    seat.open(folder.journey());
    REQUIRE(seat.session().notices.size() == 1);
    CHECK(seat.session().notices[0].text.find("cannot be read") != std::string::npos);
    seat.set_score(9);
    seat.lose_focus();
    CHECK(bytes_of(copy) == "half a fi");
    CHECK(folder.kept_elsewhere() == 1);
}

TEST_CASE("a journey that was never saved is offered on the start screen once its window is gone") {
    const KeepingFolder folder;
    {
        KeepingSeat crashed(folder);
        crashed.perform(FileOpened{{}, std::make_shared<const Journey>(sample())});
        crashed.look_after(1s);
        crashed.set_score(9);
        crashed.lose_focus();
        CHECK(folder.kept_elsewhere() == 1);
        CHECK(Safekeeper(folder.state()).left_behind().empty()); // its window is still there
    }
    KeepingSeat seat(folder);
    const auto left = Safekeeper(folder.state()).left_behind();
    REQUIRE(left.size() == 1);
    CHECK(left[0].title == "Sample");
    seat.perform(LeftBehindFound{left});

    SECTION("recovered") {
        seat.perform(OpenLeftBehind{left[0].copy});
        CHECK(seat.session().left_behind.empty());
        CHECK(seat.journey().touchpoints[0].scores.people == 9);
        CHECK(has_unsaved_changes(seat.session()));
        seat.look_after(1s);
        CHECK(Safekeeper(folder.state()).left_behind().empty()); // this window looks after it now
        seat.perform(SaveAs{folder.path() / "found.journey.json"});
        seat.look_after(1s);
        CHECK(folder.kept_elsewhere() == 0);
        CHECK(score_in(folder.path() / "found.journey.json") == 9);
    }
    SECTION("discarded, and the window closed before it looks again") {
        seat.perform(AnswerRecovery{false});
        seat.end(false);
        CHECK_FALSE(fs::exists(folder.journey().string() + ".unsaved"));
    }
    SECTION("discarded") {
        seat.perform(ForgetLeftBehind{left[0].copy});
        CHECK(seat.session().left_behind.empty());
        CHECK(folder.kept_elsewhere() == 0);
    }
}

TEST_CASE("a window that is closed keeps only what nobody decided about") {
    const KeepingFolder folder;
    const fs::path copy = folder.journey().string() + ".unsaved";
    KeepingSeat seat(folder);
    seat.open(folder.journey());
    seat.set_score(9);
    seat.look_after(1s);
    SECTION("the screen went away: the latest is written down") {
        seat.end(false);
        CHECK(score_in(copy) == 9);
    }
    SECTION("the user chose not to save") {
        seat.lose_focus();
        REQUIRE(fs::exists(copy));
        seat.end(true);
        CHECK_FALSE(fs::exists(copy));
    }
}

TEST_CASE("a second window on the file is told so, and keeps its work elsewhere") {
    const KeepingFolder folder;
    KeepingSeat first(folder), second(folder);
    first.open(folder.journey());
    CHECK(first.session().notices.empty());
    second.open(folder.journey());
    REQUIRE(second.session().notices.size() == 1);
    CHECK(second.session().notices[0].text.find("another window") != std::string::npos);
    first.set_score(7);
    second.set_score(8);
    first.lose_focus();
    second.lose_focus();
    CHECK(score_in(folder.journey().string() + ".unsaved") == 7);
    CHECK(folder.kept_elsewhere() == 1);

    first.perform(Save{});
    second.perform(Save{}); // not over what the first one saved, without asking
    CHECK(std::holds_alternative<ChangedQuestion>(second.session().dialog));
    CHECK(score_in(folder.journey()) == 7);
}

TEST_CASE("a file that another program changed is noticed, and nobody's work is lost") {
    const KeepingFolder folder;
    KeepingSeat seat(folder);
    seat.open(folder.journey());
    seat.set_score(9);
    change_from_outside(folder.journey(), 2);
    seat.look_after(3s);
    REQUIRE(std::holds_alternative<ChangedQuestion>(seat.session().dialog));

    SECTION("read again, as a step that can be undone") {
        seat.perform(AnswerChanged{ChangedChoice::reload});
        CHECK(seat.journey().touchpoints[0].scores.people == 2);
        CHECK_FALSE(has_unsaved_changes(seat.session()));
        seat.perform(Undo{});
        CHECK(seat.journey().touchpoints[0].scores.people == 9);
    }
    SECTION("mine kept: the other version stays beside the file") {
        seat.perform(AnswerChanged{ChangedChoice::keep_mine});
        seat.look_after(3s);
        CHECK(std::holds_alternative<NoDialog>(seat.session().dialog)); // asked once
        seat.perform(Save{});
        CHECK(score_in(folder.journey()) == 9);
        CHECK(score_in(folder.journey().string() + "~") == 2);
        CHECK_FALSE(has_unsaved_changes(seat.session()));
    }
    SECTION("saved elsewhere") {
        seat.perform(AnswerChanged{ChangedChoice::save_as});
        CHECK(std::holds_alternative<FileDialog>(seat.session().dialog));
        seat.perform(SaveAs{folder.path() / "mine.journey.json"});
        CHECK(score_in(folder.path() / "mine.journey.json") == 9);
        CHECK(score_in(folder.journey()) == 2);
    }
}

TEST_CASE("a file that went and came back as another one is not written over unasked") {
    const KeepingFolder folder;
    KeepingSeat seat(folder);
    seat.open(folder.journey());
    const std::string before = bytes_of(folder.journey());
    fs::remove(folder.journey());
    seat.look_after(3s);
    std::ofstream(folder.journey(), std::ios::binary) << before;
    change_from_outside(folder.journey(), 2);
    SECTION("noticed in time") {
        seat.look_after(3s);
        CHECK(std::holds_alternative<ChangedQuestion>(seat.session().dialog));
    }
    SECTION("noticed when it is saved") {
        seat.perform(Save{});
        CHECK(std::holds_alternative<ChangedQuestion>(seat.session().dialog));
    }
    SECTION("noticed when it is saved as itself") {
        seat.perform(SaveAs{});
        seat.perform(SaveAs{folder.journey()});
        CHECK(std::holds_alternative<ChangedQuestion>(seat.session().dialog));
    }
    CHECK(score_in(folder.journey()) == 2);
}

TEST_CASE("a map without changes of its own is unsaved where the file became another one") {
    const KeepingFolder folder;
    KeepingSeat seat(folder);
    seat.open(folder.journey());
    change_from_outside(folder.journey(), 2);
    seat.look_after(3s);
    seat.perform(AnswerChanged{ChangedChoice::keep_mine});
    CHECK(has_unsaved_changes(seat.session()));
}

TEST_CASE("a file that is gone is written anew, and its folder with it costs no work") {
    const KeepingFolder folder;
    KeepingSeat seat(folder);
    seat.open(folder.journey());
    fs::remove(folder.journey());
    seat.look_after(3s);
    CHECK(has_unsaved_changes(seat.session()));
    CHECK(seat.session().notices.back().text.find("no longer there") != std::string::npos);
    seat.perform(Save{});
    CHECK(score_in(folder.journey()) == 5);

    seat.set_score(9);
    fs::remove_all(folder.journey().parent_path());
    seat.perform(Save{});
    const auto* failed = std::get_if<ProblemList>(&seat.session().dialog);
    REQUIRE(failed);
    CHECK(failed->offers_save_as);
    seat.perform(CloseDialog{});
    seat.lose_focus();
    seat.look_after(1s); // beside the file there is no place any more
    seat.wait_until_kept();
    CHECK(folder.kept_elsewhere() == 1);
    CHECK_FALSE(fs::exists(folder.journey().string() + ".unsaved"));
    seat.perform(SaveAs{folder.path() / "elsewhere.journey.json"});
    CHECK(score_in(folder.path() / "elsewhere.journey.json") == 9);
}
