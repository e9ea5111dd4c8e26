#include "scene/format.h"
#include "scene/terms.h"
#include "support/builder.h"

#include <catch2/catch.hpp>

using namespace waymark;

TEST_CASE("thousands stand apart and a minus is a minus") {
    CHECK(format_number(10500, 0) == "10\u2009500");
    CHECK(format_number(1234567.891, 1) == "1\u2009234\u2009567.9");
    CHECK(format_number(999, 0) == "999");
    CHECK(format_number(-49.94, 1) == "−49.9");
    CHECK(format_number(-0.04, 1) == "0.0");
    CHECK(format_number(1.0 / 0.0, 1) == "–");
}

TEST_CASE("a signed number says where it goes, and that it goes nowhere") {
    CHECK(format_signed(0.04, 2) == "+0.04");
    CHECK(format_signed(-62, 0) == "−62");
    CHECK(format_signed(-0.004, 2) == "±0.00");
}

TEST_CASE("people are whole from ten on") {
    CHECK(format_people(329.6) == "330");
    CHECK(format_people(10480.2) == "10\u2009480");
    CHECK(format_people(3.21) == "3.2");
    CHECK(format_people(0) == "0");
    CHECK(format_people(0.00001) == "0");
    CHECK(format_people(12'500'000) == "12.5m");
}

TEST_CASE("shares are written in per cent with the digits that count") {
    CHECK(format_share(0.0834) == "8.34\u2009%");
    CHECK(format_share(0.55) == "55\u2009%");
    CHECK(format_share(0.1234) == "12.3\u2009%");
    CHECK(format_share(0.005) == "0.50\u2009%");
    CHECK(format_share(1) == "100\u2009%");
}

TEST_CASE("money carries its sign, all digits or the short form") {
    CHECK(format_money(40000, "EUR") == "€40\u2009000");
    CHECK(format_money(0.4, "EUR") == "€0.40");
    CHECK(format_money(-62, "USD") == "−$62");
    CHECK(format_money(12, "CHF") == "CHF 12");
    CHECK(format_money(12, "") == "12");
    CHECK(format_money_short(733'402, "EUR") == "€733k");
    CHECK(format_money_short(999'700, "EUR") == "€1m");
    CHECK(format_money_short(1'250'000, "EUR") == "€1.25m");
    CHECK(format_money_short(-61'900, "EUR") == "−€61.9k");
    CHECK(format_money_short(0, "EUR") == "€0");
}

TEST_CASE("times are told in the unit that reads best") {
    CHECK(format_days(2.5) == "2.5\u2009days");
    CHECK(format_days(1) == "1\u2009day");
    CHECK(format_days(0.125) == "3\u2009hours");
    CHECK(format_days(20.0 / 1440) == "20\u2009minutes");
    CHECK(format_days(1095.75) == "3\u2009years");
}

TEST_CASE("the curve runs from −2 to +2") {
    CHECK(on_curve_scale(0) == -2);
    CHECK(on_curve_scale(5) == 0);
    CHECK(on_curve_scale(10) == 2);
    CHECK(format_experience(0.21) == "+0.21");
}

TEST_CASE("a figure and its change are written by the figure's scale") {
    CHECK(format_figure(FigureScale::level, 6.138, "EUR") == "6.14");
    CHECK(format_figure(FigureScale::nps, -49.9, "EUR") == "−49.9");
    CHECK(format_figure(FigureScale::money, 733'402, "EUR") == "€733k");
    CHECK(format_figure(FigureScale::nps, std::nullopt, "EUR") == "–");
    CHECK(format_change(FigureScale::share, -0.0016, "EUR") == "−0.16\u2009pt");
    CHECK(format_change(FigureScale::people, 11.2, "EUR") == "+11");
    CHECK(format_change(FigureScale::money, -62'000, "EUR") == "−€62k");
    CHECK(format_change(FigureScale::money, 0, "EUR") == "±€0");
}

TEST_CASE("a difference is that of the figures as they are written") {
    // 4.94 % and 4.74 %, of which the true difference would be written as 0.19.
    CHECK(format_difference(FigureScale::share, 0.049352, 0.047448, "") == "−0.20\u2009pt");
    CHECK(format_difference(FigureScale::people, 9635.4, 9850.6, "") == "+216");
    CHECK(format_difference(FigureScale::nps, -9.36, -5.32, "") == "+4.1");
    CHECK(format_difference(FigureScale::level, 7.034, 7.096, "") == "+0.07");
    CHECK(format_difference(FigureScale::share, 0.0999, 0.1204, "") == "+2.01\u2009pt"); // 9.99 % and 12.0 %
    // Written alike, the true one is all there is to tell.
    CHECK(format_difference(FigureScale::people, 1200.1, 1200.4, "") == "+0.3");
    CHECK(format_difference(FigureScale::level, 7.001, 7.002, "") == "±0.00");
    CHECK(format_difference(FigureScale::money, 4.61e6, 3.38e6, "EUR") ==
          format_change(FigureScale::money, 3.38e6 - 4.61e6, "EUR"));
}

TEST_CASE("the interventions of a scenario are told by their numbers, with what is agreed about them") {
    const Journey journey = a_journey()
                                .touchpoint("desk")
                                .scenario("better")
                                .intervention("train", 4)
                                .costing(40000, 0)
                                .intervention("later")
                                .disabled()
                                .intervention("hire")
                                .costing(0, 1500)
                                .build();
    CHECK(interventions_text(journey, journey.scenarios[0]) ==
          "“better”: 1 train, from month 4 · 40\u2009000 once;  3 hire, from month 1 · 1\u2009500 a month.");
    CHECK(interventions_text(journey, {}).empty());
}
