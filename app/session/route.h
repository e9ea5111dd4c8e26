// Routing: which edits change the base map, and which become changes of a scenario.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edit/edit.h"
#include "journey/journey.h"

namespace waymark {

struct Route {
    std::string scenario;
    std::optional<std::string> recording; // the intervention that edits of the map go into
};

// The same edits, as they change the document. `in_force` is the map the user sees: `journey` with the
// scenario's enabled interventions applied.
//
// Edits of a touchpoint or link that the scenario itself adds change that addition. While recording, also:
// fields of model page §8 become `set` changes (dropped again where they give the base value and nothing else
// changes the field), new touchpoints and links become additions, deletions become removals. Words, places,
// stages, personas and the rest always change the base map.
[[nodiscard]] std::vector<Edit> routed(const Journey& journey, const Journey& in_force, const Route& route,
                                       const std::vector<Edit>& edits);

// Every id of a touchpoint in the base map or added by any scenario: what a new id must differ from.
[[nodiscard]] std::vector<std::string> taken_touchpoint_ids(const Journey& journey);

} // namespace waymark
