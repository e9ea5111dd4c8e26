#include "text/fonts.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace waymark;

namespace {

using Lines = std::vector<std::string>;

constexpr double em = 13;
constexpr auto weight = Weight::semibold;

double width_of(std::string_view text) {
    return measure(text, em, weight);
}

Lines broken(std::string_view text, double width, int max_lines = 9) {
    return break_lines(text, width, em, weight, max_lines);
}

} // namespace

TEST_CASE("a text that fits is one line") {
    CHECK(broken("Check-in", 100) == Lines{"Check-in"});
    CHECK(broken("Check-in", width_of("Check-in")) == Lines{"Check-in"});
    CHECK(broken("", 100).empty());
}

TEST_CASE("lines break at spaces, which are dropped there") {
    CHECK(broken("Check-out and bill", 94) == Lines{"Check-out and", "bill"});
    CHECK(broken("Booking   confirmation", 94) == Lines{"Booking", "confirmation"});
}

TEST_CASE("a word wider than the line can be shortened instead of broken") {
    const auto shortened = [](std::string_view text, double width) {
        return break_lines(text, width, em, weight, 2, WideWords::shortened);
    };
    CHECK(shortened("Reservations call", width_of("Reserv…")) == Lines{"Reserv…", "call"});
    CHECK(shortened("Hotel website", width_of("webs…")) == Lines{"Hotel", "webs…"});
    CHECK(shortened("Check-in", 100) == Lines{"Check-in"});
}

TEST_CASE("a space that hangs over the edge does not push its word down") {
    CHECK(broken("Booking confirmation", width_of("Booking")) == Lines{"Booking", "confirm", "ation"});
}

TEST_CASE("lines break after hyphens and slashes, but not before a digit") {
    CHECK(broken("self-checkout", width_of("self-checko")) == Lines{"self-", "checkout"});
    CHECK(broken("restaurant/bar", width_of("restaurant/b")) == Lines{"restaurant/", "bar"});
    CHECK(broken("open 24/7", width_of("open 24/")) == Lines{"open", "24/7"});
    CHECK(broken("scale 0-10", width_of("scale 0-")) == Lines{"scale", "0-10"});
}

TEST_CASE("a no-break space holds its words together") {
    CHECK(broken("pay €\u00A04", width_of("pay €")) == Lines{"pay", "€\u00A04"});
}

TEST_CASE("a word wider than the line breaks inside, with a letter on every line") {
    CHECK(broken("Aufmerksamkeit", width_of("Aufmerk")) == Lines{"Aufmerk", "samkeit"});
    CHECK(broken("ab", 0.1) == Lines{"a", "b"});
    CHECK(broken("e\u0301t", 0.1) == Lines{"e\u0301", "t"});
}

TEST_CASE("a word wider than the line is divided at a syllable where the whole text then fits") {
    const auto divided = [](std::string_view text, std::string_view widest, int most) {
        return break_lines(text, width_of(widest), em, weight, most, WideWords::hyphenated);
    };
    CHECK(divided("Application line", "Applica-", 2) == Lines{"Applica-", "tion line"});
    CHECK(divided("comparison", "compari-", 2) == Lines{"compari-", "son"});
    CHECK(divided("Team training", "trainin", 3) == Lines{"Team", "train-", "ing"});
    CHECK(divided("Team training", "training", 2) == Lines{"Team", "training"});
    CHECK(divided("Application line", "Applica…", 1) == Lines{"Applica…"});
    CHECK(divided("Überraschung", "Überra…", 2) ==
          Lines{"Überra…"}); // no rule for other than English letters
    CHECK(divided("A1234567890", "A1234…", 2) == Lines{"A1234…"});
}

TEST_CASE("what is left over ends in an ellipsis") {
    const auto lines = broken("Compensation desk for late complaints", 94, 2);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == "Compensation");
    CHECK(lines[1] == "desk for late…");
    CHECK(width_of(lines[1]) <= 94);
}

TEST_CASE("a newline always breaks, and blank lines stay unless they come last") {
    CHECK(broken("one\ntwo", 100) == Lines{"one", "two"});
    CHECK(broken("one\n\ntwo\n", 100) == Lines{"one", "", "two"});
    CHECK(broken("one\ntwo", 100, 1) == Lines{"one…"});
}

TEST_CASE("no line is wider than asked, whatever the width") {
    const auto width = GENERATE(20.0, 31.5, 47.0, 80.0, 131.0, 260.0);
    const std::string text =
        "Reservations call, self-service kiosk/desk; Überraschungsfrühstück 24/7 — 10 500 guests";
    std::size_t letters = 0;
    for (const auto& line : broken(text, width, 99)) {
        CHECK(width_of(line) <= width + 1e-6);
        letters += line.size() - static_cast<std::size_t>(std::count(line.begin(), line.end(), ' '));
    }
    CHECK(letters == text.size() - static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')));
}

TEST_CASE("eliding keeps what fits and never leaves a space before the ellipsis") {
    CHECK(elide("Booking confirmation", 1000, em, weight) == "Booking confirmation");
    CHECK(elide("Booking confirmation", width_of("Booking …"), em, weight) == "Booking…");
    CHECK(elide("Booking confirmation", width_of("Booking con…"), em, weight) == "Booking con…");
    CHECK(elide("Booking", 1, em, weight).empty());
}
