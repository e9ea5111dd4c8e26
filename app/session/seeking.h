// Goal seek: what is sought, whether what was found is still true, and what applying it means.
#pragma once

#include <optional>
#include <vector>

#include "edit/edit.h"
#include "journey/figures.h"
#include "session/session.h"

namespace waymark {

// The figure on screen, with the active scenario; nothing where it is not there.
[[nodiscard]] std::optional<double> sought_now(const Session& session, const FigureInfo& figure);

// A little better than it is now: a first idea of a target.
[[nodiscard]] SeekTarget suggested_target(const Session& session, const FigureInfo& figure);
// The chosen target, or the idea for the goal by which things are judged.
[[nodiscard]] SeekTarget wanted_target(const Session& session);

// The question that would be asked now.
[[nodiscard]] SeekRequest wanted_seek(const Session& session);
// What was found, or is being found, answers it.
[[nodiscard]] bool seek_is_current(const Session& session);

// Sets the field where edits go now: on the base map, or in the intervention that records. Nothing where the
// map has lost the element.
[[nodiscard]] std::vector<Edit> edits_that_set(const Session& session, const FieldOfMap& field, double value);

} // namespace waymark
