#include "scene/map_view.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <catch2/catch.hpp>

#include "file/journey_file.h"
#include "file/read.h"
#include "scene/flatten.h"
#include "support/builder.h"
#include "support/random_journey.h"
#include "whatif/scenario_map.h"
#include "whatif/simulate.h"

using namespace waymark;

namespace {

struct Case {
    std::string name;
    Journey base;
    Journey in_force;
};

// The bundled journeys and random ones, without and with their first scenario.
const std::vector<Case>& cases() {
    static const std::vector<Case> all = [] {
        std::vector<Case> made;
        const auto add = [&](const std::string& name, const Journey& journey) {
            made.push_back({name, journey, journey});
            if (journey.scenarios.empty()) return;
            if (const auto map = map_in_force(journey, journey.scenarios.back()))
                made.push_back({name + " with a scenario", journey, map->map.journey});
        };
        for (const auto& entry : std::filesystem::directory_iterator("../scenarios")) {
            if (entry.path().extension() != ".json") continue;
            const auto text = read_file(entry.path(), 1'000'000);
            REQUIRE(text);
            const auto journey = parse_journey(*text);
            REQUIRE(journey);
            add(entry.path().filename().string(), *journey);
        }
        for (std::uint64_t seed = 1; seed <= 80; ++seed) {
            Journey journey = random_journey(seed, {.most_touchpoints = 25});
            for (std::size_t i = 0; i < journey.touchpoints.size(); ++i)
                journey.touchpoints[i].lane = static_cast<Lane>((seed * 3 + i * (seed % 5 + 1) + i / 3) % 3);
            add("random journey " + std::to_string(seed), journey);
        }
        return made;
    }();
    return all;
}

MapGeometry laid_out(const Case& c, const MapView& view = {}) {
    return layout_map({.base = c.base, .in_force = c.in_force}, view);
}

Rect shrunk(const Rect& r, double by) {
    return {r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by};
}

// An upright or level piece enters the rectangle.
bool enters(Point a, Point b, const Rect& r) {
    const Rect piece{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x) + 1e-6,
                     std::abs(a.y - b.y) + 1e-6};
    return piece.intersects(r);
}

} // namespace

TEST_CASE("no two cards touch, and each lies in its stage and lane") {
    for (const Case& c : cases()) {
        INFO(c.name);
        const MapGeometry geometry = laid_out(c);
        for (std::size_t i = 0; i < geometry.cards.size(); ++i) {
            const CardPlace& card = geometry.cards[i];
            for (std::size_t k = i + 1; k < geometry.cards.size(); ++k)
                CHECK_FALSE(card.rect.intersects(geometry.cards[k].rect));
            for (const StagePlace& stage : geometry.stages)
                if (stage.stage == card.stage) {
                    CHECK(card.rect.x >= stage.x);
                    CHECK(card.rect.right() <= stage.x + stage.w);
                }
            const LanePlace& lane = geometry.lanes[static_cast<std::size_t>(card.lane)];
            CHECK(card.rect.y >= lane.y);
            CHECK(card.rect.bottom() <= lane.y + lane.h);
        }
    }
}

TEST_CASE("every touchpoint has its own place on the curve, half a step from the next at least") {
    for (const Case& c : cases()) {
        INFO(c.name);
        const MapGeometry geometry = laid_out(c);
        for (std::size_t i = 1; i < geometry.cards.size(); ++i)
            CHECK(geometry.cards[i].rect.x - geometry.cards[i - 1].rect.x >= size::half_step - 1e-9);
    }
}

TEST_CASE("no link runs through a card") {
    for (const Case& c : cases()) {
        const MapGeometry geometry = laid_out(c);
        for (const LinkRoute& link : geometry.links) {
            INFO(c.name << ": " << link.key.from << " -> " << link.key.to);
            REQUIRE(link.points.size() >= 2);
            for (std::size_t i = 1; i < link.points.size(); ++i) {
                const Point a = link.points[i - 1], b = link.points[i];
                INFO("piece " << a.x << ',' << a.y << " to " << b.x << ',' << b.y);
                CHECK((std::abs(a.x - b.x) < 0.5 || std::abs(a.y - b.y) < 0.5));
                for (const CardPlace& card : geometry.cards) {
                    INFO("card " << card.touchpoint);
                    CHECK_FALSE(enters(a, b, shrunk(card.rect, 1)));
                }
            }
        }
    }
}

