#include "file/templates.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "file/journey_file.h"
#include "file/read.h"
#include "journey/validate.h"

using namespace waymark;

TEST_CASE("every template gives a valid journey to fill in") {
    for (const TemplateInfo& info : templates()) {
        INFO(info.name);
        const Result<Journey> journey = journey_of_template(info.name);
        REQUIRE(journey);
        CHECK(validate(*journey).empty());
        CHECK(parse_journey(to_canonical_text(*journey)));
        CHECK(journey->scenarios.empty());
        CHECK(std::all_of(journey->touchpoints.begin(), journey->touchpoints.end(),
                          [](const Touchpoint& touchpoint) {
                              return touchpoint.scores == Scores{} && touchpoint.evidence == Evidence{} &&
                                     touchpoint.pains.empty();
                          }));
    }
    CHECK(templates().size() == 6);
    CHECK(journey_of_template("hotel")->touchpoints.size() >= 12);
    CHECK(journey_of_template("")->stages.size() == 3);
}

TEST_CASE("people go on arriving on a blank map") {
    CHECK(journey_of_template("blank")->simulation.arrivals == 100);
}

TEST_CASE("every template but the blank one is an example too, whole as its file") {
    REQUIRE(examples().size() == 5);
    CHECK(examples().front().name == "hotel");
    CHECK(examples().back().name == "saas");
    for (const TemplateInfo& info : examples()) {
        INFO(info.name);
        const Result<Journey> journey = journey_of_example(info.name);
        REQUIRE(journey);
        CHECK(to_canonical_text(*journey) == example_text(info.name));
        CHECK_FALSE(journey->scenarios.empty());
    }
    CHECK(to_text(journey_of_example("sas").problems()[0]) ==
          "there is no example \"sas\". Did you mean \"saas\"?");
    CHECK_FALSE(journey_of_example("blank"));
}

TEST_CASE("an unknown template is refused with the nearest") {
    CHECK(to_text(journey_of_template("hotels").problems()[0]) ==
          "there is no template \"hotels\". Did you mean \"hotel\"?");
}

TEST_CASE("the bundled journeys are inside the program byte for byte") {
    const Result<std::string> file =
        read_file(WAYMARK_SOURCE_DIR "/scenarios/saas-onboarding.journey.json", 1'000'000);
    REQUIRE(file);
    CHECK(example_text("saas") == *file);
    CHECK(example_text("blank").empty());
}
