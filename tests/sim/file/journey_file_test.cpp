#include "file/journey_file.h"

#include <catch2/catch.hpp>

#include <string>

#include "file/read.h"
#include "journey/lookup.h"

using namespace waymark;

namespace {

std::string text_of_file(const std::string& path) {
    const Result<std::string> text = read_file(path, 1'000'000);
    INFO(path);
    REQUIRE(text);
    return *text;
}

// The problems of a text, a line each.
std::string problems_of(const std::string& text) {
    const Result<Journey> journey = parse_journey(text);
    if (journey) return "";
    std::string lines;
    for (const Problem& problem : journey.problems())
        lines += to_text(problem) + "\n";
    return lines;
}

// The smallest journey, with `more` members behind its required ones.
std::string journey_with(const std::string& more) {
    return R"({"format": "waymark.journey", "version": 1, "title": "T", "stages": [{"id": "s"}])" + more +
           "}";
}

} // namespace

TEST_CASE("a file written by hand is read as it means") {
    const Result<Journey> read = load_journey("files/v1/hotel-by-hand.journey.json");
    REQUIRE(read);
    const Journey& journey = *read;
    CHECK(journey.title == "City hotel");
    CHECK(journey.stages[0] == Stage{"discover", "Discover", Relationship::prospect});
    const Touchpoint* checkin = find_touchpoint(journey, "checkin");
    REQUIRE(checkin != nullptr);
    CHECK(checkin->lane == Lane::people);
    CHECK(checkin->scores == Scores{8, 4.5, 7});
    CHECK(checkin->evidence == Evidence{EvidenceLevel::measured, 412, "Exit survey, May"});
    CHECK(checkin->moment_of_truth);
    CHECK(checkin->pains == std::vector<std::string>{"Queue at 15:00"});
    CHECK(find_touchpoint(journey, "room")->name == "Zimmer & Gästebad €");
    CHECK(find_touchpoint(journey, "site")->initiated_by == Initiator::customer);
    CHECK(journey.links[1] == Link{"checkin", "room", 1, 0, 0.5});
    CHECK(journey.personas[0].weights == Weights{1, 2, 1});
    CHECK(journey.simulation == Simulation{PeriodUnit::month, 24, 1000, 40, 0.1});

    const std::vector<Change>& changes = journey.scenarios[0].interventions[0].changes;
    REQUIRE(changes.size() == 8);
    CHECK(changes[0] == Change{ChangeTouchpoint{Operation::add, "checkin", TouchpointField::process, 3}});
    CHECK(changes[1] ==
          Change{ChangeLink{Operation::multiply, {"checkin", "room"}, LinkField::friction, 0.5}});
    CHECK(std::get<AddTouchpoint>(changes[2]).touchpoint.scores == Scores{5, 5, 8});
    CHECK(changes[4] == Change{AddLink{{"app", "room"}}});
    CHECK(changes[6] == Change{RemoveLink{{"room", done_target}}});
    CHECK(changes[7] == Change{RemoveTouchpoint{"checkin"}});
}

TEST_CASE("the canonical form of the sample stands as it was looked at") {
    const Result<Journey> journey = load_journey("files/v1/hotel-by-hand.journey.json");
    REQUIRE(journey);
    CHECK(to_canonical_text(*journey) == text_of_file("files/v1/hotel.journey.json"));
}

TEST_CASE("loading and saving a canonical file changes no byte") {
    const std::string text = text_of_file("files/v1/hotel.journey.json");
    const Result<Journey> journey = parse_journey(text);
    REQUIRE(journey);
    CHECK(to_canonical_text(*journey) == text);
}