TEST_CASE("links begin and end at the edges of their cards, inside the map") {
    for (const Case& c : cases()) {
        const MapGeometry geometry = laid_out(c);
        for (const LinkRoute& link : geometry.links) {
            INFO(c.name << ": " << link.key.from << " -> " << link.key.to);
            const auto at_edge = [&](Point p, const Rect& r) {
                const Rect outside{r.x - 1, r.y - 1, r.w + 2, r.h + 2};
                return outside.contains(p) && !shrunk(r, 1).contains(p);
            };
            CHECK(at_edge(link.points.front(), find_card(geometry, link.key.from)->rect));
            if (!link.is_done) CHECK(at_edge(link.points.back(), find_card(geometry, link.key.to)->rect));
            for (const Point& p : link.points) {
                CHECK(p.x >= 0);
                CHECK(p.x <= geometry.width);
                CHECK(p.y >= 0);
                CHECK(p.y <= geometry.grid_height);
            }
        }
    }
}

TEST_CASE("a remembered routing is the one that would be made anew") {
    RoutingMemo memo;
    for (const Case& c : cases())
        for (const double zoom : {0.5, 1.0, 0.5}) {
            INFO(c.name << " at " << zoom);
            const MapSubject subject{.base = c.base, .in_force = c.in_force};
            MapView view;
            view.zoom = zoom;
            view.least_width = 1800;
            CHECK(layout_map(subject, view, &memo).links == layout_map(subject, view).links);
        }
}

TEST_CASE("no text of a card leaves it, at any zoom") {
    for (const double zoom : {0.2, 0.45, 0.8, 1.0, 2.0}) {
        for (const Case& c : cases()) {
            INFO(c.name << " at " << zoom);
            MapView view;
            view.zoom = zoom;
            const MapSubject subject{.base = c.base, .in_force = c.in_force};
            const MapGeometry geometry = layout_map(subject, view);
            const MapPicture picture = draw_map(subject, geometry, view);
            for (const Item& item : picture.body.items) {
                if (item.owner.kind != OwnerKind::touchpoint || !std::holds_alternative<TextRun>(item.shape))
                    continue;
                const Rect card = find_card(geometry, item.owner.id)->rect, text = bounds(item);
                INFO(std::get<TextRun>(item.shape).text);
                CHECK(text.x >= card.x);
                CHECK(text.right() <= card.right() + 0.01);
            }
        }
    }
}

TEST_CASE("texts of the lanes stay under their stage and inside their lane") {
    for (const Case& c : cases()) {
        MapView view;
        view.text_lanes = {"doing", "thinking", "pains", "opportunities", "backstage", "systems"};
        view.zoom = 0.7;
        INFO(c.name);
        const MapGeometry geometry = laid_out(c, view);
        double y = geometry.curve_y + geometry.curve_h;
        for (const TextLanePlace& lane : geometry.text_lanes) {
            CHECK(lane.y == Approx(y));
            for (const TextBlock& block : lane.blocks) {
                CHECK(block.left_top.y >= lane.y);
                CHECK(block.left_top.y + 15 * static_cast<double>(block.lines.size()) <= lane.y + lane.h);
            }
            y += lane.h;
        }
        CHECK(geometry.view_height == Approx(y));
    }
}

TEST_CASE("a map without figures says nothing about the curve, and lays out the same") {
    const Journey journey =
        a_journey().stage("s").touchpoint("a").touchpoint("b").in(Lane::people).link("a", "b").build();
    const MapSubject subject{.base = journey, .in_force = journey};
    const MapGeometry geometry = layout_map(subject, {});
    REQUIRE(geometry.cards.size() == 2);
    CHECK(geometry.cards[1].rect.x - geometry.cards[0].rect.x == size::half_step);
    CHECK_FALSE(draw_map(subject, geometry, {}).body.items.empty());
}

TEST_CASE("a touchpoint that changes nothing is neither good nor bad on the curve") {
    const Journey journey = a_journey().touchpoint("a").touchpoint("b").score(9).link("a", "b").build();
    const auto outcome = simulate(journey, nullptr);
    REQUIRE(outcome);
    const MapSubject subject{.base = journey, .in_force = journey, .base_outcome = &*outcome};
    const Theme& colors = theme(ThemeName::light);
    const auto colors_of = [&](const std::string& id) {
        std::vector<Color> used;
        for (const Item& item : draw_map(subject, layout_map(subject, {}), {}).curve.items) {
            if (item.owner.id != id) continue;
            if (const auto* path = std::get_if<Path>(&item.shape))
                for (const Color color : {path->fill, path->stroke.color})
                    if (color.a > 0) used.push_back(color);
            if (const auto* disc = std::get_if<Disc>(&item.shape)) used.push_back(disc->stroke.color);
        }
        return used;
    };
    const auto has = [](const std::vector<Color>& used, Color color) {
        return std::find(used.begin(), used.end(), color) != used.end();
    };
    CHECK_FALSE(has(colors_of("a"), colors.good));
    CHECK_FALSE(has(colors_of("a"), colors.bad));
    CHECK(has(colors_of("a"), colors.text_3));
    CHECK(has(colors_of("b"), colors.good));
}

