// Studies of what is shown: which of them a session needs and does not have yet. They run beside the frames
// once the exact figures rest.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "session/session.h"
#include "whatif/draws.h"
#include "whatif/worth.h"

namespace waymark {

// How many draws make the bands: a thousand, or as many as fit into memory over a long horizon.
[[nodiscard]] std::uint32_t wanted_draws(const Journey& journey, std::size_t scenarios);

// What bands are to be drawn of, until all draws are in them; nothing while a gesture runs, while exact
// figures are on their way, and where no chart would show them.
[[nodiscard]] std::optional<ProjectionInputs> missing_bands(const Session& session);

// There are no bands yet and will be.
[[nodiscard]] bool awaits_bands(const Session& session);
// Bands are shown that further draws will refine.
[[nodiscard]] bool is_refining(const Session& session);

// Takes bands in, or drops them where they are of something else; those of more draws replace those of fewer.
void accept_bands(Session& session, const ProjectionInputs& inputs,
                  std::shared_ptr<const BandsOverTime> over_time, Problems problems);

// What the effects of all fields are to be found for, and are not there yet; while a gesture runs too, as
// they follow the hand. Nothing where nobody would see them.
[[nodiscard]] std::optional<ProjectionInputs> missing_effects(const Session& session);
// The effects are those of what is shown.
[[nodiscard]] bool effects_are_current(const Session& session);
void accept_effects(Session& session, const ProjectionInputs& inputs,
                    std::shared_ptr<const std::vector<Sensitivity>> by_goal);

// What each touchpoint of a map is worth.
struct MapWorth {
    Journey map;                   // with the scenario in force
    GoalValues with_all;           // as it is
    std::vector<Removal> removals; // in the order of the map
};

// What the removals are to be tried on, and were not yet; nothing while a gesture runs or exact figures are
// on their way, and where nobody would see them.
[[nodiscard]] std::optional<ProjectionInputs> missing_worth(const Session& session);
// What was found is of what is shown.
[[nodiscard]] bool worth_is_current(const Session& session);
// Takes it in, or how far it is where there is neither a find nor a problem; drops it where it is of
// something else.
void accept_worth(Session& session, Worth worth);

// Bands go with the figures that they belong to; effects and worth stay while people and scenario do.
void forget_outdated_studies(Session& session);

} // namespace waymark