TEST_CASE("what is missing takes its default, and what equals its default is not written") {
    const Result<Journey> journey =
        parse_journey(journey_with(R"(, "touchpoints": [{"id": "a", "stage": "s"}])"));
    REQUIRE(journey);
    Touchpoint expected;
    expected.id = "a";
    expected.name = "a";
    expected.stage = "s";
    CHECK(journey->touchpoints == std::vector<Touchpoint>{expected});
    CHECK(journey->simulation == Simulation{});
    CHECK(to_canonical_text(*journey) == "{\n"
                                         "  \"format\": \"waymark.journey\",\n"
                                         "  \"version\": 1,\n"
                                         "  \"title\": \"T\",\n"
                                         "  \"stages\": [\n"
                                         "    {\n"
                                         "      \"id\": \"s\"\n"
                                         "    }\n"
                                         "  ],\n"
                                         "  \"touchpoints\": [\n"
                                         "    {\n"
                                         "      \"id\": \"a\",\n"
                                         "      \"stage\": \"s\"\n"
                                         "    }\n"
                                         "  ]\n"
                                         "}\n");
}

TEST_CASE("numbers are written in their shortest form and read back the same") {
    for (const double value :
         {0.1, 1.0 / 3.0, 1e-12, 8.0, 1e15, 1e22, 123456789.125, 5e-324, 1.7976931348623157e308}) {
        Journey journey = *parse_journey(journey_with(R"(, "touchpoints": [{"id": "a", "stage": "s"}])"));
        journey.touchpoints[0].cost = value;
        const std::string text = to_canonical_text(journey);
        INFO(text);
        REQUIRE(parse_journey(text));
        CHECK(parse_journey(text)->touchpoints[0].cost == value);
    }
    Journey journey = *parse_journey(journey_with(""));
    journey.simulation.initial = 250;
    CHECK(to_canonical_text(journey).find("\"initial\": 250\n") != std::string::npos);
}

TEST_CASE("text keeps its characters") {
    Journey journey = *parse_journey(journey_with(""));
    journey.title = "Zoë said \"ça va\"\n\tand left \\ — 日本 🙂";
    const std::string text = to_canonical_text(journey);
    CHECK(text.find("Zoë said \\\"ça va\\\"\\n\\tand left \\\\ — 日本 🙂") != std::string::npos);
    CHECK(*parse_journey(text) == journey);
    journey.title = "cut \xC3";
    CHECK(parse_journey(to_canonical_text(journey))->title == "cut \xEF\xBF\xBD");
}

TEST_CASE("a problem names place, fault and remedy") {
    CHECK(problems_of(journey_with(
              R"(, "touchpoints": [{"id": "a", "stage": "s"}, {"id": "b", "stage": "s", "leave": 1.4}])")) ==
          "touchpoints[1] \"b\": leave is 1.4, must be 0–1\n");
    CHECK(problems_of(journey_with(R"(, "touchpoints": [{"id": "a", "stage": "s", "leav": 0.4}])")) ==
          "touchpoints[0] \"a\": key \"leav\" is not known. Did you mean \"leave\"?\n");
    CHECK(problems_of(
              journey_with(R"(, "touchpoints": [{"id": "a", "stage": "s", "scores": {"peple": 3}}])")) ==
          "touchpoints[0] \"a\": key \"scores.peple\" is not known. Did you mean \"people\"?\n");
    CHECK(problems_of(journey_with(R"(, "touchpoints": [{"id": "a", "stage": "s", "lane": "prozess"}])")) ==
          "touchpoints[0] \"a\": lane is \"prozess\", must be people, process or product. Did you mean "
          "\"process\"?\n");
    CHECK(problems_of(journey_with(R"(, "touchpoints": [{"id": "a", "stage": "s", "pains": ["x", 3]}])")) ==
          "touchpoints[0] \"a\": pains[1] is 3, must be text in double quotes\n");
    CHECK(problems_of(journey_with(R"(, "touchpoints": [{"stage": "s"}])")) ==
          "touchpoints[0]: id is missing. Add the key \"id\".\n");
    CHECK(problems_of(journey_with(R"(, "simulation": {"horizon": 2.5})")) ==
          "simulation.horizon is 2.5, must be a whole number\n");
    CHECK(problems_of(journey_with(R"(, "simulation": {"horizon": 1e12})")) ==
          "simulation.horizon is 1e+12, must be a whole number\n");
    CHECK(
        problems_of(journey_with(
            R"(, "scenarios": [{"id": "x", "interventions": [{"id": "y", "changes": [{"do": "ad"}]}]}])")) ==
        "scenarios[0] \"x\", interventions[0] \"y\", changes[0]: do is \"ad\", must be set, add, multiply, "
        "add_touchpoint, add_link, remove_link or remove_touchpoint. Did you mean \"add\"?\n");
}

