// The optimiser's card: a budget, the search and its progress, the best choice, and what money buys.
#pragma once

#include <string>

#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

// `scenario` is the one whose interventions are chosen from; the card sets it.
[[nodiscard]] Actions draw_optimise_card(Ui& ui, const Session& session, std::string& scenario,
                                         const Rect& area);

} // namespace waymark
