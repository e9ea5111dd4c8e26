#include <catch2/catch.hpp>

#include <filesystem>

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "app/cli/program.h"
#include "checks/check_info.h"
#include "sim/file/broken_files.h"

using namespace waymark;

namespace {

const std::string hotel = "files/v1/hotel.journey.json";

} // namespace

TEST_CASE("new makes a journey of every template that check finds in order") {
    const TemporaryFolder folder;
    for (const char* name : {"hotel", "telecom", "shop", "bank", "saas", "blank"}) {
        INFO(name);
        const std::string file = folder / (std::string(name) + ".journey.json");
        CHECK(run_waymark({"new", "--template", name, "-o", file}).exit == 0);
        const Ran check = run_waymark({"check", file});
        CHECK(check.exit == 0);
        CHECK(check.err.empty());
    }
}

TEST_CASE("new replaces a file only when told to") {
    const TemporaryFolder folder;
    const std::string file = folder.with("a.journey.json", "precious");
    const Ran refused = run_waymark({"new", "-o", file});
    CHECK(refused.exit == 1);
    CHECK(refused.err ==
          file + ": there is a file of this name already. Choose another name, or add --force.\n");
    CHECK(text_of_file(file) == "precious");
    CHECK(run_waymark({"new", "--force", "-o", file}).exit == 0);
    CHECK(text_of_file(file + "~") == "precious");
}

TEST_CASE("where the folder is missing the machine has failed") {
    const TemporaryFolder folder;
    const Ran ran = run_waymark({"new", "-o", folder / "no/a.journey.json"});
    CHECK(ran.exit == 3);
    CHECK(ran.err.find("the folder does not exist") != std::string::npos);
    CHECK(folder.count() == 0);
}

TEST_CASE("check finds the bundled journeys in order") {
    for (const char* name :
         {"city-hotel", "telecom-support", "omnichannel-shop", "bank-account", "saas-onboarding"}) {
        const Ran ran =
            run_waymark({"check", WAYMARK_SOURCE_DIR "/scenarios/" + std::string(name) + ".journey.json"});
        INFO(ran.out + ran.err);
        CHECK(ran.exit == 0);
        CHECK(ran.err.empty());
    }
}

TEST_CASE("check names every problem of every file, a line each") {
    const TemporaryFolder folder;
    const std::string bad =
        folder.with("bad.journey.json",
                    R"({"format": "waymark.journey", "version": 1, "title": "", "stages": [{"id": "s"}],
        "touchpoints": [{"id": "a", "stage": "s", "leave": 1.4}, {"id": "b", "stage": "t"}]})");
    const std::string missing = folder / "missing.journey.json";
    const Ran ran = run_waymark({"check", bad, hotel, missing});
    CHECK(ran.exit == 1);
    CHECK(ran.err ==
          bad + ": touchpoints[0] \"a\": leave is 1.4, must be 0–1\n" + bad +
              ": touchpoints[1] \"b\": stage is \"t\", which is no stage of the journey. Known: s.\n" +
              missing + ": there is no such file. Check its name and folder.\n");
    CHECK(ran.out.find(
              "hotel.journey.json: in order: 2 stages, 3 touchpoints, 3 links, 1 persona, 1 scenario") !=
          std::string::npos);
}

TEST_CASE("check tells what has no effect and where people go round for ever") {
    const TemporaryFolder folder;
    const std::string file =
        folder.with("loop.journey.json",
                    R"({"format": "waymark.journey", "version": 1, "title": "", "stages": [{"id": "s"}],
        "touchpoints": [{"id": "a", "stage": "s"}, {"id": "b", "stage": "s"}],
        "links": [{"from": "a", "to": "b"}, {"from": "b", "to": "a"}],
        "personas": [{"id": "p", "start": [{"touchpoint": "a"}]}],
        "scenarios": [{"id": "x", "interventions": [
            {"id": "off", "enabled": false, "changes": [{"do": "add_touchpoint", "touchpoint": {"id": "c", "stage": "s"}}]},
            {"id": "on", "changes": [{"do": "set", "touchpoint": "c", "field": "people", "value": 7}]}]}]})");
    const Ran ran = run_waymark({"check", file});
    INFO(ran.out);
    CHECK(ran.exit == 0);
    CHECK(ran.out.find(": warning: base map: persona \"p\" can come into a closed loop that is never left: "
                       "\"a\" and \"b\". Add a link out of it, a leave rate above 0, or a link to @done. "
                       "[closed-loop]\n") != std::string::npos);
    CHECK(ran.out.find(": warning: scenarios[0] \"x\", interventions[1] \"on\", changes[0]: set people of "
                       "\"c\" has no effect") != std::string::npos);
}