TEST_CASE("all problems of a file are said at once") {
    CHECK(problems_of(journey_with(
              R"(, "colour": 1, "touchpoints": [{"id": "a", "stage": "s", "leave": "high", "cost": -1}],
        "links": [{"from": "a", "to": "b", "tilt": 9}])")) ==
          "touchpoints[0] \"a\": leave is \"high\", must be a number\n"
          "key \"colour\" is not known. Known: format, version, title, description, client, author, state, "
          "reviewed, "
          "currency, stages, touchpoints, lanes, ….\n"
          "touchpoints[0] \"a\": cost is -1, must be 0 or more\n"
          "links[0] \"a → b\": to is \"b\", which is no touchpoint of the journey. Known: a.\n"
          "links[0] \"a → b\": tilt is 9, must be −5 to 5\n");
}

TEST_CASE("a fault of one list does not hide those of other elements") {
    CHECK(problems_of(R"({"format": "waymark.journey", "version": 1, "stages": [{"id": "s"}],
        "touchpoints": [{"id": "a", "stage": "s", "pains": "many", "leave": 2}],
        "personas": [{"id": "p", "start": "a", "share": -1}]})") ==
          "title is missing. Add the key \"title\".\n"
          "touchpoints[0] \"a\": pains is \"many\", must be a list in square brackets\n"
          "personas[0] \"p\": start is \"a\", must be a list in square brackets\n"
          "touchpoints[0] \"a\": leave is 2, must be 0–1\n"
          "personas[0] \"p\": share is -1, must be 0 or more\n");
}

TEST_CASE("what is no JSON is named with line and column") {
    CHECK(problems_of("{\n  \"format\": NaN\n}") ==
          "line 2, column 13: NaN is no number in JSON. Write a finite number.\n");
    CHECK(problems_of("{\n  \"title\": \"é\", \"a\": 1,\n}") ==
          "line 3, column 1: a comma stands before the closing bracket. Take the comma away.\n");
    CHECK(problems_of("{'format': 1}") ==
          "line 1, column 2: a single quote stands where JSON has none. Write \" instead.\n");
    CHECK(
        problems_of("{\"cost\": 1e400}") ==
        "line 1, column 10: a number is too large to be stored. Write a finite number up to about 1e308.\n");
    CHECK(problems_of("{\"a\": \"\xC3\x28\"}") ==
          "line 1, column 8: a byte that is not UTF-8. Save the file as UTF-8.\n");
    CHECK(problems_of("  \n ") ==
          "the file is empty. Open another file, or make a new journey with: waymark new -o FILE\n");
    CHECK(problems_of(std::string(65, '[')) == "line 1, column 65: lists and objects are nested more than 64 "
                                               "deep. A journey needs 7 levels; is this the "
                                               "right file?\n");
    CHECK(problems_of("[1]") ==
          "the file holds no JSON object. A journey file begins with {. Is this the right file?\n");
}

TEST_CASE("a doubled key is named, beside the other problems") {
    CHECK(problems_of(journey_with(",\n \"title\": \"again\", \"simulation\": {\"horizon\": 0}")) ==
          "line 2, column 8: key \"title\" stands twice in the same object. Keep one of the two.\n"
          "simulation.horizon is 0, must be 1–1200\n");
}

TEST_CASE("other formats and newer versions are refused by name") {
    CHECK(problems_of(R"({"format": "waymark.journey", "version": 2, "surprise": []})") ==
          "version is 2, and this Waymark reads version 1. Open it with a newer Waymark, or have it saved as "
          "version 1.\n");
    CHECK(problems_of(R"({"format": "other", "version": 1})") ==
          "this is no Waymark journey: \"format\" must be \"waymark.journey\". Open a journey file, whose "
          "name usually "
          "ends in .journey.json.\n");
    CHECK(problems_of(R"({"format": "waymark.journey", "version": 0})") == "version is 0, must be 1\n");
}
