#include "scene/link_routes.h"

#include <cmath>

#include "journey/claim.h"
#include "scene/link_router.h"

namespace waymark {

namespace {

// Without points that lie on the way anyhow.
std::vector<Point> simplified(const std::vector<Point>& points) {
    constexpr double same = 0.25;
    std::vector<Point> kept;
    for (const Point& p : points) {
        if (!kept.empty() && std::abs(p.x - kept.back().x) < same && std::abs(p.y - kept.back().y) < same)
            continue;
        const std::size_t n = kept.size();
        if (n >= 2) {
            const bool level =
                std::abs(kept[n - 2].y - kept[n - 1].y) < same && std::abs(p.y - kept[n - 1].y) < same;
            const bool plumb =
                std::abs(kept[n - 2].x - kept[n - 1].x) < same && std::abs(p.x - kept[n - 1].x) < same;
            if (level || plumb) kept.pop_back();
        }
        kept.push_back(p);
    }
    return kept;
}

} // namespace

Router::Router(std::span<const RoutedCard> cards, std::span<const RoutedLink> links)
    : cards_(cards)
    , has_loop_(cards.size(), false) {
    const Rows rows(cards);
    links_.reserve(links.size());
    for (const RoutedLink& link : links) {
        const RoutedCard& from = card(link.from);
        if (link.to == link.from) has_loop_[static_cast<std::size_t>(link.from)] = true;
        links_.push_back({link.from,
                          link.to,
                          link.to < 0            ? way_to_ring(from)
                          : link.to == link.from ? way_around(from)
                                                 : way_between(rows, from, card(link.to)),
                          {}});
    }
}

Routing Router::route() {
    place_straights_across();
    place_upright_ports();
    place_passages();
    place_side_ports();
    for (int channel = 0; channel < channel_count; ++channel)
        place_tracks(channel);
    return with_points();
}

std::vector<Point> Router::points_of(const PlacedLink& l, const Routing& routing) const {
    const auto row_y = [&](int row) {
        return routing.row_y[static_cast<std::size_t>(row)];
    };
    const RoutedCard& from = card(l.from);
    const auto x_of = [&](int piece) {
        return l.places.upright_x[static_cast<std::size_t>(piece)];
    };
    const auto edge_y = [&](const RoutedCard& c, Side side) {
        return row_y(c.row) + (side == Side::bottom ? size::card_h : 0);
    };
    const auto run_y = [&](int piece) {
        const Run& r = run(l, piece);
        if (r.in_channel) return track_y(r.index, l.places.track[static_cast<std::size_t>(piece)]);
        return row_y(r.index) + (is_upright(l.way.start) ? l.places.end_y : l.places.start_y);
    };
    std::vector<Point> points;
    int upright_piece = 0;
    if (is_upright(l.way.start)) {
        points.push_back({x_of(upright_piece++), edge_y(from, l.way.start)});
    } else {
        points.push_back({l.way.start == Side::right ? from.x + from.w : from.x, run_y(0)});
    }
    for (int piece = 0; piece < l.way.run_count; ++piece) {
        const double y = run_y(piece);
        if (piece > 0 || is_upright(l.way.start)) points.push_back({points.back().x, y});
        if (upright_piece < l.way.upright_count) points.push_back({x_of(upright_piece++), y});
    }
    if (l.to < 0) {
        points.push_back({from.x + from.w + ring_distance - ring_radius, points.back().y});
    } else if (is_upright(l.way.end)) {
        points.push_back({points.back().x, edge_y(card(l.to), l.way.end)});
    } else {
        const double edge = l.way.end == Side::left ? card(l.to).x : card(l.to).x + card(l.to).w;
        points.push_back({edge, points.back().y});
    }
    return points;
}

Routing Router::with_points() const {
    Routing routing;
    Router placed = *this;
    double y = 0;
    for (int channel = 0; channel < channel_count; ++channel) {
        placed.channel_y_[static_cast<std::size_t>(channel)] = y;
        y += channel_height(channel);
        if (channel < row_count) {
            routing.row_y[static_cast<std::size_t>(channel)] = y;
            y += size::card_h;
        }
    }
    routing.height = y;
    routing.routes.reserve(links_.size());
    for (const PlacedLink& l : links_)
        routing.routes.push_back(simplified(placed.points_of(l, routing)));
    return routing;
}

Routing route_links(std::span<const RoutedCard> cards, std::span<const RoutedLink> links) {
    for (const RoutedLink& link : links)
        CLAIM(link.from >= 0 && link.from < static_cast<int>(cards.size()) &&
                  link.to < static_cast<int>(cards.size()),
              "a link has ends");
    return Router(cards, links).route();
}

const Routing& remembered_routing(RoutingMemo& memo, std::vector<RoutedCard> cards,
                                  std::vector<RoutedLink> links) {
    if (!memo.routing || memo.cards != cards || memo.links != links) {
        memo.routing = route_links(cards, links);
        memo.cards = std::move(cards);
        memo.links = std::move(links);
    }
    return *memo.routing;
}

} // namespace waymark
