// Icons and the markers of personas, as the scene draws them on the map.
#include "panels/draw.h"
#include "panels/widgets.h"

#include <cmath>

namespace waymark {

namespace {

// The shapes of a list drawn around the origin, in units, put at the point.
void paint_at(Ui& ui, const DisplayList& list, Point center) {
    paint_in(ui, list, {std::round(center.x), std::round(center.y), 0, 0});
}

} // namespace

void icon(Ui& ui, Icon glyph, Point center, Color color, double units) {
    DisplayList list;
    switch (glyph) {
    case Icon::star: add_moment_star(list, {0, 0}, ui.theme(), {}, units / 2); break;
    case Icon::logo: add_logo(list, {0, 0}, units, color, ui.theme().moment); break;
    case Icon::triangle_up: list.add(triangle({0, 0}, units, Direction::up, color)); break;
    case Icon::triangle_down: list.add(triangle({0, 0}, units, Direction::down, color)); break;
    default: add_icon(list, glyph, {0, 0}, units, color); break;
    }
    paint_at(ui, list, center);
}

void marker(Ui& ui, std::size_t persona, Point center) {
    constexpr double radius = 4.5;
    Path shape = persona_marker(persona, {0, 0}, radius);
    shape.fill = ui.theme().personas[persona % ui.theme().personas.size()];
    DisplayList list;
    list.add(shape);
    paint_at(ui, list, center);
}

} // namespace waymark
