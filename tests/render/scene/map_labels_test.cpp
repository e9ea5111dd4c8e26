#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>

#include <catch2/catch.hpp>

#include "file/journey_file.h"
#include "file/read.h"
#include "scene/map_view.h"
#include "whatif/scenario_map.h"
#include "whatif/simulate.h"

using namespace waymark;

namespace {

// A bundled journey under its first scenario, with all figures.
struct Told {
    std::string name;
    Journey base;
    Journey in_force;
    Outcome base_outcome, outcome;

    [[nodiscard]] MapSubject subject() const {
        return {base, in_force, &base.scenarios.front(), &base_outcome, &outcome};
    }
};

const std::vector<Told>& bundled() {
    static const std::vector<Told> all = [] {
        std::vector<Told> told;
        for (const auto& entry : std::filesystem::directory_iterator("../scenarios")) {
            if (entry.path().extension() != ".json") continue;
            const auto text = read_file(entry.path(), 1'000'000);
            REQUIRE(text);
            const auto journey = parse_journey(*text);
            REQUIRE(journey);
            const Scenario& scenario = journey->scenarios.front();
            const auto map = map_in_force(*journey, scenario);
            const auto base = simulate(*journey, nullptr), outcome = simulate(*journey, &scenario);
            REQUIRE((map && base && outcome));
            told.push_back({entry.path().filename().string(), *journey, map->map.journey, *base, *outcome});
        }
        return told;
    }();
    return all;
}

Rect box_of(const TextRun& text) {
    return {text.at.x, text.at.y - 0.75 * text.em, text.width, 0.8 * text.em};
}

// Figures of people on links.
std::vector<TextRun> link_labels(const MapPicture& picture) {
    std::vector<TextRun> labels;
    for (const Item& item : picture.body.items)
        if (const auto* text = std::get_if<TextRun>(&item.shape); text && item.owner.kind == OwnerKind::link)
            labels.push_back(*text);
    return labels;
}

bool passes(const LinkRoute& link, const Rect& area) {
    for (std::size_t i = 1; i < link.points.size(); ++i) {
        const Point a = link.points[i - 1], b = link.points[i];
        const Rect piece{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x) + 1e-6,
                         std::abs(a.y - b.y) + 1e-6};
        if (piece.intersects(area)) return true;
    }
    return false;
}

} // namespace

TEST_CASE("the people of selected links are told beside cards and each other, in the map") {
    for (const Told& told : bundled())
        for (const double zoom : {0.46, 0.75, 1.5})
            for (const Touchpoint& selected : told.in_force.touchpoints) {
                INFO(told.name << " at " << zoom << ": " << selected.id);
                MapView view;
                view.zoom = zoom;
                view.selection = {{OwnerKind::touchpoint, selected.id, {}}};
                const MapGeometry geometry = layout_map(told.subject(), view);
                const auto labels = link_labels(draw_map(told.subject(), geometry, view));
                for (std::size_t i = 0; i < labels.size(); ++i) {
                    INFO(labels[i].text);
                    const Rect box = box_of(labels[i]);
                    CHECK(box.y >= 0);
                    CHECK(box.x >= 0);
                    CHECK(box.right() <= geometry.width);
                    CHECK(box.bottom() <= geometry.grid_height);
                    CHECK(labels[i].em * zoom >= 10 - 1e-9);
                    for (const CardPlace& card : geometry.cards)
                        CHECK_FALSE(box.intersects(card.rect));
                    for (std::size_t k = 0; k < i; ++k)
                        CHECK_FALSE(box.intersects(box_of(labels[k])));
                }
            }
}

TEST_CASE("a link that is selected says its people") {
    for (const Told& told : bundled())
        for (const Link& link : told.in_force.links) {
            if (link.to == done_target) continue;
            INFO(told.name << ": " << link.from << " -> " << link.to);
            MapView view;
            view.selection = {{OwnerKind::link, link.from, link.to}};
            const MapGeometry geometry = layout_map(told.subject(), view);
            CHECK(link_labels(draw_map(told.subject(), geometry, view)).size() == 1);
        }
}

