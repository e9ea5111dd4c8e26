#include "scene/link_routes.h"

#include <cmath>
#include <map>
#include <tuple>

#include "journey/claim.h"
#include "scene/link_ways.h"
#include "scene/theme.h"

namespace waymark {

namespace {

constexpr double slot_pitch = 8;      // between ports of one edge
constexpr double passage_pitch = 7;   // between ways that share a passage
constexpr double track_pitch = 11;    // between ways that share a channel
constexpr double most_tracks_h = 150; // a channel with more than fit into this gets narrower tracks
constexpr double straight_y = size::card_h / 2;

// Exact places of a way's pieces, as they become known.
struct Places {
    std::array<double, 5> upright_x{};
    std::array<int, 4> track{};
    double start_y = straight_y, end_y = straight_y; // of row runs, from the card's upper edge
};

struct Link {
    int from, to; // positions of cards
    Way way;
    Places places;

    [[nodiscard]] bool is_straight_across() const { return way.run_count == 0; }
    [[nodiscard]] bool is_straight_along() const { return way.upright_count == 0 && to >= 0; }
    [[nodiscard]] bool is_self_loop() const { return from == to; }
};

double& at(std::array<double, 5>& list, int i) {
    return list[static_cast<std::size_t>(i)];
}
const Interval& upright(const Link& link, int i) {
    return link.way.uprights[static_cast<std::size_t>(i)];
}
const Run& run(const Link& link, int i) {
    return link.way.runs[static_cast<std::size_t>(i)];
}

class Router {
public:
    Router(std::span<const RoutedCard> cards, std::span<const RoutedLink> links) : cards_(cards) {
        const Rows rows(cards);
        links_.reserve(links.size());
        for (const RoutedLink& link : links) {
            const RoutedCard& from = card(link.from);
            links_.push_back({link.from,
                              link.to,
                              link.to < 0            ? way_to_ring(from)
                              : link.to == link.from ? way_around(from)
                                                     : way_between(rows, from, card(link.to)),
                              {}});
        }
    }

    [[nodiscard]] Routing route() {
        place_straights_across();
        place_upright_ports();
        place_passages();
        place_side_ports();
        for (int channel = 0; channel < channel_count; ++channel)
            place_tracks(channel);
        return with_points();
    }

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
    [[nodiscard]] Link& link(int i) { return links_[static_cast<std::size_t>(i)]; }

    void place_straights_across();
    void place_upright_ports();
    void spread_ports(int card_index, Side side, std::vector<UprightPort>& ports);
    void place_passages();
    void place_side_ports();
    void spread_side(Side side, std::vector<SidePort>& ports);
    void place_tracks(int channel);
    [[nodiscard]] std::vector<TrackRun> runs_in(int channel) const;
    [[nodiscard]] Interval reach_of_run(const Link& link, int piece) const;
    [[nodiscard]] Routing with_points() const;
    [[nodiscard]] std::vector<Point> points_of(const Link& link, const Routing& routing) const;
    [[nodiscard]] double channel_height(int channel) const;
    [[nodiscard]] double track_y(int channel, int track) const;

