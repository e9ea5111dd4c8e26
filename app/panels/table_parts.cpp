#include "panels/table_parts.h"

#include <algorithm>

#include "panels/number_field.h"

namespace waymark {

namespace {

using C = TouchpointColumn;

std::string first_line(const std::string& text) {
    const std::size_t end = text.find('\n');
    return end == std::string::npos ? text : text.substr(0, end) + " …";
}

std::string shown_list(const std::vector<std::string>& entries) {
    if (entries.size() < 2) return entries.empty() ? "" : entries.front();
    return entries.front() + "  +" + std::to_string(entries.size() - 1);
}

std::string shown_number(double value, TouchpointField field) {
    switch (field) {
    case TouchpointField::leave: return number_text(100 * value, 1, 3) + " %";
    case TouchpointField::dwell_days: return number_text(value, 0, 3);
    case TouchpointField::cost:
    case TouchpointField::revenue: return number_text(value, 2, 2);
    case TouchpointField::impact:
    case TouchpointField::recovery: return number_text(value, 2, 3);
    case TouchpointField::people:
    case TouchpointField::process:
    case TouchpointField::product:
    case TouchpointField::effort:
    case TouchpointField::variability: return number_text(value, 1, 3);
    }
    return "";
}

} // namespace

CellRange range_of(const TableState& state) {
    const auto [top, bottom] = std::minmax(state.anchor.row, state.cursor.row);
    const auto [left, right] = std::minmax(state.anchor.column, state.cursor.column);
    return {{top, left}, {bottom, right}};
}

std::span<const std::size_t> rows_in(const TableState& state, const CellRange& range) {
    return std::span(state.rows)
        .subspan(static_cast<std::size_t>(range.first.row),
                 static_cast<std::size_t>(range.last.row - range.first.row) + 1);
}

std::vector<TouchpointColumn> columns_in(const TableState& state, const CellRange& range) {
    std::vector<TouchpointColumn> columns;
    for (int i = range.first.column; i <= range.last.column; ++i)
        columns.push_back(column_at(state, i));
    return columns;
}

TouchpointColumn column_at(const TableState& state, int column) {
    return column == 0 ? C::name : state.columns[static_cast<std::size_t>(column - 1)];
}

int column_count(const TableState& state) {
    return static_cast<int>(state.columns.size()) + 1;
}

double column_units(TouchpointColumn column) {
    switch (info(column).kind) {
    case CellKind::number: return column == C::revenue ? 144 : column == C::cost ? 112 : 84;
    case CellKind::count: return 88;
    case CellKind::flag: return 120;
    case CellKind::choice: return column == C::stage ? 136 : 100;
    case CellKind::line: return 128;
    case CellKind::text:
    case CellKind::list: return 208;
    }
    return 100;
}

Rect CellLayout::column(int column, double name_x) const {
    if (column == 0) return {name_x, 0, view.x + frozen_w - name_x, 0};
    const auto i = static_cast<std::size_t>(column);
    return {view.x + frozen_w + lefts[i - 1] - scroll_x, 0, lefts[i] - lefts[i - 1], 0};
}

Rect CellLayout::cell(const CellPlace& at, double name_x) const {
    const Rect across = column(at.column, name_x);
    return {across.x, view.y + row_h * at.row - scroll_y, across.w, row_h};
}

std::string shown_text(const Journey& journey, const Touchpoint& touchpoint, TouchpointColumn column) {
    if (const auto field = info(column).field) return shown_number(value_of(touchpoint, *field), *field);
    switch (column) {
    case C::pains: return shown_list(touchpoint.pains);
    case C::opportunities: return shown_list(touchpoint.opportunities);
    case C::backstage: return shown_list(touchpoint.backstage);
    case C::systems: return shown_list(touchpoint.systems);
    default: return first_line(cell_text(journey, touchpoint, column));
    }
}

} // namespace waymark
