#include "journey/wording.h"

#include <catch2/catch.hpp>

using namespace waymark;

TEST_CASE("words get a capital at their beginning where that is a small letter") {
    CHECK(capitalised("month") == "Month");
    CHECK(capitalised("net value") == "Net value");
    CHECK(capitalised("NPS") == "NPS");
    CHECK(capitalised("84 % leave") == "84 % leave");
    CHECK(capitalised("").empty());
}

TEST_CASE("a label loses its capital within a sentence, an abbreviation keeps it") {
    CHECK(within_sentence("Customers") == "customers");
    CHECK(within_sentence("Net value") == "net value");
    CHECK(within_sentence("NPS") == "NPS");
    CHECK(within_sentence("").empty());
}
