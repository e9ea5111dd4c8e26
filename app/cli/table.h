// Tables for people: aligned columns, numbers to the right, sensible digits.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journey/figures.h"

namespace waymark::cli {

// The number in the form of the pictures (scene/format.h): `1 234.5`, `−3`; `–` for nothing.
[[nodiscard]] std::string number(std::optional<double> value, int decimals);
// The same with its sign always shown: `+1.2`, `−3.0`, `±0`.
[[nodiscard]] std::string signed_number(std::optional<double> value, int decimals);

// A figure as people write it: shares in percent, money without cents where it is large.
struct NumberStyle {
    double factor = 1; // 100 for shares
    int decimals = 0;
    std::string_view suffix; // " %"
    bool shows_sign = false;
};
// The style that suits all the values together, so that the digits of a column line up.
[[nodiscard]] NumberStyle style_for(FigureScale scale, std::span<const std::optional<double>> values);
[[nodiscard]] std::string written(std::optional<double> value, const NumberStyle& style);

struct Column {
    std::string heading;
    std::string unit; // a second, quieter line; may be empty
    bool is_number = true;
};

struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows; // as many cells as columns
};

// The table's lines, each ended with a newline; headings bold and units dim where colours are wanted.
[[nodiscard]] std::string to_text(const Table& table, bool is_colored);

// How wide the text stands on a terminal; counts characters, wide ones (CJK) as one.
[[nodiscard]] std::size_t width_of(std::string_view text);

} // namespace waymark::cli
