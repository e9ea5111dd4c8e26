#include <catch2/catch.hpp>

#include <algorithm>

#include "journey/chart_figures.h"
#include "scene/compare_curve.h"
#include "scene/compare_table.h"
#include "scene/frontier_chart.h"
#include "scene/waterfall_chart.h"
#include "support/builder.h"
#include "whatif/figure_bands.h"
#include "whatif/optimise.h"
#include "whatif/waterfall.h"

using namespace waymark;

namespace {

Journey with_scenarios(int count) {
    auto builder = a_journey().touchpoint("a").simulate(PeriodUnit::month, 2, 100);
    for (int i = 0; i < count; ++i)
        builder.scenario("s" + std::to_string(i)).intervention("one" + std::to_string(i), 1);
    Journey journey = builder.build();
    journey.currency = "EUR";
    for (Scenario& scenario : journey.scenarios)
        scenario.name = "A scenario with a name, " + scenario.id;
    return journey;
}

Outcome outcome_of(double customers, double churn_rate, double money, double investment = 0) {
    Outcome outcome;
    for (int period = 0; period <= 2; ++period) {
        PeriodFigures row;
        row.period = period;
        row.customers = customers;
        row.satisfaction = 6;
        row.nps = -20;
        row.csat = 0.4;
        row.revenue = money;
        row.investment = period == 1 ? investment : 0;
        if (period > 0) row.churn_rate = churn_rate;
        outcome.periods.push_back(row);
    }
    return outcome;
}

const CompareRow& row(const CompareTable& table, std::string_view id) {
    for (const CompareRow& one : table.rows)
        if (one.id == id) return one;
    throw std::runtime_error("no such row");
}

std::vector<Rect> texts_of(const DisplayList& list) {
    std::vector<Rect> rects;
    for (const Item& item : list.items)
        if (const auto* run = std::get_if<TextRun>(&item.shape))
            rects.push_back({run->at.x, run->at.y - run->em * 0.72, run->width, run->em * 0.72});
    return rects;
}

bool says(const DisplayList& list, const std::string& words) {
    return std::ranges::any_of(list.items, [&](const Item& item) {
        const auto* run = std::get_if<TextRun>(&item.shape);
        return run != nullptr && run->text == words;
    });
}

void check_apart(const DisplayList& list, const Rect& rect) {
    const auto texts = texts_of(list);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        CHECK(texts[i].x >= rect.x - 0.01);
        CHECK(texts[i].right() <= rect.right() + 0.01);
        CHECK(texts[i].bottom() <= rect.bottom() + 0.01);
        for (std::size_t k = i + 1; k < texts.size(); ++k)
            CHECK_FALSE(texts[i].intersects(texts[k]));
    }
}

} // namespace

TEST_CASE("the table says each figure, how it differs from base, and whether the money comes back") {
    const Journey journey = with_scenarios(2);
    const Outcome base = outcome_of(300, 0.08, 50), good = outcome_of(330, 0.07, 100, 80),
                  bad = outcome_of(276, 0.09, 50, 1000);
    const std::vector<ComparedOutcome> both{{&journey.scenarios[0], &good, nullptr},
                                            {&journey.scenarios[1], &bad, nullptr}};
    const CompareTable table = compare_table(journey, base, both);
    CHECK(table.rows.size() == 9);
    CHECK(row(table, "customers").base == 300);
    CHECK(row(table, "customers").scenarios[0].change == 30);
    CHECK(row(table, "customers").scenarios[1].change == -24);
    CHECK(*row(table, "churn_rate").scenarios[0].change == Approx(-0.01));
    CHECK(row(table, "net_value").base == 150);
    CHECK(row(table, "net_value").scenarios[0].value == 220); // 300 − 80
    CHECK(row(table, "investment").scenarios[0].words == "€80");
    CHECK(row(table, "payback").scenarios[0].words == "month 1");
    CHECK(row(table, "payback").scenarios[1].words == "not by month 2");
    CHECK(row(table, "payback").scenarios[1].is_bad);
}

TEST_CASE("how sure a difference is counts the draws on its side of base") {
    const Journey journey = with_scenarios(1);
    const Outcome base = outcome_of(300, 0.08, 50), good = outcome_of(330, 0.07, 50);
    BandsOverTime bands;
    bands.figures = {{"customers", {}, 0.93, 0.07}, {"churn_rate", {}, 0.0, 1.0}};
    const std::vector<ComparedOutcome> one{{&journey.scenarios[0], &good, &bands}};
    const CompareTable table = compare_table(journey, base, one);
    CHECK(row(table, "customers").scenarios[0].certainty == 0.93);
    CHECK(row(table, "churn_rate").scenarios[0].certainty == 1.0);
    const DisplayList list = draw_compare_table(table, {0, 0, 860, 360}, ThemeName::light);
    CHECK(says(list, "in 93 % of draws"));
    CHECK(says(list, "in all draws"));
}

