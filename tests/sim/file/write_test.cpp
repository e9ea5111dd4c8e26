#include "file/write.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <string>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/journey_file.h"
#include "file/read.h"

using namespace waymark;
namespace fs = std::filesystem;

namespace {

// A folder of its own for a test, removed afterwards.
class Folder {
public:
    Folder() {
        char name[] = "/tmp/waymark-test-XXXXXX";
        REQUIRE(::mkdtemp(name) != nullptr);
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        fs::permissions(path_, fs::perms::owner_all, ignored);
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] fs::path operator/(const char* name) const { return path_ / name; }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> result;
        for (const auto& entry : fs::directory_iterator(path_))
            result.push_back(entry.path().filename().string());
        std::sort(result.begin(), result.end());
        return result;
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

std::string content(const fs::path& path) {
    const Result<std::string> bytes = read_file(path, 10'000'000);
    return bytes ? *bytes : "(" + to_text(bytes.problems()[0]) + ")";
}

std::string refusal(const Result<SavedFile>& saved) {
    return saved ? "" : to_text(saved.problems()[0]);
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("a new file is made and nothing else") {
    const Folder folder;
    const Result<SavedFile> saved = write_file(folder / "a.txt", "one", Backup::keep_previous);
    REQUIRE(saved);
    CHECK(saved->path == folder / "a.txt");
    CHECK(saved->time == fs::last_write_time(folder / "a.txt"));
    CHECK(content(folder / "a.txt") == "one");
    CHECK(folder.names() == Names{"a.txt"});
}

TEST_CASE("the previous version is kept beside the new one") {
    const Folder folder;
    REQUIRE(write_file(folder / "a.txt", "one", Backup::keep_previous));
    REQUIRE(write_file(folder / "a.txt", "two", Backup::keep_previous));
    REQUIRE(write_file(folder / "a.txt", "three", Backup::keep_previous));
    CHECK(content(folder / "a.txt") == "three");
    CHECK(content(folder / "a.txt~") == "two");
    CHECK(folder.names() == Names{"a.txt", "a.txt~"});
    REQUIRE(write_file(folder / "a.txt", "four"));
    CHECK(content(folder / "a.txt~") == "two");
}

TEST_CASE("a file keeps its mode") {
    const Folder folder;
    REQUIRE(write_file(folder / "a.txt", "one"));
    REQUIRE(::chmod((folder / "a.txt").c_str(), 0640) == 0);
    REQUIRE(write_file(folder / "a.txt", "two", Backup::keep_previous));
    struct stat status {};
    REQUIRE(::stat((folder / "a.txt").c_str(), &status) == 0);
    CHECK((status.st_mode & 07777) == 0640);
}

TEST_CASE("a symbolic link stays and its target is written") {
    const Folder folder;
    fs::create_directory(folder / "real");
    fs::create_symlink("real/a.txt", folder / "link.txt");
    REQUIRE(write_file(folder / "link.txt", "one"));
    REQUIRE(write_file(folder / "link.txt", "two"));
    CHECK(fs::is_symlink(folder / "link.txt"));
    CHECK(content(folder / "real" / "a.txt") == "two");
    fs::create_symlink("round", folder / "round");
    CHECK(refusal(write_file(folder / "round", "x")).find("circle") != std::string::npos);
}

TEST_CASE("a file that cannot be written is refused in words and nothing is left behind") {
    const Folder folder;
    CHECK(refusal(write_file(folder / "no" / "a.txt", "x")) ==
          "no file can be made in " + (folder / "no").string() +
              ": the folder does not exist. Make the folder, or use another one.");
    CHECK(refusal(write_file(folder.path(), "x")) ==
          "the file cannot be written: this is a folder. Name a file in it.");
    const std::string long_name(300, 'x');
    CHECK(refusal(write_file(folder / long_name.c_str(), "x")).find("the name is too long") !=
          std::string::npos);
    CHECK(folder.names().empty());
}

TEST_CASE("where writing breaks off in the middle the old file stays whole") {
    const Folder folder;
    REQUIRE(write_file(folder / "a.txt", "precious", Backup::keep_previous));
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{4096, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const Result<SavedFile> saved =
        write_file(folder / "a.txt", std::string(10'000, 'x'), Backup::keep_previous);
    ::setrlimit(RLIMIT_FSIZE, &before);
    CHECK(refusal(saved) ==
          "the file cannot be written: the file would be larger than allowed here. Use another disk.");
    CHECK(content(folder / "a.txt") == "precious");
    CHECK(folder.names() == Names{"a.txt"});
}

TEST_CASE("a full device is named") {
    CHECK(refusal(write_file("/dev/full", "x")) ==
          "the file cannot be written: the disk is full. Make room, or use another disk.");
    CHECK(write_file("/dev/null", "x"));
}

TEST_CASE("without permission nothing is written") {
    if (::geteuid() == 0) return; // the superuser may do all
    const Folder folder;
    REQUIRE(write_file(folder / "a.txt", "one"));
    REQUIRE(::chmod((folder / "a.txt").c_str(), 0444) == 0);
    CHECK(refusal(write_file(folder / "a.txt", "two")).find("no permission") != std::string::npos);
    REQUIRE(::chmod((folder / "a.txt").c_str(), 0) == 0);
    CHECK(content(folder / "a.txt").find("no permission") != std::string::npos);
    REQUIRE(::chmod(folder.path().c_str(), 0555) == 0);
    CHECK(refusal(write_file(folder / "b.txt", "two")).find("no permission") != std::string::npos);
}

TEST_CASE("what cannot be read is said in words") {
    const Folder folder;
    CHECK(content(folder / "none") == "(there is no such file. Check its name and folder.)");
    CHECK(content(folder.path()) == "(this is a folder. Name a file in it.)");
    REQUIRE(write_file(folder / "large", std::string(2'000'000, 'x')));
    CHECK(to_text(read_file(folder / "large", 1'000'000).problems()[0]) ==
          "the file is larger than 1 MB. Is this the right file?");
}

TEST_CASE("a journey that was saved opens again the same") {
    const Folder folder;
    const Result<Journey> journey = load_journey("files/v1/hotel-by-hand.journey.json");
    REQUIRE(journey);
    REQUIRE(save_journey(folder / "hotel.journey.json", *journey));
    REQUIRE(load_journey(folder / "hotel.journey.json"));
    CHECK(*load_journey(folder / "hotel.journey.json") == *journey);
}
