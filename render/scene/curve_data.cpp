#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "scene/curve_parts.h"
#include "scene/format.h"

namespace waymark {

namespace {

CurveLine line_of(const LifetimeFigures& figures, const MapGeometry& geometry, const MapIndex& index) {
    std::unordered_map<std::string_view, const TouchpointFigures*> by_id;
    for (const TouchpointFigures& t : figures.touchpoints)
        by_id.emplace(t.touchpoint, &t);
    CurveLine line;
    for (const CardPlace& card : geometry.cards) {
        const auto found = by_id.find(card.touchpoint);
        if (found == by_id.end() || !found->second->satisfaction) continue;
        const TouchpointFigures& f = *found->second;
        const Touchpoint& t = shown_touchpoint(index, card.touchpoint);
        line.push_back({card.rect.center().x * geometry.zoom, on_curve_scale(*f.satisfaction),
                        on_curve_scale(f.experience), *f.satisfaction - f.arriving.value_or(*f.satisfaction),
                        t.evidence.level == EvidenceLevel::assumed, t.moment_of_truth, card.touchpoint});
    }
    return line;
}

const LifetimeFigures* mix_of(const Outcome& outcome, const MapView& view) {
    if (view.persona)
        for (const PersonaLifetime& persona : outcome.lifetimes)
            if (persona.persona == *view.persona) return persona.figures ? &*persona.figures : nullptr;
    return outcome.mix ? &*outcome.mix : nullptr;
}
} // namespace

Curves curves_of(const MapSubject& subject, const MapGeometry& geometry, const MapView& view,
                 const MapIndex& index) {
    Curves curves;
    const Outcome* shown = shown_outcome(subject);
    if (shown == nullptr) return curves;
    if (const LifetimeFigures* mix = mix_of(*shown, view)) curves.mix = line_of(*mix, geometry, index);
    curves.has_scenario = subject.scenario_outcome != nullptr;
    if (curves.has_scenario && subject.base_outcome != nullptr)
        if (const LifetimeFigures* base = mix_of(*subject.base_outcome, view))
            curves.base = line_of(*base, geometry, index);
    // A single persona is the mix.
    if (view.persona || shown->lifetimes.size() < 2) return curves;
    for (std::size_t i = 0; i < subject.in_force.personas.size(); ++i)
        for (const PersonaLifetime& lifetime : shown->lifetimes)
            if (lifetime.persona == subject.in_force.personas[i].id && lifetime.figures)
                curves.personas.push_back(
                    {i, subject.in_force.personas[i].name, line_of(*lifetime.figures, geometry, index)});
    return curves;
}
Axis axis_of(const Curves& curves, const MapGeometry& geometry, const MapView& view) {
    Axis axis;
    axis.top = geometry.curve_y + 20;
    axis.bottom = geometry.curve_y + geometry.curve_h - 14;
    if (view.curve_range == CurveRange::full) return axis;
    double low = 0, high = 0;
    const auto take = [&](const CurveLine& line, bool dots) {
        for (const CurvePoint& p : line) {
            low = std::min({low, p.value, dots ? p.experience : p.value});
            high = std::max({high, p.value, dots ? p.experience : p.value});
        }
    };
    take(curves.base, false);
    take(curves.mix, view.moment_dots);
    for (const PersonaLine& persona : curves.personas)
        take(persona.line, false);
    axis.step = 0.5;
    axis.low = std::floor(low / 0.5) * 0.5;
    axis.high = std::ceil(high / 0.5) * 0.5;
    if (axis.high - axis.low < 1) (high > -low ? axis.high : axis.low) += high > -low ? 0.5 : -0.5;
    if (axis.high - axis.low < 1) axis.high = axis.low + 1;
    return axis;
}

Point moment_dot(const CurveLine& line, const CurvePoint& p, const Axis& axis) {
    const double apart = dot_radius + 1.5 + (p.is_moment ? size::star_r : point_radius + 1);
    const double up = axis.y(p.experience) - axis.y(p.value);
    if (std::abs(up) >= apart) return {p.x, axis.y(p.experience)};
    const double beside = std::sqrt(apart * apart - up * up);
    return {p.x + (&p == &line.back() ? -beside : beside), axis.y(p.experience)};
}

} // namespace waymark
