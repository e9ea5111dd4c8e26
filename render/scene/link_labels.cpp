#include <algorithm>
#include <array>
#include <cmath>

#include "scene/format.h"
#include "scene/link_looks.h"
#include "scene/marks.h"

namespace waymark {

namespace {

constexpr double least_told_zoom = 0.35; // below it cards are shapes, and links are threads
constexpr double least_em = 10;          // on screen
constexpr double gap = 4;                // between a label and its link
constexpr double around_card = 6;        // a selected card's outline and ports

// A straight piece of a link with its width.
Rect stroke_of(Point a, Point b, double width) {
    const double half = width / 2;
    return {std::min(a.x, b.x) - half, std::min(a.y, b.y) - half, std::abs(a.x - b.x) + width,
            std::abs(a.y - b.y) + width};
}

Rect grown(const Rect& r, double by) {
    return {r.x - by, r.y - by, r.w + 2 * by, r.h + 2 * by};
}

double overlap(const Rect& a, const Rect& b) {
    const double w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
    const double h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    return w > 0 && h > 0 ? w * h : 0;
}

// What a label may cover only at a price.
struct Surroundings {
    std::vector<Rect> solid; // cards and other labels
    std::vector<Rect> lines; // links
};

// The parts of it that lie near a link.
Surroundings near(const Surroundings& all, const Rect& region) {
    Surroundings close;
    const auto take = [&](const std::vector<Rect>& from, std::vector<Rect>& to) {
        std::copy_if(from.begin(), from.end(), std::back_inserter(to),
                     [&](const Rect& r) { return r.intersects(region); });
    };
    take(all.solid, close.solid);
    take(all.lines, close.lines);
    return close;
}

Surroundings surroundings_of(const MapGeometry& geometry, const LinkPeople& people, const MapView& view) {
    Surroundings all;
    for (const CardPlace& card : geometry.cards) {
        const bool selected = is_selected(view, {OwnerKind::touchpoint, card.touchpoint, {}});
        all.solid.push_back(grown(card.rect, selected ? around_card : 1));
    }
    for (const LinkRoute& link : geometry.links) {
        const double width = look_of(link, people, view).stroke.width;
        for (std::size_t i = 1; i < link.points.size(); ++i)
            all.lines.push_back(stroke_of(link.points[i - 1], link.points[i], width));
        if (link.is_done) {
            const Point end = link.points.back();
            all.solid.push_back({end.x, end.y - ring_radius, 2 * ring_radius, 2 * ring_radius});
        }
    }
    return all;
}

// A label on top of something solid is worse than any number of crossed links; one that crosses several
// cannot be told from theirs.
constexpr double solid_price = 1000;
constexpr double line_price = 12, highest_price = 2 * line_price;

double price_of(const Rect& label, const Surroundings& close, const Rect& map) {
    double price = 0;
    if (label.x < map.x || label.y < map.y || label.right() > map.right() || label.bottom() > map.bottom())
        price += solid_price;
    for (const Rect& r : close.solid)
        if (const double area = overlap(label, r); area > 0) price += solid_price + area;
    for (const Rect& r : close.lines)
        if (label.intersects(r)) price += line_price;
    return price;
}

struct Place {
    Rect rect;
    double price = 1e300;
};

// Beside the link's pieces, the longest first and its middle before its ends; else over or under the cards
// that a short piece joins.
Place cheapest_place(const LinkRoute& link, double stroke_w, double w, double h, const Surroundings& close,
                     const Rect& map) {
    Place best;
    double order = 0; // so that of equal places the first one is taken
    const auto offer = [&](double center_x, double center_y) {
        const Rect rect{center_x - w / 2, center_y - h / 2, w, h};
        const double price = price_of(rect, close, map) + order;
        if (price < best.price) best = {rect, price};
        order += 0.1;
    };
    const auto length = [&](std::size_t i) {
        return std::hypot(link.points[i].x - link.points[i - 1].x, link.points[i].y - link.points[i - 1].y);
    };
    std::vector<std::size_t> pieces;
    for (std::size_t i = 1; i < link.points.size(); ++i)
        pieces.push_back(i);
    std::stable_sort(pieces.begin(), pieces.end(),
                     [&](std::size_t a, std::size_t b) { return length(a) > length(b); });
    for (const std::size_t i : pieces) {
        const Point a = link.points[i - 1], b = link.points[i];
        const bool is_plumb = std::abs(a.x - b.x) < 1;
        for (const double share : {0.5, 0.35, 0.65, 0.2, 0.8}) {
            const Point at{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
            const double away = stroke_w / 2 + gap + (is_plumb ? w : h) / 2;
            for (const double side : {1.0, -1.0})
                is_plumb ? offer(at.x + side * away, at.y) : offer(at.x, at.y - side * away);
            if (best.price < line_price) return best;
        }
    }
    const Point a = link.points.front(), b = link.points.back();
    if (link.points.size() > 2 || std::abs(a.x - b.x) < 1) return best;
    const double over_cards = size::card_h / 2 + around_card + h / 2;
    for (const double side : {-1.0, 1.0})
        offer((a.x + b.x) / 2, (a.y + b.y) / 2 + side * over_cards);
    return best;
}

Rect region_of(const LinkRoute& link, double margin) {
    Point least = link.points.front(), most = least;
    for (const Point& p : link.points) {
        least = {std::min(least.x, p.x), std::min(least.y, p.y)};
        most = {std::max(most.x, p.x), std::max(most.y, p.y)};
    }
    return grown({least.x, least.y, most.x - least.x, most.y - least.y}, margin);
}

} // namespace

void draw_link_people(DisplayList& list, const MapSubject& subject, const MapGeometry& geometry,
                      const MapView& view) {
    if (view.selection.empty() || view.zoom < least_told_zoom) return;
    const Theme& colors = theme(view.theme);
    const LinkPeople people(shown_outcome(subject));
    const double em = std::max(11.0, least_em / view.zoom);
    const TypeStyle style{em, em * 1.45, Weight::semibold};
    const Rect map{2, 2, geometry.width - 4, geometry.grid_height - 4};
    Surroundings all = surroundings_of(geometry, people, view);
    for (const LinkRoute& link : geometry.links) {
        const LinkLook look = look_of(link, people, view);
        const auto n = people.people(link.key);
        if (!look.is_told || !n || link.points.size() < 2) continue;
        const Owner owner{OwnerKind::link, link.key.from, link.key.to};
        const std::string text = format_people(*n);
        const double w = text_width(text, style), h = em;
        const Surroundings close = near(all, region_of(link, std::max(w, size::card_h / 2) + h + 2 * gap));
        const Place place = cheapest_place(link, look.stroke.width, w, h, close, map);
        // Where there is no room the tooltip tells; but the link that was asked for always says it.
        if (place.price >= highest_price && !is_selected(view, owner)) continue;
        add_text(list, {place.rect.x, baseline_centered_on(place.rect.center().y, style)}, text, style,
                 colors.text, Align::left, owner, colors.canvas);
        all.solid.push_back(grown(place.rect, 2));
    }
}

} // namespace waymark
