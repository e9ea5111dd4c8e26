#include "text/fonts.h"

#include <catch2/catch.hpp>

#include <numeric>

using namespace waymark;

namespace {

constexpr double units_per_em = 2816;

int bytes_of(const std::vector<Glyph>& glyphs) {
    return std::accumulate(glyphs.begin(), glyphs.end(), 0,
                           [](int sum, const Glyph& glyph) { return sum + glyph.bytes; });
}

} // namespace

TEST_CASE("widths are the sums of the advances that fonttools reads from the files") {
    const auto [text, regular, semibold] = GENERATE(table<std::string_view, int, int>({
        {"", 0, 0},
        {"Check-out and bill", 24412, 25009},
        {"10 500", 9912, 10139},
        {"0123456789", 18240, 18880},
        {"Überraschung: Žižkov", 29168, 30058},
        {"Ωμέγα Привет", 19680, 20052},
        {"€ 4.00 −0.42 pt", 21340, 21696},
        {"+0.21 %", 11184, 11451},
    }));
    INFO(text);
    CHECK(measure(text, units_per_em, Weight::regular) == regular);
    CHECK(measure(text, units_per_em, Weight::semibold) == semibold);
    CHECK(measure(text, 13, Weight::regular) == Approx(regular * 13 / units_per_em));
}

TEST_CASE("every digit is as wide as any other, and as the figure space") {
    const auto weight = GENERATE(Weight::regular, Weight::semibold);
    const auto zero = advance(U'0', 12, weight);
    for (char32_t digit = U'1'; digit <= U'9'; ++digit)
        CHECK(advance(digit, 12, weight) == zero);
    CHECK(advance(0x2007, 12, weight) == zero);
}

TEST_CASE("a character that the font lacks is as wide as the empty square, and counts once") {
    CHECK(shown_character(U'🙂') == 0xFFFD);
    CHECK(shown_character(U'日') == 0xFFFD);
    CHECK(measure("a🙂b", 12, Weight::regular) ==
          Approx(measure("ab", 12, Weight::regular) + advance(U'□', 12, Weight::regular)));
}

TEST_CASE("invisible characters have neither width nor glyph") {
    CHECK(measure("★\uFE0F", 12, Weight::regular) == measure("★", 12, Weight::regular));
    CHECK(glyphs("a\u200Db", 12, Weight::regular).size() == 2);
}

TEST_CASE("a tab is as wide as a space") {
    CHECK(measure("a\tb", 12, Weight::regular) == measure("a b", 12, Weight::regular));
}

TEST_CASE("the signs that the drawings use are all in the fonts") {
    for (const char32_t sign :
         U"←→↑↓▲▼△▽●○■□◆◇★☆✓✗−×÷≤≥≠±…–—·•‘’“”„‚«»‹›€£$"
         U"¥₽₺₴ßẞåøłőţșçğİıΔΣμ№™©®§°²³½¼∞∑√≈⚠") {
        if (sign == 0) continue;
        INFO(static_cast<std::uint32_t>(sign));
        CHECK(shown_character(sign) == sign);
    }
}

TEST_CASE("glyphs stand at the sums of the advances before them and account for every byte") {
    const std::string_view text = "\u200BŽa🙂\u0301 x";
    const auto placed = glyphs(text, 20, Weight::semibold);
    REQUIRE(placed.size() == 6);
    CHECK(bytes_of(placed) == static_cast<int>(text.size()));
    CHECK(placed[0].bytes == 5); // the invisible one before it counts to it
    CHECK(placed[1].x == Approx(measure("Ž", 20, Weight::semibold)));
    CHECK(placed[2].x == Approx(measure("Ža", 20, Weight::semibold)));
    CHECK(placed[5].x == Approx(measure("Ža🙂 ", 20, Weight::semibold)));
}

TEST_CASE("ImGui's size is the em times hhea ascent minus descent") {
    CHECK(imgui_size_of(2816, Weight::regular) == Approx(2728 + 680));
    CHECK(font_metrics(Weight::semibold).ascender == Approx(2728.0 / 2816));
    CHECK(font_metrics(Weight::semibold).cap_height == Approx(2048.0 / 2816));
    CHECK(font_metrics(Weight::regular).x_height == Approx(1536.0 / 2816));
}

TEST_CASE("the embedded files are OpenType fonts with outlines in CFF") {
    const auto weight = GENERATE(Weight::regular, Weight::semibold);
    const auto file = font_file(weight);
    REQUIRE(file.size() > 50'000);
    CHECK(std::string(file.begin(), file.begin() + 4) == "OTTO");
}

TEST_CASE("the covered ranges ascend, do not touch, and end with the replacement character") {
    const auto ranges = covered_characters();
    REQUIRE(ranges.size() > 10);
    CHECK(ranges.front().first == U' ');
    CHECK(ranges.back().last == 0xFFFD);
    for (std::size_t i = 1; i < ranges.size(); ++i)
        CHECK(ranges[i].first > ranges[i - 1].last + 1);
}