TEST_CASE("no name of a bundled journey is cut in a window that shows the whole map") {
    for (const Case& c : cases()) {
        if (c.name.find("random") != std::string::npos) continue;
        MapView view;
        view.zoom = 0.48;
        const MapSubject subject{.base = c.base, .in_force = c.in_force};
        for (const Item& item : draw_map(subject, layout_map(subject, view), view).body.items) {
            const auto* run = std::get_if<TextRun>(&item.shape);
            if (run == nullptr) continue;
            INFO(c.name << ": " << run->text);
            CHECK_FALSE(run->text.ends_with("…"));
            CHECK(run->em * view.zoom >= 9.999);
        }
    }
}

TEST_CASE("an empty journey is an empty map") {
    const Journey journey;
    const MapSubject subject{.base = journey, .in_force = journey};
    const MapGeometry geometry = layout_map(subject, {});
    CHECK(geometry.cards.empty());
    CHECK_FALSE(drop_place_at(geometry, {10, 10}).has_value());
    CHECK(draw_map(subject, geometry, {}).body.items.empty());
}

TEST_CASE("a map without touchpoints has its lanes one below the other, as high as they are with them") {
    const Journey blank = a_journey().stage("s").stage("t").build();
    const MapGeometry map = layout_map({.base = blank, .in_force = blank}, {});
    REQUIRE(map.lanes.size() == 3);
    double top = 0;
    for (const LanePlace& lane : map.lanes) {
        CHECK(lane.y == top);
        CHECK(lane.h >= size::lane_h);
        top = lane.y + lane.h;
    }
    CHECK(map.grid_height >= top);
    CHECK(map.curve_y >= map.grid_height);
}

TEST_CASE("a point of the map says where a touchpoint would go") {
    const Journey journey =
        a_journey().stage("one").touchpoint("a").touchpoint("b").stage("two").touchpoint("c").build();
    const MapGeometry geometry = layout_map({.base = journey, .in_force = journey}, {});
    const Rect a = find_card(geometry, "a")->rect, b = find_card(geometry, "b")->rect;
    CHECK(drop_place_at(geometry, {a.x + 2, a.y})->before == "a");
    CHECK(drop_place_at(geometry, {a.right() - 2, a.y})->before == "b");
    const auto last = drop_place_at(geometry, {b.right() - 2, 2});
    REQUIRE(last);
    CHECK(last->stage == "one");
    CHECK(last->before.empty());
    CHECK(last->lane == Lane::people);
    CHECK(drop_place_at(geometry, {1e6, 2})->stage == "two");
    CHECK_FALSE(drop_place_at(geometry, {10, -5}).has_value());
}

TEST_CASE("what a scenario adds and removes is on the map, and said so") {
    Journey journey = a_journey().stage("s").touchpoint("a").touchpoint("b").link("a", "b").build();
    Journey in_force = journey;
    std::erase_if(in_force.touchpoints, [](const Touchpoint& t) { return t.id == "b"; });
    in_force.links.clear();
    in_force.touchpoints.push_back(a_touchpoint("new", "s"));
    in_force.links.push_back({"a", "new"});
    const MapGeometry geometry = layout_map({.base = journey, .in_force = in_force}, {});
    CHECK(find_card(geometry, "a")->presence == Presence::kept);
    CHECK(find_card(geometry, "b")->presence == Presence::removed);
    CHECK(find_card(geometry, "new")->presence == Presence::added);
    REQUIRE(geometry.links.size() == 2);
    CHECK(geometry.links[0].is_added);
    CHECK(geometry.links[1].is_removed);
}

TEST_CASE("no two arrowheads touch, unless ways without room of their own merge into one") {
    for (const Case& c : cases()) {
        if (c.name.find("random") != std::string::npos) continue;
        const auto outcome = simulate(c.in_force, nullptr);
        REQUIRE(outcome);
        const MapSubject subject{.base = c.in_force, .in_force = c.in_force, .base_outcome = &*outcome};
        std::vector<std::pair<Rect, std::string>> heads;
        for (const Item& item : draw_map(subject, layout_map(subject, {}), {}).body.items) {
            const auto* path = std::get_if<Path>(&item.shape);
            if (item.owner.kind == OwnerKind::link && path != nullptr && path->fill.a > 0)
                heads.emplace_back(bounds(item), item.owner.id + " -> " + item.owner.to);
        }
        REQUIRE(heads.size() > 10);
        for (std::size_t i = 0; i < heads.size(); ++i)
            for (std::size_t k = i + 1; k < heads.size(); ++k) {
                INFO(c.name << ": " << heads[i].second << " and " << heads[k].second);
                const bool are_merged =
                    std::abs(heads[i].first.center().x - heads[k].first.center().x) < 0.1 &&
                    heads[i].first.bottom() == heads[k].first.bottom();
                CHECK((are_merged || !heads[i].first.intersects(heads[k].first)));
            }
    }
}
