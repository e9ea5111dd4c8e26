#include <catch2/catch.hpp>

#include <string>

#include <nlohmann/json.hpp>

#include "app/cli/program.h"

using namespace waymark;
using Json = nlohmann::ordered_json;

namespace {

const std::string hotel = WAYMARK_SOURCE_DIR "/scenarios/city-hotel.journey.json";

Json json_in(const std::string& file) {
    return Json::parse(text_of_file(file));
}

} // namespace

TEST_CASE("import makes a journey from a table, which check finds in order") {
    const TemporaryFolder folder;
    const std::string table =
        folder.with("trip.csv", "Touchpoint;Phase;Effort;Drop-off\nSearch;Before;2,5;3 %\nRide;During;;\n");
    const std::string output = folder / "trip.journey.json";
    const Ran ran = run_waymark({"import", table, "-o", output});
    INFO(ran.err);
    CHECK(ran.exit == 0);
    CHECK(ran.err.empty());
    CHECK(ran.out == output + ": trip, 2 stages, 2 touchpoints, 1 link\n");
    const Json journey = json_in(output);
    CHECK(journey["touchpoints"][0]["effort"] == 2.5);
    CHECK(journey["touchpoints"][0]["leave"] == 0.03);
    CHECK(journey["links"][0]["to"] == "ride");
    CHECK(run_waymark({"check", output}).exit == 0);
    CHECK(run_waymark({"simulate", output}).exit == 0);
}

TEST_CASE("a table with a cell that cannot be read is refused, or imported partly") {
    const TemporaryFolder folder;
    const std::string table = folder.with("trip.csv", "Name,Effort\nSearch,high\nRide,2\n");
    const std::string output = folder / "trip.journey.json";
    const Ran refused = run_waymark({"import", table, "-o", output});
    CHECK(refused.exit == 1);
    CHECK(refused.err == table +
                             ": Row 2, Effort: “high” is not a number from 1 to 7. Put a number, or leave it "
                             "empty.\n" +
                             table +
                             ": nothing was imported. Mend the table, or add --partly to leave these "
                             "cells out.\n");
    CHECK(folder.count() == 1);
    const Ran partly = run_waymark({"import", table, "-o", output, "--partly", "--no-links"});
    CHECK(partly.exit == 0);
    CHECK_FALSE(json_in(output).contains("links"));
    CHECK(run_waymark({"import", table, "-o", output, "--partly"}).exit == 1); // it is there already
}

TEST_CASE("an event log is not taken for a table of touchpoints") {
    const TemporaryFolder folder;
    const std::string log = folder.with("log.csv", "case_id,activity,timestamp\n1,Search,2026-01-01\n");
    const Ran ran = run_waymark({"import", log, "-o", folder / "x.journey.json"});
    CHECK(ran.exit == 1);
    CHECK(ran.err.starts_with(log + ": this is an event log, a row for each event of a person."));
}

TEST_CASE("what is exported as a table is imported to the same touchpoints") {
    const TemporaryFolder folder;
    for (const char* name : {"hotel.csv", "hotel.tsv"}) {
        const std::string table = folder / name, output = folder / (std::string(name) + ".journey.json");
        REQUIRE(run_waymark({"export", hotel, "-o", table}).exit == 0);
        REQUIRE(run_waymark({"import", table, "-o", output}).exit == 0);
        Json expected = json_in(hotel)["touchpoints"], found = json_in(output)["touchpoints"];
        for (Json* list : {&expected, &found}) // stages get ids of their own from their names
            for (Json& touchpoint : *list)
                touchpoint.erase("stage");
        CHECK(found == expected);
    }
}

TEST_CASE("a map goes to Mermaid and back with its stages, names and personas") {
    const TemporaryFolder folder;
    const std::string diagram = folder / "hotel.mmd", output = folder / "back.journey.json";
    REQUIRE(run_waymark({"export", hotel, "-o", diagram}).exit == 0);
    CHECK(text_of_file(diagram).starts_with("journey\n    title "));
    REQUIRE(run_waymark({"import", diagram, "-o", output}).exit == 0);
    const Json before = json_in(hotel), after = json_in(output);
    CHECK(after["title"] == before["title"]);
    REQUIRE(after["stages"].size() == before["stages"].size());
    CHECK(after["stages"][1]["name"] == before["stages"][1]["name"]);
    CHECK(after["personas"].size() == before["personas"].size());
    CHECK(after["touchpoints"].size() == before["touchpoints"].size());
}
