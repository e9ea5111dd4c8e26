#include "scene/chart.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

#include "journey/chart_figures.h"
#include "scene/change_color.h"
#include "support/builder.h"
#include "whatif/compare.h"

using namespace waymark;

namespace {

Outcome outcome_of(std::initializer_list<double> customers, double money = 0, double investment = 0) {
    Outcome outcome;
    int period = 0;
    for (const double value : customers) {
        PeriodFigures row;
        row.period = period++;
        row.customers = value;
        row.satisfaction = 6;
        row.nps = -20;
        row.revenue = money;
        row.investment = row.period == 1 ? investment : 0;
        if (row.period > 0) row.churn_rate = 0.08;
        outcome.periods.push_back(row);
    }
    return outcome;
}

const ChartData& chart(const std::vector<ChartData>& charts, std::string_view id) {
    for (const ChartData& c : charts)
        if (c.id == id) return c;
    throw std::runtime_error("no such chart");
}

std::vector<Rect> texts_of(const DisplayList& list) {
    std::vector<Rect> rects;
    for (const Item& item : list.items)
        if (std::holds_alternative<TextRun>(item.shape)) {
            const auto& run = std::get<TextRun>(item.shape);
            rects.push_back({run.at.x, run.at.y - run.em * 0.72, run.width, run.em * 0.72});
        }
    return rects;
}

// What is written left of the plot: the values of its grid lines, the lowest first.
std::vector<std::string> value_labels(const ChartData& data, double height) {
    const DisplayList list = draw_chart(data, {0, 0, 260, height}, {});
    double plot_left = 1e300;
    for (const Item& item : list.items)
        if (std::holds_alternative<Path>(item.shape)) plot_left = std::min(plot_left, bounds(item).x);
    std::vector<std::string> labels;
    for (const Item& item : list.items)
        if (const auto* run = std::get_if<TextRun>(&item.shape))
            if (run->at.y > 50 && run->at.x + run->width < plot_left) labels.push_back(run->text);
    return labels;
}

} // namespace

TEST_CASE("the dock shows five figures, of the base map alone or with a scenario") {
    Journey journey = a_journey()
                          .touchpoint("a")
                          .scenario("s")
                          .intervention("one", 2)
                          .intervention("two")
                          .disabled()
                          .intervention("three", 9)
                          .build();
    journey.currency = "EUR";
    const Outcome base = outcome_of({0, 100, 90, 80}, 50), better = outcome_of({0, 100, 95, 92}, 60, 15);
    const auto alone = dock_charts(journey, base, nullptr, nullptr);
    REQUIRE(alone.size() == 5);
    CHECK(figure_of(chart(alone, "customers")) == 80);
    CHECK_FALSE(change_of(chart(alone, "customers")));
    const auto both = dock_charts(journey, base, &journey.scenarios[0], &better);
    CHECK(figure_of(chart(both, "customers")) == 92);
    CHECK(change_of(chart(both, "customers")) == 12);
    CHECK(chart(both, "customers").starts == std::vector<ChartStart>{{1, 2}});
}

TEST_CASE("every figure in charts and tiles has its entry in the catalogue, and says what that says") {
    const Journey journey = a_journey().touchpoint("a").build();
    const auto charts = dock_charts(journey, outcome_of({0, 100}), nullptr, nullptr);
    std::vector<std::string> shown;
    for (const ChartData& data : charts)
        shown.push_back(data.id);
    CHECK(shown == dock_figures());
    for (const ChartData& data : charts) {
        INFO(data.id);
        const FigureInfo* const about = find_chart_figure(data.id);
        REQUIRE(about != nullptr);
        CHECK(data.title == about->label);
        CHECK(data.definition == about->definition);
        CHECK(data.scale == about->scale);
        CHECK(data.good_direction == about->good_direction);
        CHECK(about->definition.size() > 20);
        CHECK_FALSE(scale_text(*about).empty());
        CHECK_FALSE(about->source.empty());
    }
    for (const Goal goal : all_goals) {
        INFO(info(goal).name);
        CHECK_FALSE(info(goal).definition.empty());
        CHECK_FALSE(scale_text(info(goal)).empty());
    }
}

TEST_CASE("net value adds up what came in, less what went out and what was invested") {
    Journey journey = a_journey().touchpoint("a").scenario("s").build();
    const Outcome base = outcome_of({0, 1, 1, 1}, 50), scenario = outcome_of({0, 1, 1, 1}, 60, 15);
    const auto charts = dock_charts(journey, base, &journey.scenarios[0], &scenario);
    CHECK(chart(charts, "net_value").base == std::vector<std::optional<double>>{50, 100, 150, 200});
    CHECK(chart(charts, "net_value").scenario == std::vector<std::optional<double>>{60, 105, 165, 225});
    CHECK(chart(charts, "net_value").remark == "paid back by month 1");
}

