// Patches: what differs between one journey and the next, small where little changed; history is made of
// them.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "edit/edit.h"

namespace waymark {

// A run of a list's elements that others take the place of.
template <class Element>
struct Hunk {
    std::size_t position = 0; // in the list before
    std::size_t removed = 0;
    std::vector<Element> put;
};

// The hunks of a list lie apart, in ascending order of their positions.
struct JourneyPatch {
    std::optional<SetTitleBlock> title_block;
    std::optional<Simulation> simulation;
    std::vector<Hunk<Stage>> stages;
    std::vector<Hunk<Touchpoint>> touchpoints;
    std::vector<Hunk<TextLane>> lanes;
    std::vector<Hunk<Link>> links;
    std::vector<Hunk<Persona>> personas;
    std::vector<Hunk<Scenario>> scenarios;
};

// Holds the elements of `after` that changed, came or moved. Between lists that differ in more than 256
// elements at one place it holds all that follows that place. O(size of the journeys) where little changed.
[[nodiscard]] JourneyPatch patch_between(const Journey& before, const Journey& after);

// Makes `after` of `before`; for no other journey. O(size of the journey).
void apply_patch(Journey& journey, const JourneyPatch& patch);

} // namespace waymark
