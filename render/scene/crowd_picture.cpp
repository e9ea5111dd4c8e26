#include "scene/crowd_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>
#include <utility>

#include "journey/journey.h"
#include "scene/flatten.h"
#include "scene/map_parts.h"
#include "scene/marks.h"

namespace waymark {

namespace {

constexpr double rim_distance = 5.5; // of the nearer row of people from their card
constexpr double row_distance = 6;   // from one row to the other
constexpr double corner_radius = 8;
constexpr double fall_distance = 16; // of who leaves

// A rectangle around a card, on which people stand and go from one link to another. Places are distances
// along it, clockwise from the left end of its upper side.
class Rim {
public:
    Rim(const Rect& card, double distance)
        : rect_{card.x - distance, card.y - distance, card.w + 2 * distance, card.h + 2 * distance}
        , across_(rect_.w - 2 * corner_radius)
        , down_(rect_.h - 2 * corner_radius) {}

    [[nodiscard]] double length() const { return 2 * (across_ + down_) + 4 * arc; }

    [[nodiscard]] Point at(double place) const {
        place -= length() * std::floor(place / length());
        // Each side with the corner after it, seen as if it were the upper one.
        for (int side = 0; side < 4; ++side) {
            const double straight = side % 2 == 0 ? across_ : down_;
            if (place <= straight + arc || side == 3)
                return turned(along(std::min(place, straight + arc), straight), side);
            place -= straight + arc;
        }
        return {};
    }

    // The place nearest to a point at the edge of the card.
    [[nodiscard]] double nearest(Point p) const {
        const double right = rect_.right() - p.x, left = p.x - rect_.x, top = p.y - rect_.y,
                     bottom = rect_.bottom() - p.y;
        const double least = std::min({left, right, top, bottom});
        const double x = std::clamp(left - corner_radius, 0.0, across_);
        const double y = std::clamp(top - corner_radius, 0.0, down_);
        if (least == top) return x;
        if (least == right) return across_ + arc + y;
        if (least == bottom) return across_ + down_ + 2 * arc + (across_ - x);
        return 2 * across_ + down_ + 3 * arc + (down_ - y);
    }

    // From one place to another the shorter way round: positive is clockwise.
    [[nodiscard]] double way(double from, double to) const {
        const double by = to - from;
        return by - length() * std::round(by / length());
    }

private:
    static constexpr double arc = corner_radius * std::numbers::pi / 2;

    // From the start of a side, over the corner at its end; outwards is −y.
    static Point along(double place, double straight) {
        if (place <= straight) return {place, 0};
        const double angle = (place - straight) / corner_radius;
        return {straight + corner_radius * std::sin(angle), corner_radius * (1 - std::cos(angle))};
    }
    [[nodiscard]] Point turned(Point p, int side) const {
        switch (side) {
        case 0: return {rect_.x + corner_radius + p.x, rect_.y + p.y};
        case 1: return {rect_.right() - p.y, rect_.y + corner_radius + p.x};
        case 2: return {rect_.right() - corner_radius - p.x, rect_.bottom() - p.y};
        default: return {rect_.x + p.y, rect_.bottom() - corner_radius - p.x};
        }
    }

    Rect rect_;
    double across_, down_; // without the corners
};

Point on_way(const CrowdWay& way, double distance) {
    const auto after = std::upper_bound(way.distances.begin(), way.distances.end(), distance);
    if (after == way.distances.begin()) return way.points.front();
    if (after == way.distances.end()) return way.points.back();
    const auto i = static_cast<std::size_t>(after - way.distances.begin());
    const double part = (distance - way.distances[i - 1]) / (way.distances[i] - way.distances[i - 1]);
    const Point a = way.points[i - 1], b = way.points[i];
    return {a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)};
}

double eased(double part) {
    const double p = std::clamp(part, 0.0, 1.0);
    return p * p * (3 - 2 * p);
}

Point between(Point a, Point b, double part) {
    return {a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)};
}