TEST_CASE("every row of the table has its entry in the catalogue") {
    const Journey journey = with_scenarios(1);
    const Outcome base = outcome_of(300, 0.08, 50), good = outcome_of(330, 0.07, 50);
    const std::vector<ComparedOutcome> one{{&journey.scenarios[0], &good, nullptr}};
    const CompareTable table = compare_table(journey, base, one);
    CHECK(table.rows.size() == 9);
    for (const CompareRow& row : table.rows) {
        INFO(row.id);
        const FigureInfo* const about = find_chart_figure(row.id);
        REQUIRE(about != nullptr);
        CHECK(row.label == about->label);
        CHECK(row.definition == about->definition);
        CHECK_FALSE(scale_text(*about).empty());
    }
}

TEST_CASE("no texts of the table overlap or leave it, with one scenario or four, wide or narrow") {
    const Outcome base = outcome_of(300, 0.08, 50'000), other = outcome_of(330, 0.07, 61'000, 12'345'678);
    BandsOverTime bands;
    for (const std::string& figure : compared_figures())
        bands.figures.push_back({figure, {}, 0.93, 0.93});
    for (const int count : {1, 2, 3, 4}) {
        const Journey journey = with_scenarios(count);
        std::vector<ComparedOutcome> all;
        for (const Scenario& scenario : journey.scenarios)
            all.push_back({&scenario, &other, &bands});
        const CompareTable table = compare_table(journey, base, all);
        for (const double width : {584.0, 860.0, 1100.0}) {
            INFO(count << " scenarios, width " << width);
            const Rect rect{0, 0, width, 350};
            check_apart(draw_compare_table(table, rect, ThemeName::light), rect);
        }
    }
}

TEST_CASE("a waterfall's steps lead from base to the scenario") {
    const Journey journey =
        a_journey().touchpoint("a").scenario("s").intervention("one").intervention("two").build();
    const Waterfall made{Goal::customers, true, {{{"one", 6, {}}, {"two", 5, {}}}}};
    const auto chart = waterfall_chart(journey.scenarios[0], 319, made);
    REQUIRE(chart);
    CHECK(chart->end() == 330);
    CHECK_FALSE(waterfall_chart(journey.scenarios[0], 319, {Goal::customers, true, {}}));
    const WaterfallSet set{FigureScale::people, "", 1, {chart}};
    CHECK(waterfall_floor(set) > 250); // the change would not be seen from zero
    CHECK(waterfall_floor(set) < 319);
    const Rect rect{0, 0, 460, 340};
    const DisplayList list = draw_waterfalls(set, rect, ThemeName::light);
    for (const char* words : {"319", "+6.0", "+5.0", "330", "Base", "Scenario A"})
        CHECK(says(list, words));
    check_apart(list, rect);
}

TEST_CASE("many waterfalls side by side keep their values apart, with numbers for names") {
    WaterfallSet set{FigureScale::people, "", 1, {}};
    for (int i = 0; i < 4; ++i)
        set.scenarios.push_back(WaterfallChart{
            "Scenario with a name", 9769, {{1, "First", -807}, {2, "Second", 128}, {3, "Third", 90}}});
    for (const double width : {330.0, 480.0, 1200.0}) {
        INFO("width " << width);
        const Rect rect{0, 0, width, 240};
        const DisplayList list = draw_waterfalls(set, rect, ThemeName::light);
        CHECK(says(list, width < 1000 ? "1" : "First"));
        const auto texts = texts_of(list);
        for (std::size_t i = 0; i < texts.size(); ++i)
            CHECK(texts[i].bottom() <= rect.bottom());
    }
}

TEST_CASE("a large change stands on zero, and losses hang below") {
    const WaterfallSet set{FigureScale::people, "", 1, {WaterfallChart{"Less", 100, {{1, "Drop it", -70}}}}};
    CHECK(waterfall_floor(set) == 0);
    const Rect rect{0, 0, 300, 340};
    const DisplayList list = draw_waterfalls(set, rect, ThemeName::light);
    CHECK(says(list, "−70"));
    check_apart(list, rect);
    const WaterfallSet nps{FigureScale::nps, "", 1, {WaterfallChart{"Better", -51.1, {{1, "Do it", 1.2}}}}};
    CHECK(waterfall_floor(nps) < -51.1);
    check_apart(draw_waterfalls(nps, rect, ThemeName::light), rect);
}

