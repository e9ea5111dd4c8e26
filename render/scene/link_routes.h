// Ways of links between cards on the map's grid: straight where they can, in channels between the rows else.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "journey/journey.h"
#include "scene/display_list.h"
#include "scene/theme.h"

namespace waymark {

inline constexpr int row_count = 3;                 // people, process, product
inline constexpr int channel_count = row_count + 1; // above the first row, between rows, below the last

// The distance of the ring's centre from its card, and its radius.
inline constexpr double ring_distance = 19, ring_radius = 5;

// A card as an obstacle and as an end of links: all cards are equally large, those of a row stand side by
// side.
struct RoutedCard {
    int row = 0;
    double x = 0;
    bool has_ring = false; // of those who finished, at its right
    double w = size::card_w;

    bool operator==(const RoutedCard&) const = default;
};

// A link between the cards at two positions; `to` is −1 for the ring of those who finished, right of the
// card.
struct RoutedLink {
    int from = 0;
    int to = 0;

    bool operator==(const RoutedLink&) const = default;
};

// A link's way: its straight pieces, from the edge of one card to the edge of the other; corners are rounded
// when drawn.
struct LinkRoute {
    LinkKey key;
    bool is_added = false, is_removed = false; // by the scenario
    bool is_done = false;                      // ends in the ring of those who finished
    std::vector<Point> points;

    bool operator==(const LinkRoute&) const = default;
};

struct Routing {
    std::array<double, row_count> row_y{};  // upper edge of the cards of each row
    double height = 0;                      // all rows and channels
    std::vector<std::vector<Point>> routes; // one a link; no piece runs through a card
};

// Routes all links and makes the channels as high as they need. Cards in the same row must stand at least
// card_gap apart. O(links · (log cards + links in a channel)).
[[nodiscard]] Routing route_links(std::span<const RoutedCard> cards, std::span<const RoutedLink> links);

// The latest routing with what it was made from: at another zoom, or after an edit that moves nothing, the
// ways are the same.
struct RoutingMemo {
    std::vector<RoutedCard> cards;
    std::vector<RoutedLink> links;
    std::optional<Routing> routing = {}; // nothing: none yet
};
// As route_links, by way of the memo.
[[nodiscard]] const Routing& remembered_routing(RoutingMemo& memo, std::vector<RoutedCard> cards,
                                                std::vector<RoutedLink> links);

} // namespace waymark
