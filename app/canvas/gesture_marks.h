// What a running gesture draws over the map: a link being pulled, cards on their way, the box of a selection.
#pragma once

#include "canvas/map_frame.h"
#include "canvas/pointing.h"
#include "scene/theme.h"

namespace waymark {

// The mouse, in pixels of the window.
[[nodiscard]] Point mouse_position();

// In map units; never exported.
[[nodiscard]] DisplayList gesture_marks(const MouseGesture& gesture, const MapFrame& frame,
                                        const MapGeometry& geometry, const Theme& theme, Point mouse);
// In view units, y from −stage_header_h to 0: where a dragged stage would go.
[[nodiscard]] DisplayList header_marks(const MouseGesture& gesture, const MapFrame& frame,
                                       const MapGeometry& geometry, const Theme& theme, Point mouse);

} // namespace waymark
