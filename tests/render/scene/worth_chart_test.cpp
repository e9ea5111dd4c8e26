#include "scene/worth_chart.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "support/site_and_desk.h"
#include "whatif/worth.h"

using namespace waymark;

namespace {

LifetimeFigures figures_of(const Journey& journey) {
    return *simulate(journey, nullptr)->mix;
}

Removal without(const char* id, std::optional<double> customers, const char* why_not = "") {
    Removal made{id, {}, why_not};
    made.without[static_cast<std::size_t>(Goal::customers)] = customers;
    return made;
}

// Of the boxes that are as long as their value: neither the badge nor its headset.
double widest_of(const DisplayList& list, const Owner& owner) {
    double widest = 0;
    for (const Item& item : list.items)
        if (item.owner == owner && std::holds_alternative<Box>(item.shape))
            widest = std::max(widest, bounds(item).w);
    return widest;
}

} // namespace

TEST_CASE("touchpoints stand by how much the goal would change without them") {
    const RemovalChart chart =
        removal_chart(site_and_desk(), {without("desk", 320), without("site", 250)}, Goal::customers, 300);
    REQUIRE(chart.bars.size() == 2);
    CHECK(chart.bars[0].name == "Hotel website");
    CHECK(chart.bars[0].change() == -50);
    CHECK(chart.bars[1].change() == 20);
    CHECK(chart.bars[1].is_service);
    const DisplayList list = draw_removals(chart, {0, 0, 500, 100}, 1, ThemeName::light);
    const double longer = widest_of(list, chart.bars[0].owner),
                 shorter = widest_of(list, chart.bars[1].owner);
    CHECK(longer == Approx(2.5 * shorter));
}

TEST_CASE("what cannot be removed stands last and says why") {
    const RemovalChart chart =
        removal_chart(site_and_desk(), {without("site", {}, "nobody would start"), without("desk", 299)},
                      Goal::customers, 300);
    CHECK(chart.bars[0].owner.id == "desk");
    CHECK_FALSE(chart.bars[1].change());
    CHECK(chart.bars[1].why_not == "nobody would start");
}

TEST_CASE("figures of a moment ago are drawn without the colours of good and bad") {
    const RemovalChart chart = removal_chart(site_and_desk(), {without("site", 250)}, Goal::customers, 300);
    const Theme& colors = theme(ThemeName::light);
    const auto bar_color = [&](Freshness freshness) {
        const DisplayList list = draw_removals(chart, {0, 0, 500, 100}, 1, ThemeName::light, freshness);
        const auto bar = std::ranges::find_if(
            list.items, [](const Item& item) { return std::holds_alternative<Box>(item.shape); });
        return std::get<Box>(bar->shape).fill;
    };
    CHECK(bar_color(Freshness::current) == colors.bad);
    CHECK(bar_color(Freshness::of_before) == colors.line_strong);
}

TEST_CASE("each share is parted into customer service and the rest of the experience") {
    const Journey journey = site_and_desk();
    const ShareChart chart = share_chart(journey, figures_of(journey), Grouping::stage);
    REQUIRE(chart.parts.size() == 2);
    CHECK(*chart.parts[0].shares[0] == Approx(2.0 / 3)); // contacts
    CHECK(chart.parts[0].service[0] == 0);
    CHECK(*chart.parts[1].shares[1] == Approx(3.0 / 4)); // cost
    CHECK(chart.parts[1].service[1] == Approx(3.0 / 4));
    CHECK(chart.all_service.owners == std::vector{Owner{OwnerKind::touchpoint, "desk", ""}});
    CHECK(service_words(chart) == "33 % of contacts, 75 % of cost and 100 % of churn");
}

TEST_CASE("a map without customer service says so by having none") {
    Journey journey = site_and_desk();
    journey.touchpoints[1].kind = Kind::experience;
    const ShareChart chart = share_chart(journey, figures_of(journey), Grouping::kind);
    CHECK(chart.all_service.owners.empty());
    REQUIRE(chart.parts.size() == 1);
    CHECK(chart.parts[0].name == "The rest of the experience");
}

TEST_CASE("rows of shares stay inside their room at any width") {
    const Journey journey = site_and_desk();
    const ShareChart chart = share_chart(journey, figures_of(journey), Grouping::touchpoint);
    for (const double width : {380.0, 640.0, 1000.0}) {
        const DisplayList list = draw_shares(chart, {0, 0, width, 200}, ThemeName::dark);
        for (const Item& item : list.items) {
            CHECK(bounds(item).right() <= width + 0.5);
            CHECK(bounds(item).x >= 0);
        }
    }
}
