#include <catch2/catch.hpp>

#include <cmath>
#include <sstream>

#include <nlohmann/json.hpp>

#include "app/cli/program.h"

using namespace waymark;
using Json = nlohmann::ordered_json;

namespace {

const std::string hotel = WAYMARK_SOURCE_DIR "/scenarios/city-hotel.journey.json";

Json parsed(const Ran& ran) {
    INFO(ran.err);
    REQUIRE(ran.exit == 0);
    CHECK(ran.err.empty());
    return Json::parse(ran.out);
}

std::vector<std::string> keys_of(const Json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.push_back(key);
    return keys;
}

} // namespace

TEST_CASE("compare says where the difference comes from, and the parts add up") {
    for (const Json& scenario : parsed(run_waymark({"compare", hotel, "--format", "json"}))["scenarios"]) {
        for (const auto& [goal, parts] : scenario["waterfall"].items()) {
            double sum = 0;
            for (const Json& part : parts) {
                CHECK(keys_of(part) == std::vector<std::string>{"intervention", "contribution"});
                sum += part["contribution"].get<double>();
            }
            const Json& row = scenario["goals"][goal];
            CHECK(std::abs(sum - row["difference"].get<double>()) <=
                  1e-8 * std::abs(row["base"].get<double>()));
        }
        CHECK(scenario["waterfall"].size() == 5);
    }
    const Ran csv = run_waymark({"compare", hotel, "--scenario", "renewal", "--format", "csv"});
    CHECK(csv.out.find("\nrenewal,contribution/customers/quiet,,,") != std::string::npos);
    const Ran table = run_waymark({"compare", hotel, "--scenario", "renewal"});
    CHECK(table.out.find("Where it comes from") != std::string::npos);
}

TEST_CASE("optimise as JSON has the documented shape, and its best is the end of the frontier") {
    const Json json = parsed(run_waymark({"optimise", hotel, "--scenario", "renewal", "--budget", "20000",
                                          "--goal", "nps", "--format", "json"}));
    CHECK(json["scenario"] == "renewal");
    CHECK(json["goal"] == "nps");
    CHECK(json["budget"] == 20000);
    CHECK(json["exact"] == true);
    CHECK(keys_of(json["best"]) == std::vector<std::string>{"interventions", "cost", "value"});
    CHECK(json["best"]["cost"] <= 20000);
    CHECK(json["best"]["interventions"] == json["frontier"].back()["interventions"]);
    CHECK(json["frontier"][0]["cost"] == 0);
    // The best of them is what simulate says of the whole scenario, where the money allows all of it.
    const Json all = parsed(run_waymark({"optimise", hotel, "--scenario", "renewal", "--format", "json"}));
    CHECK(all["budget"].is_null());
    const Json compared =
        parsed(run_waymark({"compare", hotel, "--scenario", "renewal", "--format", "json"}));
    CHECK(all["best"]["value"].get<double>() ==
          Approx(compared["scenarios"][0]["goals"]["customers"]["scenario"].get<double>()).epsilon(1e-8));
    CHECK(all["best"]["cost"] == compared["scenarios"][0]["investment"]);
}

TEST_CASE("optimise as CSV and as a table tells the same frontier") {
    const Ran csv = run_waymark({"optimise", hotel, "--scenario", "renewal", "--format", "csv"});
    std::istringstream lines(csv.out);
    std::string line;
    std::getline(lines, line);
    CHECK(line == "cost,value,interventions");
    std::getline(lines, line);
    CHECK(line.starts_with("0,"));
    CHECK(csv.out.ends_with(",quiet one-question clear-bill\n"));
    const Ran table = run_waymark({"optimise", hotel, "--scenario", "renewal"});
    CHECK(table.out.find("Every choice within the budget was tried.") != std::string::npos);
    CHECK(table.out.ends_with("Projection from stated assumptions.\n"));
}

TEST_CASE("optimise refuses a scenario that is not there") {
    const Ran ran = run_waymark({"optimise", hotel, "--scenario", "renewals"});
    CHECK(ran.exit == 1);
    CHECK(ran.out.empty());
    CHECK(ran.err.find("renewal") != std::string::npos);
}
