// Random edits for property tests.
#pragma once

#include <random>
#include <string>

#include "edit/edit.h"

namespace waymark::testing {

// Draws edits that are often wrong on purpose: unknown ids, doubled ids, numbers out of range.
class EditDrawer {
public:
    explicit EditDrawer(unsigned seed) : random_(seed) {}

    Edit draw(const Journey& journey) {
        switch (below(16)) {
        case 0: return InsertStage{{id(), "Drawn"}, below(6)};
        case 1: return MoveStage{stage(journey), below(6)};
        case 2: return EraseStage{stage(journey)};
        case 3: return UpdateStage{{stage(journey), "Again", Relationship::prospect}};
        case 4: return InsertTouchpoint{touchpoint_in(stage(journey), id()), below(6)};
        case 5: return UpdateTouchpoint{touchpoint_in(stage(journey), touchpoint(journey))};
        case 6: return MoveTouchpoint{touchpoint(journey), stage(journey), lane(), below(9)};
        case 7: return EraseTouchpoints{{touchpoint(journey), touchpoint(journey)}};
        case 8: return EraseTouchpoints{{touchpoint(journey)}};
        case 9: return InsertLink{{touchpoint(journey), target(journey), number(), number(), number()}};
        case 10: return EraseLink{{touchpoint(journey), target(journey)}};
        case 11: return UpdateLink{{touchpoint(journey), target(journey), number()}};
        case 12: return InsertPersona{persona(journey)};
        case 13: return ErasePersona{id()};
        case 14: return UpdateScenario{scenario(journey)};
        default: return InsertScenario{scenario(journey)};
        }
    }

private:
    std::size_t below(std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
    }
    double number() { return std::uniform_real_distribution<double>(-20, 20)(random_); }
    Lane lane() { return static_cast<Lane>(below(3)); }
    std::string id() { return "drawn-" + std::to_string(below(12)); }
    std::string stage(const Journey& journey) {
        return below(10) == 0 ? id() : journey.stages[below(journey.stages.size())].id;
    }
    std::string touchpoint(const Journey& journey) {
        if (journey.touchpoints.empty() || below(10) == 0) return id();
        return journey.touchpoints[below(journey.touchpoints.size())].id;
    }
    std::string target(const Journey& journey) { return below(5) == 0 ? done_target : touchpoint(journey); }
    Touchpoint touchpoint_in(const std::string& stage, const std::string& id) {
        Touchpoint made;
        made.id = id;
        made.stage = stage;
        made.lane = lane();
        made.scores = {number(), number(), number()};
        made.leave = number();
        made.dwell_days = number();
        return made;
    }
    Persona persona(const Journey& journey) {
        Persona made;
        made.id = id();
        made.share = number();
        made.start = {{touchpoint(journey), number()}};
        made.weights.people = number();
        return made;
    }
    Scenario scenario(const Journey& journey) {
        const auto known = [&] {
            return journey.scenarios.empty() ? id() : journey.scenarios[0].id;
        };
        Scenario made{below(2) == 0 ? known() : id(), "Drawn", "", {}};
        Intervention intervention;
        intervention.id = "i";
        intervention.cost_once = number();
        intervention.changes = {
            ChangeTouchpoint{Operation::set, touchpoint(journey), TouchpointField::leave, number()},
            AddTouchpoint{touchpoint_in(stage(journey), id())},
            AddLink{{touchpoint(journey), id(), number()}}, RemoveTouchpoint{touchpoint(journey)},
            RemoveLink{{touchpoint(journey), target(journey)}}};
        made.interventions = {intervention};
        return made;
    }

    std::mt19937 random_;
};

} // namespace waymark::testing
