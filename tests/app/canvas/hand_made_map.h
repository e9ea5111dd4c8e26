// A map laid out by hand, so that places in tests are plain numbers.
#pragma once

#include "scene/map_view.h"

namespace waymark::testing {

// Stages find (x 0–200) and stay (200–600); lanes people, process, product of 100 each. Cards 100 × 60: site
// in find, desk and room in stay, all on process. A link from desk to room runs straight between them.
inline MapGeometry hand_made_map() {
    MapGeometry geometry;
    geometry.width = 600;
    geometry.grid_height = 300;
    geometry.stages = {{"find", 0, 200}, {"stay", 200, 400}};
    geometry.lanes = {{Lane::people, 0, 100}, {Lane::process, 100, 100}, {Lane::product, 200, 100}};
    const auto card = [](const char* id, const char* stage, double x) {
        return CardPlace{id, stage, Lane::process, Presence::kept, {x, 120, 100, 60}};
    };
    geometry.cards = {card("site", "find", 50), card("desk", "stay", 220), card("room", "stay", 440)};
    LinkRoute route;
    route.key = {"desk", "room"};
    route.points = {{320, 150}, {440, 150}};
    geometry.links = {route};
    geometry.curve_y = 300;
    geometry.curve_h = 180;
    geometry.view_width = 600;
    geometry.view_height = 480;
    return geometry;
}

} // namespace waymark::testing
