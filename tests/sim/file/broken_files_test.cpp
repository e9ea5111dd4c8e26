#include "sim/file/broken_files.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "file/journey_file.h"
#include "file/read.h"

using namespace waymark;

TEST_CASE("every broken file is refused with its place and a way out") {
    const Result<std::string> good = read_file("files/v1/hotel.journey.json", 1'000'000);
    REQUIRE(good);
    REQUIRE(parse_journey(*good));
    const std::vector<BrokenFile> files = broken_files(*good);
    CHECK(files.size() > 200);
    for (const BrokenFile& file : files) {
        INFO(file.fault);
        const Result<Journey> journey = parse_journey(file.text);
        REQUIRE_FALSE(journey);
        const Problems& problems = journey.problems();
        std::string all;
        for (const Problem& problem : problems)
            all += to_text(problem) + "\n";
        INFO(all);
        CHECK(all.find(file.expected) != std::string::npos);
        CHECK(std::all_of(problems.begin(), problems.end(), [](const Problem& problem) {
            return !problem.remedy.empty() || problem.what.find("must be") != std::string::npos;
        }));
    }
}

TEST_CASE("a journey cut at any byte is refused, never half-read") {
    const Result<std::string> good = read_file("files/v1/hotel.journey.json", 1'000'000);
    REQUIRE(good);
    const std::size_t last = good->rfind('}');
    int accepted = 0;
    for (std::size_t at = 0; at <= last; ++at)
        accepted += parse_journey(good->substr(0, at)) ? 1 : 0;
    CHECK(accepted == 0);
}
