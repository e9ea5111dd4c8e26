// The markers of personas: shapes that differ in grey print too.
#include "panels/widgets.h"

#include <array>
#include <cmath>
#include <numbers>

#include <imgui.h>

namespace waymark {

namespace {

struct Polygon {
    int corners;
    double turn; // of the first corner from upright, in turns
};
constexpr std::array shapes{Polygon{4, 0}, Polygon{4, 0.125}, Polygon{3, 0}, Polygon{6, 0}, Polygon{3, 0.5}};

} // namespace

void persona_marker(Ui& ui, std::size_t persona_index, Point center, double radius_units) {
    const std::size_t which = persona_index % shapes.size();
    const Polygon shape = shapes[which];
    const double stretch = shape.corners == 3 ? 1.2 : shape.turn > 0 ? 1.15 : 1.1;
    const double radius = radius_units * stretch * ui.scale;
    // A triangle's middle lies below that of its bounds.
    const double drop = shape.corners == 3 ? (shape.turn == 0 ? 1 : -1) * radius * 0.18 : 0;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    for (int i = 0; i < shape.corners; ++i) {
        const double angle = 2 * std::numbers::pi * (shape.turn + static_cast<double>(i) / shape.corners);
        draw.PathLineTo({static_cast<float>(center.x + radius * std::sin(angle)),
                         static_cast<float>(center.y + drop - radius * std::cos(angle))});
    }
    const Color color = ui.theme().personas[which];
    draw.PathFillConvex(IM_COL32(color.r, color.g, color.b, color.a));
}

} // namespace waymark
