#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "app/cli/program.h"

using namespace waymark;
using Json = nlohmann::ordered_json;

namespace {

const std::string hotel = WAYMARK_SOURCE_DIR "/scenarios/city-hotel.journey.json";
const std::vector<std::string> columns{"period",    "prospects", "customers", "satisfaction", "csat",
                                       "nps",       "entered",   "converted", "lost",         "churned",
                                       "completed", "revenue",   "cost",      "investment",   "churn_rate"};

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

std::string first_scenario() {
    return Json::parse(text_of_file(hotel))["scenarios"][0]["id"];
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

std::size_t width_of(const std::string& line) {
    return static_cast<std::size_t>(std::count_if(
        line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

TEST_CASE("simulate as JSON has the documented shape, and people are conserved") {
    const Json file = Json::parse(text_of_file(hotel));
    const Json json = parsed(run_waymark({"simulate", hotel, "--format", "json"}));
    CHECK(keys_of(json) == std::vector<std::string>{"journey", "scenario", "periods", "lifetime"});
    CHECK(json["journey"] == file["title"]);
    CHECK(json["scenario"].is_null());
    double entered = 0;
    double gone = 0;
    for (const Json& row : json["periods"]) {
        CHECK(keys_of(row) == columns);
        entered += row["entered"].get<double>();
        gone += row["lost"].get<double>() + row["churned"].get<double>() + row["completed"].get<double>();
        CHECK(row["prospects"].get<double>() + row["customers"].get<double>() + gone ==
              Approx(entered).epsilon(1e-9));
    }
    CHECK(json["lifetime"].size() == file["personas"].size());
    for (const Json& lifetime : json["lifetime"]) {
        CHECK(keys_of(lifetime) == std::vector<std::string>{"lost", "churned", "completed", "converted",
                                                            "days", "value", "touchpoints"});
        CHECK(lifetime["touchpoints"].size() == file["touchpoints"].size());
        for (const Json& touchpoint : lifetime["touchpoints"]) {
            CHECK(keys_of(touchpoint) == std::vector<std::string>{"visits", "reach", "leave", "churned",
                                                                  "experience", "arriving", "satisfaction",
                                                                  "csat"});
        }
    }
}

TEST_CASE("the horizon, a scenario and a persona can be chosen") {
    const std::string scenario = first_scenario();
    const std::string persona = Json::parse(text_of_file(hotel))["personas"][0]["id"];
    const Json json = parsed(run_waymark({"simulate", hotel, "--scenario", scenario, "--persona", persona,
                                          "--horizon", "3", "--format", "json"}));
    CHECK(json["scenario"] == scenario);
    CHECK(json["periods"].size() == 4);
    CHECK(keys_of(json["lifetime"]) == std::vector<std::string>{persona});
}

TEST_CASE("CSV holds the same numbers to the last digit") {
    const Json json = parsed(run_waymark({"simulate", hotel, "--format", "json"}));
    const std::vector<std::string> lines = lines_of(run_waymark({"simulate", hotel, "--format", "csv"}).out);
    REQUIRE(lines.size() == json["periods"].size() + 1);
    for (std::size_t row = 0; row < lines.size(); ++row) {
        std::istringstream cells(lines[row]);
        std::string cell;
        for (const std::string& column : columns) {
            std::getline(cells, cell, ',');
            if (row == 0) {
                CHECK(cell == column);
            } else if (cell.empty()) {
                CHECK(json["periods"][row - 1][column].is_null());
            } else {
                CHECK(std::stod(cell) == json["periods"][row - 1][column].get<double>());
            }
        }
    }
}

TEST_CASE("the table is aligned, plain when no terminal reads it, and says what it stands on") {
    const Ran ran = run_waymark({"simulate", hotel});
    REQUIRE(ran.exit == 0);
    CHECK(ran.out.find('\x1b') == std::string::npos);
    const std::vector<std::string> lines = lines_of(ran.out);
    CHECK(lines.back() == "Projection from stated assumptions.");
    const auto rule = std::find_if(lines.begin(), lines.end(),
                                   [](const std::string& line) { return line.starts_with("──"); });
    REQUIRE(rule != lines.end());
    for (auto line = rule + 1; !line->empty(); ++line)
        CHECK(width_of(*line) <= width_of(*rule));
}

TEST_CASE("compare gives goals with their difference and the money") {
    const std::string scenario = first_scenario();
    const Json json = parsed(run_waymark({"compare", hotel, "--scenario", scenario, "--format", "json"}));
    REQUIRE(json["scenarios"].size() == 1);
    const Json& comparison = json["scenarios"][0];
    CHECK(keys_of(comparison) == std::vector<std::string>{"scenario", "goals", "waterfall", "investment",
                                                          "payback_period", "net_present_value"});
    CHECK(keys_of(comparison["goals"]) ==
          std::vector<std::string>{"customers", "churned", "satisfaction", "nps", "value"});

    const Json base = parsed(run_waymark({"simulate", hotel, "--format", "json"}));
    const Json with = parsed(run_waymark({"simulate", hotel, "--scenario", scenario, "--format", "json"}));
    const Json& customers = comparison["goals"]["customers"];
    CHECK(customers["base"] == base["periods"].back()["customers"]);
    CHECK(customers["scenario"] == with["periods"].back()["customers"]);
    CHECK(customers["difference"].get<double>() ==
          customers["scenario"].get<double>() - customers["base"].get<double>());
}

TEST_CASE("compare shows a scenario once that is named twice") {
    const Json json = parsed(run_waymark(
        {"compare", hotel, "--scenario", "renewal", "--scenario", "renewal", "--format", "json"}));
    CHECK(json["scenarios"].size() == 1);
}

TEST_CASE("compare without a choice takes all scenarios, in every format") {
    const Json scenarios = Json::parse(text_of_file(hotel))["scenarios"];
    const std::size_t count = scenarios.size();
    std::size_t interventions = 0;
    for (const Json& scenario : scenarios)
        interventions += scenario["interventions"].size();
    CHECK(parsed(run_waymark({"compare", hotel, "--format", "json"}))["scenarios"].size() == count);
    // Five goals and three sums of money a scenario, and each intervention's part in each goal.
    CHECK(lines_of(run_waymark({"compare", hotel, "--format", "csv"}).out).size() ==
          1 + 8 * count + 5 * interventions);
    const Ran table = run_waymark({"compare", hotel});
    CHECK(table.exit == 0);
    CHECK(lines_of(table.out).back() == "Projection from stated assumptions.");
}

TEST_CASE(
    "base stands beside four scenarios: a fifth is refused, and of more than four the first are taken") {
    const TemporaryFolder folder;
    const std::string file = folder / "five.journey.json";
    Json journey = Json::parse(text_of_file(hotel));
    const Json first = journey["scenarios"][0];
    journey["scenarios"] = Json::array();
    for (const char* id : {"a", "b", "c", "d", "e"}) {
        journey["scenarios"].push_back(first);
        journey["scenarios"].back()["id"] = id;
    }
    std::ofstream(file) << journey.dump();
    const Ran named = run_waymark({"compare", file, "--scenario", "a", "--scenario", "b", "--scenario", "c",
                                   "--scenario", "d", "--scenario", "e"});
    CHECK(named.exit == 2);
    CHECK(named.err.find(
              "5 scenarios are named, and four at most stand beside the base map. Compare the others "
              "in a call of their own") != std::string::npos);
    CHECK(named.out.empty());
    const Ran all = run_waymark({"compare", file, "--format", "json"});
    CHECK(all.exit == 0);
    CHECK(all.err == "The first four of 5 scenarios are compared. Name others with --scenario.\n");
    const Json compared = Json::parse(all.out)["scenarios"];
    REQUIRE(compared.size() == 4);
    CHECK(compared[3]["scenario"] == "d");
    const Ran twice = run_waymark({"compare", file, "--scenario", "e", "--scenario", "a", "--scenario", "b",
                                   "--scenario", "e", "--scenario", "c", "--format", "csv"});
    CHECK(twice.exit == 0); // four, one of them named twice
    CHECK(twice.err.empty());
}

TEST_CASE("unknown scenarios and personas are refused with the nearest and the list") {
    const std::string file = "files/v1/hotel.journey.json";
    const Ran scenario = run_waymark({"simulate", file, "--scenario", "mobil"});
    CHECK(scenario.exit == 1);
    CHECK(scenario.err == file + ": there is no scenario \"mobil\". Did you mean \"mobile\"? Known: mobile "
                                 "(\"Mobile check-in\").\n");
    const Ran persona = run_waymark({"simulate", file, "--persona", "family"});
    CHECK(persona.exit == 1);
    CHECK(persona.err ==
          file + ": there is no persona \"family\". Known: business (\"Business traveller\").\n");
    CHECK(run_waymark({"compare", file, "--scenario", "mobile", "x"}).exit == 1);
    // The name that stands on screen does as well as the id that stands in the file.
    CHECK(run_waymark({"simulate", file, "--scenario", "Mobile check-in"}).out ==
          run_waymark({"simulate", file, "--scenario", "mobile"}).out);
}

TEST_CASE("a map that nobody can walk is refused in words") {
    const TemporaryFolder folder;
    const std::string file = folder / "blank.journey.json";
    REQUIRE(run_waymark({"new", "-o", file}).exit == 0);
    const Ran ran = run_waymark({"simulate", file});
    CHECK(ran.exit == 1);
    CHECK(ran.err == file + ": the map has no touchpoint. Add one where people start.\n");
}

TEST_CASE(
    "sampled people come as the projection does, with errors, distributions, paths and the exact figures") {
    const Json file = Json::parse(text_of_file(hotel));
    const Json exact = parsed(run_waymark({"simulate", hotel, "--format", "json"}));
    const Json json = parsed(run_waymark({"simulate", hotel, "--people", "20000", "--format", "json"}));
    CHECK(keys_of(json) == std::vector<std::string>{"journey", "scenario", "people", "seed", "cut", "periods",
                                                    "standard_errors", "lifetime", "distributions", "exact"});
    CHECK(json["people"] == 20000);
    CHECK(json["seed"] == 1);
    CHECK(json["cut"] == 0);
    CHECK(json["exact"]["periods"] == exact["periods"]);
    CHECK(json["exact"]["lifetime"] == exact["lifetime"]);
    REQUIRE(json["periods"].size() == exact["periods"].size());
    REQUIRE(json["standard_errors"].size() == exact["periods"].size());
    for (std::size_t t = 0; t < exact["periods"].size(); ++t) {
        CHECK(keys_of(json["periods"][t]) == columns);
        CHECK(keys_of(json["standard_errors"][t]) == columns);
        CHECK(json["standard_errors"][t]["period"] == t);
        CHECK(json["standard_errors"][t]["entered"] == 0);
        for (const std::string& column : columns)
            CHECK(json["periods"][t][column].is_null() == json["standard_errors"][t][column].is_null());
    }
    for (const Json& persona : file["personas"]) {
        const Json& lives = json["distributions"][persona["id"].get<std::string>()];
        CHECK(keys_of(lives) == std::vector<std::string>{"people", "cut", "days", "visits", "value",
                                                         "different_paths", "paths"});
        CHECK(keys_of(lives["days"]) ==
              std::vector<std::string>{"mean", "standard_error", "p05", "p25", "p50", "p75", "p95"});
        CHECK(lives["days"]["p25"] < lives["days"]["p75"]);
        CHECK(lives["paths"].size() == 10);
        CHECK(keys_of(lives["paths"][0]) ==
              std::vector<std::string>{"touchpoints", "end", "people", "share"});
        // What is lived on average is what the persona's lifetime says.
        const Json& lifetime = json["lifetime"][persona["id"].get<std::string>()];
        CHECK(lives["days"]["mean"].get<double>() == Approx(lifetime["days"].get<double>()).epsilon(1e-12));
        CHECK(lives["value"]["mean"].get<double>() == Approx(lifetime["value"].get<double>()).epsilon(1e-12));
    }
}

TEST_CASE("the same seed gives the same bytes with one thread and with two, another seed others") {
    for (const std::string format : {"json", "csv", "table"}) {
        const auto run = [&](const std::string& seed, const std::string& threads) {
            return run_waymark({"simulate", hotel, "--scenario", first_scenario(), "--people", "40000",
                                "--seed", seed, "--threads", threads, "--format", format});
        };
        const Ran one = run("9", "1");
        CHECK(one.exit == 0);
        CHECK(run("9", "2").out == one.out);
        CHECK(run("10", "2").out != one.out);
    }
}

TEST_CASE("sampled people as CSV stand beside their errors and the exact figures") {
    const Ran ran = run_waymark({"simulate", hotel, "--people", "1000", "--format", "csv"});
    const std::vector<std::string> lines = lines_of(ran.out);
    CHECK(lines.front().starts_with(
        "period,prospects,prospects_standard_error,prospects_exact,customers,customers_standard_error,"));
    CHECK(lines.size() == 26);
    for (const std::string& line : lines)
        CHECK(std::count(line.begin(), line.end(), ',') == 3 * 14);
}

TEST_CASE("too few sampled people are refused with the number that would do") {
    const Ran ran = run_waymark({"simulate", hotel, "--people", "99"});
    CHECK(ran.exit == 1);
    CHECK(ran.out.empty());
    CHECK(ran.err ==
          hotel + ": 99 people cannot be sampled here, where 50 groups enter the map. Take 100 people, "
                  "two a group, to 10000000.\n");
}
