// Rows of bars from one zero line, in columns of one scale, for levers and removals alone.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "scene/display_list.h"
#include "scene/freshness.h"
#include "scene/theme.h"

namespace waymark {

// Where rows stand that are read downwards, column after column.
struct BarRows {
    std::size_t rows = 1; // in each column
    double width = 0, row_h = 0;
    Rect rect;

    [[nodiscard]] Rect row(std::size_t i) const;
};
// As high as there is room for, at most so many units.
[[nodiscard]] BarRows bar_rows(std::size_t count, const Rect& rect, int columns, double highest_row);

// Where bars begin and how long they may be, for all rows alike.
struct BarScale {
    double left = 0, width = 0; // of the zone, from the row's left edge
    double lowest = 0, highest = 0;

    void take(double value) {
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
    }
    [[nodiscard]] double x(double value) const {
        return left + width * (value - lowest) / std::max(1e-300, highest - lowest);
    }
};
// The scale of rows that wide, with `left` units of words before the bars and room for a value after them.
[[nodiscard]] BarScale bar_scale(double row_width, double left);

// The bar in the colour of good or bad, and the value in words beside it; dimmed where it is of before.
struct BarLook {
    bool is_good = true;
    Freshness freshness = Freshness::current;
};
void draw_bar(DisplayList& list, const Rect& row, const BarScale& scale, double value, std::string_view words,
              const BarLook& look, const Theme& colors, const Owner& owner);

} // namespace waymark
