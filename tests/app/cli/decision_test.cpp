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
    const Json compared = parsed(run_waymark({"compare", hotel, "--format", "json"}));
    for (const Json& scenario : compared["scenarios"]) {
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

TEST_CASE("simulate with draws gives every column a band, and says what makes it wide") {
    const std::vector<std::string> command{"simulate", hotel, "--draws", "40", "--horizon", "3", "--format"};
    const auto in = [&](const std::string& format) {
        std::vector<std::string> arguments = command;
        arguments.push_back(format);
        return run_waymark(arguments);
    };
    const Json json = parsed(in("json"));
    CHECK(json["draws"] == 40);
    CHECK(json["seed"] == 1);
    CHECK(json["failed"] == 0);
    CHECK(json["periods"].size() == 4);
    for (const auto& [column, value] : json["periods"][0].items()) {
        if (column == "period") continue;
        INFO(column);
        const Json& band = json["bands"][column];
        CHECK(keys_of(band) == std::vector<std::string>{"p05", "p25", "p50", "p75", "p95"});
        for (std::size_t t = 0; t < 4; ++t) {
            if (band["p05"][t].is_null()) continue;
            CHECK(band["p05"][t].get<double>() <= band["p50"][t].get<double>());
            CHECK(band["p50"][t].get<double>() <= band["p95"][t].get<double>());
        }
        CHECK(band["p95"].size() == 4);
    }
    CHECK(json["lifetime_bands"].size() == json["lifetime"].size());
    CHECK(keys_of(json["drivers"]["nps"][0]) ==
          std::vector<std::string>{"touchpoint", "field", "share", "standard_error"});
    CHECK(in("json").out == in("json").out);
    CHECK(in("csv").out.starts_with("period,prospects,prospects_p05,"));
    CHECK(in("table").out.find("What makes the band wide") != std::string::npos);
}

TEST_CASE("compare with draws says how sure the difference is") {
    const Json json = parsed(run_waymark({"compare", hotel, "--scenario", "renewal", "--draws", "40",
                                          "--seed", "3", "--horizon", "8", "--format", "json"}));
    for (const auto& [goal, row] : json["scenarios"][0]["goals"].items()) {
        INFO(goal);
        CHECK(row["p05"].get<double>() <= row["p95"].get<double>());
        CHECK(row["probability_better"].get<double>() >= 0);
        CHECK(row["probability_better"].get<double>() <= 1);
    }
    const Ran table = run_waymark({"compare", hotel, "--draws", "20", "--horizon", "3"});
    CHECK(table.out.find("How sure the difference is") != std::string::npos);
}
