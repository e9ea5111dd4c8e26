// Places links exactly once their ways are chosen: ports on the edges of cards, passages between cards,
// tracks in channels. For link_routes, link_ports and link_tracks alone.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "scene/link_ways.h"
#include "scene/theme.h"

namespace waymark {

inline constexpr double straight_y = size::card_h / 2; // of a run from card to card, from their upper edges

// Exact places of a way's pieces, as they become known.
struct Places {
    std::array<double, 5> upright_x{};
    std::array<int, 4> track{};
    double start_y = straight_y, end_y = straight_y; // of row runs, from the card's upper edge
};

struct PlacedLink {
    int from, to; // positions of cards
    Way way;
    Places places;

    [[nodiscard]] bool is_straight_across() const { return way.run_count == 0; }
    [[nodiscard]] bool is_straight_along() const { return way.upright_count == 0 && to >= 0; }
    [[nodiscard]] bool is_self_loop() const { return from == to; }
};

[[nodiscard]] inline double& at(std::array<double, 5>& list, int i) {
    return list[static_cast<std::size_t>(i)];
}
[[nodiscard]] inline const Interval& upright(const PlacedLink& link, int i) {
    return link.way.uprights[static_cast<std::size_t>(i)];
}
[[nodiscard]] inline const Run& run(const PlacedLink& link, int i) {
    return link.way.runs[static_cast<std::size_t>(i)];
}

// One routing from its ways to its points; in the order of `route`.
class Router {
public:
    Router(std::span<const RoutedCard> cards, std::span<const RoutedLink> links);

    [[nodiscard]] Routing route();

private:
    // An end of a link at the top or bottom of a card.
    struct UprightPort {
        int link;
        int piece;     // which of the link's upright pieces
        double toward; // where the way turns to
        bool is_elbow;
    };
    // An end of a link at the left or right of a card.
    struct SidePort {
        int link;
        bool at_start;
        int direction;   // −1 the way turns up, 0 goes straight, 1 turns down
        double distance; // to the turn
    };
    struct TrackRun {
        int link, piece;
        Interval reach;
        int side; // −1 both ends go up, 1 both go down, 0 one each
    };

    [[nodiscard]] const RoutedCard& card(int i) const { return cards_[static_cast<std::size_t>(i)]; }
    [[nodiscard]] PlacedLink& link(int i) { return links_[static_cast<std::size_t>(i)]; }

    void place_straights_across();
    void place_upright_ports();
    void spread_ports(int card_index, Side side, std::vector<UprightPort>& ports);
    // Places those that no free slot suits and says where; they are no longer among the ports then.
    std::vector<double> place_confined(const RoutedCard& here, std::span<const double> slots,
                                       std::vector<UprightPort>& ports);
    [[nodiscard]] bool has_loop(int card) const { return has_loop_[static_cast<std::size_t>(card)]; }
    void place_passages();
    void place_side_ports();
    void spread_side(Side side, std::vector<SidePort>& ports);
    void place_tracks(int channel);
    [[nodiscard]] std::vector<TrackRun> runs_in(int channel) const;
    [[nodiscard]] Interval reach_of_run(const PlacedLink& link, int piece) const;
    [[nodiscard]] Routing with_points() const;
    [[nodiscard]] std::vector<Point> points_of(const PlacedLink& link, const Routing& routing) const;
    [[nodiscard]] double channel_height(int channel) const;
    [[nodiscard]] double track_y(int channel, int track) const;

    std::span<const RoutedCard> cards_;
    std::vector<PlacedLink> links_;
    std::vector<bool> has_loop_; // by card
    std::array<int, channel_count> tracks_{};
    std::array<double, channel_count> channel_y_{};
};

} // namespace waymark
