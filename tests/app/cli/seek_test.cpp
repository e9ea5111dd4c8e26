#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "app/cli/program.h"

using namespace waymark;
using Json = nlohmann::ordered_json;

namespace {

const std::string hotel = WAYMARK_SOURCE_DIR "/scenarios/city-hotel.journey.json";

} // namespace

TEST_CASE("seek as JSON names the fields that reach the target, the smallest change first") {
    const Ran ran =
        run_waymark({"seek", hotel, "--goal", "churn_rate", "--at-most", "4%", "--format", "json"});
    REQUIRE(ran.exit == 0);
    const Json json = Json::parse(ran.out);
    CHECK(json["goal"] == "churn_rate");
    CHECK(json["at_most"] == 0.04);
    CHECK(json["now"] > 0.04);
    double steps = 0;
    int reaching = 0;
    for (const Json& row : json["rows"]) {
        if (!row["reaches"].get<bool>()) break;
        ++reaching;
        CHECK(row["value"] <= 0.04);
        CHECK(row["steps"].get<double>() >= steps);
        steps = row["steps"].get<double>();
    }
    CHECK(reaching > 0);
    CHECK(json["rows"].size() > 12 * 11);
}

TEST_CASE("seek says when the figure is there already, and when no field can do it alone") {
    const Ran there = run_waymark({"seek", hotel, "--goal", "nps", "--at-least", "-99", "--horizon", "3"});
    CHECK(there.exit == 0);
    CHECK(there.out.find("It is there already") != std::string::npos);
    const Ran never = run_waymark({"seek", hotel, "--goal", "nps", "--at-least", "99", "--horizon", "3"});
    CHECK(never.exit == 0);
    CHECK(never.out.find("can do it alone; those that come nearest") != std::string::npos);
}

TEST_CASE("a share above 1 is taken for forgotten per cent") {
    const Ran ran = run_waymark({"seek", hotel, "--goal", "churn_rate", "--at-most", "4"});
    CHECK(ran.exit == 2);
    CHECK(ran.err.find("churn_rate is a share between 0 and 1: write 4% for 4 per cent") !=
          std::string::npos);
    CHECK(run_waymark({"seek", hotel, "--goal", "nps", "--at-least", "4"}).exit == 0);
}

TEST_CASE("seek without a bound, with both, or for a figure there is not is a usage error") {
    CHECK(run_waymark({"seek", hotel, "--goal", "nps"}).exit == 2);
    CHECK(run_waymark({"seek", hotel, "--goal", "nps", "--at-least", "1", "--at-most", "2"}).exit == 2);
    CHECK(run_waymark({"seek", hotel, "--goal", "joy", "--at-least", "1"}).exit == 2);
    CHECK(run_waymark({"seek", hotel, "--goal", "nps", "--at-least", "much"}).exit == 2);
}
