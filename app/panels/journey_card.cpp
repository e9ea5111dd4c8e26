#include "panels/journey_card.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "journey/lookup.h"
#include "panels/draw.h"
#include "whatif/simulate.h"

#include <imgui.h>

namespace waymark {

namespace {

constexpr double curve_reach = 2; // the curve spans −2…+2

// The mean level right after each touchpoint, over everybody, as −2…+2.
std::vector<double> curve_of(const Journey& journey, const std::vector<const Touchpoint*>& ordered) {
    Journey whole = journey;
    whole.simulation.horizon = 1;
    SimulateOptions options;
    options.reach = false;
    const Result<Outcome> outcome = simulate(whole, nullptr, options);
    std::vector<double> curve;
    if (!outcome || !outcome->mix) return curve;
    std::map<std::string_view, double> levels;
    for (const TouchpointFigures& figures : outcome->mix->touchpoints) {
        if (figures.satisfaction) levels[figures.touchpoint] = *figures.satisfaction;
    }
    for (const Touchpoint* touchpoint : ordered) {
        const auto level = levels.find(touchpoint->id);
        if (level != levels.end()) curve.push_back((level->second - 5) / 2.5);
    }
    return curve;
}

double lane_y(const Rect& lanes, Lane lane) {
    return lanes.y + lanes.h * (0.5 + static_cast<double>(lane)) / 3;
}

void draw_bands(Ui& ui, const JourneyCard& card, const Rect& area) {
    const Theme& look = ui.theme();
    double total = 0;
    for (const JourneyCard::Band& band : card.bands)
        total += static_cast<double>(band.stops) + 1;
    double x = area.x;
    const double gap = ui.px(3);
    for (const JourneyCard::Band& band : card.bands) {
        const double w = area.w * (static_cast<double>(band.stops) + 1) / total;
        fill(ui, {x, area.y, std::max(ui.px(4), w - gap), area.h},
             band.of_customers ? look.stage_customer : look.stage_prospect, 2);
        x += w;
    }
}

void draw_curve(Ui& ui, const std::vector<double>& curve, const Rect& area, double width, double range) {
    if (curve.size() < 2) return;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const Color ink = ui.theme().ink;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const double x = area.x + area.w * static_cast<double>(i) / static_cast<double>(curve.size() - 1);
        const double y = area.center().y - std::clamp(curve[i] / range, -1.0, 1.0) * area.h / 2;
        draw.PathLineTo({static_cast<float>(x), static_cast<float>(y)});
    }
    draw.PathStroke(IM_COL32(ink.r, ink.g, ink.b, ink.a), 0, static_cast<float>(width * ui.scale));
}

} // namespace

JourneyCard card_of(const Journey& journey) {
    JourneyCard card;
    card.title = journey.title;
    card.client = journey.client;
    card.scenarios = journey.scenarios.size();
    for (const Stage& stage : journey.stages) {
        const auto touchpoints = std::ranges::count(journey.touchpoints, stage.id, &Touchpoint::stage);
        card.bands.push_back(
            {static_cast<std::size_t>(touchpoints), stage.relationship == Relationship::customer});
    }
    const std::vector<const Touchpoint*> ordered = in_map_order(journey);
    for (const Touchpoint* touchpoint : ordered)
        card.stops.push_back({touchpoint->lane, touchpoint->initiated_by == Initiator::customer});
    if (!journey.personas.empty() && !ordered.empty()) card.curve = curve_of(journey, ordered);
    return card;
}

void draw_miniature(Ui& ui, const JourneyCard& card, const Rect& area) {
    const Theme& look = ui.theme();
    draw_bands(ui, card, {area.x, area.y, area.w, ui.px(10)});
    const Rect lanes{area.x, area.y + ui.px(14), area.w, area.h - ui.px(14 + 44)};
    for (int i = 0; i <= 3; ++i)
        horizontal_line(ui, lanes.x, lanes.y + lanes.h * i / 3, lanes.w, look.grid);
    const auto count = static_cast<double>(card.stops.size());
    const double w = std::clamp(lanes.w / std::max(1.0, count) - ui.px(2), ui.px(5), ui.px(13));
    const double h = std::max(ui.px(5), std::round(w * 0.68));
    const auto center_of = [&](std::size_t i) {
        const double t = count > 1 ? static_cast<double>(i) / (count - 1) : 0.5;
        return Point{std::round(lanes.x + w / 2 + t * (lanes.w - w)),
                     std::round(lane_y(lanes, card.stops[i].lane))};
    };
    for (std::size_t i = 0; i + 1 < card.stops.size(); ++i)
        line(ui, center_of(i), center_of(i + 1), look.link, 1);
    for (std::size_t i = 0; i < card.stops.size(); ++i) {
        const Point at = center_of(i);
        const Rect box{std::round(at.x - w / 2), std::round(at.y - h / 2), w, h};
        const double radius = card.stops[i].by_customer ? 4 : 1.5;
        fill(ui, box, look.card, radius);
        outline(ui, box, look.card_line, 1, radius);
    }
    const Rect curve{area.x, area.bottom() - ui.px(36), area.w, ui.px(36)};
    horizontal_line(ui, curve.x, curve.center().y, curve.w, look.line_strong);
    draw_curve(ui, card.curve, curve, 1.5, curve_reach);
}

void draw_sparkline(Ui& ui, const JourneyCard& card, const Rect& area) {
    const Theme& look = ui.theme();
    horizontal_line(ui, area.x, area.center().y, area.w, look.line_strong);
    if (card.curve.size() < 2) return;
    draw_curve(ui, card.curve, area, 1.5, curve_reach);
    const auto [low, high] = std::minmax_element(card.curve.begin(), card.curve.end());
    for (const auto& [at, color] : {std::pair{low, look.bad}, std::pair{high, look.good}}) {
        const double t =
            static_cast<double>(at - card.curve.begin()) / static_cast<double>(card.curve.size() - 1);
        disc(ui,
             {area.x + area.w * t, area.center().y - std::clamp(*at / curve_reach, -1.0, 1.0) * area.h / 2},
             3, color);
    }
}

} // namespace waymark
