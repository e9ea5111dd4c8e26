// People watched on the map: which crowd a session needs and does not have yet. It is made beside the frames.
#pragma once

#include <memory>
#include <optional>

#include "session/session.h"

namespace waymark {

// What a crowd is to be made of, and is not there yet; while a gesture runs too, as people follow the hand.
// Nothing where nobody watches.
[[nodiscard]] std::optional<ProjectionInputs> missing_crowd(const Session& session);

// The crowd that was made of it, or null where there can be none; dropped where nobody watches any more or
// another journey, scenario or persona is shown.
void accept_crowd(Session& session, const ProjectionInputs& inputs,
                  std::shared_ptr<const CrowdSchedule> crowd);

// People stay on the map until those of its next state are there, but not on another journey's.
void forget_outdated_crowd(Session& session);

} // namespace waymark
