#include "journey/chart_figures.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace waymark;

TEST_CASE("the projection's columns stand in the order of the model page") {
    const std::vector<std::string> expected{
        "prospects", "customers", "satisfaction", "csat",    "nps",  "entered",    "converted",
        "lost",      "churned",   "completed",    "revenue", "cost", "investment", "churn_rate"};
    std::vector<std::string> names;
    for (const FigureInfo& info : period_figures())
        names.emplace_back(info.name);
    CHECK(names == expected);
}

TEST_CASE("each figure is read from its own column") {
    PeriodFigures row;
    row.prospects = 1;
    row.customers = 2;
    row.satisfaction = 3;
    row.csat = 4;
    row.nps = 5;
    row.entered = 6;
    row.converted = 7;
    row.lost = 8;
    row.churned = 9;
    row.completed = 10;
    row.revenue = 11;
    row.cost = 12;
    row.investment = 13;
    row.churn_rate = 14;
    double expected = 1;
    for (const FigureInfo& info : period_figures())
        CHECK(value_of(row, info.name) == expected++);
    CHECK_FALSE(value_of(PeriodFigures{}, "csat").has_value());

    LifetimeFigures lifetime;
    lifetime.lost = 1;
    lifetime.churned = 2;
    lifetime.completed = 3;
    lifetime.converted = 4;
    lifetime.days = 5;
    lifetime.value = 6;
    expected = 1;
    for (const FigureInfo& info : lifetime_figures())
        CHECK(value_of(lifetime, info.name) == expected++);

    TouchpointFigures spot;
    spot.visits = 1;
    spot.reach = 2;
    spot.leave = 3;
    spot.churned = 4;
    spot.experience = 5;
    spot.arriving = 6;
    spot.satisfaction = 7;
    spot.csat = 8;
    expected = 1;
    for (const FigureInfo& info : touchpoint_figures())
        CHECK(value_of(spot, info.name) == expected++);
}

TEST_CASE("every figure says what it means in a sentence") {
    for (const auto figures :
         {period_figures(), lifetime_figures(), touchpoint_figures(), chart_figures(), link_figures()}) {
        for (const FigureInfo& info : figures) {
            INFO(info.name);
            CHECK_FALSE(info.label.empty());
            REQUIRE(info.definition.size() > 20);
            CHECK(info.definition.back() == '.');
        }
    }
    CHECK(find_period_figure("churn_rate")->good_direction == -1);
    CHECK(find_lifetime_figure("value")->scale == FigureScale::money);
    CHECK(find_touchpoint_figure("reach")->label == "Reach");
    CHECK(find_period_figure("value") == nullptr);
}
