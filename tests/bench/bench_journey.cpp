#include "bench_journey.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

namespace waymark {

namespace {

std::string name(int i) {
    return "t" + std::to_string(i);
}

} // namespace

Journey bench_journey(int touchpoints) {
    std::mt19937 generator(20260101);
    const auto uniform = [&](double low, double high) {
        return low + (high - low) * static_cast<double>(generator()) / 4294967296.0;
    };
    const auto whole = [&](int low, int high) {
        return low + static_cast<int>(generator() % static_cast<unsigned>(high - low + 1));
    };
    constexpr int stages = 5;
    Journey journey;
    for (int s = 0; s < stages; ++s) {
        journey.stages.push_back(
            {"s" + std::to_string(s), "", s < 2 ? Relationship::prospect : Relationship::customer});
    }
    for (int i = 0; i < touchpoints; ++i) {
        Touchpoint touchpoint;
        touchpoint.id = name(i);
        touchpoint.stage = "s" + std::to_string(i * stages / touchpoints);
        touchpoint.scores = {uniform(2, 9), uniform(2, 9), uniform(2, 9)};
        touchpoint.impact = uniform(0.1, 0.5);
        touchpoint.leave = uniform(0, 0.05);
        touchpoint.dwell_days = 0.1 * std::pow(900, uniform(0, 1));
        touchpoint.cost = uniform(0, 10);
        touchpoint.revenue = uniform(0, 20);
        journey.touchpoints.push_back(touchpoint);
        // The next one always, so that the whole map is walked; then one or two onwards or back.
        std::vector<int> targets{(i + 1) % touchpoints};
        while (targets.size() < 3) {
            const int step = uniform(0, 1) < 0.7 ? whole(2, 5) : -whole(1, 6);
            const int target = std::clamp(i + step, 0, touchpoints - 1);
            if (std::find(targets.begin(), targets.end(), target) == targets.end())
                targets.push_back(target);
            else if (target == touchpoints - 1)
                targets.push_back(std::max(0, i - 7 - static_cast<int>(targets.size())));
        }
        for (const int target : targets) {
            journey.links.push_back({name(i), name(target), uniform(0.3, 1.3), uniform(-0.5, 0.5),
                                     uniform(0, 1) < 0.2 ? 0.5 : 0});
        }
    }
    for (int p = 0; p < 2; ++p) {
        Persona persona;
        persona.id = "p" + std::to_string(p);
        persona.start = {{name(0), 0.6}, {name(touchpoints / 4), 0.4}};
        persona.loss_aversion = 1.5 + p;
        journey.personas.push_back(persona);
    }
    Scenario better;
    better.id = "better";
    better.interventions = {
        {"first",
         "",
         true,
         4,
         0,
         0,
         {ChangeTouchpoint{Operation::add, name(touchpoints / 2), TouchpointField::process, 2}}},
        {"second",
         "",
         true,
         7,
         0,
         0,
         {ChangeTouchpoint{Operation::multiply, name(touchpoints / 3), TouchpointField::leave, 0.5}}}};
    journey.scenarios = {better};
    return journey;
}

} // namespace waymark
