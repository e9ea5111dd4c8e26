#include "canvas/map_frame.h"

#include <algorithm>
#include <cmath>

namespace waymark {

namespace {

constexpr double largest_fitting_zoom = 1.25;
constexpr double legible_zoom = 0.66;
constexpr double least_fitting_zoom = 0.46; // below, names are pieces of words: rather scroll

constexpr double room_around_shown = 24; // units of the screen

double lower_part(const MapFrame& frame, double place_y) {
    return std::max(0.0, place_y - frame.grid_height);
}

// From places to view units and back, in y.
double view_y(const MapFrame& frame, double place_y) {
    return std::min(place_y, frame.grid_height) * frame.camera.zoom + lower_part(frame, place_y);
}
double place_y(const MapFrame& frame, double y) {
    const double grid = frame.grid_height * frame.camera.zoom;
    return y <= grid ? y / frame.camera.zoom : frame.grid_height + y - grid;
}

// How much of the map fits into the content, in view units.
double room_w(const MapFrame& frame) {
    return frame.content().w / frame.scale;
}
double room_h(const MapFrame& frame) {
    return frame.content().h / frame.scale;
}

// How far a part must move to lie in the view with room around it; 0 where it lies there.
double way_into_view(double part_from, double part_to, double view_from, double view_to, double room) {
    if (part_from >= view_from && part_to <= view_to) return 0;
    const bool is_too_long = part_to - part_from > view_to - view_from - 2 * room;
    if (part_from < view_from || is_too_long) return view_from + room - part_from;
    return view_to - room - part_to;
}

} // namespace

Rect MapFrame::content() const {
    const double left = std::round(size::lane_label_w * scale);
    const double top = std::round(size::stage_header_h * scale);
    return {area.x + left, area.y + top, std::max(1.0, area.w - left), std::max(1.0, area.h - top)};
}

Point MapFrame::origin() const {
    const Point middle = content().center();
    return {std::round(middle.x - camera.center.x * camera.zoom * scale),
            std::round(middle.y - view_y(*this, camera.center.y) * scale)};
}

Point MapFrame::to_pixel(Point place) const {
    const Point from = origin();
    return {from.x + place.x * camera.zoom * scale, from.y + view_y(*this, place.y) * scale};
}

Point MapFrame::to_place(Point pixel) const {
    const Point from = origin();
    return {(pixel.x - from.x) / (camera.zoom * scale), place_y(*this, (pixel.y - from.y) / scale)};
}

Rect MapFrame::to_pixels(const Rect& map_units) const {
    const Point corner = to_pixel({map_units.x, map_units.y});
    return {corner.x, corner.y, pixels(map_units.w), pixels(map_units.h)};
}

bool MapFrame::is_in_header(Point pixel) const {
    return area.contains(pixel) && pixel.y < content().y && pixel.x >= content().x;
}

MapFrame frame_of(const Rect& area, double scale, const Camera& camera, const MapGeometry& geometry) {
    MapFrame frame;
    frame.area = area;
    frame.scale = scale;
    frame.camera = camera;
    frame.grid_height = geometry.grid_height;
    frame.curve_height = geometry.curve_h;
    frame.map_width = geometry.width;
    frame.map_height = geometry.grid_height + geometry.view_height - geometry.grid_height * geometry.zoom;
    return frame;
}

double fitting_zoom(const Rect& area, double scale, const MapGeometry& geometry) {
    const MapFrame frame = frame_of(area, scale, {}, geometry);
    const double by_width = (room_w(frame) - after_last_stage_w) / std::max(1.0, frame.map_width);
    const double by_height = (room_h(frame) - frame.curve_height) / std::max(1.0, frame.grid_height);
    const double legible = std::min(by_width, legible_zoom);
    const double zoom = std::min(by_width, std::max(by_height, legible));
    return std::clamp(zoom, least_fitting_zoom, largest_fitting_zoom);
}

Camera fitted_camera(const MapFrame& frame, double zoom) {
    MapFrame at = frame;
    at.camera.zoom = zoom;
    Camera camera;
    camera.zoom = zoom;
    camera.fitted = true;
    // Left and top are where reading begins; a map smaller than the room stays there too.
    camera.center.x = room_w(at) / 2 / zoom;
    camera.center.y = place_y(at, room_h(at) / 2);
    return camera;
}

Camera kept_on_map(const MapFrame& frame, Camera camera) {
    MapFrame at = frame;
    at.camera = camera;
    const double least_x = std::min(room_w(at) / 2 / camera.zoom, frame.map_width);
    const double most_x = std::max(least_x, frame.map_width);
    const double least_y = place_y(at, room_h(at) / 2);
    const double most_y = std::max(least_y, place_y(at, view_y(at, frame.map_height) - room_h(at) / 4));
    camera.center.x = std::clamp(camera.center.x, least_x, most_x);
    camera.center.y = std::clamp(camera.center.y, least_y, most_y);
    return camera;
}

Camera panned(const MapFrame& frame, double dx_pixels, double dy_pixels) {
    const Point middle = frame.content().center();
    Camera camera = frame.camera;
    camera.center = frame.to_place({middle.x - dx_pixels, middle.y - dy_pixels});
    camera.fitted = false;
    return kept_on_map(frame, camera);
}

Camera showing(const MapFrame& frame, const Rect& map_units) {
    const double room = room_around_shown * frame.scale;
    const Rect part = frame.to_pixels(map_units);
    const Rect view = frame.content();
    const double dx = way_into_view(part.x, part.right(), view.x, view.right(), room);
    const double dy = way_into_view(part.y, part.bottom(), view.y, view.bottom(), room);
    return dx == 0 && dy == 0 ? frame.camera : panned(frame, dx, dy);
}

Camera zoomed_at(const MapFrame& frame, Point pixel, double factor) {
    const Point under = frame.to_place(pixel);
    MapFrame next = frame;
    next.camera.zoom = std::clamp(frame.camera.zoom * factor, smallest_zoom, largest_zoom);
    next.camera.fitted = false;
    const Point moved = next.to_pixel(under);
    const Point middle = next.content().center();
    next.camera.center = next.to_place({middle.x + moved.x - pixel.x, middle.y + moved.y - pixel.y});
    return kept_on_map(next, next.camera);
}

} // namespace waymark
