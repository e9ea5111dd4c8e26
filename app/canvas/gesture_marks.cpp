#include "canvas/gesture_marks.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

namespace waymark {

namespace {

constexpr double ghost_opacity = 0.72;
constexpr double arrow = 8; // pixels at content scale 1

// The port that faces the place.
Point facing_port(const Rect& card, Point place) {
    const auto all = ports(card);
    return *std::ranges::min_element(
        all, {}, [&](Point port) { return std::hypot(port.x - place.x, port.y - place.y); });
}

void add_arrow(DisplayList& list, Point from, Point to, double length, Color color) {
    const double distance = std::max(1e-6, std::hypot(to.x - from.x, to.y - from.y));
    const Point along{(to.x - from.x) / distance * length, (to.y - from.y) / distance * length};
    Path head;
    head.fill = color;
    head.move_to(to);
    head.line_to({to.x - along.x - along.y / 2, to.y - along.y + along.x / 2});
    head.line_to({to.x - along.x + along.y / 2, to.y - along.y - along.x / 2});
    head.close();
    list.add(head);
}

// Makes the marks of one gesture.
struct Marks {
    const MapFrame& frame;
    const MapGeometry& geometry;
    const Theme& theme;
    Point place; // of the mouse
    DisplayList list = {};

    // The width of a line that is `pixels` wide on screen.
    [[nodiscard]] double width(double pixels) const { return pixels / frame.camera.zoom; }

    void operator()(const Resting&) {}
    void operator()(const Pressing&) {}
    void operator()(const Panning&) {}
    void operator()(const DraggingStage&) {}
    void operator()(const BoxSelecting& box) {
        const Rect swept{std::min(box.from.x, place.x), std::min(box.from.y, place.y),
                         std::abs(place.x - box.from.x), std::abs(place.y - box.from.y)};
        list.add(Box{swept, 0, theme.ink.with_alpha(0.06), {theme.ink, width(1)}});
    }
    void operator()(const DraggingCards& drag) {
        const auto* grabbed = find_card(geometry, drag.grabbed);
        if (!grabbed) return;
        const Point by{place.x - drag.grip.x - grabbed->rect.x, place.y - drag.grip.y - grabbed->rect.y};
        for (const auto& id : drag.touchpoints)
            if (const auto* card = find_card(geometry, id)) {
                Rect ghost = card->rect;
                ghost.x += by.x;
                ghost.y += by.y;
                list.add(Box{ghost,
                             size::radius_company,
                             theme.card.with_alpha(ghost_opacity),
                             {theme.ink, width(size::stroke_selection)}});
            }
    }
    void operator()(const DraggingLink& drag) {
        const auto* card = find_card(geometry, drag.from);
        if (!card) return;
        const Point from = facing_port(card->rect, place);
        Path way;
        way.stroke = {theme.ink, width(2)};
        way.move_to(from);
        way.line_to(place);
        list.add(way);
        add_arrow(list, from, place, width(arrow), theme.ink);
    }
};

// The x of the gap before the stage at that position, in map units.
double gap_before(const MapGeometry& geometry, const std::string& dragged, std::size_t position) {
    std::size_t passed = 0;
    for (const auto& stage : geometry.stages) {
        if (stage.stage == dragged) continue;
        if (passed == position) return stage.x;
        ++passed;
    }
    return geometry.width;
}

} // namespace

Point mouse_position() {
    const ImVec2 at = ImGui::GetIO().MousePos;
    return {at.x, at.y};
}

DisplayList gesture_marks(const MouseGesture& gesture, const MapFrame& frame, const MapGeometry& geometry,
                          const Theme& theme, Point mouse) {
    Marks marks{frame, geometry, theme, frame.to_place(mouse)};
    std::visit(marks, gesture);
    return marks.list;
}

DisplayList header_marks(const MouseGesture& gesture, const MapFrame& frame, const MapGeometry& geometry,
                         const Theme& theme, Point mouse) {
    DisplayList list;
    const auto* drag = std::get_if<DraggingStage>(&gesture);
    if (!drag) return list;
    const double zoom = frame.camera.zoom;
    const auto position = stage_position_at(geometry, drag->stage, frame.to_place(mouse).x);
    for (const auto& stage : geometry.stages)
        if (stage.stage == drag->stage)
            list.add(Box{{stage.x * zoom, -size::stage_header_h, stage.w * zoom, size::stage_header_h},
                         0,
                         theme.ink.with_alpha(0.08),
                         {}});
    const double x = gap_before(geometry, drag->stage, position) * zoom;
    list.add(Box{{x - 1.5, -size::stage_header_h, 3, size::stage_header_h}, 0, theme.ink, {}});
    return list;
}

} // namespace waymark