CrowdWay way_along(const LinkRoute& route) {
    constexpr double usual_radius = 14, tolerance = 0.5;
    CrowdWay way;
    for (const Polyline& line : flatten(rounded_way(route.points, usual_radius), tolerance))
        way.points.insert(way.points.end(), line.points.begin(), line.points.end());
    double distance = 0;
    for (std::size_t i = 0; i < way.points.size(); ++i) {
        if (i > 0)
            distance +=
                std::hypot(way.points[i].x - way.points[i - 1].x, way.points[i].y - way.points[i - 1].y);
        way.distances.push_back(distance);
    }
    return way;
}

// Draws one person after another.
class CrowdPainter {
public:
    CrowdPainter(const CrowdSchedule& schedule, const CrowdStage& stage, double now, const CrowdLook& look)
        : schedule_(schedule)
        , crowd_(*schedule.crowd)
        , stage_(stage)
        , now_(now)
        , colors_(theme(look.theme))
        , pixel_(1 / look.zoom)
        , radius_(std::clamp(3.4 * std::sqrt(look.zoom), 2.2, 5.0) * pixel_) {}

    DisplayList painted() {
        for (std::size_t m = 0; m < crowd_.people.size(); ++m) {
            const CrowdMember& member = crowd_.people[m];
            if (schedule_.sets_out[member.first] > now_ || schedule_.parts[m] + part_periods <= now_)
                continue;
            show(member, schedule_.parts[m]);
        }
        return std::move(list_);
    }

private:
    [[nodiscard]] std::optional<Rim> rim_of(const CrowdMember& member, std::uint32_t touchpoint) const {
        const std::optional<Rect>& card = stage_.cards[touchpoint];
        if (!card) return std::nullopt;
        const bool is_in_second_row = share_of_number(member.number * 7 + 3) > 0.6;
        return Rim(*card, (rim_distance + (is_in_second_row ? row_distance : 0)));
    }
    static double place_on(const Rim& rim, const CrowdMember& member) {
        return rim.length() * share_of_number(member.number);
    }

    void show(const CrowdMember& member, double parts) {
        const auto first = schedule_.sets_out.begin() + static_cast<std::ptrdiff_t>(member.first);
        const auto later = std::upper_bound(first, first + static_cast<std::ptrdiff_t>(member.count), now_);
        const auto v = static_cast<std::size_t>(later - schedule_.sets_out.begin()) - 1;
        const CrowdVisit& visit = crowd_.visits[v];
        if (parts <= now_) return show_parting(member, visit, (now_ - parts) / part_periods);
        const double part = (now_ - schedule_.sets_out[v]) / (schedule_.arrives[v] - schedule_.sets_out[v]);
        if (v > member.first && part < 1) return show_walking(member, v, eased(part));
        const auto rim = rim_of(member, visit.touchpoint);
        if (rim) add_person(rim->at(place_on(*rim, member)), visit, v == member.first ? part : 1);
    }

    // Along the rim to the link, along it, and along the other rim.
    void show_walking(const CrowdMember& member, std::size_t v, double part) {
        const CrowdVisit &left = crowd_.visits[v - 1], &met = crowd_.visits[v];
        const auto way = stage_.ways.find(way_key(left.touchpoint, met.touchpoint));
        const auto from = rim_of(member, left.touchpoint), to = rim_of(member, met.touchpoint);
        if (way == stage_.ways.end() || !from || !to) return;
        const double begin = place_on(*from, member);
        const double out = from->way(begin, from->nearest(way->second.points.front()));
        const double end = place_on(*to, member);
        const double in = to->way(to->nearest(way->second.points.back()), end);
        const double walked = part * (std::abs(out) + way->second.distances.back() + std::abs(in));
        const double on_link = walked - std::abs(out);
        if (on_link < 0) return add_person(from->at(begin + std::copysign(walked, out)), left, 1);
        const double after = on_link - way->second.distances.back();
        if (after < 0) return add_person(on_way(way->second, on_link), left, 1);
        add_person(to->at(end - in + std::copysign(after, in)), left, 1);
    }

