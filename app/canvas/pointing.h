// Pointing: what the mouse does to the map, as one gesture after another.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "canvas/map_edits.h"
#include "canvas/map_frame.h"
#include "session/update.h"

namespace waymark {

// The mouse in one frame, in pixels of the window.
struct Pointer {
    Point at;
    Point moved;          // since the frame before
    bool is_over = false; // the canvas, and nothing lies on top
    bool pressed = false; // in this frame, over the canvas
    bool released = false;
    bool double_clicked = false;
    bool menu_pressed = false;     // the right button
    bool middle_down = false;      // pressed over the canvas, and still down
    double wheel = 0, wheel_x = 0; // steps over the canvas
    bool ctrl = false, shift = false, space = false;
};

// --- the gesture that the left button makes until it is released

struct Resting {};
struct Pressing { // not moved far enough yet to be a drag
    Point at;
    Owner on; // what lies there
    bool was_selected = false;
};
struct Panning {};
struct BoxSelecting {
    Point from; // place on the map
    std::vector<Owner> before;
};
struct DraggingCards {
    std::vector<std::string> touchpoints;
    std::string grabbed;
    Point grip; // from the grabbed card's corner to the mouse, map units
};
struct DraggingLink {
    std::string from;
};
struct DraggingStage {
    std::string stage;
};
using MouseGesture =
    std::variant<Resting, Pressing, Panning, BoxSelecting, DraggingCards, DraggingLink, DraggingStage>;

// What the gesture of the moment wants to be seen, and what it did.
struct PointingResult {
    std::vector<Action> actions;
    std::optional<Camera> camera; // moved by hand: no glide
    Owner hovered;
    std::optional<DropPlace> drop; // where the dragged cards, or a new touchpoint, would go
    std::optional<Drawn> drawn;    // a touchpoint was drawn and waits for its name
    std::optional<Owner> menu_on;  // a context menu was asked for
    bool wants_hand = false;       // the cursor of panning
};

// What lies under the pixel: a card, link, stage or text lane; kind none on empty ground.
[[nodiscard]] Owner owner_at(const MapFrame& frame, const MapGeometry& geometry, Point pixel);
// The touchpoint of which a port lies under the pixel, or empty.
[[nodiscard]] std::string port_at(const MapFrame& frame, const MapGeometry& geometry, Point pixel);
// The position among the stages that a dragged stage would be dropped at, by the place of the mouse in x.
[[nodiscard]] std::size_t stage_position_at(const MapGeometry& geometry, const std::string& dragged,
                                            double x);

// One frame of the mouse. The gesture is kept from frame to frame.
[[nodiscard]] PointingResult point(MouseGesture& gesture, const Pointer& pointer, const Session& session,
                                   const MapFrame& frame, const MapGeometry& geometry);

} // namespace waymark
