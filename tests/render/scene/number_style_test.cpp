#include "scene/number_style.h"

#include <catch2/catch.hpp>

#include "scene/format.h"

using namespace waymark;

namespace {

// The program's style for as long as a test needs it.
class Style {
public:
    explicit Style(NumberStyle style) { set_number_style(style); }
    ~Style() { set_number_style(NumberStyle::space_dot); }
    Style(const Style&) = delete;
    Style& operator=(const Style&) = delete;
};

} // namespace

TEST_CASE("figures are punctuated in the style of the program") {
    {
        const Style style(NumberStyle::comma_dot);
        CHECK(format_number(12345.6, 1) == "12,345.6");
        CHECK(format_money_short(1'250'000, "EUR") == "€1.25m");
        CHECK(format_signed(-1234, 0) == "−1,234");
    }
    {
        const Style style(NumberStyle::dot_comma);
        CHECK(format_number(12345.6, 1) == "12.345,6");
        CHECK(format_money_short(1'250'000, "EUR") == "€1,25m");
        CHECK(format_share(0.0834) == "8,34\u2009%");
        CHECK(format_difference(FigureScale::share, 0.0834, 0.0800, "") == "−0,34\u2009pt");
    }
    {
        const Style style(NumberStyle::space_comma);
        CHECK(format_number(1234567, 0) == "1\u2009234\u2009567");
        CHECK(format_experience(0.21) == "+0,21");
    }
    CHECK(format_number(12345.6, 1) == "12\u2009345.6");
}

TEST_CASE("thousands are told apart from decimals as the style has it") {
    CHECK(unpunctuated("12,345.6", NumberStyle::comma_dot) == "12345.6");
    CHECK(unpunctuated("12.345,6", NumberStyle::dot_comma) == "12345.6");
    CHECK(unpunctuated("12 345,6", NumberStyle::space_comma) == "12345.6");
    CHECK(unpunctuated("12,345", NumberStyle::comma_dot) == "12345");
    CHECK(unpunctuated("12,345", NumberStyle::space_dot) == "12.345");
    CHECK(unpunctuated("12.345", NumberStyle::dot_comma) == "12345");
    CHECK(unpunctuated("1.5", NumberStyle::dot_comma) == "1.5"); // no group of thousands has one digit
    CHECK(unpunctuated("1,5", NumberStyle::comma_dot) == "1.5");
    CHECK(unpunctuated("1,234,567", NumberStyle::space_dot) == "1234567");
    CHECK(unpunctuated("12.345,6", NumberStyle::comma_dot) == "12345.6"); // pasted from elsewhere
    CHECK(unpunctuated("7", NumberStyle::space_dot) == "7");
    CHECK(unpunctuated("", NumberStyle::space_dot).empty());
}

TEST_CASE("what is written in a style is read in it") {
    for (const NumberStyle style : number_styles)
        for (const char* plain : {"0", "7.5", "999", "1000", "-12345.6", "1234567.891", "0.001", "100.250"}) {
            INFO(plain << " as " << punctuated(plain, style));
            CHECK(unpunctuated(punctuated(plain, style, false), style) == plain);
        }
}
