#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "scene/map_parts.h"
#include "scene/map_view.h"

namespace waymark {

namespace {

constexpr double stage_pad = size::card_gap / 2;

// A touchpoint to place, with what the scenario does with it.
struct Entry {
    const Touchpoint* touchpoint;
    Presence presence;
};

// Base touchpoints in their order, then those that the scenario adds.
std::vector<Entry> entries_of(const MapSubject& subject) {
    std::unordered_set<std::string_view> in_base, in_force;
    for (const Touchpoint& t : subject.base.touchpoints)
        in_base.insert(t.id);
    for (const Touchpoint& t : subject.in_force.touchpoints)
        in_force.insert(t.id);
    std::vector<Entry> entries;
    for (const Touchpoint& t : subject.base.touchpoints)
        entries.push_back({&t, in_force.contains(t.id) ? Presence::kept : Presence::removed});
    for (const Touchpoint& t : subject.in_force.touchpoints)
        if (!in_base.contains(t.id)) entries.push_back({&t, Presence::added});
    return entries;
}

struct DrawnLink {
    LinkKey key;
    Presence presence;
};

// The links in force, then those that the scenario removes.
std::vector<DrawnLink> links_of(const MapSubject& subject) {
    std::vector<DrawnLink> links;
    const auto& base = subject.base.links;
    const auto& in_force = subject.in_force.links;
    const auto joins_the_same = [](const Link& a, const Link& b) {
        return a.from == b.from && a.to == b.to;
    };
    if (std::equal(base.begin(), base.end(), in_force.begin(), in_force.end(), joins_the_same)) {
        for (const Link& link : in_force)
            links.push_back({link.key(), Presence::kept});
        return links;
    }
    std::set<LinkKey> keys_in_base, keys_in_force;
    for (const Link& link : base)
        keys_in_base.insert(link.key());
    for (const Link& link : in_force) {
        keys_in_force.insert(link.key());
        links.push_back({link.key(), keys_in_base.contains(link.key()) ? Presence::kept : Presence::added});
    }
    for (const Link& link : base)
        if (!keys_in_force.contains(link.key())) links.push_back({link.key(), Presence::removed});
    return links;
}

// The touchpoints that need room at their right, for a self-loop or the ring of those who finish.
std::unordered_set<std::string_view> roomy_touchpoints(std::span<const DrawnLink> links) {
    std::unordered_set<std::string_view> roomy;
    for (const DrawnLink& link : links)
        if (link.key.to == done_target || link.key.to == link.key.from) roomy.insert(link.key.from);
    return roomy;
}

// Gives every stage the same share of the room that is left over, around its cards.
void widen_stages(MapGeometry& geometry, double room) {
    if (room <= 0 || geometry.stages.empty()) return;
    const double share = room / static_cast<double>(geometry.stages.size());
    for (std::size_t i = 0; i < geometry.stages.size(); ++i) {
        const double before = share * static_cast<double>(i);
        geometry.stages[i].x += before;
        geometry.stages[i].w += share;
        for (CardPlace& card : geometry.cards)
            if (card.stage == geometry.stages[i].stage) card.rect.x += before + share / 2;
    }
}

// The half-step weave: each touchpoint half a step after the one before, a whole step where they share a lane
// or a stage begins.
void place_cards(MapGeometry& geometry, const Journey& journey, std::span<const Entry> entries,
                 std::span<const DrawnLink> links, double curve_labels_w, const MapView& view) {
    constexpr double extra_room = 24;
    const double step = view.card_w + size::card_gap;
    const std::unordered_set<std::string_view> roomy = roomy_touchpoints(links);
    double stage_x = 0;
    for (const Stage& stage : journey.stages) {
        std::array<double, row_count> free_from;
        free_from.fill(stage_x + stage_pad);
        double next = stage_x + stage_pad, end = stage_x + step;
        for (const Entry& entry : entries) {
            if (entry.touchpoint->stage != stage.id) continue;
            double& lane_end = free_from[static_cast<std::size_t>(entry.touchpoint->lane)];
            const double x = std::max(next, lane_end);
            geometry.cards.push_back({entry.touchpoint->id,
                                      stage.id,
                                      entry.touchpoint->lane,
                                      entry.presence,
                                      {x, 0, view.card_w, size::card_h}});
            lane_end = x + step + (roomy.contains(entry.touchpoint->id) ? extra_room : 0);
            next = x + step / 2;
            end = std::max(end, lane_end - stage_pad);
        }
        geometry.stages.push_back({stage.id, stage_x, end - stage_x});
        stage_x = end;
    }
    const double gutter = std::max(size::end_gutter_w, curve_labels_w / geometry.zoom);
    // From the last curve point, which is in the middle of a card, to the end of the labels.
    const double last_point = geometry.cards.empty() ? 0 : geometry.cards.back().rect.center().x;
    const double natural = std::max(stage_x, last_point + gutter);
    geometry.width = std::max(natural, view.least_width / geometry.zoom);
    widen_stages(geometry, geometry.width - natural);
    if (!geometry.stages.empty()) geometry.stages.back().w = geometry.width - geometry.stages.back().x;
}

void place_links(MapGeometry& geometry, std::span<const DrawnLink> links, RoutingMemo& memo) {
    std::unordered_map<std::string_view, int> positions;
    std::vector<RoutedCard> cards;
    for (const CardPlace& card : geometry.cards) {
        positions.emplace(card.touchpoint, static_cast<int>(cards.size()));
        cards.push_back({.row = static_cast<int>(card.lane), .x = card.rect.x, .w = card.rect.w});
    }
    std::vector<RoutedLink> wanted;
    for (const DrawnLink& link : links) {
        const bool is_done = link.key.to == done_target;
        const auto from = positions.find(link.key.from), to = positions.find(link.key.to);
        if (from == positions.end() || (!is_done && to == positions.end())) continue;
        if (is_done) cards[static_cast<std::size_t>(from->second)].has_ring = true;
        wanted.push_back({from->second, is_done ? -1 : to->second});
        geometry.links.push_back({.key = link.key,
                                  .is_added = link.presence == Presence::added,
                                  .is_removed = link.presence == Presence::removed,
                                  .is_done = is_done,
                                  .points = {}});
    }
    const Routing& routing = remembered_routing(memo, std::move(cards), std::move(wanted));
    for (std::size_t i = 0; i < geometry.links.size(); ++i)
        geometry.links[i].points = routing.routes[i];
    for (CardPlace& card : geometry.cards)
        card.rect.y = routing.row_y[static_cast<std::size_t>(card.lane)];
    double top = 0;
    for (int row = 0; row < row_count; ++row) {
        const double card_bottom = routing.row_y[static_cast<std::size_t>(row)] + size::card_h;
        const double bottom = row + 1 < row_count
                                  ? (card_bottom + routing.row_y[static_cast<std::size_t>(row + 1)]) / 2
                                  : card_bottom + (size::lane_h - size::card_h) / 2;
        geometry.lanes.push_back({static_cast<Lane>(row), top, bottom - top});
        top = bottom;
    }
    geometry.grid_height = routing.height;
}

} // namespace

MapGeometry layout_map(const MapSubject& subject, const MapView& view, RoutingMemo* memo) {
    RoutingMemo own;
    MapGeometry geometry;
    geometry.zoom = view.zoom;
    const std::vector<Entry> entries = entries_of(subject);
    const std::vector<DrawnLink> links = links_of(subject);
    place_cards(geometry, subject.in_force, entries, links, curve_labels_room(subject, view), view);
    std::stable_sort(geometry.cards.begin(), geometry.cards.end(),
                     [](const CardPlace& a, const CardPlace& b) { return a.rect.x < b.rect.x; });
    place_links(geometry, links, memo != nullptr ? *memo : own);
    geometry.view_width = geometry.width * view.zoom;
    geometry.curve_y = geometry.grid_height * view.zoom;
    const double least_curve_h = view.is_dense ? 112 : 136;
    geometry.curve_h =
        std::clamp(size::curve_lane_h * view.zoom, least_curve_h, size::curve_lane_h) + view.more_curve_h;
    place_text_lanes(geometry, subject, view);
    return geometry;
}

double fit_zoom(const MapSubject& subject, MapView view, double width, double height, double least,
                double most) {
    view.zoom = 1;
    RoutingMemo memo;
    // Texts keep their size, so the map's size is not quite proportional to the zoom: near it in a few steps.
    for (int step = 0; step < 4; ++step) {
        const MapGeometry geometry = layout_map(subject, view, &memo);
        const double by_width = (width - size::lane_label_w) / geometry.view_width;
        const double fixed = geometry.view_height - geometry.curve_y + size::stage_header_h;
        const double by_height = std::max(0.05, (height - fixed) / geometry.curve_y);
        view.zoom = std::clamp(view.zoom * std::min(by_width, by_height), least, most);
    }
    return view.zoom;
}

const CardPlace* find_card(const MapGeometry& geometry, std::string_view touchpoint) {
    const auto found = std::find_if(geometry.cards.begin(), geometry.cards.end(),
                                    [&](const CardPlace& card) { return card.touchpoint == touchpoint; });
    return found == geometry.cards.end() ? nullptr : &*found;
}

std::optional<DropPlace> drop_place_at(const MapGeometry& geometry, Point point) {
    const auto lane = std::find_if(geometry.lanes.begin(), geometry.lanes.end(), [&](const LanePlace& place) {
        return point.y >= place.y && point.y < place.y + place.h;
    });
    if (lane == geometry.lanes.end() || geometry.stages.empty()) return std::nullopt;
    auto stage = std::find_if(geometry.stages.begin(), geometry.stages.end(),
                              [&](const StagePlace& place) { return point.x < place.x + place.w; });
    if (stage == geometry.stages.end()) --stage;
    DropPlace drop{stage->stage, lane->lane, {}, {stage->x, lane->y, stage->w, lane->h}, stage->x + 4};
    for (const CardPlace& card : geometry.cards) {
        if (card.stage != stage->stage || card.presence == Presence::removed) continue;
        if (point.x < card.rect.center().x) {
            drop.before = card.touchpoint;
            drop.insertion_x = card.rect.x - 4;
            return drop;
        }
        drop.insertion_x = std::max(drop.insertion_x, card.rect.x + (card.rect.w + size::card_gap) / 2);
        if (card.lane == lane->lane) drop.insertion_x = std::max(drop.insertion_x, card.rect.right() + 4);
    }
    return drop;
}

std::array<Point, 4> ports(const Rect& card) {
    const Point middle = card.center();
    return {Point{middle.x, card.y}, Point{card.right(), middle.y}, Point{middle.x, card.bottom()},
            Point{card.x, middle.y}};
}

} // namespace waymark