    void show_parting(const CrowdMember& member, const CrowdVisit& visit, double part) {
        const auto rim = rim_of(member, visit.touchpoint);
        if (!rim) return;
        const Point from = rim->at(place_on(*rim, member));
        if (member.end == TrailEnd::completed) return show_finishing(visit, from, part);
        const Point at{from.x, from.y + fall_distance * pixel_ * part * part};
        const double alpha = 1 - part * part;
        add_person(at, visit, alpha * 0.5);
        add_cross(at, (member.end == TrailEnd::churned ? colors_.bad : colors_.text_3).with_alpha(alpha));
    }

    void show_finishing(const CrowdVisit& visit, Point from, double part) {
        constexpr double walk = 0.45; // of the time
        const std::optional<Point>& ring = stage_.rings[visit.touchpoint];
        const Point end = ring.value_or(from);
        if (part < walk) return add_person(between(from, end, eased(part / walk)), visit, 1);
        const double open = (part - walk) / (1 - walk);
        const double radius = radius_ * (1 + 2.2 * open);
        list_.add(Disc{end, radius, {0, 0, 0, 0}, {colors_.good.with_alpha(1 - open), 2 * pixel_}});
    }

    void add_person(Point at, const CrowdVisit& visit, double alpha) {
        const Color level = score_color(colors_, visit.level).with_alpha(alpha);
        const Stroke rim{colors_.ink.with_alpha(0.75 * alpha), pixel_};
        if (visit.is_customer) {
            list_.add(Disc{at, radius_, level, rim});
            return;
        }
        list_.add(Disc{at, radius_, colors_.canvas.with_alpha(alpha), rim});
        list_.add(Disc{at, radius_ * 0.58, level, {}});
    }

    void add_cross(Point at, Color color) {
        const double r = radius_ * 1.15;
        const Stroke stroke{color, 1.75 * pixel_, {0, 0}, true};
        add_line(list_, {at.x - r, at.y - r}, {at.x + r, at.y + r}, stroke);
        add_line(list_, {at.x - r, at.y + r}, {at.x + r, at.y - r}, stroke);
    }

    const CrowdSchedule& schedule_;
    const Crowd& crowd_;
    const CrowdStage& stage_;
    double now_;
    const Theme& colors_;
    double pixel_;  // map units
    double radius_; // of a person
    DisplayList list_;
};

} // namespace

CrowdStage crowd_stage(const Crowd& crowd, const MapGeometry& geometry) {
    CrowdStage stage;
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    for (std::size_t i = 0; i < crowd.touchpoints.size(); ++i)
        numbers.emplace(crowd.touchpoints[i], static_cast<std::uint32_t>(i));
    stage.cards.resize(crowd.touchpoints.size());
    stage.rings.resize(crowd.touchpoints.size());
    for (const CardPlace& card : geometry.cards) {
        if (const auto found = numbers.find(card.touchpoint); found != numbers.end())
            stage.cards[found->second] = card.rect;
    }
    for (const LinkRoute& route : geometry.links) {
        const auto from = numbers.find(route.key.from), to = numbers.find(route.key.to);
        if (from == numbers.end() || route.points.size() < 2) continue;
        if (route.is_done) {
            const Point end = route.points.back();
            stage.rings[from->second] = Point{end.x + ring_radius, end.y};
        } else if (to != numbers.end()) {
            stage.ways.emplace(way_key(from->second, to->second), way_along(route));
        }
    }
    return stage;
}

DisplayList crowd_picture(const CrowdSchedule& schedule, const CrowdStage& stage, double period,
                          const CrowdLook& look) {
    return CrowdPainter(schedule, stage, period, look).painted();
}

} // namespace waymark
