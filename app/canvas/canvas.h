// The canvas: the journey map on screen, to look at and to work on.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "canvas/context_menu.h"
#include "canvas/crowd_walk.h"
#include "canvas/map_frame.h"
#include "canvas/map_hints.h"
#include "canvas/naming.h"
#include "canvas/pointing.h"
#include "panels/ui.h"
#include "scene/map_view.h"
#include "scene/number_style.h"
#include "session/update.h"

namespace waymark {

// What the map's pictures were made from; they are made anew when it differs.
struct MapInputs {
    Snapshot base;
    Snapshot in_force;
    std::shared_ptr<const Outcome> base_outcome;
    std::shared_ptr<const Outcome> scenario_outcome;
    std::optional<std::string> scenario;
    MapView view;
    NumberStyle numbers = NumberStyle::space_dot;

    bool operator==(const MapInputs&) const = default;
};

// The camera on its way from where it was to where it shall be.
struct Glide {
    Camera from;
    double seconds = 0; // since it began
};

struct CanvasState {
    MapInputs laid_out; // what `geometry` is of
    MapGeometry geometry;
    std::uint64_t layout = 0; // tells geometries apart
    RoutingMemo routing;
    MapInputs drawn; // what `picture` is of
    MapPicture picture;

    Snapshot document;           // the first step of the history that is shown: another one is looked at anew
    std::optional<Camera> shown; // the camera of the latest frame
    std::optional<Camera> target; // where it is to come to rest
    std::optional<Glide> glide;
    Rect area;

    MouseGesture gesture = Resting{};
    Owner hovered;
    MapHint hint; // of what is hovered
    std::optional<DropPlace> drop;
    bool is_middle_panning = false;
    NamingState naming;
    ContextMenuState menu;
    CrowdWalk people;
};

// Draws the map on the area (pixels) and applies what the mouse and keyboard do to it, so that the picture
// shows it in the same frame.
void draw_canvas(Ui& ui, const Session& session, CanvasState& state, const Rect& area,
                 const std::function<void(const std::vector<Action>&)>& perform);

// It glides: the next frame is due at once.
[[nodiscard]] bool is_moving(const CanvasState& state);
// People walk on it: the next frame is due soon, as long as the canvas is drawn.
[[nodiscard]] bool has_people_going(const CanvasState& state);

} // namespace waymark
