#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "scene/icons.h"
#include "scene/link_looks.h"
#include "scene/map_parts.h"
#include "scene/marks.h"

namespace waymark {

namespace {

// Half the width of an arrowhead where it has room.
double usual_half(double stroke_w) {
    return std::max(3.5, stroke_w / 2 + 2.5);
}

// Where a link meets the edge of a card. Small, since many are sorted in every frame.
struct LinkEnd {
    float level; // of the edge
    float place; // along it
    std::uint32_t link;
    bool has_head;
};

// The ends at upper and lower edges, and those at left and right ones.
using LinkEnds = std::array<std::vector<LinkEnd>, 2>;

LinkEnds ends_of(std::span<const LinkRoute> links) {
    LinkEnds ends;
    for (auto& list : ends)
        list.reserve(2 * links.size());
    const auto add = [&](std::size_t link, Point at, Point next, bool has_head) {
        const bool is_plumb = std::abs(at.x - next.x) < std::abs(at.y - next.y);
        ends[is_plumb ? 0 : 1].push_back({static_cast<float>(is_plumb ? at.y : at.x),
                                          static_cast<float>(is_plumb ? at.x : at.y),
                                          static_cast<std::uint32_t>(link), has_head});
    };
    for (std::size_t i = 0; i < links.size(); ++i) {
        const std::vector<Point>& points = links[i].points;
        if (points.size() < 2) continue;
        add(i, points.front(), points[1], false);
        if (!links[i].is_done) add(i, points.back(), points[points.size() - 2], true);
    }
    return ends;
}

// Half the width of every link's arrowhead: less than usual where the next link at the same edge is near.
std::vector<double> head_halves(std::span<const LinkRoute> links, std::span<const LinkLook> looks) {
    constexpr double apart = 1;
    std::vector<double> halves(links.size());
    for (std::size_t i = 0; i < links.size(); ++i)
        halves[i] = usual_half(looks[i].stroke.width);
    const auto narrow = [&](const LinkEnd& head, const LinkEnd& other) {
        if (!head.has_head) return;
        const double room = std::abs(other.place - head.place);
        const double half =
            other.has_head ? (room - apart) / 2 : room - looks[other.link].stroke.width / 2 - apart;
        const double least = looks[head.link].stroke.width / 2 + apart;
        halves[head.link] = std::min(halves[head.link], std::max(half, least));
    };
    LinkEnds ends = ends_of(links);
    for (std::vector<LinkEnd>& list : ends) {
        std::sort(list.begin(), list.end(), [](const LinkEnd& a, const LinkEnd& b) {
            return a.level != b.level ? a.level < b.level : a.place < b.place;
        });
        for (std::size_t i = 1; i < list.size(); ++i) {
            if (list[i].level != list[i - 1].level) continue;
            narrow(list[i - 1], list[i]);
            narrow(list[i], list[i - 1]);
        }
    }
    return halves;
}

// A triangle at the end of the way; the way itself ends at its base.
void draw_way(DisplayList& list, const LinkRoute& link, const Stroke& stroke, double head_half,
              const Owner& owner) {
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
    const Point base{tip.x - along.x * length, tip.y - along.y * length};
    points.back() = {base.x + along.x * 0.5, base.y + along.y * 0.5};
    Path way = rounded_way(points, radius);
    way.stroke = stroke;
    list.add(std::move(way), owner);
    Path head;
    head.fill = stroke.color;
    head.move_to(tip);
    head.line_to({base.x - along.y * head_half, base.y + along.x * head_half});
    head.line_to({base.x + along.y * head_half, base.y - along.x * head_half});
    head.close();
    list.add(std::move(head), owner);
}

} // namespace

void draw_links(DisplayList& list, const MapSubject& subject, const MapGeometry& geometry,
                const MapView& view) {
    const LinkPeople people(shown_outcome(subject));
    const Theme& colors = theme(view.theme);
    std::vector<LinkLook> looks;
    looks.reserve(geometry.links.size());
    for (const LinkRoute& link : geometry.links)
        looks.push_back(look_of(link, people, view));
    const std::vector<double> halves = head_halves(geometry.links, looks);
    // Those that tell their people lie over the others.
    for (const bool is_told : {false, true})
        for (std::size_t i = 0; i < looks.size(); ++i) {
            const LinkRoute& link = geometry.links[i];
            if (looks[i].is_told != is_told || link.points.size() < 2) continue;
            const Owner owner{OwnerKind::link, link.key.from, link.key.to};
            draw_way(list, link, looks[i].stroke, halves[i], owner);
            if (link.is_done)
                add_completed_ring(list, {link.points.back().x + ring_radius, link.points.back().y},
                                   is_told ? looks[i].stroke.color : colors.text_3, owner);
        }
}

} // namespace waymark
