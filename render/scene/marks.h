// Small hands for layouts: lines, rounded ways and aligned text added to a display list.
#pragma once

#include <span>
#include <string_view>

#include "scene/display_list.h"
#include "scene/theme.h"
#include "text/fonts.h"

namespace waymark {

enum class Align { left, center, right };

// One line of text with its baseline at `at`; returns its width. Nothing is added for an empty text.
double add_text(DisplayList& list, Point at, std::string_view text, const TypeStyle& style, Color color,
                Align align = Align::left, const Owner& owner = {}, Color halo = {0, 0, 0, 0});
[[nodiscard]] inline double text_width(std::string_view text, const TypeStyle& style) {
    return measure(text, style.em, style.weight);
}
// Where the baseline of a line must be so that its capitals stand centred on y.
[[nodiscard]] inline double baseline_centered_on(double y, const TypeStyle& style) {
    return y + style.em * font_metrics(style.weight).cap_height / 2;
}

void add_line(DisplayList& list, Point a, Point b, const Stroke& stroke, const Owner& owner = {});

// The list with everything, line widths and texts too, that many times as large.
[[nodiscard]] DisplayList scaled(const DisplayList& list, double factor);

// Straight pieces with corners rounded to at most that radius.
[[nodiscard]] Path rounded_way(std::span<const Point> points, double radius);

} // namespace waymark
