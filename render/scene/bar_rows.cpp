#include "scene/bar_rows.h"

#include <cmath>

#include "scene/marks.h"

namespace waymark {

namespace {

constexpr double column_gap = 40, value_room = 56;

} // namespace

Rect BarRows::row(std::size_t i) const {
    const std::size_t column = i / rows;
    return {rect.x + static_cast<double>(column) * (width + column_gap),
            rect.y + static_cast<double>(i % rows) * row_h, width, row_h};
}

BarRows bar_rows(std::size_t count, const Rect& rect, int columns, double highest_row) {
    BarRows made;
    const auto in_columns = static_cast<std::size_t>(std::max(1, columns));
    made.rows = std::max<std::size_t>(1, (count + in_columns - 1) / in_columns);
    made.width = (rect.w - column_gap * (columns - 1)) / columns;
    made.row_h = std::min(highest_row, rect.h / static_cast<double>(made.rows));
    made.rect = rect;
    return made;
}

BarScale bar_scale(double row_width, double left) {
    return {left, row_width - left - value_room, 0, 0};
}

void draw_bar(DisplayList& list, const Rect& row, const BarScale& scale, double value, std::string_view words,
              const BarLook& look, const Theme& colors, const Owner& owner) {
    const bool is_current = look.freshness == Freshness::current;
    const Color color = !is_current ? colors.line_strong : look.is_good ? colors.good : colors.bad;
    const double zero = row.x + scale.x(0), end = row.x + scale.x(value);
    const double h = std::min(14.0, row.h * 0.56);
    list.add(Box{{std::min(zero, end), row.center().y - h / 2, std::max(1.0, std::abs(end - zero)), h},
                 1,
                 color,
                 {}},
             owner);
    add_text(list, {std::max(zero, end) + 6, baseline_centered_on(row.center().y, type::strong)}, words,
             {type::small.em, type::small.line, Weight::semibold}, is_current ? colors.text : colors.text_3);
}

} // namespace waymark