TEST_CASE("check sums up how much it found, by severity") {
    const Ran ran = run_waymark({"check", WAYMARK_SOURCE_DIR "/scenarios/city-hotel.journey.json"});
    CHECK(ran.exit == 0);
    CHECK(ran.out.ends_with("in order: 4 stages, 12 touchpoints, 24 links, 2 personas, 3 scenarios; "
                            "2 warnings, 1 note\n"));
    CHECK(ran.out.find("note: \"Members' offer\": 50 % of those who go on come straight back. Where one long "
                       "stay is meant, lengthen it instead of repeating it. [repeats]\n") !=
          std::string::npos);
}

TEST_CASE("check writes csv with a row a finding and json with the elements, for all files together") {
    const TemporaryFolder folder;
    const std::string file = folder.with("a \"b\", c.journey.json",
                                         R"({"format": "waymark.journey", "version": 1, "title": "T",
        "reviewed": "2026-11-01", "stages": [{"id": "s", "relationship": "prospect"}, {"id": "t"}],
        "touchpoints": [{"id": "a", "stage": "s", "owner": "O", "evidence": {"level": "estimated"}},
                        {"id": "b", "stage": "t", "owner": "O", "evidence": {"level": "measured", "responses": 3}}],
        "links": [{"from": "a", "to": "b"}], "personas": [{"id": "p", "start": [{"touchpoint": "a"}]}],
        "scenarios": [{"id": "x", "interventions": [{"id": "y", "changes": [
            {"do": "remove_link", "link": ["a", "b"]}, {"do": "remove_link", "link": ["a", "b"]}]}]}]})");
    const std::string bad = folder.with("bad.journey.json", "{}");
    const Ran csv = run_waymark({"check", "--format", "csv", file});
    CHECK(csv.exit == 0);
    const std::string quoted = "\"" + (folder / "a \"\"b\"\", c.journey.json") + "\"";
    CHECK(
        csv.out ==
        "file,severity,code,elements,scenario,place,what,remedy\n" + quoted +
            ",warning,dead-end,b,,\"touchpoints[1] \"\"b\"\"\",\"no link leads on, so all who do not leave "
            "finish here\",\"Link it onwards, or to @done where the journey is meant to end.\"\n" +
            quoted +
            ",warning,dead-end,a,x,\"scenarios[0] \"\"x\"\"\",\"\"\"a\"\": no link leads on, so all who do "
            "not leave finish here\",\"Link it onwards, or to @done where the journey is meant to end.\"\n" +
            quoted +
            ",warning,no-effect,y,x,\"scenarios[0] \"\"x\"\", interventions[0] \"\"y\"\", changes[1]\","
            "\"remove link \"\"a → b\"\" has no effect: link \"\"a → b\"\" is not on the map then\",\"Let "
            "what puts it there be on, start no later and stand before this.\"\n" +
            quoted +
            ",warning,no-source,a,,\"touchpoints[0] \"\"a\"\"\",\"its figures are called estimated, but no "
            "source is named\",\"Name the source or the number of responses, or call them assumed.\"\n");

    const Ran json = run_waymark({"check", "--format", "json", file, bad});
    CHECK(json.exit == 1);
    CHECK(json.err.find(bad + ": ") == 0);
    const auto all = nlohmann::json::parse(json.out);
    REQUIRE(all["files"].size() == 2);
    const auto& first = all["files"][0];
    CHECK(first["file"] == file);
    CHECK(first["journey"] == "T");
    CHECK(first["problems"].empty());
    REQUIRE(first["findings"].size() == 4);
    CHECK(first["findings"][2] == nlohmann::json::parse(R"({"code": "no-effect", "severity": "warning",
        "elements": [{"kind": "intervention", "id": "y", "scenario": "x"}], "scenario": "x",
        "place": "scenarios[0] \"x\", interventions[0] \"y\", changes[1]",
        "what": "remove link \"a → b\" has no effect: link \"a → b\" is not on the map then",
        "remedy": "Let what puts it there be on, start no later and stand before this."})"));
    CHECK(first["findings"][0]["scenario"].is_null());
    CHECK(all["files"][1]["journey"].is_null());
    CHECK_FALSE(all["files"][1]["problems"].empty());
}

