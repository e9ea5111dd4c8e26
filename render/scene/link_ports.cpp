#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "scene/link_router.h"

namespace waymark {

namespace {

constexpr double slot_pitch = 8; // between ports of one edge

// Where a run that begins at upright piece `piece` of a link leads to, seen from x.
double other_end(const PlacedLink& link, int piece, bool is_first, std::span<const RoutedCard> cards,
                 double x) {
    const int neighbour = is_first ? piece + 1 : piece - 1;
    if (neighbour >= 0 && neighbour < link.way.upright_count) return upright(link, neighbour).nearest(x);
    const RoutedCard& there = cards[static_cast<std::size_t>(is_first ? link.to : link.from)];
    return there.x + there.w / 2;
}

// Where ports of an upper edge end that has a self-loop at its right.
double loop_free_end(const RoutedCard& card) {
    return card.x + card.w - 20;
}

// The one of the places that is nearest to x, where a way that has no room of its own joins another; x itself
// where none is near.
double nearest_of(std::span<const double> places, double x) {
    double nearest = x, least = slot_pitch;
    for (const double place : places)
        if (std::abs(place - x) < least) {
            nearest = place;
            least = std::abs(place - x);
        }
    return nearest;
}

// Slots of an edge, shifted between rows so that upright pieces of neighbours do not meet in a channel.
std::vector<double> slots_of(const RoutedCard& card, Side side, bool has_loop) {
    const double shift = side == Side::top ? 4 : 0;
    const double end = has_loop && side == Side::top ? loop_free_end(card) : card.x + card.w - 12;
    std::vector<double> slots;
    for (double x = card.x + 12 + shift; x <= end; x += slot_pitch)
        slots.push_back(x);
    return slots;
}

} // namespace

// Neighbours half a step apart join in straight pairs: forward left, backward right.
void Router::place_straights_across() {
    std::map<std::pair<int, int>, std::vector<int>> pairs;
    for (int i = 0; i < static_cast<int>(links_.size()); ++i)
        if (link(i).is_straight_across()) pairs[std::minmax(link(i).from, link(i).to)].push_back(i);
    for (const auto& [ends, members] : pairs) {
        for (const int i : members) {
            Interval place = upright(link(i), 0);
            const int lower = card(ends.first).row > card(ends.second).row ? ends.first : ends.second;
            if (has_loop(lower))
                place.hi = std::max(place.lo, std::min(place.hi, loop_free_end(card(lower))));
            const bool forward = card(link(i).to).x > card(link(i).from).x;
            const double share = members.size() == 1 ? 0.5 : forward ? 0.12 : 0.88;
            at(link(i).places.upright_x, 0) = place.lo + share * place.width();
        }
    }
}

void Router::place_upright_ports() {
    std::map<std::pair<int, Side>, std::vector<UprightPort>> edges;
    for (int i = 0; i < static_cast<int>(links_.size()); ++i) {
        const PlacedLink& l = link(i);
        const auto add = [&](int card_index, Side side, int piece, bool is_first) {
            const double x = card(card_index).x + card(card_index).w / 2;
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

// They share what there is between the cards that confine them; ways with less than an arrowhead's room
// merge.
std::vector<double> Router::place_confined(const RoutedCard& here, std::span<const double> slots,
                                           std::vector<UprightPort>& ports) {
    const auto place_of = [&](const UprightPort& port) {
        return upright(link(port.link), port.piece);
    };
    const auto is_confined = [&](const UprightPort& port) {
        const Interval place = place_of(port);
        const auto suiting = std::count_if(slots.begin(), slots.end(),
                                           [&](double x) { return x >= place.lo && x <= place.hi; });
        return suiting < 2 && place.width() < 2 * slot_pitch;
    };
    const auto first = std::stable_partition(ports.begin(), ports.end(),
                                             [&](const UprightPort& port) { return !is_confined(port); });
    constexpr double least_room = 6;
    std::vector<double> placed;
    const auto count = static_cast<double>(ports.end() - first);
    for (auto port = first; port != ports.end(); ++port) {
        const Interval place = place_of(*port);
        const double share = count < 2 ? 0.5 : static_cast<double>(placed.size()) / (count - 1);
        const bool merges = count < 2 || place.width() < least_room * (count - 1);
        const double x = merges ? place.nearest(placed.empty() ? here.x + here.w / 2 : placed.back())
                                : place.lo + share * place.width();
        at(link(port->link).places.upright_x, port->piece) = x;
        placed.push_back(x);
    }
    ports.erase(first, ports.end());
    return placed;
}

// Short ways to the outside, long ones to the inside, so that ways from the same edge do not cross.
void Router::spread_ports(int card_index, Side side, std::vector<UprightPort>& ports) {
    constexpr double crowded = 8; // a slot beside another way is as good as one that much further away
    const RoutedCard& here = card(card_index);
    const double center = here.x + here.w / 2;
    std::vector<double> slots = slots_of(here, side, has_loop(card_index));
    const auto free_around = [&](double way) {
        std::erase_if(slots, [&](double x) { return std::abs(x - way) < slot_pitch; });
    };
    std::vector<double> taken;
    for (const UprightPort& port : ports)
        if (link(port.link).is_straight_across()) taken.push_back(at(link(port.link).places.upright_x, 0));
    for (const double way : taken)
        free_around(way);
    std::erase_if(ports, [&](const UprightPort& port) { return link(port.link).is_straight_across(); });
    const auto group = [&](const UprightPort& port) {
        return port.toward < center ? (port.is_elbow ? 1 : 0) : (port.is_elbow ? 2 : 3);
    };
    std::sort(ports.begin(), ports.end(), [&](const UprightPort& a, const UprightPort& b) {
        return std::tuple(group(a), -a.toward, a.link) < std::tuple(group(b), -b.toward, b.link);
    });
    for (const double way : place_confined(here, slots, ports)) {
        free_around(way);
        taken.push_back(way);
    }
    const double count = static_cast<double>(ports.size());
    std::size_t first_unused = 0;
    for (std::size_t i = 0; i < ports.size(); ++i) {
        const Interval place = upright(link(ports[i].link), ports[i].piece);
        const double side_share = ports[i].toward < center - 20   ? 0.22
                                  : ports[i].toward > center + 20 ? 0.78
                                                                  : 0.5;
        const double share = 0.5 * (static_cast<double>(i) + 0.5) / count + 0.5 * side_share;
        const double ideal = place.nearest(here.x + share * here.w);
        const auto price = [&](double x) {
            const bool is_crowded = std::any_of(taken.begin(), taken.end(), [&](double other) {
                return std::abs(x - other) < 1.5 * slot_pitch;
            });
            return std::abs(x - ideal) + (is_crowded ? crowded : 0);
        };
        std::size_t best = slots.size();
        for (std::size_t s = first_unused; s < slots.size(); ++s) {
            if (slots[s] < place.lo || slots[s] > place.hi) continue;
            // Leave a slot for each port still to come.
            if (best < slots.size() && slots.size() - s < ports.size() - i) break;
            if (best == slots.size() || price(slots[s]) < price(slots[best])) best = s;
        }
        double& x = at(link(ports[i].link).places.upright_x, ports[i].piece);
        x = best < slots.size() ? slots[best] : place.nearest(nearest_of(taken, ideal));
        taken.push_back(x);
        if (best < slots.size()) first_unused = best + 1;
    }
}

void Router::place_side_ports() {
    std::map<std::pair<int, Side>, std::vector<SidePort>> edges;
    for (int i = 0; i < static_cast<int>(links_.size()); ++i) {
        PlacedLink& l = link(i);
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

} // namespace waymark
