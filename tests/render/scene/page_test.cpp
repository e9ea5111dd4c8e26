#include "scene/journey_page.h"

#include <algorithm>
#include <array>
#include <set>

#include <catch2/catch.hpp>

#include "file/journey_file.h"
#include "file/read.h"
#include "scene/chart_data.h"
#include "support/builder.h"
#include "whatif/draws.h"
#include "whatif/figure_bands.h"
#include "whatif/scenario_map.h"
#include "whatif/simulate.h"

using namespace waymark;

namespace {

Journey bundled(const std::string& name) {
    const auto text = read_file("../scenarios/" + name + ".journey.json", 1'000'000);
    REQUIRE(text);
    const auto journey = parse_journey(*text);
    REQUIRE(journey);
    return *journey;
}

struct TextPlace {
    std::string text;
    Rect rect;
};
constexpr std::array bundled_names{"city-hotel", "telecom-support", "omnichannel-shop", "bank-account",
                                   "saas-onboarding"};

std::set<std::string> legend_of(const MapPage& page) {
    std::set<std::string> meanings;
    for (const Item& item : page.list.items)
        if (item.owner.kind == OwnerKind::legend)
            if (const auto* run = std::get_if<TextRun>(&item.shape)) meanings.insert(run->text);
    return meanings;
}

std::vector<TextPlace> texts_of(const DisplayList& list, OwnerKind kind) {
    std::vector<TextPlace> places;
    for (const Item& item : list.items)
        if (item.owner.kind == kind && std::holds_alternative<TextRun>(item.shape)) {
            const auto& run = std::get<TextRun>(item.shape);
            places.push_back({run.text, {run.at.x, run.at.y - run.em * 0.72, run.width, run.em * 0.72}});
        }
    return places;
}

} // namespace

TEST_CASE("page sizes are named or given in millimetres") {
    CHECK(page_size("fit")->fits_content());
    CHECK(page_size("a4")->width == Approx(841.89));
    CHECK(page_size("a4")->height == Approx(595.28));
    CHECK(*page_size("420x297mm") == *page_size("a3"));
    CHECK(page_size("16:9")->width / page_size("16:9")->height == Approx(16.0 / 9));
    for (const std::string_view wrong : {"", "a9", "420x297", "10x10mm", "420x297mmm", "x297mm", "1e9x300mm"})
        CHECK_FALSE(page_size(wrong));
}

TEST_CASE("every text lies on the page and is six points high or more") {
    for (const std::string name :
         {"city-hotel", "telecom-support", "omnichannel-shop", "bank-account", "saas-onboarding"}) {
        const Journey base = bundled(name);
        const Scenario& scenario = base.scenarios.front();
        const auto map = map_in_force(base, scenario);
        const auto base_outcome = simulate(base, nullptr), outcome = simulate(base, &scenario);
        REQUIRE((map && base_outcome && outcome));
        const MapSubject subject{base, map->map.journey, &scenario, &*base_outcome, &*outcome};
        for (const std::string_view size : {"fit", "a4", "a3", "a1", "letter", "16:9", "420x297mm"}) {
            INFO(name << " on " << size);
            const MapPage page =
                map_page(subject, {.size = *page_size(size), .charts = size == "a4" || size == "16:9"});
            for (const Item& item : page.list.items) {
                if (!std::holds_alternative<TextRun>(item.shape)) continue;
                const auto& run = std::get<TextRun>(item.shape);
                INFO(run.text);
                CHECK(run.at.x >= 0);
                CHECK(run.at.x + run.width <= page.width);
                CHECK(run.at.y <= page.height);
                CHECK(run.em >= 5.99);
            }
        }
        for (const CurveRange range : {CurveRange::fit, CurveRange::full}) {
            for (const double zoom : {0.6, 0.8, 1.0}) {
                INFO(name << " at " << zoom);
                MapView view;
                view.curve_range = range;
                view.zoom = zoom;
                const MapPicture picture = draw_map(subject, layout_map(subject, view), view);
                auto labels = texts_of(picture.curve, OwnerKind::curve);
                const auto names = texts_of(picture.curve, OwnerKind::persona);
                labels.insert(labels.end(), names.begin(), names.end());
                CHECK(labels.size() >= 4);
                for (std::size_t i = 0; i < labels.size(); ++i)
                    for (std::size_t k = i + 1; k < labels.size(); ++k) {
                        INFO(labels[i].text << " and " << labels[k].text);
                        CHECK_FALSE(labels[i].rect.intersects(labels[k].rect));
                    }
            }
        }
    }
}

