// "What it does": what one point more at a touchpoint would change, computed exactly and remembered.
#pragma once

#include <optional>
#include <string>

#include "journey/journey.h"
#include "session/session.h"

namespace waymark {

// The change of the last period's figures when a touchpoint's weakest score rises by one point, or to 10.
struct PointEffect {
    TouchpointField field = TouchpointField::people;
    double points = 1;
    double customers = 0;
    std::optional<double> nps = {};        // in points
    std::optional<double> churn_rate = {}; // as a difference of shares
};

// The latest answer, and what it was computed for.
struct EffectCache {
    ProjectionInputs inputs;
    std::string touchpoint = {};
    std::optional<PointEffect> effect = {};
};

// The effect for the map that is shown, or nothing: while a gesture runs, before exact figures are there, on
// maps of more than 60 touchpoints (where it would hold up the frame), and where a score cannot rise.
[[nodiscard]] std::optional<PointEffect> point_effect(const Session& session, const std::string& touchpoint,
                                                      EffectCache& cache);

} // namespace waymark