    std::span<const RoutedCard> cards_;
    std::vector<Link> links_;
    std::array<int, channel_count> tracks_{};
    std::array<double, channel_count> channel_y_{};
};

// Neighbours half a step apart join in straight pairs: forward left, backward right.
void Router::place_straights_across() {
    std::map<std::pair<int, int>, std::vector<int>> pairs;
    for (int i = 0; i < static_cast<int>(links_.size()); ++i)
        if (link(i).is_straight_across()) pairs[std::minmax(link(i).from, link(i).to)].push_back(i);
    for (const auto& [ends, members] : pairs) {
        for (const int i : members) {
            const Interval place = upright(link(i), 0);
            const bool forward = card(link(i).to).x > card(link(i).from).x;
            const double share = members.size() == 1 ? 0.5 : forward ? 0.28 : 0.72;
            at(link(i).places.upright_x, 0) = place.lo + share * place.width();
        }
    }
}

// Where a run that begins at upright piece `piece` of a link leads to, seen from x.
double other_end(const Link& link, int piece, bool is_first, std::span<const RoutedCard> cards, double x) {
    const int neighbour = is_first ? piece + 1 : piece - 1;
    if (neighbour >= 0 && neighbour < link.way.upright_count) return upright(link, neighbour).nearest(x);
    const RoutedCard& there = cards[static_cast<std::size_t>(is_first ? link.to : link.from)];
    return there.x + size::card_w / 2;
}

void Router::place_upright_ports() {
    std::map<std::pair<int, Side>, std::vector<UprightPort>> edges;
    for (int i = 0; i < static_cast<int>(links_.size()); ++i) {
        const Link& l = link(i);
        const auto add = [&](int card_index, Side side, int piece, bool is_first) {
            const double x = card(card_index).x + size::card_w / 2;
            edges[{card_index, side}].push_back(
                {i, piece, other_end(l, piece, is_first, cards_, x),
                 !l.is_straight_across() && l.way.run_count == 1 && !run(l, 0).in_channel});
        };
        if (is_upright(l.way.start)) add(l.from, l.way.start, 0, true);
        if (l.to >= 0 && is_upright(l.way.end)) add(l.to, l.way.end, l.way.upright_count - 1, false);
    }
    for (auto& [edge, ports] : edges)
        spread_ports(edge.first, edge.second, ports);
}

// Slots of an edge, shifted between rows so that upright pieces of neighbours do not meet in a channel.
std::vector<double> slots_of(const RoutedCard& card, Side side) {
    const double shift = side == Side::top ? 4 : 0;
    std::vector<double> slots;
    for (double x = card.x + 12 + shift; x <= card.x + size::card_w - 12; x += slot_pitch)
        slots.push_back(x);
    return slots;
}

// Short ways to the outside, long ones to the inside, so that ways from the same edge do not cross.
void Router::spread_ports(int card_index, Side side, std::vector<UprightPort>& ports) {
    const RoutedCard& here = card(card_index);
    const double center = here.x + size::card_w / 2;
    std::vector<double> slots = slots_of(here, side);
    for (const UprightPort& port : ports)
        if (link(port.link).is_straight_across())
            std::erase_if(slots, [&](double x) {
                return std::abs(x - at(link(port.link).places.upright_x, 0)) < slot_pitch;
            });
    std::erase_if(ports, [&](const UprightPort& port) { return link(port.link).is_straight_across(); });
    const auto group = [&](const UprightPort& port) {
        return port.toward < center ? (port.is_elbow ? 1 : 0) : (port.is_elbow ? 2 : 3);
    };
    std::sort(ports.begin(), ports.end(), [&](const UprightPort& a, const UprightPort& b) {
        return std::tuple(group(a), -a.toward, a.link) < std::tuple(group(b), -b.toward, b.link);
    });
    const double count = static_cast<double>(ports.size());
    std::size_t first_unused = 0;
    for (std::size_t i = 0; i < ports.size(); ++i) {
        const Interval place = upright(link(ports[i].link), ports[i].piece);
        const double side_share = ports[i].toward < center - 20   ? 0.22
                                  : ports[i].toward > center + 20 ? 0.78
                                                                  : 0.5;
        const double share = 0.5 * (static_cast<double>(i) + 0.5) / count + 0.5 * side_share;
        const double ideal = place.nearest(here.x + share * size::card_w);
        std::size_t best = slots.size();
        for (std::size_t s = first_unused; s < slots.size(); ++s) {
            if (slots[s] < place.lo || slots[s] > place.hi) continue;
            // Leave a slot for each port still to come.
            if (best < slots.size() && slots.size() - s < ports.size() - i) break;
            if (best == slots.size() || std::abs(slots[s] - ideal) < std::abs(slots[best] - ideal)) best = s;
        }
        double& x = at(link(ports[i].link).places.upright_x, ports[i].piece);
        x = best < slots.size() ? slots[best] : ideal;
        if (best < slots.size()) first_unused = best + 1;
    }
}

// Pieces that pass a row between two cards share the gap evenly.
void Router::place_passages() {
    struct Passage {
        int link, piece;
        double wanted;
    };
    std::map<std::pair<int, double>, std::vector<Passage>> gaps; // by row and left end
    for (int i = 0; i < static_cast<int>(links_.size()); ++i) {
        Link& l = link(i);
        for (int piece = 1; piece + 1 < l.way.upright_count; ++piece) {
            const Interval place = upright(l, piece);
            const int row = std::min(run(l, piece - 1).index, run(l, piece).index);
            const double before = at(l.places.upright_x, piece - 1);
            const double wanted = place.width() < 24 ? (place.lo + place.hi) / 2 : place.nearest(before);
            gaps[{row, place.lo}].push_back({i, piece, wanted});
        }
        if (l.is_self_loop()) at(l.places.upright_x, 0) = upright(l, 0).lo;
    }
    for (auto& [gap, passages] : gaps) {
        std::stable_sort(passages.begin(), passages.end(),
                         [](const Passage& a, const Passage& b) { return a.wanted < b.wanted; });
        double high = 1e300;
        for (const Passage& p : passages)
            high = std::min(high, upright(link(p.link), p.piece).hi);
        const double count = static_cast<double>(passages.size());
        const double pitch = std::min(passage_pitch, (high - gap.second) / std::max(1.0, count - 1));
        // Around the wanted places: half of what is needed goes to the left.
        double x = std::max(gap.second, passages.front().wanted - pitch * (count - 1) / 2);
        for (std::size_t i = 0; i < passages.size(); ++i) {
            const double left_over = static_cast<double>(passages.size() - 1 - i);
            if (high - gap.second >= 24) x = std::max(x, passages[i].wanted - pitch * left_over / 2);
            x = std::min(x, high - pitch * left_over);
            at(link(passages[i].link).places.upright_x, passages[i].piece) = x;
            x += pitch;
        }
    }
}

void Router::place_side_ports() {
    std::map<std::pair<int, Side>, std::vector<SidePort>> edges;
    for (int i = 0; i < static_cast<int>(links_.size()); ++i) {
        Link& l = link(i);
        const auto turn = [&](int row, Side far_side, int far_row, bool loop) {
            if (loop) return -1;
            return is_upright(far_side) ? (far_row > row ? 1 : far_row < row ? -1 : 0) : 0;
        };
        if (!is_upright(l.way.start)) {
            const int far_row = l.to < 0 ? card(l.from).row : card(l.to).row;
            const int direction = l.to < 0 ? 1 : turn(card(l.from).row, l.way.end, far_row, l.is_self_loop());
            const double distance = l.to < 0 ? -1 : std::abs(at(l.places.upright_x, 0) - card(l.from).x);
            edges[{l.from, l.way.start}].push_back({i, true, direction, distance});
        }
        if (l.to >= 0 && !is_upright(l.way.end)) {
            const int direction = turn(card(l.to).row, l.way.start, card(l.from).row, false);
            const double distance =
                std::abs(at(l.places.upright_x, std::max(0, l.way.upright_count - 1)) - card(l.to).x);
            edges[{l.to, l.way.end}].push_back({i, false, direction, distance});
        }
    }
    for (auto& [edge, ports] : edges)
        spread_side(edge.second, ports);
}

// What turns up lies above the straight one, what turns down below it; near turns outside.
void Router::spread_side(Side side, std::vector<SidePort>& ports) {
    const auto key = [](const SidePort& port) {
        return std::tuple(port.direction, port.direction <= 0 ? port.distance : -port.distance, port.link);
    };
    std::sort(ports.begin(), ports.end(),
              [&](const SidePort& a, const SidePort& b) { return key(a) < key(b); });
    const auto set_y = [&](const SidePort& port, double y) {
        Places& places = link(port.link).places;
        (port.at_start ? places.start_y : places.end_y) = y;
        if (link(port.link).to < 0) places.end_y = y;
    };
    // Left and right edges use different heights, so that runs from both sides do not meet.
    const double shift = side == Side::left ? 4 : 0;
    for (const int direction : {-1, 1}) {
        const auto count = static_cast<double>(
            std::count_if(ports.begin(), ports.end(), [&](auto& p) { return p.direction == direction; }));
        const double pitch = std::min(slot_pitch, 24 / std::max(1.0, count));
        double y = direction < 0 ? straight_y - 14 - pitch * (count - 1) / 2 + shift / 2
                                 : straight_y + 17 - pitch * (count - 1) / 2 + shift / 2;
        for (const SidePort& port : ports) {
            if (port.direction != direction) continue;
            set_y(port, y);
            y += pitch;
        }
    }
}

Interval Router::reach_of_run(const Link& l, int piece) const {
    // With an upright start the run lies between the pieces `piece` and `piece + 1`, else one earlier.
    const int before = is_upright(l.way.start) ? piece : piece - 1;
    const auto& x = l.places.upright_x;
    const double a = x[static_cast<std::size_t>(before)], b = x[static_cast<std::size_t>(before + 1)];
    return {std::min(a, b), std::max(a, b)};
}

std::vector<Router::TrackRun> Router::runs_in(int channel) const {
    std::vector<TrackRun> found;
    for (std::size_t i = 0; i < links_.size(); ++i) {
        const Link& l = links_[i];
        for (int piece = 0; piece < l.way.run_count; ++piece) {
            if (!run(l, piece).in_channel || run(l, piece).index != channel) continue;
            // A row of the same number lies below the channel.
            const auto goes_down = [&](int other, Side side) {
                if (other < 0 || other >= l.way.run_count) return side == Side::top;
                return run(l, other).in_channel ? run(l, other).index > channel
                                                : run(l, other).index >= channel;
            };
            const bool before = goes_down(piece - 1, l.way.start), after = goes_down(piece + 1, l.way.end);
            found.push_back({static_cast<int>(i), piece, reach_of_run(l, piece),
                             before != after ? 0
                             : before        ? 1
                                             : -1});
        }
    }
    return found;
}

// Runs that come from above and go back up lie high, those from below low, short ones nearest to their
// cards: so they do not cross each other. As few tracks as that needs.
void Router::place_tracks(int channel) {
    std::vector<TrackRun> runs = runs_in(channel);
    std::sort(runs.begin(), runs.end(), [](const TrackRun& a, const TrackRun& b) {
        return std::tuple(a.side == 0, a.reach.width(), a.link) <
               std::tuple(b.side == 0, b.reach.width(), b.link);
    });
    int tracks = runs.empty() ? 0 : 1;
    while (true) {
        std::vector<std::vector<Interval>> taken(static_cast<std::size_t>(tracks));
        const auto is_free = [&](int track, Interval reach) {
            return std::none_of(
                taken[static_cast<std::size_t>(track)].begin(), taken[static_cast<std::size_t>(track)].end(),
                [&](const Interval& other) { return other.lo < reach.hi + 8 && reach.lo - 8 < other.hi; });
        };
        bool all_placed = true;
        for (const TrackRun& r : runs) {
            int place = -1;
            for (int k = 0; k < tracks && place < 0; ++k) {
                const int middle = tracks / 2 + (k % 2 == 0 ? k / 2 : -(k + 1) / 2);
                const int track = r.side < 0   ? k
                                  : r.side > 0 ? tracks - 1 - k
                                               : std::clamp(middle, 0, tracks - 1);
                if (is_free(track, r.reach)) place = track;
            }
            if (place < 0) {
                all_placed = false;
                break;
            }
            taken[static_cast<std::size_t>(place)].push_back(r.reach);
            link(r.link).places.track[static_cast<std::size_t>(r.piece)] = place;
        }
        if (all_placed) break;
        ++tracks;
    }
    tracks_[static_cast<std::size_t>(channel)] = tracks;
}

double pitch_of(int tracks) {
    return tracks < 2 ? track_pitch : std::min(track_pitch, most_tracks_h / (tracks - 1));
}

double Router::channel_height(int channel) const {
    const int tracks = tracks_[static_cast<std::size_t>(channel)];
    const double tracks_h = std::max(0, tracks - 1) * pitch_of(tracks);
    constexpr double margin = (size::lane_h - size::card_h) / 2;
    if (channel == 0) return tracks == 0 ? margin : margin + 12 + tracks_h;
    if (channel == row_count) return std::max(margin + size::return_gutter_h, 20 + tracks_h + 16);
    return 2 * margin + tracks_h;
}

double Router::track_y(int channel, int track) const {
    const double first = channel == 0 ? 10 : channel == row_count ? 20 : (size::lane_h - size::card_h) / 2;
    return channel_y_[static_cast<std::size_t>(channel)] + first +
           track * pitch_of(tracks_[static_cast<std::size_t>(channel)]);
}

std::vector<Point> Router::points_of(const Link& l, const Routing& routing) const {
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
        points.push_back({l.way.start == Side::right ? from.x + size::card_w : from.x, run_y(0)});
    }
    for (int piece = 0; piece < l.way.run_count; ++piece) {
        const double y = run_y(piece);
        if (piece > 0 || is_upright(l.way.start)) points.push_back({points.back().x, y});
        if (upright_piece < l.way.upright_count) points.push_back({x_of(upright_piece++), y});
    }
    if (l.to < 0) {
        points.push_back({from.x + size::card_w + ring_distance - ring_radius, points.back().y});
    } else if (is_upright(l.way.end)) {
        points.push_back({points.back().x, edge_y(card(l.to), l.way.end)});
    } else {
        const double edge = l.way.end == Side::left ? card(l.to).x : card(l.to).x + size::card_w;
        points.push_back({edge, points.back().y});
    }
    return points;
}

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
    for (const Link& l : links_)
        routing.routes.push_back(simplified(placed.points_of(l, routing)));
    return routing;
}

} // namespace

Routing route_links(std::span<const RoutedCard> cards, std::span<const RoutedLink> links) {
    for (const RoutedLink& link : links)
        CLAIM(link.from >= 0 && link.from < static_cast<int>(cards.size()) &&
                  link.to < static_cast<int>(cards.size()),
              "a link has ends");
    return Router(cards, links).route();
}

const Routing& remembered_routing(RoutingMemo& memo, std::vector<RoutedCard> cards,
                                  std::vector<RoutedLink> links) {
    if (memo.cards != cards || memo.links != links) {
        memo.routing = route_links(cards, links);
        memo.cards = std::move(cards);
        memo.links = std::move(links);
    }
    return memo.routing;
}

} // namespace waymark
