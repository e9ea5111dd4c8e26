// The dock's page on what parts of the map are worth: the goal without each touchpoint, and where contacts,
// cost, lost and churn arise, customer service within the whole of the experience.
#pragma once

#include "panels/actions.h"
#include "panels/ui.h"
#include "whatif/worth.h"

namespace waymark {

struct WorthState {
    Grouping by = Grouping::stage;
};

[[nodiscard]] Actions draw_worth_page(Ui& ui, const Session& session, WorthState& state, const Rect& area);

} // namespace waymark
