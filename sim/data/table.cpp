#include "data/table.h"

#include <algorithm>
#include <array>
#include <utility>

#include <csv.h>

namespace waymark {

namespace {

constexpr std::size_t bytes_to_guess_from = 64 << 10;

char character_of(Separator separator) {
    switch (separator) {
    case Separator::tab: return '\t';
    case Separator::semicolon: return ';';
    case Separator::comma: return ',';
    case Separator::none: return '\x1F'; // no text has it
    }
    return ',';
}

// The text up to and with its first line end, whichever kind that is.
std::string_view first_line(std::string_view text) {
    const std::size_t end = text.find_first_of("\r\n");
    if (end == std::string_view::npos) return text;
    return text.substr(0, end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
}

std::string with_plain_line_ends(std::string_view cell) {
    std::string text;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] != '\r')
            text += cell[i];
        else if (i + 1 == cell.size() || cell[i + 1] != '\n')
            text += '\n';
    }
    return text;
}

// Blanks, and the separators that a spreadsheet writes for an empty row.
bool says_nothing(std::string_view cell) {
    return cell.find_first_not_of(" \t\n,;") == std::string_view::npos;
}

// libcsv finds the cells; fed line by line, it tells where each row begins.
class CellReader {
public:
    explicit CellReader(char separator) {
        csv_init(&parser_, 0); // strictly, it would refuse a quote in the middle of a cell
        csv_set_delim(&parser_, static_cast<unsigned char>(separator));
        separator_ = separator;
    }
    ~CellReader() { csv_free(&parser_); }
    CellReader(const CellReader&) = delete;
    CellReader& operator=(const CellReader&) = delete;

    void read_line(std::string_view line) {
        ++line_;
        if (!is_in_row_) {
            row_ = {++number_, line_, {}};
            if (is_blank(line)) return;
            is_in_row_ = true;
        }
        csv_parse(&parser_, line.data(), line.size(), &CellReader::on_cell, &CellReader::on_row, this);
    }
    // The line of a quote that is never closed, or nothing.
    std::optional<int> finish() {
        csv_parse(&parser_, "\n", 1, &CellReader::on_cell, &CellReader::on_row, this);
        return is_in_row_ ? std::optional(row_.line) : std::nullopt; // a line end ends any row but that
    }
    [[nodiscard]] std::size_t row_count() const { return rows_.size(); }
    [[nodiscard]] std::vector<TableRow> take() { return std::move(rows_); }

private:
    [[nodiscard]] bool is_blank(std::string_view line) const {
        return std::ranges::all_of(line, [&](char c) {
            return c != separator_ && (c == ' ' || c == '\t' || c == '\r' || c == '\n');
        });
    }
    static void on_cell(void* cell, std::size_t length, void* self) {
        const std::string_view text(static_cast<const char*>(cell), length);
        static_cast<CellReader*>(self)->row_.cells.push_back(with_plain_line_ends(text));
    }
    static void on_row(int, void* self) {
        auto& reader = *static_cast<CellReader*>(self);
        reader.is_in_row_ = false;
        const bool is_empty = std::ranges::all_of(reader.row_.cells, says_nothing);
        if (!is_empty) reader.rows_.push_back(std::move(reader.row_));
        reader.row_.cells.clear();
    }

    csv_parser parser_{};
    char separator_ = ',';
    bool is_in_row_ = false;
    int line_ = 0, number_ = 0;
    TableRow row_;
    std::vector<TableRow> rows_;
};

struct Cells {
    std::vector<TableRow> rows;
    std::optional<int> open_quote = {}; // where a quote is never closed
};

Cells cells_of(std::string_view text, Separator separator, std::size_t most_rows) {
    CellReader reader(character_of(separator));
    while (!text.empty() && reader.row_count() < most_rows) {
        const std::string_view line = first_line(text);
        reader.read_line(line);
        text.remove_prefix(line.size());
    }
    const auto open_quote = reader.finish();
    return {reader.take(), open_quote};
}

// The share of rows that are as long as the first, where that has several cells; else 0. In wide tables a row
// may lack a cell or have one too many.
double evenness(const std::vector<TableRow>& rows) {
    if (rows.empty() || rows.front().cells.size() < 2) return 0;
    const std::size_t width = rows.front().cells.size();
    const std::size_t slack = width > 2 ? 1 : 0;
    const auto even = std::ranges::count_if(rows, [&](const TableRow& row) {
        const std::size_t cells = row.cells.size();
        return cells + slack >= width && cells <= width + slack;
    });
    return static_cast<double>(even) / static_cast<double>(rows.size());
}

// Sentences have commas too: a single line is divided by tabs only, and with two columns nearly all rows must
// agree.
Separator found_separator(std::string_view text) {
    const std::string_view beginning = text.substr(0, bytes_to_guess_from);
    Separator best = Separator::none;
    double best_evenness = 0;
    for (const Separator separator : {Separator::tab, Separator::semicolon, Separator::comma}) {
        const auto rows = cells_of(beginning, separator, most_table_rows).rows;
        const bool is_tab = separator == Separator::tab;
        const double even = !is_tab && rows.size() < 2 ? 0 : evenness(rows);
        const bool is_narrow = !rows.empty() && rows.front().cells.size() == 2;
        const double least = is_tab || !is_narrow ? 0.5 : 0.75;
        if (even < least || even <= best_evenness) continue;
        best = separator;
        best_evenness = even;
    }
    return best;
}

