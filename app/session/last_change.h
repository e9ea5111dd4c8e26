// What the latest edit did to the figures of the base map.
#pragma once

#include <vector>

#include "journey/figures.h"
#include "session/session.h"

namespace waymark {

struct FigureChange {
    const FigureInfo* figure; // of period_figures()
    double difference;        // at the horizon, after less before
};

// While a gesture runs: against the figures when it began; afterwards of the step that it made, until the
// next edit. Satisfaction, churn rate, customers and NPS, those that changed visibly. Nothing with a scenario
// shown, which has its own comparison, and after undo.
[[nodiscard]] std::vector<FigureChange> last_change(const Session& session);

} // namespace waymark
