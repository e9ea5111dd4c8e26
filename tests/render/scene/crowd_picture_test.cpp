// People on the map: on the links and at the cards that are there, at their time, and each end looks its own.
#include "scene/crowd_picture.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <set>

#include <catch2/catch.hpp>

#include "file/journey_file.h"
#include "scene/flatten.h"
#include "scene/marks.h"
#include "support/builder.h"
#include "whatif/scenario_map.h"

using namespace waymark;

namespace {

std::shared_ptr<const Crowd> crowd_on(const Journey& journey, const Scenario* scenario = nullptr) {
    const Result<Plan> planned = plan(journey, scenario, {});
    REQUIRE(planned);
    return std::make_shared<const Crowd>(crowd(*planned));
}

Journey hotel() {
    const Result<Journey> journey = load_journey("../scenarios/city-hotel.journey.json");
    REQUIRE(journey);
    return *journey;
}

MapGeometry laid_out(const Journey& journey, const Scenario* scenario = nullptr) {
    if (scenario == nullptr) return layout_map({.base = journey, .in_force = journey}, {});
    const auto map = map_in_force(journey, *scenario);
    REQUIRE(map);
    return layout_map({.base = journey, .in_force = map->map.journey, .scenario = scenario}, {});
}

// From the point to the nearest of the polyline.
double distance_to(const std::vector<Point>& line, Point p) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point a = line[i - 1], d{line[i].x - a.x, line[i].y - a.y};
        const double length = d.x * d.x + d.y * d.y;
        const double t =
            length > 0 ? std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / length, 0.0, 1.0) : 0;
        least = std::min(least, std::hypot(p.x - a.x - t * d.x, p.y - a.y - t * d.y));
    }
    return least;
}

bool is_beside(const Rect& card, Point p) {
    const auto grown = [&](double by) {
        return Rect{card.x - by, card.y - by, card.w + 2 * by, card.h + 2 * by};
    };
    return grown(14).contains(p) && !grown(3).contains(p);
}

std::vector<Disc> discs(const DisplayList& list) {
    std::vector<Disc> found;
    for (const Item& item : list.items)
        if (const auto* disc = std::get_if<Disc>(&item.shape)) found.push_back(*disc);
    return found;
}

// One person a link a → b → @done, b → leaves: lives that are known.
Journey one_way() {
    return a_journey()
        .stage("before", Relationship::prospect)
        .touchpoint("a")
        .leave(0.3)
        .dwell_days(30)
        .stage("after")
        .touchpoint("b")
        .leave(0.4)
        .dwell_days(30)
        .link("a", "b")
        .link("b", "@done")
        .persona("everyone")
        .start("a")
        .churn_sensitivity(0)
        .effort_sensitivity(0)
        .simulate(PeriodUnit::month, 24, 400)
        .build();
}

} // namespace

TEST_CASE("people are seen to move in their order, never early and hardly late") {
    for (const auto& entry : std::filesystem::directory_iterator("../scenarios")) {
        if (entry.path().extension() != ".json") continue;
        INFO(entry.path().filename().string());
        const Result<Journey> journey = load_journey(entry.path());
        REQUIRE(journey);
        const CrowdSchedule schedule = schedule_of(crowd_on(*journey));
        const Crowd& all = *schedule.crowd;
        double latest = 0;
        bool is_in_order = true, is_never_early = true;
        for (std::size_t m = 0; m < all.people.size(); ++m) {
            const CrowdMember& member = all.people[m];
            double before = 0;
            for (std::size_t v = member.first; v < member.first + member.count; ++v) {
                const double due = all.visits[v].day / all.period_days;
                is_never_early = is_never_early && schedule.sets_out[v] >= due;
                is_in_order = is_in_order && schedule.sets_out[v] >= before &&
                              schedule.arrives[v] >= schedule.sets_out[v];
                latest = std::max(latest, schedule.sets_out[v] - due);
                before = schedule.arrives[v];
            }
            is_in_order = is_in_order && schedule.parts[m] >= before;
        }
        CHECK(is_never_early);
        CHECK(is_in_order);
        CHECK(latest <= most_lag_periods);
    }
}

TEST_CASE("everybody is beside a card or on a link that the map shows") {
    const Journey journey = hotel();
    std::vector<const Scenario*> scenarios{nullptr};
    for (const Scenario& scenario : journey.scenarios)
        scenarios.push_back(&scenario);
    for (const Scenario* const scenario : scenarios) {
        const MapGeometry geometry = laid_out(journey, scenario);
        const CrowdSchedule schedule = schedule_of(crowd_on(journey, scenario));
        const CrowdStage stage = crowd_stage(*schedule.crowd, geometry);
        std::vector<std::vector<Point>> ways;
        for (const LinkRoute& link : geometry.links)
            for (const Polyline& line : flatten(rounded_way(link.points, 14), 0.5))
                ways.push_back(line.points);
        std::size_t seen = 0, astray = 0;
        for (double period = 0.05; period < 24; period += 0.7) {
            for (const Disc& disc : discs(crowd_picture(schedule, stage, period, {}))) {
                if (disc.fill.a < 255) continue; // on the way out
                ++seen;
                const bool is_at_card = std::ranges::any_of(
                    geometry.cards, [&](const CardPlace& card) { return is_beside(card.rect, disc.center); });
                const bool is_on_link = std::ranges::any_of(
                    ways, [&](const std::vector<Point>& way) { return distance_to(way, disc.center) < 1; });
                const bool is_near_ring =
                    std::ranges::any_of(stage.rings, [&](const std::optional<Point>& ring) {
                        return ring && std::hypot(ring->x - disc.center.x, ring->y - disc.center.y) < 150;
                    });
                if (!is_at_card && !is_on_link && !is_near_ring) ++astray;
            }
        }
        CHECK(seen > 1000);
        CHECK(astray == 0);
    }
}