TEST_CASE("a churn rate that does not exist yet is a gap, not a zero") {
    const Journey journey = a_journey().touchpoint("a").build();
    const auto charts = dock_charts(journey, outcome_of({0, 1}), nullptr, nullptr);
    CHECK(chart(charts, "churn_rate").base == std::vector<std::optional<double>>{std::nullopt, 0.08});
}

TEST_CASE("ticks are round and hold all values") {
    const Ticks people = nice_ticks(0, 7321);
    CHECK(people.first == 0);
    CHECK(people.step == 2000);
    CHECK(people.last() == 8000);
    const Ticks levels = nice_ticks(5.7, 6.6);
    CHECK(levels.first <= 5.7);
    CHECK(levels.last() >= 6.6);
    CHECK(levels.count <= 5);
    CHECK(nice_ticks(3, 3).last() > 3);
    const Ticks negative = nice_ticks(-80, -20, 4);
    CHECK(negative.first == -80);
    CHECK(negative.step == 20);
    CHECK(negative.last() == -20);
}

TEST_CASE("no texts of a chart overlap or leave it, wide or narrow") {
    Journey journey =
        a_journey().touchpoint("a").scenario("s").intervention("one", 1).intervention("two", 2).build();
    journey.scenarios[0].name = "Straight to the desk";
    journey.currency = "EUR";
    const Outcome base = outcome_of({0, 10500, 9000, 8100, 7000, 6500}, 250'000),
                  better = outcome_of({0, 10500, 9000, 8100, 7100, 6510}, 251'000, 90'000);
    for (const double width : {150.0, 170.0, 200.0, 260.0, 380.0}) {
        for (const ChartData& c : dock_charts(journey, base, &journey.scenarios[0], &better)) {
            INFO(c.id << " at " << width);
            const Rect rect{0, 0, width, 170};
            const auto texts = texts_of(draw_chart(c, rect, {}));
            for (std::size_t i = 0; i < texts.size(); ++i) {
                CHECK(texts[i].x >= -0.01);
                CHECK(texts[i].right() <= width + 0.01);
                CHECK(texts[i].bottom() <= rect.bottom());
                for (std::size_t k = i + 1; k < texts.size(); ++k)
                    CHECK_FALSE(texts[i].intersects(texts[k]));
            }
        }
    }
}

namespace {

// A chart of three periods with a scenario and bands.
ChartData banded() {
    ChartData data;
    data.id = "customers";
    data.title = "Customers";
    data.unit = "at month end";
    data.scale = FigureScale::people;
    data.period = "month";
    data.from_zero = true;
    data.base = {0, 320, 300};
    data.scenario = {0, 330, 340};
    data.scenario_name = "Mobile check-in";
    data.band = {ChartBand{0, 0, 0, 0}, ChartBand{280, 310, 350, 390}, ChartBand{250, 300, 360, 420}};
    data.draws = 1000;
    data.certainty = 0.934;
    return data;
}

std::vector<std::string> words_of(const DisplayList& list) {
    std::vector<std::string> words;
    for (const Item& item : list.items)
        if (const auto* run = std::get_if<TextRun>(&item.shape)) words.push_back(run->text);
    return words;
}

bool says(const DisplayList& list, const std::string& words) {
    const auto all = words_of(list);
    return std::ranges::find(all, words) != all.end();
}

} // namespace

TEST_CASE("under the pointer a chart reads that period: figure, change, base and band") {
    const ChartData data = banded();
    const Rect rect{0, 0, 300, 180};
    const DisplayList at_rest = draw_chart(data, rect, {});
    CHECK(says(at_rest, "340"));
    CHECK(says(at_rest, "+40"));
    CHECK(says(at_rest, "at month end"));
    const DisplayList read = draw_chart(data, rect, {.period = 1});
    CHECK(says(read, "month 1"));
    CHECK(says(read, "330"));
    CHECK(says(read, "+10"));
    CHECK(says(read, "base 320"));
    CHECK(says(read, "  ·  280 to 390 in 90 % of draws"));
    CHECK_FALSE(says(read, "340"));
}

TEST_CASE("the period under the pointer is the nearest one") {
    const ChartData data = banded();
    const Rect plot = plot_of(data, {0, 0, 300, 180}, {});
    CHECK(period_at(data, plot, plot.x - 50) == 0);
    CHECK(period_at(data, plot, plot.x + plot.w * 0.26) == 1);
    CHECK(period_at(data, plot, plot.x + plot.w * 0.24) == 0);
    CHECK(period_at(data, plot, plot.right() + 50) == 2);
}

TEST_CASE("how sure a change is stands beside it in words") {
    ChartData data = banded();
    CHECK(certainty_words(data) == "in 93 % of draws");
    CHECK(says(draw_chart(data, {0, 0, 300, 180}, {}), "in 93 % of draws"));
    data.certainty = 0.999; // not all
    CHECK(certainty_words(data) == "in 99 % of draws");
    data.certainty = 1;
    CHECK(certainty_words(data) == "in all draws");
    data.certainty = 0.001; // not none
    CHECK(certainty_words(data) == "in 1 % of draws");
    data.scenario.back() = 300; // no change to be sure of
    CHECK(certainty_words(data).empty());
}

TEST_CASE("a change has the colour of what it means, where it is to be seen and sure enough") {
    const Theme& colors = theme(ThemeName::light);
    CHECK(change_color(colors, 12, "+12", 1) == colors.good);
    CHECK(change_color(colors, 12, "+12", -1) == colors.bad);
    CHECK(change_color(colors, -12, "−12", 1) == colors.bad);
    CHECK(change_color(colors, -12, "−12", -1, 0.93) == colors.good);
    CHECK(change_color(colors, 12, "+12", 1, 0.79) == colors.text_2);
    CHECK(change_color(colors, 0.001, "±0", 1, 0.93) == colors.text_3);
}

TEST_CASE("an axis holds its bands and grows only when values leave it") {
    ChartData data = banded();
    const ChartAxis axis = axis_of(data, 100);
    CHECK(axis.high >= 420);
    data.band.clear();
    data.scenario.back() = 310;
    CHECK(grown(axis, data, 100) == axis);
    CHECK(axis_of(data, 100).high < axis.high);
    data.scenario.back() = 900;
    const ChartAxis wider = grown(axis, data, 100);
    CHECK(wider.high >= 900);
    CHECK(wider.low <= axis.low);
}

TEST_CASE("no texts of a chart with bands overlap or leave it, read or at rest") {
    const ChartData data = banded();
    for (const double width : {150.0, 170.0, 200.0, 260.0, 380.0})
        for (const std::optional<int> period :
             {std::optional<int>{}, std::optional<int>{0}, std::optional<int>{2}}) {
            INFO("width " << width << ", period " << period.value_or(-1));
            const auto texts = texts_of(draw_chart(data, {0, 0, width, 170}, {.period = period}));
            for (std::size_t i = 0; i < texts.size(); ++i) {
                CHECK(texts[i].right() <= width + 0.01);
                for (std::size_t k = i + 1; k < texts.size(); ++k)
                    CHECK_FALSE(texts[i].intersects(texts[k]));
            }
        }
}

TEST_CASE("the values beside a chart differ, however little there is to show") {
    Journey journey = a_journey().touchpoint("a").build();
    for (const std::string currency : {"", "EUR"}) {
        journey.currency = currency;
        for (const double people : {0.0, 2e-9, 0.0004, 0.3, 4.0, 1e7})
            for (const double money : {0.0, 1e-12, -1e-12, 0.004, 0.1, -0.1, 0.7, 1.3, -3.0, 640.0, 1e7})
                for (const double height : {120.0, 170.0, 300.0})
                    for (const ChartData& c :
                         dock_charts(journey, outcome_of({0, people, 0, 0}, money, money < 0 ? 0 : 0.05),
                                     nullptr, nullptr)) {
                        const auto labels = value_labels(c, height);
                        INFO(c.id << ", " << people << " people, " << money << ", height " << height);
                        REQUIRE(labels.size() >= 2);
                        CHECK(std::set<std::string>(labels.begin(), labels.end()).size() == labels.size());
                    }
    }
}

TEST_CASE("a figure that stays zero has an axis from 0 to 1") {
    Journey journey = a_journey().touchpoint("a").build();
    journey.currency = "EUR";
    const auto charts = dock_charts(journey, outcome_of({0, 2e-9, 0}), nullptr, nullptr);
    CHECK(value_labels(chart(charts, "customers"), 170) == std::vector<std::string>{"0", "1"});
    CHECK(value_labels(chart(charts, "net_value"), 170) == std::vector<std::string>{"€0", "€1"});
}
