// What hovering over the map says: what it is, its figures, what they mean and where they come from.
#pragma once

#include "canvas/map_frame.h"
#include "panels/ui.h"
#include "session/session.h"

namespace waymark {

struct MapHint {
    Hint words = {}; // without a title: nothing to say
    Rect about = {}; // what the tooltip must not lie over, pixels
};

// For what is hovered at the pixel: a touchpoint, link or stage, or the experience curve there.
[[nodiscard]] MapHint hint_at(const Session& session, const MapFrame& frame, const MapGeometry& geometry,
                              const Owner& hovered, Point pixel);

} // namespace waymark