TEST_CASE("no link runs through the ring of those who finished") {
    for (const Told& told : bundled()) {
        const MapGeometry geometry = layout_map(told.subject(), {});
        for (const LinkRoute& done : geometry.links) {
            if (!done.is_done) continue;
            const Point end = done.points.back();
            const Rect ring{end.x, end.y - ring_radius, 2 * ring_radius, 2 * ring_radius};
            for (const LinkRoute& link : geometry.links) {
                INFO(told.name << ": " << link.key.from << " -> " << link.key.to);
                if (!link.is_done) CHECK_FALSE(passes(link, ring));
            }
        }
    }
}

TEST_CASE("a self-loop crosses no other link") {
    for (const Told& told : bundled()) {
        const MapGeometry geometry = layout_map(told.subject(), {});
        for (const LinkRoute& loop : geometry.links) {
            if (loop.key.from != loop.key.to) continue;
            for (const LinkRoute& other : geometry.links) {
                if (other.key == loop.key) continue;
                INFO(told.name << ": " << loop.key.from << ", " << other.key.from << " -> " << other.key.to);
                for (std::size_t i = 1; i < loop.points.size(); ++i) {
                    const Point a = loop.points[i - 1], b = loop.points[i];
                    const Rect piece{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x) + 1e-6,
                                     std::abs(a.y - b.y) + 1e-6};
                    CHECK_FALSE(passes(other, piece));
                }
            }
        }
    }
}

TEST_CASE("names on cards are 10 pixels high at least, wherever there are names") {
    for (const Told& told : bundled())
        for (const double zoom : {0.36, 0.5, 0.6, 0.68, 0.77, 1.0}) {
            INFO(told.name << " at " << zoom);
            MapView view;
            view.zoom = zoom;
            const MapGeometry geometry = layout_map(told.subject(), view);
            int names = 0;
            for (const Item& item : draw_map(told.subject(), geometry, view).body.items) {
                const auto* text = std::get_if<TextRun>(&item.shape);
                if (text == nullptr || item.owner.kind != OwnerKind::touchpoint) continue;
                // Numbers of interventions are marks, not names.
                if (text->text.find_first_not_of("0123456789") == std::string::npos) continue;
                ++names;
                CHECK(text->em * zoom >= 10 - 1e-9);
            }
            CHECK(names >= static_cast<int>(geometry.cards.size()));
        }
}

TEST_CASE("names and values at the curve's end stand in the map, clear of points and of grid lines") {
    for (const Told& told : bundled())
        for (const double zoom : {0.46, 1.0}) {
            MapView view;
            view.zoom = zoom;
            const MapGeometry geometry = layout_map(told.subject(), view);
            const DisplayList curve = draw_map(told.subject(), geometry, view).curve;
            const double last = geometry.cards.back().rect.center().x * zoom;
            std::vector<Rect> labels;
            for (const Item& item : curve.items)
                if (const auto* text = std::get_if<TextRun>(&item.shape); text && text->at.x > last + 10)
                    if (item.owner.kind == OwnerKind::persona || item.owner.kind == OwnerKind::curve)
                        labels.push_back(box_of(*text));
            // Each persona, the base map and the scenario.
            CHECK(labels.size() >= told.in_force.personas.size() + 2);
            for (const Rect& label : labels) {
                INFO(told.name << " at " << zoom << ", label at " << label.x << ',' << label.y);
                CHECK(label.right() <= geometry.view_width);
                for (const Item& item : curve.items) {
                    const auto* path = std::get_if<Path>(&item.shape);
                    if (path == nullptr || path->points.size() != 2) continue;
                    const bool is_level = path->points[0].y == path->points[1].y;
                    if (is_level && path->points[0].x == 0) CHECK(path->points[1].x < label.x);
                }
            }
        }
}
