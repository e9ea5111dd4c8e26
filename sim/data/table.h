// Tables as text: rows and cells of CSV, TSV and what a spreadsheet puts on the clipboard; in and out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/text_code.h"
#include "journey/result.h"

namespace waymark {

struct TableRow {
    int number = 0; // as a spreadsheet counts: the first row is 1, empty ones count
    int line = 0;   // of the text, where the row begins; cells may hold several lines
    std::vector<std::string> cells;

    bool operator==(const TableRow&) const = default;
};

// What stands between the cells. `none`: the whole line is one cell.
enum class Separator { tab, semicolon, comma, none };

struct Table {
    std::vector<TableRow> rows; // none of them empty; all with as many cells as the first
    Separator separator = Separator::none;
    TextCode code = TextCode::utf8;
    bool is_mermaid = false; // made of a diagram (data/mermaid.h)
    std::string title;       // of that
    Problems problems;       // rows that had more or fewer cells than the first

    bool operator==(const Table&) const = default;
    [[nodiscard]] std::size_t columns() const { return rows.empty() ? 0 : rows.front().cells.size(); }
};

// Larger ones are refused by name, as nobody draws a map of them.
inline constexpr std::size_t largest_table_bytes = 16 << 20;
inline constexpr std::size_t most_table_rows = 2'000;
inline constexpr std::size_t most_table_columns = 200;

// The cells of the text: RFC 4180 with any line ends, quoted cells that hold quotes, separators and lines,
// and blanks around a cell without quotes dropped. The separator is found where it is not said: the one that
// gives rows of the same length. Refused: what is too large, no text, empty, or has a quote that is never
// closed. O(bytes).
[[nodiscard]] Result<Table> read_table(std::string_view bytes, std::optional<Separator> separator = {});

// The text of the bytes, or why they are none: too large, a workbook, or no text at all.
[[nodiscard]] Result<Decoded> text_of_table(std::string_view bytes);

// Several columns or several lines: what somebody copied from a spreadsheet or a list.
[[nodiscard]] bool is_table(std::string_view text);

// The rows as text that read_table gives back, a line a row, with quotes where they are needed.
[[nodiscard]] std::string table_text(const std::vector<std::vector<std::string>>& rows, Separator separator);

// A spreadsheet writes 3.5 or 3,5: the mark that the table's cells speak for.
[[nodiscard]] char decimal_mark(const Table& table);

} // namespace waymark
