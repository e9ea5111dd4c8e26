// The compare view: up to four scenarios beside base, where their change comes from, their experience curves
// or the best choice for a budget, and what matters most.
#pragma once

#include <string>

#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

// What stands in the view's lower left card.
enum class CompareCard { curves, best_choice };

struct CompareState {
    CompareCard card = CompareCard::curves;
    std::string optimised; // the scenario whose interventions are chosen from; empty: the first
};

[[nodiscard]] Actions draw_compare(Ui& ui, const Session& session, CompareState& state, const Rect& area);

// The toolbar's list of the scenarios that are compared.
[[nodiscard]] Actions draw_compared_choice(Ui& ui, const Session& session, const Rect& rect);
[[nodiscard]] double compared_choice_width(const Ui& ui, const Session& session);

} // namespace waymark
