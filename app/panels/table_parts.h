// What the parts of the table view share: the grid's arithmetic, and one frame of it.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "panels/draw.h"
#include "panels/table_view.h"

namespace waymark {

// Rows and columns of both ends included.
struct CellRange {
    CellPlace first, last;

    [[nodiscard]] bool contains(const CellPlace& at) const {
        return at.row >= first.row && at.row <= last.row && at.column >= first.column &&
               at.column <= last.column;
    }
    [[nodiscard]] bool is_single() const { return first == last; }
};
[[nodiscard]] CellRange range_of(const TableState& state);

// Of the rows between, as places in the journey's touchpoints; of the columns between.
[[nodiscard]] std::span<const std::size_t> rows_in(const TableState& state, const CellRange& range);
[[nodiscard]] std::vector<TouchpointColumn> columns_in(const TableState& state, const CellRange& range);

// The name, then the chosen ones.
[[nodiscard]] TouchpointColumn column_at(const TableState& state, int column);
[[nodiscard]] int column_count(const TableState& state);
[[nodiscard]] double column_units(TouchpointColumn column);

// One frame of the table.
struct TableFrame {
    Ui& ui;
    const Session& session;
    TableState& state;
    Actions actions = {};

    [[nodiscard]] const Journey& journey() const { return edited_journey(session); }
    [[nodiscard]] const Touchpoint& touchpoint(int row) const {
        return journey().touchpoints[state.rows[static_cast<std::size_t>(row)]];
    }
};

// Where the cells are on screen, in pixels. The name and the number of the row stay where they are when the
// rest is scrolled sideways.
struct CellLayout {
    Rect view; // of the cells, without the heads
    double scroll_x = 0, scroll_y = 0;
    double row_h = 0, frozen_w = 0;
    std::vector<double>
        lefts; // of the scrolled columns, from the frozen ones' right edge; one more at the end

    [[nodiscard]] Rect cell(const CellPlace& at, double name_x) const;
    [[nodiscard]] Rect column(int column, double name_x) const;
    [[nodiscard]] double content_w() const { return frozen_w + lefts.back(); }
};

// How a cell is shown: shares in per cent, the first of several lines.
[[nodiscard]] std::string shown_text(const Journey& journey, const Touchpoint& touchpoint,
                                     TouchpointColumn column);

// --- table_bar.cpp

void draw_table_bar(TableFrame& frame, const Rect& bar);
// By the column; by it already: the other way round, then as on the map again.
void sort_by(TableState& state, TouchpointColumn column);

// --- table_editing.cpp

// What typing begins with: the cell as it is, or what was typed over it.
void begin_typing(TableFrame& frame, const CellPlace& at, const std::string& typed);
// The field of the cell that is typed in; true while it is.
void draw_typing(TableFrame& frame, const Rect& cell, const Rect& view);
// The list of a cell's choices, opened under it.
void draw_choices(TableFrame& frame, const Rect& cell);
// Enter or a double click: types, opens the choices, or switches the flag.
void activate(TableFrame& frame, const CellPlace& at);

// --- table_keys.cpp

// Moves and extends the range by keys, begins to type, and does what shortcuts ask for.
void take_table_keys(TableFrame& frame, double rows_a_page);
void move_cursor(TableFrame& frame, CellPlace to, bool extends);

} // namespace waymark
