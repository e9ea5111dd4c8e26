#include <catch2/catch.hpp>

#include "panels/number_field.h"

using namespace waymark;

TEST_CASE("numbers are written with as few decimals as they need") {
    CHECK(number_text(7.5, 1, 3) == "7.5");
    CHECK(number_text(8, 1, 3) == "8.0");
    CHECK(number_text(0.125, 1, 3) == "0.125");
    CHECK(number_text(1200, 0, 3) == "1200");
    CHECK(number_text(-0.25, 0, 3) == "−0.25");
    CHECK(number_text(-0.0001, 0, 3) == "0");
}

TEST_CASE("numbers are read as people type them") {
    CHECK(parse_number("7.5") == 7.5);
    CHECK(parse_number("7,5") == 7.5);
    CHECK(parse_number("€ 40 000") == 40000);
    CHECK(parse_number("0.3 days") == 0.3);
    CHECK(parse_number("−2") == -2);
    CHECK(parse_number("12 %") == 12);
    CHECK_FALSE(parse_number("").has_value());
    CHECK_FALSE(parse_number("many").has_value());
}