TEST_CASE("a page has the projection's charts where they are asked for, with bands where there are any") {
    const Journey journey = bundled("city-hotel");
    const auto titles = [](const MapPage& page) {
        std::multiset<std::string> found;
        for (const TextPlace& text : texts_of(page.list, OwnerKind::none))
            found.insert(text.text);
        for (const TextPlace& text : texts_of(page.list, OwnerKind::chart))
            found.insert(text.text);
        return found;
    };
    const auto without = journey_page(journey, nullptr, {}, {.size = *page_size("a3")});
    const auto with = journey_page(journey, nullptr, {}, {.size = *page_size("a3"), .charts = true});
    REQUIRE((without && with));
    for (const char* title : {"Satisfaction", "Churn rate", "Customers", "NPS", "Net value"}) {
        CHECK_FALSE(titles(*without).contains(title));
        CHECK(titles(*with).count(title) == 1);
    }
    DrawOptions few;
    few.draws = 20;
    const auto planned = draw_plan(journey, {}, few);
    REQUIRE(planned);
    std::vector<DrawnWorld> worlds;
    for (std::uint32_t i = 0; i < few.draws; ++i)
        worlds.push_back(drawn_world(*planned, i));
    const auto bands = bands_over_time(*planned, worlds, 0, dock_figures());
    REQUIRE(bands);
    const auto drawn =
        journey_page(journey, nullptr, {}, {.size = *page_size("a3"), .charts = true, .bands = &*bands});
    REQUIRE(drawn);
    CHECK(drawn->list.items.size() > with->list.items.size() + 100); // a quad a period and band
    const auto says_draws = [](const MapPage& page) {
        return std::ranges::any_of(legend_of(page), [](const std::string& text) {
            return text.find("50 % of 20 draws") != std::string::npos;
        });
    };
    CHECK(says_draws(*drawn));
    CHECK_FALSE(says_draws(*with));
}

TEST_CASE("a journey that nobody walks has a page without charts") {
    Journey journey = a_journey().touchpoint("a").build();
    journey.personas.clear();
    const auto page = journey_page(journey, nullptr, {}, {.size = *page_size("a3"), .charts = true});
    REQUIRE(page);
    CHECK(texts_of(page->list, OwnerKind::chart).empty());
}

TEST_CASE("a page says only what the journey says") {
    Journey journey = bundled("city-hotel");
    const auto has = [](const MapPage& page, std::string_view words) {
        for (const Item& item : page.list.items)
            if (const auto* run = std::get_if<TextRun>(&item.shape); run != nullptr && run->text == words)
                return true;
        return false;
    };
    const MapSubject subject{.base = journey, .in_force = journey};
    CHECK(has(map_page(subject, {}), "Client"));
    journey.client.clear();
    CHECK_FALSE(has(map_page(subject, {}), "Client"));
    CHECK(has(map_page(subject, {}), "How to read"));
    CHECK_FALSE(has(map_page(subject, PageOptions{.size = {}, .legend = false}), "How to read"));
}

