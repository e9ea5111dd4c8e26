#include "panels/draw.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "imgui/fonts.h"
#include "imgui/painter.h"
#include "text/fonts.h"

#include <imgui.h>

namespace waymark {

namespace {

ImU32 tint(Color color) {
    return IM_COL32(color.r, color.g, color.b, color.a);
}

ImVec2 to_imgui(Point point) {
    return {static_cast<float>(point.x), static_cast<float>(point.y)};
}

ImDrawList& canvas() {
    return *ImGui::GetWindowDrawList();
}

void round_rect_path(ImDrawList& draw, const Rect& rect, double radius) {
    draw.PathRect(to_imgui({rect.x, rect.y}), to_imgui({rect.right(), rect.bottom()}),
                  static_cast<float>(radius));
}

// A stroke of at least one whole pixel, so that hairlines never blur.
double line_px(const Ui& ui, double units) {
    return std::max(1.0, units == std::floor(units) ? std::round(units * ui.scale) : units * ui.scale);
}

} // namespace

void fill(Ui& ui, const Rect& rect, Color color, double radius) {
    if (color.a == 0) return;
    canvas().AddRectFilled(to_imgui({rect.x, rect.y}), to_imgui({rect.right(), rect.bottom()}), tint(color),
                           static_cast<float>(std::min(radius * ui.scale, rect.h / 2)));
}

void outline(Ui& ui, const Rect& rect, Color color, double width, double radius) {
    const double w = line_px(ui, width);
    round_rect_path(canvas(), inset(rect, w / 2, w / 2),
                    std::max(0.0, std::min(radius * ui.scale, rect.h / 2) - w / 2));
    canvas().PathStroke(tint(color), ImDrawFlags_Closed, static_cast<float>(w));
}

void dashed_outline(Ui& ui, const Rect& rect, const Stroke& stroke, double radius) {
    DisplayList list;
    const Rect units = in_units(ui, rect);
    list.add(Box{units, std::min(radius, units.h / 2), {0, 0, 0, 0}, stroke});
    paint_in(ui, list, rect);
}

void horizontal_line(Ui& ui, double x, double y, double w, Color color) {
    fill(ui, {std::round(x), std::round(y), std::round(w), line_px(ui, 1)}, color);
}

void vertical_line(Ui& ui, double x, double y, double h, Color color) {
    fill(ui, {std::round(x), std::round(y), line_px(ui, 1), std::round(h)}, color);
}

void disc(Ui& ui, Point center, double radius, Color inside, Color edge, double edge_width) {
    const auto r = static_cast<float>(radius * ui.scale);
    if (inside.a > 0) canvas().AddCircleFilled(to_imgui(center), r, tint(inside));
    if (edge.a > 0 && edge_width > 0) {
        const auto w = static_cast<float>(edge_width * ui.scale);
        canvas().AddCircle(to_imgui(center), r - w / 2, tint(edge), 0, w);
    }
}

void line(Ui& ui, Point from, Point to, Color color, double width) {
    canvas().PathLineTo(to_imgui(from));
    canvas().PathLineTo(to_imgui(to));
    canvas().PathStroke(tint(color), 0, static_cast<float>(width * ui.scale));
}

double text_width(const Ui& ui, std::string_view words, const TypeStyle& style) {
    return measure(words, style.em, style.weight) * ui.scale;
}

double text(Ui& ui, const Rect& rect, std::string_view words, const TypeStyle& style, Color color,
            Align align) {
    if (words.empty() || rect.w <= 0) return 0;
    double width = text_width(ui, words, style);
    std::string shortened;
    if (width > rect.w + 0.5) {
        shortened = elide(words, rect.w / ui.scale, style.em, style.weight);
        words = shortened;
        width = text_width(ui, words, style);
    }
    const double room = rect.w - width;
    const double x = align == Align::left    ? rect.x
                     : align == Align::right ? rect.x + room
                                             : rect.x + room / 2;
    const double capitals = font_metrics(style.weight).cap_height * style.em * ui.scale;
    const Point pen{std::round(x), std::round(rect.center().y + capitals / 2)};
    draw_text(canvas(), *ui.fonts, pen, style.em * ui.scale, style.weight, color, words);
    return width;
}

double paragraph(Ui& ui, Point at, double width, std::string_view words, const TypeStyle& style, Color color,
                 int max_lines) {
    const double line_h = ui.px(style.line);
    double y = at.y;
    for (const std::string& words_of_line :
         break_lines(words, width / ui.scale, style.em, style.weight, max_lines)) {
        text(ui, {at.x, y, width + ui.scale, line_h}, words_of_line, style, color);
        y += line_h;
    }
    return y - at.y;
}

double paragraph_height(const Ui& ui, double width, std::string_view words, const TypeStyle& style,
                        int max_lines) {
    return static_cast<double>(
               break_lines(words, width / ui.scale, style.em, style.weight, max_lines).size()) *
           ui.px(style.line);
}

void paint_in(Ui& ui, const DisplayList& list, const Rect& place) {
    paint(list, canvas(), View{{place.x, place.y}, ui.scale}, *ui.fonts);
}

Rect in_units(const Ui& ui, const Rect& place) {
    return {0, 0, place.w / ui.scale, place.h / ui.scale};
}

Rect in_pixels(const Ui& ui, const Rect& place, const Rect& units) {
    return {place.x + units.x * ui.scale, place.y + units.y * ui.scale, units.w * ui.scale,
            units.h * ui.scale};
}

void focus_ring(Ui& ui, const Rect& rect, double radius) {
    const double gap = ui.px(4);
    const Rect ring{rect.x - gap, rect.y - gap, rect.w + 2 * gap, rect.h + 2 * gap};
    outline(ui, ring, ui.theme().ink, size::stroke_selection, radius + 4);
}

Rect left_part(const Rect& rect, double w) {
    return {rect.x, rect.y, w, rect.h};
}
Rect right_part(const Rect& rect, double w) {
    return {rect.right() - w, rect.y, w, rect.h};
}
Rect without_left(const Rect& rect, double w) {
    return {rect.x + w, rect.y, rect.w - w, rect.h};
}
Rect without_right(const Rect& rect, double w) {
    return {rect.x, rect.y, rect.w - w, rect.h};
}
Rect inset(const Rect& rect, double x, double y) {
    return {rect.x + x, rect.y + y, rect.w - 2 * x, rect.h - 2 * y};
}
Rect middle(const Rect& rect, double w, double h) {
    return {std::round(rect.x + (rect.w - w) / 2), std::round(rect.y + (rect.h - h) / 2), w, h};
}

} // namespace waymark
