// People walking on the map: the clock of their months, the list to paint, and the card with pause and time.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "panels/ui.h"
#include "scene/crowd_picture.h"
#include "session/update.h"

namespace waymark {

inline constexpr double seconds_a_period = 4;

struct CrowdWalk {
    double period = 0;     // now; past the horizon while the last ones come to rest
    bool is_going = false; // the next frame shows another moment
    std::shared_ptr<const CrowdSchedule> shown;
    std::uint64_t layout = 0; // that `stage` is of
    CrowdStage stage;
};

// Moves the clock on by `seconds` and gives everybody who is to be seen then, in map units. An empty list, at
// no cost, where nobody watches. `layout` tells geometries apart. People of another crowd go on at the same
// time.
[[nodiscard]] DisplayList next_crowd_picture(CrowdWalk& walk, const Session& session,
                                             const MapGeometry& geometry, std::uint64_t layout, double zoom,
                                             double seconds);

// The card at the lower left of the content (pixels): pause, the time, which the mouse moves too, and what a
// dot means.
[[nodiscard]] std::vector<Action> draw_crowd_card(Ui& ui, const Session& session, CrowdWalk& walk,
                                                  const Rect& content);

} // namespace waymark
