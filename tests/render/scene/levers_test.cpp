#include "scene/levers.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "support/builder.h"
#include "whatif/sensitivity.h"

using namespace waymark;

namespace {

Journey map() {
    Journey journey = a_journey().touchpoint("site").touchpoint("desk").link("site", "desk").build();
    journey.currency = "EUR";
    journey.touchpoints[0].name = "Hotel website";
    journey.touchpoints[1].name = "Desk";
    return journey;
}

SensitivityRow row(const char* id, TouchpointField field, double value, double derivative, double step) {
    return {{id, field}, value, derivative, step, derivative * step};
}

std::vector<std::string> words_of(const DisplayList& list) {
    std::vector<std::string> words;
    for (const Item& item : list.items)
        if (const auto* run = std::get_if<TextRun>(&item.shape)) words.push_back(run->text);
    return words;
}

} // namespace

TEST_CASE("a lever is a step towards better, in the words and units of its field") {
    const Journey journey = map();
    const auto process = lever_of(journey, row("site", TouchpointField::process, 5.5, 12, 1), 1);
    REQUIRE(process);
    CHECK(process->where == "Hotel website");
    CHECK(process->step == "Process +1");
    CHECK(process->detail == "5.5 → 6.5");
    CHECK(process->effect == 12);
    CHECK(process->owner == Owner{OwnerKind::touchpoint, "site", ""});
    const auto leave = lever_of(journey, row("desk", TouchpointField::leave, 0.045, -3000, -0.01), 1);
    REQUIRE(leave);
    CHECK(leave->step == "Leave rate −1 pt");
    CHECK(leave->detail == "4.5 → 3.5 %");
    CHECK(leave->effect == Approx(30));
}

TEST_CASE("a step stays within its field's range") {
    const Journey journey = map();
    const auto nearly = lever_of(journey, row("site", TouchpointField::people, 9.75, 12, 1), 1);
    REQUIRE(nearly);
    CHECK(nearly->step == "People +0.25");
    CHECK(nearly->effect == Approx(3));
    CHECK_FALSE(lever_of(journey, row("site", TouchpointField::people, 10, 12, 1), 1));
}

TEST_CASE("a field without a better side goes where it does the goal good") {
    const Journey journey = map();
    const SensitivityRow slow = row("site", TouchpointField::dwell_days, 20, -4, 2);
    CHECK(lever_of(journey, slow, 1)->step == "Time here −10 %");
    CHECK(lever_of(journey, slow, 1)->effect == Approx(8));
    CHECK(lever_of(journey, slow, -1)->step == "Time here +10 %");
    CHECK(lever_of(journey, slow, -1)->effect == Approx(-8));
}

TEST_CASE("the levers are the largest, in their order, without those that nobody would see") {
    Sensitivity sensitivity{Goal::customers, 300, {}, ""};
    sensitivity.rows = {row("site", TouchpointField::people, 9.9, 100, 1), // only a tenth of a point is left
                        row("site", TouchpointField::process, 5, 20, 1),
                        row("desk", TouchpointField::effort, 4, -15, -1),
                        row("desk", TouchpointField::people, 5, 0.0001, 1)};
    const LeverChart chart = lever_chart(map(), sensitivity);
    REQUIRE(chart.levers.size() == 3);
    CHECK(chart.fields == 4);
    CHECK(chart.levers[0].step == "Process +1");
    CHECK(chart.levers[1].step == "Effort −1");
    CHECK(chart.levers[2].effect == Approx(10));
    CHECK(lever_chart(map(), sensitivity, 2).levers.size() == 2);
}

TEST_CASE("levers of a moment ago are drawn without the colours of good and bad") {
    Sensitivity sensitivity{Goal::customers, 300, {row("site", TouchpointField::process, 5, -20, 1)}, ""};
    const LeverChart chart = lever_chart(map(), sensitivity);
    const Theme& colors = theme(ThemeName::light);
    const auto bar_color = [&](Freshness freshness) {
        const DisplayList list = draw_levers(chart, {0, 0, 500, 100}, 1, ThemeName::light, freshness);
        const auto bar = std::ranges::find_if(
            list.items, [](const Item& item) { return std::holds_alternative<Box>(item.shape); });
        return std::get<Box>(bar->shape).fill;
    };
    CHECK(bar_color(Freshness::current) == colors.bad);
    CHECK(bar_color(Freshness::of_before) == colors.line_strong);
}

TEST_CASE("bars share one scale and stand in columns read downwards") {
    Sensitivity sensitivity{Goal::customers, 300, {}, ""};
    for (int i = 0; i < 10; ++i)
        sensitivity.rows.push_back(
            row(i % 2 == 0 ? "site" : "desk", touchpoint_fields[i % 3], 5, 100 - 9 * i, 1));
    const LeverChart chart = lever_chart(map(), sensitivity);
    const Rect rect{0, 0, 1300, 150};
    CHECK(lever_row(chart, rect, 2, 4).x == 0);
    CHECK(lever_row(chart, rect, 2, 5).x > 650);
    CHECK(lever_row(chart, rect, 2, 5).y == 0);
    for (const double width : {500.0, 900.0, 1300.0}) {
        const int columns = width > 720 ? 2 : 1;
        const DisplayList list = draw_levers(chart, {0, 0, width, 300}, columns, ThemeName::light);
        std::vector<double> bars;
        std::vector<Rect> texts;
        for (const Item& item : list.items) {
            if (std::holds_alternative<Box>(item.shape)) bars.push_back(bounds(item).w);
            if (std::holds_alternative<TextRun>(item.shape)) texts.push_back(bounds(item));
        }
        REQUIRE(bars.size() == 10);
        CHECK(bars[5] == Approx(bars[0] * 55 / 100));
        for (std::size_t i = 0; i < texts.size(); ++i) {
            CHECK(texts[i].right() <= width);
            for (std::size_t k = i + 1; k < texts.size(); ++k)
                CHECK_FALSE(texts[i].intersects(texts[k]));
        }
    }
    const auto words = words_of(draw_levers(chart, rect, 2, ThemeName::light));
    CHECK(std::ranges::find(words, "+100") != words.end());
}
