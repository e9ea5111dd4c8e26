// The frame through which the map is seen: pixels of the window to places on the map, and back.
#pragma once

#include "scene/map_view.h"
#include "session/session.h"

namespace waymark {

// Right of the last stage, in units: the header has its "+" there.
inline constexpr double after_last_stage_w = 36;

// Places on the map are in map units inside the grid of lanes. Below it, where texts keep their size at every
// zoom, a unit is one of the screen: so one pair of numbers names every place, and zooming keeps it in view.
struct MapFrame {
    Rect area; // of the canvas, pixels
    double scale = 1;
    Camera camera; // as it is shown in this frame
    double grid_height = 0;
    double curve_height = 0; // of the experience curve's lane, units of the screen
    double map_width = 0;
    double map_height = 0; // in places: the grid and what lies below it

    // Without the header and the lane names, pixels.
    [[nodiscard]] Rect content() const;
    // The pixel where the left top corner of the first cell is.
    [[nodiscard]] Point origin() const;

    [[nodiscard]] Point to_pixel(Point place) const;
    [[nodiscard]] Point to_place(Point pixel) const;
    [[nodiscard]] Rect to_pixels(const Rect& map_units) const;
    // Pixels of a length in map units.
    [[nodiscard]] double pixels(double map_units) const { return map_units * camera.zoom * scale; }
    [[nodiscard]] bool is_in_header(Point pixel) const;
};

[[nodiscard]] MapFrame frame_of(const Rect& area, double scale, const Camera& camera,
                                const MapGeometry& geometry);

// The zoom at which the whole width is in view; where the height then is not, somewhat smaller, but names
// stay legible. Between 0.5, where the map may be wider than the window, and 1.25.
[[nodiscard]] double fitting_zoom(const Rect& area, double scale, const MapGeometry& geometry);

// The camera that has the map's left top in the left top of the content, or its middle in the middle where
// there is room to spare.
[[nodiscard]] Camera fitted_camera(const MapFrame& frame, double zoom);

// The camera moved so that some of the map stays in view.
[[nodiscard]] Camera kept_on_map(const MapFrame& frame, Camera camera);
// Moved as little as brings the rectangle of the map (map units) into view, with some room around it; its
// left top where it is larger than the view. The camera itself where it is in view already.
[[nodiscard]] Camera showing(const MapFrame& frame, const Rect& map_units);
// Moved by pixels of the hand or wheel.
[[nodiscard]] Camera panned(const MapFrame& frame, double dx_pixels, double dy_pixels);
// Zoomed by the factor; what is under the pixel stays there.
[[nodiscard]] Camera zoomed_at(const MapFrame& frame, Point pixel, double factor);

} // namespace waymark
