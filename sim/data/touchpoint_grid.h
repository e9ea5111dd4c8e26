// Touchpoints as a grid of cells: their order, and what is pasted, filled or cleared in a rectangle of it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/touchpoint_cells.h"
#include "edit/edit.h"

namespace waymark {

struct GridOrder {
    std::string filter = {};                        // words that a row must have, case and accents aside
    std::optional<TouchpointColumn> sorted_by = {}; // nothing: the order of the map
    bool is_descending = false;

    bool operator==(const GridOrder&) const = default;
};

// The rows to show, as places in the journey's touchpoints: those that have every word of the filter in one
// of the columns. Numbers sort by value, choices and stages as they stand in their lists, texts without case
// and accents; what is equal keeps the map's order. O(touchpoints · columns).
[[nodiscard]] std::vector<std::size_t> rows_in_order(const Journey& journey, const GridOrder& order,
                                                     std::span<const TouchpointColumn> columns);

using CellTexts = std::vector<std::vector<std::string>>; // by row

// The cells of a text from the clipboard, as spreadsheets write it: tabs between them, an empty row where the
// text has one. A text without tabs is one cell a line. Problems as of read_table.
[[nodiscard]] Result<CellTexts> cells_of_clipboard(std::string_view text);

// The cells of the rectangle, as the clipboard gets them.
[[nodiscard]] std::string text_of_cells(const Journey& journey, std::span<const std::size_t> rows,
                                        std::span<const TouchpointColumn> columns);

struct GridEdit {
    std::vector<Edit> edits; // one for each touchpoint that changes
    std::size_t cells = 0;   // changed
    Problems problems;       // cells that were refused, each with its touchpoint and column
};

// Writes the texts into the rectangle, over and over where it is larger than they are.
[[nodiscard]] GridEdit written_cells(const Journey& journey, std::span<const std::size_t> rows,
                                     std::span<const TouchpointColumn> columns, const CellTexts& texts);

// Empties what may be empty: texts, lists, flags, counts. Others stay without a word.
[[nodiscard]] GridEdit cleared_cells(const Journey& journey, std::span<const std::size_t> rows,
                                     std::span<const TouchpointColumn> columns);

} // namespace waymark
