#include "panels/study_words.h"

#include "journey/wording.h"
#include "scene/format.h"

namespace waymark {

std::string horizon_words(const Session& session) {
    const Simulation& simulation = shown_journey(session).simulation;
    return std::string(period_word(simulation.period)) + " " + std::to_string(simulation.horizon);
}

std::string goal_words(Goal goal) {
    return within_sentence(info(goal).label);
}

std::string goal_when(const Session& session) {
    switch (session.goal) {
    case Goal::churned: return " up to " + horizon_words(session);
    case Goal::value: return " of a person who enters";
    case Goal::customers:
    case Goal::satisfaction:
    case Goal::nps: return " at " + horizon_words(session);
    }
    return "";
}

std::string map_words(const Session& session) {
    const Scenario* const scenario = active_scenario(session);
    return scenario == nullptr ? "base map" : "with “" + scenario->name + "”";
}

} // namespace waymark