TEST_CASE("the frontier steps up with the money, the last choice being the best") {
    const Journey journey = with_scenarios(1);
    Optimum optimum;
    optimum.goal = Goal::customers;
    optimum.budget = 100'000;
    optimum.frontier = {{{}, 0, 300}, {{"one0"}, 40'000, 330}};
    optimum.best = optimum.frontier.back();
    const FrontierChart chart = frontier_chart(journey, journey.scenarios[0], optimum);
    CHECK(chart.names == std::vector<std::string>{"Nothing", "one0"});
    const Rect rect{0, 0, 520, 300};
    const Point none = frontier_place(chart, rect, 0), one = frontier_place(chart, rect, 1);
    CHECK(one.x > none.x);
    CHECK(one.y < none.y);
    check_apart(draw_frontier(chart, rect, ThemeName::light), rect);
}

namespace {

// A lifetime in which people feel like that after the touchpoints.
Outcome feeling(std::vector<std::pair<std::string, double>> levels) {
    Outcome outcome = outcome_of(100, 0.1, 0);
    outcome.mix.emplace();
    for (const auto& [touchpoint, level] : levels) {
        TouchpointFigures row;
        row.touchpoint = touchpoint;
        row.satisfaction = level;
        outcome.mix->touchpoints.push_back(row);
    }
    return outcome;
}

// a → b in one stage; the scenario puts "chat" into it, which stands last among the touchpoints.
Journey with_chat() {
    Journey journey = a_journey().stage("use").touchpoint("a").touchpoint("b").link("a", "b").build();
    for (Touchpoint& touchpoint : journey.touchpoints)
        touchpoint.evidence.level = EvidenceLevel::assumed;
    Touchpoint chat;
    chat.id = "chat";
    chat.name = "Chat";
    chat.stage = journey.stages.front().id;
    Intervention add;
    add.id = "add";
    add.changes = {AddTouchpoint{chat}, AddLink{{"a", "chat"}}};
    journey.scenarios = {{"s", "With chat", "", {add}}};
    return journey;
}

} // namespace

TEST_CASE("experience curves stand over each other, with what only a scenario has among the stops") {
    const Journey journey = with_chat();
    const Outcome base = feeling({{"a", 5}, {"b", 7.5}});
    const Outcome with = feeling({{"a", 5}, {"b", 8.75}, {"chat", 6.25}});
    const std::vector<ComparedOutcome> scenarios{{&journey.scenarios[0], &with, nullptr}};
    const CurveComparison chart = curve_comparison(journey, base, scenarios);
    REQUIRE(chart.stops.size() == 3);
    const auto chat = static_cast<std::size_t>(
        std::ranges::find(chart.stops, "chat", &CurveStop::touchpoint) - chart.stops.begin());
    const auto b = static_cast<std::size_t>(std::ranges::find(chart.stops, "b", &CurveStop::touchpoint) -
                                            chart.stops.begin());
    CHECK_FALSE(chart.base.values[chat]); // (level − 5) / 2.5
    CHECK(chart.scenarios[0].values[chat]->value == 0.5);
    CHECK(chart.base.values[b]->value == 1);
    CHECK(chart.scenarios[0].values[b]->value == 1.5);
    CHECK(chart.scenarios[0].values[b]->is_assumed);
    CHECK(window_words(chart) == "shown 0…+1.5 of −2…+2");
    const DisplayList list = draw_curve_comparison(chart, {0, 0, 800, 240}, ThemeName::light);
    CHECK(says(list, "+0.50")); // the largest change
    CHECK(says(list, "Base +1.00"));
    CHECK(says(list, "Chat"));
}

TEST_CASE("curves that hardly swing fill a window of one at least, which holds zero") {
    const Journey journey = with_chat();
    const Outcome base = feeling({{"a", 5.1}, {"b", 5.2}});
    const CurveComparison up = curve_comparison(journey, base, {});
    CHECK(up.low == 0);
    CHECK(up.high == 1);
    const CurveComparison down = curve_comparison(journey, feeling({{"a", 4.9}, {"b", 1}}), {});
    CHECK(down.low == -2); // (1 − 5) / 2.5 = −1.6
    CHECK(down.high == 0);
}

TEST_CASE("what is written of curves stays inside the card at any width and does not overlap") {
    const Journey journey = with_chat();
    const Outcome base = feeling({{"a", 5}, {"b", 7.5}});
    const Outcome with = feeling({{"a", 5}, {"b", 7.5}, {"chat", 6.25}});
    const std::vector<ComparedOutcome> scenarios(4, {&journey.scenarios[0], &with, nullptr});
    const CurveComparison chart = curve_comparison(journey, base, scenarios);
    for (const double width : {420.0, 800.0, 1300.0}) {
        const DisplayList list = draw_curve_comparison(chart, {0, 0, width, 200}, ThemeName::dark);
        check_apart(list, {0, 0, width, 200});
    }
}
