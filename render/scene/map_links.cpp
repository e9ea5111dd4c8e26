#include <algorithm>
#include <cmath>

#include "scene/icons.h"
#include "scene/link_looks.h"
#include "scene/map_parts.h"
#include "scene/marks.h"

namespace waymark {

namespace {

// A triangle at the end of the way; the way itself ends at its base.
void draw_way(DisplayList& list, const LinkRoute& link, const Stroke& stroke, const Owner& owner) {
    std::vector<Point> points = link.points;
    if (points.size() < 2) return;
    const Point tip = points.back();
    const Point before = points[points.size() - 2];
    const double last = std::hypot(tip.x - before.x, tip.y - before.y);
    const Point along{(tip.x - before.x) / last, (tip.y - before.y) / last};
    const double radius = points.size() == 3 ? 22 : 14;
    if (link.is_done) {
        Path way = rounded_way(points, radius);
        way.stroke = stroke;
        list.add(std::move(way), owner);
        return;
    }
    const double length = std::min(std::max(7.0, 1.25 * stroke.width), last);
    const double half = std::max(3.5, stroke.width / 2 + 2.5);
    const Point base{tip.x - along.x * length, tip.y - along.y * length};
    points.back() = {base.x + along.x * 0.5, base.y + along.y * 0.5};
    Path way = rounded_way(points, radius);
    way.stroke = stroke;
    list.add(std::move(way), owner);
    Path head;
    head.fill = stroke.color;
    head.move_to(tip);
    head.line_to({base.x - along.y * half, base.y + along.x * half});
    head.line_to({base.x + along.y * half, base.y - along.x * half});
    head.close();
    list.add(std::move(head), owner);
}

} // namespace

void draw_links(DisplayList& list, const MapSubject& subject, const MapGeometry& geometry,
                const MapView& view) {
    const LinkPeople people(shown_outcome(subject));
    const Theme& colors = theme(view.theme);
    std::vector<std::pair<const LinkRoute*, LinkLook>> told;
    const auto draw = [&](const LinkRoute& link, const LinkLook& look) {
        const Owner owner{OwnerKind::link, link.key.from, link.key.to};
        draw_way(list, link, look.stroke, owner);
        if (link.is_done)
            add_completed_ring(list, {link.points.back().x + ring_radius, link.points.back().y},
                               look.is_told ? look.stroke.color : colors.text_3, owner);
    };
    for (const LinkRoute& link : geometry.links) {
        if (link.points.size() < 2) continue;
        const LinkLook look = look_of(link, people, view);
        if (look.is_told) {
            told.emplace_back(&link, look);
        } else {
            draw(link, look);
        }
    }
    for (const auto& [link, look] : told)
        draw(*link, look);
}

} // namespace waymark
