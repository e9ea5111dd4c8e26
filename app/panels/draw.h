// Drawing into the current Dear ImGui window: fills, lines, text and icons, crisp at every content scale.
#pragma once

#include <string_view>

#include "panels/ui.h"
#include "scene/icons.h"

namespace waymark {

// All rectangles and positions are in pixels of the window; widths, radii and type sizes in units of the
// tokens.

enum class Align { left, center, right };

void fill(Ui& ui, const Rect& rect, Color color, double radius = 0);
// The line lies inside the rectangle.
void outline(Ui& ui, const Rect& rect, Color color, double width = 1, double radius = 0);
void dashed_outline(Ui& ui, const Rect& rect, const Stroke& stroke, double radius);
void horizontal_line(Ui& ui, double x, double y, double w, Color color);
void vertical_line(Ui& ui, double x, double y, double h, Color color);
void disc(Ui& ui, Point center, double radius, Color fill, Color line = {0, 0, 0, 0}, double line_width = 0);
void line(Ui& ui, Point from, Point to, Color color, double width = 1);

// In pixels.
[[nodiscard]] double text_width(const Ui& ui, std::string_view text, const TypeStyle& style);
// One line, centred on the rectangle's height by the height of capitals; shortened with an ellipsis where it
// does not fit. Returns the width drawn, in pixels.
double text(Ui& ui, const Rect& rect, std::string_view text, const TypeStyle& style, Color color,
            Align align = Align::left);
// Several lines, broken at the rectangle's width; returns the height, in pixels.
double paragraph(Ui& ui, Point at, double width, std::string_view text, const TypeStyle& style, Color color,
                 int max_lines = 100);
[[nodiscard]] double paragraph_height(const Ui& ui, double width, std::string_view text,
                                      const TypeStyle& style, int max_lines = 100);

// A picture in units, drawn from the rectangle's upper left corner on; it may reach beyond it.
void paint_in(Ui& ui, const DisplayList& list, const Rect& place);
// The rectangle as the room of such a picture: its size in units, from 0, 0 on.
[[nodiscard]] Rect in_units(const Ui& ui, const Rect& place);
// A part of that room where it stands in the window.
[[nodiscard]] Rect in_pixels(const Ui& ui, const Rect& place, const Rect& units);

// An icon in a square of `units` around the centre.
void icon(Ui& ui, Icon icon, Point center, Color color, double units = 14);

// The keyboard's ring: 2 px of ink, 2 px outside.
void focus_ring(Ui& ui, const Rect& rect, double radius = size::radius_control);

// Parts of a rectangle, in pixels.
[[nodiscard]] Rect left_part(const Rect& rect, double w);
[[nodiscard]] Rect right_part(const Rect& rect, double w);
[[nodiscard]] Rect without_left(const Rect& rect, double w);
[[nodiscard]] Rect without_right(const Rect& rect, double w);
[[nodiscard]] Rect inset(const Rect& rect, double x, double y);
// A rectangle of that size in the middle.
[[nodiscard]] Rect middle(const Rect& rect, double w, double h);

} // namespace waymark