TEST_CASE("every step of a crowd has a way on the map, under every scenario too") {
    for (const auto& entry : std::filesystem::directory_iterator("../scenarios")) {
        if (entry.path().extension() != ".json") continue;
        INFO(entry.path().filename().string());
        const Result<Journey> journey = load_journey(entry.path());
        REQUIRE(journey);
        std::vector<const Scenario*> scenarios{nullptr};
        for (const Scenario& scenario : journey->scenarios)
            scenarios.push_back(&scenario);
        for (const Scenario* const scenario : scenarios) {
            const auto people = crowd_on(*journey, scenario);
            const CrowdStage stage = crowd_stage(*people, laid_out(*journey, scenario));
            std::set<std::uint64_t> missing;
            for (const CrowdMember& member : people->people)
                for (std::size_t v = member.first + 1; v < member.first + member.count; ++v) {
                    const std::uint64_t way =
                        way_key(people->visits[v - 1].touchpoint, people->visits[v].touchpoint);
                    if (!stage.ways.contains(way)) missing.insert(way);
                }
            CHECK(missing.empty());
        }
    }
}

TEST_CASE("as many are seen as are on the map, give or take who moves") {
    const auto people = crowd_on(one_way());
    const CrowdSchedule schedule = schedule_of(people);
    const CrowdStage stage = crowd_stage(*people, laid_out(one_way()));
    std::size_t customers = 0;
    for (const Disc& disc : discs(crowd_picture(schedule, stage, 12, {})))
        if (disc.fill.a == 255 && disc.stroke.width > 0 && disc.fill != theme(ThemeName::light).canvas)
            ++customers;
    const CrowdCount now = count_at(*people, 12 * people->period_days);
    const CrowdCount earlier = count_at(*people, (12 - most_lag_periods) * people->period_days);
    const CrowdCount early = count_at(*people, (12 - most_lag_periods - part_periods) * people->period_days);
    CHECK(customers >= std::min(now.customers, earlier.customers) / 2);
    CHECK(customers <= std::max({now.customers, earlier.customers, early.customers}) + 3);
}

TEST_CASE("who churns, who is lost and who finishes go in three ways") {
    const Journey journey = one_way();
    const auto people = crowd_on(journey);
    const CrowdSchedule schedule = schedule_of(people);
    const CrowdStage stage = crowd_stage(*people, laid_out(journey));
    const Theme& colors = theme(ThemeName::light);
    const auto strokes_while = [&](TrailEnd end) {
        std::set<std::uint32_t> seen;
        for (std::size_t m = 0; m < people->people.size(); ++m) {
            if (people->people[m].end != end) continue;
            const double moment = schedule.parts[m] + 0.8 * part_periods;
            for (const Item& item : crowd_picture(schedule, stage, moment, {}).items) {
                Color color{0, 0, 0, 0};
                if (const auto* path = std::get_if<Path>(&item.shape)) color = path->stroke.color;
                if (const auto* disc = std::get_if<Disc>(&item.shape); disc != nullptr && disc->fill.a == 0)
                    color = disc->stroke.color;
                for (const Color known : {colors.bad, colors.text_3, colors.good})
                    if (color.a > 0 && color.with_alpha(1) == known)
                        seen.insert(std::uint32_t{known.r} << 16U | std::uint32_t{known.g} << 8U | known.b);
            }
            break;
        }
        return seen;
    };
    const auto key = [](Color c) {
        return std::uint32_t{c.r} << 16U | std::uint32_t{c.g} << 8U | c.b;
    };
    CHECK(strokes_while(TrailEnd::churned).contains(key(colors.bad)));
    CHECK(strokes_while(TrailEnd::lost).contains(key(colors.text_3)));
    CHECK(strokes_while(TrailEnd::completed).contains(key(colors.good)));
}

TEST_CASE("the same moment is the same picture, and people carry no names for the mouse") {
    const Journey journey = hotel();
    const CrowdSchedule once = schedule_of(crowd_on(journey)), again = schedule_of(crowd_on(journey));
    const CrowdStage stage = crowd_stage(*once.crowd, laid_out(journey));
    const DisplayList picture = crowd_picture(once, stage, 6.3, {});
    CHECK(picture == crowd_picture(again, stage, 6.3, {}));
    CHECK_FALSE(picture == crowd_picture(once, stage, 6.4, {}));
    CHECK(std::ranges::all_of(picture.items, [](const Item& item) { return item.owner == Owner{}; }));
}

TEST_CASE("nobody is seen at a touchpoint that the map does not show") {
    const Journey journey = hotel();
    const CrowdSchedule schedule = schedule_of(crowd_on(journey));
    const CrowdStage empty = crowd_stage(*schedule.crowd, MapGeometry{});
    CHECK(crowd_picture(schedule, empty, 6, {}).items.empty());
}