TEST_CASE("the help of check names every check with its meaning") {
    const Ran ran = run_waymark({"check", "--help"});
    CHECK(ran.exit == 0);
    for (const CheckInfo& check : checks()) {
        INFO(check.name);
        CHECK(ran.out.find("\n  " + std::string(check.name) + " ") != std::string::npos);
    }
}

TEST_CASE("a scenario that leaves nothing to walk is a problem") {
    const TemporaryFolder folder;
    const std::string file =
        folder.with("gone.journey.json",
                    R"({"format": "waymark.journey", "version": 1, "title": "", "stages": [{"id": "s"}],
        "touchpoints": [{"id": "a", "stage": "s"}], "personas": [{"id": "p", "start": [{"touchpoint": "a"}]}],
        "scenarios": [{"id": "x", "interventions": [{"id": "y", "changes": [{"do": "remove_touchpoint", "touchpoint": "a"}]}]}]})");
    const Ran ran = run_waymark({"check", file});
    CHECK(ran.exit == 1);
    CHECK(ran.err.find(file + ": scenarios[0] \"x\"") == 0);
    CHECK(ran.err.find('\n') == ran.err.size() - 1); // a line each
    CHECK(ran.out.find("[scenario-refused]") == std::string::npos);
    CHECK(ran.out.find(": not in order: 1 stage") != std::string::npos);
}

TEST_CASE("format rewrites what is not canonical and leaves the rest") {
    const TemporaryFolder folder;
    const std::string by_hand = text_of_file("files/v1/hotel-by-hand.journey.json");
    const std::string file = folder.with("a.journey.json", by_hand);
    CHECK(run_waymark({"format", file}).exit == 0);
    CHECK(text_of_file(file) == text_of_file(hotel));
    CHECK(text_of_file(file + "~") == by_hand);
    const auto time = std::filesystem::last_write_time(file);
    CHECK(run_waymark({"format", file}).out == file + ": is canonical already\n");
    CHECK(std::filesystem::last_write_time(file) == time);
}

TEST_CASE("broken files end every command with status 1 and a message, never with a crash") {
    const TemporaryFolder folder;
    const std::vector<BrokenFile> files = broken_files(text_of_file(hotel));
    constexpr std::size_t every = 11;
    for (std::size_t i = 0; i < files.size(); i += every) {
        INFO(files[i].fault);
        const std::string file = folder.with("broken.journey.json", files[i].text);
        for (const char* command : {"check", "simulate", "format"}) {
            const Ran ran = run_waymark({command, file});
            CHECK(ran.exit == 1);
            CHECK(ran.err.find(files[i].expected) != std::string::npos);
            CHECK(ran.out.empty());
        }
        CHECK(text_of_file(file) == files[i].text);
    }
    for (const std::string& place : {folder / "", folder / "none", std::string("/dev/null")}) {
        const Ran ran = run_waymark({"check", place});
        CHECK(ran.exit == 1);
        CHECK_FALSE(ran.err.empty());
    }
}

TEST_CASE("a file without permission is named") {
    if (::geteuid() == 0) return; // the superuser may read all
    const TemporaryFolder folder;
    const std::string file = folder.with("a.journey.json", "{}");
    std::filesystem::permissions(file, std::filesystem::perms::none);
    const Ran ran = run_waymark({"check", file});
    CHECK(ran.exit == 1);
    CHECK(ran.err.find("no permission") != std::string::npos);
}
