#include "file/fragment_text.h"

#include <catch2/catch.hpp>

#include "../edit/sample.h"
#include "file/journey_file.h"

using namespace waymark;
using waymark::testing::sample;

namespace {

Fragment desk_and_room() {
    return fragment_of(sample(), {"desk", "room"});
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

} // namespace

TEST_CASE("a fragment is text that people can read, with a mark of what it is") {
    CHECK(to_text(desk_and_room()) == R"({
  "format": "waymark.touchpoints",
  "version": 1,
  "stages": [
    {
      "id": "stay",
      "name": "Stay"
    }
  ],
  "touchpoints": [
    {
      "id": "desk",
      "name": "Desk",
      "stage": "stay"
    },
    {
      "id": "room",
      "name": "Room",
      "stage": "stay"
    }
  ],
  "links": [
    {
      "from": "desk",
      "to": "room"
    },
    {
      "from": "room",
      "to": "@done"
    }
  ]
}
)");
}

TEST_CASE("a fragment's text gives the same fragment, every field included") {
    Fragment fragment = desk_and_room();
    fragment.touchpoints[0].pains = {"Queue", "Zum Schlüssel"};
    fragment.touchpoints[0].evidence = {EvidenceLevel::measured, 40, "Survey"};
    fragment.touchpoints[1].scores = {9, 2.5, 7};
    fragment.links[0].friction = 1.5;
    const auto read = parse_fragment(to_text(fragment));
    REQUIRE(read);
    CHECK(*read == fragment);
}

TEST_CASE("other texts do not claim to be fragments, and are refused") {
    for (const char* text : {"", "Desk\tRoom", "{", "[1, 2]", "{\"format\": \"waymark.journey\"}"}) {
        CHECK_FALSE(claims_to_be_fragment(text));
        CHECK_FALSE(parse_fragment(text));
    }
    CHECK_FALSE(claims_to_be_fragment(to_canonical_text(sample())));
    CHECK(claims_to_be_fragment("\n  " + to_text(desk_and_room())));
}

TEST_CASE("a broken fragment is refused with what is wrong and where") {
    const std::string whole = to_text(desk_and_room());
    const auto refusal = [](const std::string& text) {
        return parse_fragment(text).problems().front();
    };
    CHECK(refusal(whole.substr(0, whole.size() / 2)).place.starts_with("line "));
    CHECK(refusal(replaced(whole, "\"stage\": \"stay\"", "\"stage\": \"gone\"")).place ==
          "touchpoints[0] \"desk\"");
    CHECK(refusal(replaced(whole, "\"to\": \"room\"", "\"to\": \"lobby\"")).place.starts_with("links[0]"));
    CHECK(refusal(replaced(whole, "\"version\": 1", "\"version\": 2")).what ==
          "the touchpoints were copied by another version of Waymark");
    CHECK(refusal(to_text(Fragment{})).what == "stages is empty, a journey has at least one stage");
}