std::string count_text(std::size_t count, std::string_view one) {
    return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

// All rows as long as the first, which may be widened: a cell under no heading is still a cell.
Problems made_even(std::vector<TableRow>& rows) {
    Problems problems;
    const std::size_t width = rows.front().cells.size();
    for (TableRow& row : rows) {
        while (row.cells.size() > width && row.cells.back().empty())
            row.cells.pop_back();
        const std::size_t cells = row.cells.size();
        const std::string place = "Row " + std::to_string(row.number) +
                                  (row.line == row.number ? "" : " (line " + std::to_string(row.line) + ")");
        const std::string what =
            "has " + count_text(cells, "cell") + " where the first row has " + std::to_string(width);
        if (cells < width) problems.push_back({place, what, "What is missing is read as empty."});
        if (cells > width)
            problems.push_back(
                {place, what, "The rest is left out. Put quotes around text with a separator."});
        row.cells.resize(width);
    }
    return problems;
}

} // namespace

Result<Decoded> text_of_table(std::string_view bytes) {
    if (bytes.size() > largest_table_bytes)
        return Problem{"", "the table is larger than " + std::to_string(largest_table_bytes >> 20) + " MB",
                       "Keep the rows that are touchpoints."};
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0"))
        return Problem{"", "this is a workbook rather than a text",
                       "In the spreadsheet, save the sheet as CSV, or copy the cells and paste them."};
    Decoded text = decoded(bytes);
    if (text.text.find('\0') != std::string::npos)
        return Problem{"", "this is no text", "Save the table as CSV, or copy its cells and paste them."};
    return text;
}

Result<Table> read_table(std::string_view bytes, std::optional<Separator> separator) {
    const Result<Decoded> text = text_of_table(bytes);
    if (!text) return text.problems();
    Table table;
    table.code = text->code;
    table.separator = separator ? *separator : found_separator(text->text);
    Cells cells = cells_of(text->text, table.separator, most_table_rows + 1);
    if (cells.open_quote && cells.rows.size() <= most_table_rows)
        return Problem{"Line " + std::to_string(*cells.open_quote), "a quote is opened here and never closed",
                       "Close it, or write two quotes for one that is meant."};
    if (cells.rows.empty())
        return Problem{"", "the table is empty", "It needs at least one row with a name."};
    if (cells.rows.size() > most_table_rows)
        return Problem{"", "the table has more than " + std::to_string(most_table_rows) + " rows",
                       "Keep the rows that are touchpoints."};
    if (cells.rows.front().cells.size() > most_table_columns)
        return Problem{"", "the table has more than " + std::to_string(most_table_columns) + " columns",
                       "Keep the columns that say something of touchpoints."};
    table.rows = std::move(cells.rows);
    table.problems = made_even(table.rows);
    return table;
}

bool is_table(std::string_view text) {
    const auto table = read_table(text);
    return table && (table->columns() > 1 || table->rows.size() > 1);
}

std::string table_text(const std::vector<std::vector<std::string>>& rows, Separator separator) {
    const char between = character_of(separator);
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string& cell = row[i];
            if (i > 0) text += between;
            const bool has_edge_blanks =
                !cell.empty() && (cell.front() == ' ' || cell.back() == ' ' || cell.front() == '\t');
            // A lone empty cell would be an empty line, which is no row.
            const bool is_lone = row.size() == 1 && cell.empty();
            if (cell.find_first_of(std::string("\"\r\n\t") + between) == std::string::npos &&
                !has_edge_blanks && !is_lone) {
                text += cell;
                continue;
            }
            text += '"';
            for (const char c : cell)
                text += c == '"' ? std::string("\"\"") : std::string(1, c);
            text += '"';
        }
        text += '\n';
    }
    return text;
}

char decimal_mark(const Table& table) {
    int points = 0, commas = 0;
    const auto is_digit = [](char c) {
        return c >= '0' && c <= '9';
    };
    for (const TableRow& row : table.rows) {
        for (const std::string& cell : row.cells) {
            const bool is_number = !cell.empty() && std::ranges::all_of(cell, [&](char c) {
                return is_digit(c) || c == '.' || c == ',' || c == '-' || c == ' ' || c == '%';
            });
            const std::size_t last = cell.find_last_of(".,");
            if (!is_number || last == std::string::npos) continue;
            const auto digits = std::ranges::count_if(std::string_view(cell).substr(last + 1), is_digit);
            const bool may_group = digits == 3 && cell.find_first_of(".,") == last && last <= 3 &&
                                   cell.front() != '0'; // 1,234 may be more than a thousand
            if (!may_group) ++(cell[last] == ',' ? commas : points);
        }
    }
    if (points == commas) return table.separator == Separator::semicolon ? ',' : '.';
    return commas > points ? ',' : '.';
}

} // namespace waymark
