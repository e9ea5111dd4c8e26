#include <catch2/catch.hpp>

#include <cmath>

#include <nlohmann/json.hpp>

#include "app/cli/program.h"

using namespace waymark;
using Json = nlohmann::ordered_json;

namespace {

const std::string hotel = WAYMARK_SOURCE_DIR "/scenarios/city-hotel.journey.json";

} // namespace

TEST_CASE("sensitivity as JSON has the documented shape, the largest effect first") {
    for (const std::string goal : {"customers", "churned", "satisfaction", "nps", "value"}) {
        const Ran ran = run_waymark({"sensitivity", hotel, "--goal", goal, "--format", "json"});
        INFO(ran.err);
        REQUIRE(ran.exit == 0);
        const Json json = Json::parse(ran.out);
        CHECK(json["goal"] == goal);
        const Json map = Json::parse(text_of_file(hotel));
        CHECK(json["rows"].size() == 11 * map["touchpoints"].size() + 3 * map["links"].size());
        double before = INFINITY;
        for (const Json& row : json["rows"]) {
            CHECK(row["touchpoint"].is_null() != row["link"].is_null());
            const double stepped = row["value"].get<double>() + row["step"].get<double>();
            if (row["field"] == "leave") CHECK(stepped >= 0); // nobody leaves with less than no probability
            if (row["field"] == "people" || row["field"] == "process") CHECK(stepped <= 10 + 1e-12);
            const double effect = row["effect"].is_null() ? 0 : std::abs(row["effect"].get<double>());
            CHECK(effect <= before);
            before = effect;
        }
    }
}

TEST_CASE("sensitivity of a scenario, as CSV and as a table") {
    const Ran csv = run_waymark({"sensitivity", hotel, "--scenario", "renewal", "--format", "csv"});
    CHECK(csv.exit == 0);
    CHECK(csv.out.starts_with("touchpoint,from,to,field,value,derivative,step,effect\n"));
    const Ran table = run_waymark({"sensitivity", hotel, "--scenario", "renewal"});
    CHECK(table.exit == 0);
    CHECK(table.out.find("Where") != std::string::npos);
    CHECK(run_waymark({"sensitivity", hotel, "--scenario", "nonsense"}).exit == 1);
    CHECK(run_waymark({"sensitivity", hotel, "--goal", "profit"}).exit == 2);
    const Ran help = run_waymark({"sensitivity", "--help"});
    CHECK(help.out.find("How fast the goal changes with the field") != std::string::npos);
}