TEST_CASE("a page that is higher than its map has a higher curve and its footer at the bottom") {
    const Journey journey = bundled("saas-onboarding");
    const auto low = journey_page(journey, nullptr, {}, {.size = *page_size("420x200mm")});
    const auto high = journey_page(journey, nullptr, {}, {.size = *page_size("420x380mm")});
    REQUIRE((low && high));
    const auto lowest_text = [](const MapPage& page) {
        double lowest = 0;
        for (const Item& item : page.list.items)
            if (const auto* run = std::get_if<TextRun>(&item.shape)) lowest = std::max(lowest, run->at.y);
        return lowest;
    };
    const auto curve_height = [](const MapPage& page) {
        double top = 1e9, bottom = 0;
        for (const Item& item : page.list.items)
            if (item.owner.kind == OwnerKind::curve && item.owner.id == "mix") {
                const Rect box = bounds(item);
                top = std::min(top, box.y);
                bottom = std::max(bottom, box.bottom());
            }
        return bottom - top;
    };
    CHECK(high->height - lowest_text(*high) < 40);
    CHECK(low->height - lowest_text(*low) < 40);
    CHECK(curve_height(*high) > 1.3 * curve_height(*low));
}

TEST_CASE("a page of one persona's figures says so") {
    const Journey journey = bundled("city-hotel");
    const auto texts = [](const MapPage& page) {
        std::string all;
        for (const TextPlace& text : texts_of(page.list, OwnerKind::title))
            all += text.text + "\n";
        return all;
    };
    const Persona& first = journey.personas.front();
    const auto everybody = journey_page(journey, &journey.scenarios.front(), {}, {});
    const auto only = journey_page(journey, &journey.scenarios.front(), first.id, {});
    REQUIRE((everybody && only));
    CHECK(texts(*only).find("figures of " + first.name + " only") != std::string::npos);
    CHECK(texts(*everybody).find("only") == std::string::npos);
}

TEST_CASE("names of key figures and quotations of personas are not cut on a sheet of A3") {
    for (const std::string name :
         {"city-hotel", "telecom-support", "omnichannel-shop", "bank-account", "saas-onboarding"}) {
        const Journey journey = bundled(name);
        const auto page = journey_page(journey, &journey.scenarios.front(), {}, {.size = *page_size("a3")});
        REQUIRE(page);
        for (const OwnerKind kind : {OwnerKind::chart, OwnerKind::persona})
            for (const TextPlace& text : texts_of(page->list, kind)) {
                INFO(name << ": " << text.text);
                // Labels at the curve's end may shorten names; they carry a value.
                const bool is_quotation = text.text.find("“") != std::string::npos;
                if (kind == OwnerKind::chart || is_quotation) CHECK_FALSE(text.text.ends_with("…"));
            }
    }
}

TEST_CASE("no name of a touchpoint is cut, and every card has its scores, on pages from A4 on") {
    for (const std::string name : bundled_names) {
        const Journey journey = bundled(name);
        for (const std::string_view size : {"a4", "letter", "16:9", "a3", "fit"}) {
            const auto page = journey_page(journey, nullptr, {}, {.size = *page_size(size)});
            REQUIRE(page);
            for (const Touchpoint& t : journey.touchpoints) {
                INFO(name << " on " << size << ": " << t.name);
                std::string letters;
                std::set<double> score_bars; // their left edges
                for (const Item& item : page->list.items) {
                    if (item.owner != Owner{OwnerKind::touchpoint, t.id, {}}) continue;
                    if (const auto* run = std::get_if<TextRun>(&item.shape)) letters += run->text;
                    if (const auto* box = std::get_if<Box>(&item.shape))
                        if (box->fill == theme(ThemeName::light).pressed && box->rect.h < 8)
                            score_bars.insert(box->rect.x);
                }
                std::string expected = t.name;
                std::erase(expected, ' ');
                std::erase(letters, ' ');
                CHECK(letters == expected);
                CHECK(score_bars.size() == 3);
            }
        }
    }
}

