#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "file/journey_file.h"
#include "file/read.h"

using namespace waymark;

namespace {

// Tests run in tests/, beside scenarios/.
std::vector<std::filesystem::path> bundled_files() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator("../scenarios"))
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    return paths;
}

} // namespace

TEST_CASE("every bundled journey loads, and saving it changes no byte") {
    CHECK(bundled_files().size() == 5);
    for (const auto& path : bundled_files()) {
        INFO(path.string());
        const Result<std::string> text = read_file(path, 1'000'000);
        REQUIRE(text);
        const Result<Journey> journey = parse_journey(*text);
        INFO((journey ? std::string() : to_text(journey.problems().front())));
        REQUIRE(journey);
        CHECK(to_canonical_text(*journey) == *text);
    }
}
