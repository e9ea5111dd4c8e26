#include <catch2/catch.hpp>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "app/cli/program.h"

using namespace waymark;
using Json = nlohmann::ordered_json;

namespace {

const std::string hotel = WAYMARK_SOURCE_DIR "/scenarios/city-hotel.journey.json";

} // namespace

TEST_CASE("worth as JSON has the curve, each touchpoint with its removal, and parts by every grouping") {
    const Ran ran = run_waymark({"worth", hotel, "--format", "json"});
    REQUIRE(ran.exit == 0);
    const Json json = Json::parse(ran.out);
    CHECK(json["scenario"].is_null());
    CHECK(json["curve"]["peak"]["touchpoint"] == "breakfast");
    CHECK(json["touchpoints"].size() == 12);
    const Json room = json["touchpoints"]["room"];
    CHECK(room["cost"] > 0.5); // a night costs more than all else
    for (const char* goal : {"customers", "churned", "satisfaction", "nps", "value"})
        CHECK(room["without"][goal]["value"].is_number());
    double contacts = 0;
    for (const auto& [name, part] : json["parts"]["stage"].items())
        contacts += part["contacts"].get<double>();
    CHECK(contacts == Approx(1));
    CHECK(json["parts"]["kind"].size() == 2);
}

TEST_CASE("worth as CSV is a row a touchpoint, with a column a goal") {
    const Ran ran = run_waymark({"worth", hotel, "--format", "csv"});
    REQUIRE(ran.exit == 0);
    CHECK(ran.out.starts_with(
        "touchpoint,contacts,cost,lost,churned,visits,lift,without_customers,without_churned,"
        "without_satisfaction,without_nps,without_value\n"));
    CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 13);
}

TEST_CASE("worth by another part shows shares alone, and customer service within the experience") {
    const Ran ran = run_waymark({"worth", hotel, "--by", "kind", "--scenario", "renewal"});
    REQUIRE(ran.exit == 0);
    CHECK(ran.out.find("Customer service is ") != std::string::npos);
    CHECK(ran.out.find("The rest of the experience") != std::string::npos);
    CHECK(ran.out.find("without it") == std::string::npos);
}

TEST_CASE("worth by what there is not is a usage error that names what there is") {
    const Ran ran = run_waymark({"worth", hotel, "--by", "colour"});
    CHECK(ran.exit == 2);
    CHECK(ran.err.find("touchpoint, stage, lane, channel, owner, kind or initiator") != std::string::npos);
}
