#include <algorithm>
#include <cmath>
#include <map>

#include "scene/format.h"
#include "scene/icons.h"
#include "scene/map_parts.h"
#include "scene/marks.h"

namespace waymark {

namespace {

constexpr double least_told_zoom = 0.6; // below it the numbers of people would be too small to read

// Expected people on each link; nothing without lifetime figures.
struct LinkPeople {
    std::map<LinkKey, double> moves; // per person who enters
    double most_moves = 0;
    double entered = 0;

    [[nodiscard]] double width(const LinkKey& key) const {
        const auto found = moves.find(key);
        if (found == moves.end() || most_moves <= 0) return size::link_min;
        return size::link_min + (size::link_max - size::link_min) * found->second / most_moves;
    }
    [[nodiscard]] std::optional<double> people(const LinkKey& key) const {
        const auto found = moves.find(key);
        if (found == moves.end()) return std::nullopt;
        return found->second * entered;
    }
};

LinkPeople people_of(const Outcome* outcome) {
    LinkPeople people;
    if (outcome == nullptr || !outcome->mix) return people;
    for (const LinkFigures& link : outcome->mix->links) {
        people.moves[link.link] = link.moves;
        people.most_moves = std::max(people.most_moves, link.moves);
    }
    for (const PeriodFigures& period : outcome->periods)
        people.entered += period.entered;
    return people;
}

struct LinkLook {
    Stroke stroke;
    bool is_told = false; // selected, or of a selected touchpoint: dark, with its people
};

LinkLook look_of(const LinkRoute& link, const LinkPeople& people, const MapView& view) {
    const Theme& colors = theme(view.theme);
    const Owner owner{OwnerKind::link, link.key.from, link.key.to};
    const bool told = is_selected(view, owner) ||
                      is_selected(view, {OwnerKind::touchpoint, link.key.from, {}}) ||
                      is_selected(view, {OwnerKind::touchpoint, link.key.to, {}});
    const bool hovered = view.hovered == owner;
    const Color color = told || hovered   ? colors.card_line
                        : link.is_added   ? colors.scenario
                        : link.is_removed ? colors.line_strong
                                          : colors.link;
    if (link.is_removed) return {{color, 1, {4, 4}}, false};
    return {{color, people.width(link.key)}, told};
}

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

// Beside the middle of the longest piece.
void draw_people(DisplayList& list, const LinkRoute& link, double people, const Stroke& stroke,
                 const MapView& view, const Owner& owner) {
    const Theme& colors = theme(view.theme);
    std::size_t longest = 1;
    const auto length = [&](std::size_t i) {
        return std::hypot(link.points[i].x - link.points[i - 1].x, link.points[i].y - link.points[i - 1].y);
    };
    for (std::size_t i = 2; i < link.points.size(); ++i)
        if (length(i) > length(longest)) longest = i;
    const Point a = link.points[longest - 1], b = link.points[longest];
    const Point middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
    const TypeStyle style{11, 16, Weight::semibold};
    const std::string text = format_people(people);
    if (std::abs(a.x - b.x) < 1) {
        add_text(list, {middle.x + stroke.width / 2 + 6, baseline_centered_on(middle.y, style)}, text, style,
                 colors.text, Align::left, owner, colors.canvas);
    } else {
        // Between two neighbours there is no room: above them there is.
        const bool is_short = length(longest) < text_width(text, style) + 8;
        const double y = is_short ? middle.y - size::card_h / 2 - 4 : middle.y - stroke.width / 2 - 4;
        add_text(list, {middle.x, y}, text, style, colors.text, Align::center, owner, colors.canvas);
    }
}

} // namespace

void draw_links(DisplayList& list, const MapSubject& subject, const MapGeometry& geometry,
                const MapView& view) {
    const LinkPeople people = people_of(shown_outcome(subject));
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

void draw_link_people(DisplayList& list, const MapSubject& subject, const MapGeometry& geometry,
                      const MapView& view) {
    if (view.selection.empty() || view.zoom < least_told_zoom) return;
    const LinkPeople people = people_of(shown_outcome(subject));
    for (const LinkRoute& link : geometry.links) {
        const LinkLook look = look_of(link, people, view);
        const auto n = people.people(link.key);
        if (look.is_told && n && link.points.size() > 1)
            draw_people(list, link, *n, look.stroke, view, {OwnerKind::link, link.key.from, link.key.to});
    }
}

} // namespace waymark
