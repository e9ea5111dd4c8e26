#include "scene/terms.h"

#include <algorithm>

#include "journey/fields.h"
#include "scene/format.h"

namespace waymark {

std::string terms_of(const Journey& journey, const Intervention& intervention) {
    const std::string period(to_word(journey.simulation.period));
    std::string text = "from " + period + " " + std::to_string(std::max(1, intervention.start_period));
    if (intervention.cost_once > 0)
        text += " · " + format_money(intervention.cost_once, journey.currency) + " once";
    if (intervention.cost_per_period > 0)
        text += " · " + format_money(intervention.cost_per_period, journey.currency) + " a " + period;
    return text;
}

std::string interventions_text(const Journey& journey, const Scenario& scenario) {
    std::string text;
    for (std::size_t i = 0; i < scenario.interventions.size(); ++i) {
        const Intervention& intervention = scenario.interventions[i];
        if (!intervention.enabled) continue;
        text += (text.empty() ? "" : ";  ") + std::to_string(i + 1) + " " + intervention.name + ", " +
                terms_of(journey, intervention);
    }
    if (text.empty()) return {};
    return "“" + scenario.name + "”: " + text + ".";
}

} // namespace waymark
