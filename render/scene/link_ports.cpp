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
    return there.x + size::card_w / 2;
}

// Slots of an edge, shifted between rows so that upright pieces of neighbours do not meet in a channel.
std::vector<double> slots_of(const RoutedCard& card, Side side) {
    const double shift = side == Side::top ? 4 : 0;
    std::vector<double> slots;
    for (double x = card.x + 12 + shift; x <= card.x + size::card_w - 12; x += slot_pitch)
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
            const Interval place = upright(link(i), 0);
            const bool forward = card(link(i).to).x > card(link(i).from).x;
            const double share = members.size() == 1 ? 0.5 : forward ? 0.28 : 0.72;
            at(link(i).places.upright_x, 0) = place.lo + share * place.width();
        }
    }
}

void Router::place_upright_ports() {
    std::map<std::pair<int, Side>, std::vector<UprightPort>> edges;
    for (int i = 0; i < static_cast<int>(links_.size()); ++i) {
        const PlacedLink& l = link(i);
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
