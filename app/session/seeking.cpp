#include "session/seeking.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <variant>

#include "journey/lookup.h"
#include "session/compute.h"

namespace waymark {

namespace {

// With three digits that count, on the side that is asked for: 10 117 becomes 10 200.
double rounded(double value, bool upwards) {
    if (value == 0 || !std::isfinite(value)) return 0;
    const double unit = std::pow(10, std::floor(std::log10(std::abs(value))) - 2);
    return (upwards ? std::ceil(value / unit - 1e-9) : std::floor(value / unit + 1e-9)) * unit;
}

double little_better(const FigureInfo& figure, double now, bool upwards) {
    const double direction = upwards ? 1 : -1;
    switch (figure.scale) {
    case FigureScale::level: return std::clamp(std::round(10 * (now + 0.2 * direction)) / 10, 0.0, 10.0);
    case FigureScale::nps: return std::clamp(std::round(now + 5 * direction), -100.0, 100.0);
    case FigureScale::share: return std::clamp(rounded(now * (1 + 0.1 * direction), upwards), 0.0, 1.0);
    case FigureScale::people:
    case FigureScale::money:
    case FigureScale::days:
    case FigureScale::count: return rounded(now + 0.05 * direction * std::abs(now), upwards);
    }
    return now;
}

} // namespace

std::optional<double> sought_now(const Session& session, const FigureInfo& figure) {
    const Projection& now = session.projection;
    const Outcome* const shown = session.scenario ? now.scenario_outcome.get() : now.base.get();
    if (shown == nullptr || shown->periods.empty()) return std::nullopt;
    return sought_value(*shown, figure.name);
}

SeekTarget suggested_target(const Session& session, const FigureInfo& figure) {
    const bool upwards = figure.good_direction >= 0;
    const double now = sought_now(session, figure).value_or(0);
    return {std::string(figure.name), upwards ? Side::at_least : Side::at_most,
            little_better(figure, now, upwards)};
}

SeekTarget wanted_target(const Session& session) {
    return session.seek_target ? *session.seek_target : suggested_target(session, info(session.goal));
}

SeekRequest wanted_seek(const Session& session) {
    return {shown_inputs(session), wanted_target(session)};
}

bool seek_is_current(const Session& session) {
    const auto& request = session.seeking.request;
    return request && !session.on_start_screen && request->target == wanted_target(session) &&
           equivalent(request->inputs, shown_inputs(session));
}

std::vector<Edit> edits_that_set(const Session& session, const FieldOfMap& field, double value) {
    const Journey& map = edited_journey(session);
    if (const auto* const key = std::get_if<LinkKey>(&field.element)) {
        const Link* const link = find_link(map, *key);
        if (link == nullptr) return {};
        Link next = *link;
        set_value(next, std::get<LinkField>(field.field), value);
        return {UpdateLink{next}};
    }
    const Touchpoint* const touchpoint = find_touchpoint(map, std::get<std::string>(field.element));
    if (touchpoint == nullptr) return {};
    Touchpoint next = *touchpoint;
    set_value(next, std::get<TouchpointField>(field.field), value);
    return {UpdateTouchpoint{next}};
}

} // namespace waymark
