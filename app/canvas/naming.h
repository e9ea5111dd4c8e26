// Naming in place: the field over a card or stage in which its name is typed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "canvas/map_edits.h"
#include "canvas/map_frame.h"
#include "panels/ui.h"
#include "session/update.h"

namespace waymark {

struct NamingState {
    std::optional<Drawn> drawn;   // a touchpoint that is not in the document until it has its name
    std::optional<Owner> renamed; // the element whose name is being typed
    std::string text;
    bool has_begun = false; // the field was active
};

// Draws the field for the touchpoint being drawn, or for the element that the session wants renamed. One step
// of the history holds a drawn touchpoint with its name and link; Escape leaves none.
[[nodiscard]] std::vector<Action> draw_naming(Ui& ui, const Session& session, NamingState& state,
                                              const MapFrame& frame, const MapGeometry& geometry);

// Begins to name a touchpoint that was just drawn: shows it on the map.
[[nodiscard]] std::vector<Action> begin_naming(const Session& session, NamingState& state,
                                               const Drawn& drawn);

} // namespace waymark
