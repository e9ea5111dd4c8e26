// Context menus of the map: what can be done to what lies under the mouse.
#pragma once

#include <optional>
#include <vector>

#include "canvas/map_edits.h"
#include "panels/ui.h"
#include "session/update.h"

namespace waymark {

struct ContextMenuState {
    Owner on;                                  // what the menu is about; none: an empty cell, or the ground
    std::optional<DropPlace> place;            // the cell under the mouse
    std::optional<std::size_t> stage_position; // where in the header a new stage would go
    Rect anchor;
};

struct ContextMenuResult {
    std::vector<Action> actions;
    std::optional<Drawn> drawn; // a touchpoint to name
};

void open_context_menu(Ui& ui, ContextMenuState& state, Owner on, Point pixel, std::optional<DropPlace> place,
                       std::optional<std::size_t> stage_position);
[[nodiscard]] ContextMenuResult draw_context_menu(Ui& ui, const Session& session, ContextMenuState& state);

} // namespace waymark