TEST_CASE("the legend explains what is on the page and nothing else") {
    Journey journey = a_journey()
                          .stage("s")
                          .touchpoint("a")
                          .evidence(EvidenceLevel::measured, 40)
                          .touchpoint("b")
                          .score(9)
                          .evidence(EvidenceLevel::measured, 50)
                          .link("a", "b")
                          .scenario("better")
                          .intervention("train")
                          .set("b", TouchpointField::people, 3)
                          .build();
    journey.touchpoints[0].initiated_by = journey.touchpoints[1].initiated_by = Initiator::company;
    const std::set<std::string> always{"How to read",
                                       "Company comes to them",
                                       "Measured",
                                       "Most people",
                                       "Few people",
                                       "People, process, product: 0–10",
                                       "Quality of the experience",
                                       "What a touchpoint is worth",
                                       "Neither lifts nor lowers people", // a meets people at 5 with 5
                                       "0",
                                       "5",
                                       "10"};
    const auto legend = [&](const Scenario* scenario, std::string_view size) {
        const auto page = journey_page(journey, scenario, {}, {.size = *page_size(size)});
        REQUIRE(page);
        std::set<std::string> meanings = legend_of(*page);
        std::erase_if(meanings, [](const std::string& text) { return text.size() > 40; }); // the footer
        return meanings;
    };
    const auto with = [&](std::set<std::string> more) {
        more.insert(always.begin(), always.end());
        return more;
    };
    for (const std::string_view size : {"fit", "a4", "16:9"}) {
        INFO(size);
        CHECK(legend(nullptr, size) == with({"All personas"}));
        CHECK(legend(&journey.scenarios.front(), size) ==
              with({"Scenario, all personas", "Base, all personas", "Changed by intervention 1",
                    "Score without the scenario", "“better”: 1 train, from month 1."}));
    }
    journey.touchpoints[0].kind = Kind::service;
    journey.touchpoints[0].evidence.level = journey.touchpoints[1].evidence.level = EvidenceLevel::assumed;
    journey.touchpoints[1].moment_of_truth = true;
    journey.touchpoints[1].initiated_by = Initiator::customer;
    journey.touchpoints[1].pains = {"slow"};
    journey.links.push_back({"b", std::string(done_target)});
    auto all = with({"All personas", "Customer service", "Assumed", "Only assumed", "Moment of truth",
                     "Customer comes to us", "Pain, opportunity", "Journey completed"});
    all.erase("Measured");
    CHECK(legend(nullptr, "a4") == all);
}

TEST_CASE("signs that cards have no room for are not in the legend") {
    const Journey journey = bundled("saas-onboarding");
    const auto page = journey_page(journey, nullptr, {}, {.size = *page_size("280x180mm")});
    REQUIRE(page);
    const auto meanings = legend_of(*page);
    CHECK_FALSE(meanings.contains("People, process, product: 0–10"));
    CHECK_FALSE(meanings.contains("Customer service"));
    CHECK(meanings.contains("Customer comes to us"));
    CHECK(meanings.contains("Pain, opportunity")); // in the text lanes
}

TEST_CASE("a page's curve has the window's range, or fits where that is asked for, and says which") {
    const Journey journey = bundled("city-hotel");
    const auto says = [](const MapPage& page, std::string_view words) {
        return std::any_of(page.list.items.begin(), page.list.items.end(), [&](const Item& item) {
            const auto* run = std::get_if<TextRun>(&item.shape);
            return run != nullptr && run->text.find(words) != std::string::npos;
        });
    };
    const auto usual = journey_page(journey, nullptr, {}, {});
    const auto fitted = journey_page(journey, nullptr, {}, {.size = {}, .curve_range = CurveRange::fit});
    REQUIRE((usual && fitted));
    CHECK(MapView{}.curve_range == CurveRange::full);
    CHECK(says(*usual, "on its full range"));
    CHECK_FALSE(says(*usual, "fit"));
    CHECK(says(*fitted, "on the range of its values"));
    CHECK(says(*fitted, "fit"));
}
