#include "cli/table.h"

#include <algorithm>
#include <cmath>

#include "scene/format.h"

namespace waymark::cli {

namespace {

constexpr std::string_view gap = "  ";
constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view dim = "\x1b[2m";
constexpr std::string_view plain = "\x1b[0m";

int decimals_up_to(double largest, double for_whole, int most) {
    int decimals = 0;
    if (largest == 0) return decimals;
    for (double limit = for_whole; decimals < most && largest < limit; limit /= 10)
        ++decimals;
    return decimals;
}

void append_cell(std::string& line, std::string_view text, std::size_t width, bool is_right) {
    const std::string padding(width - width_of(text), ' ');
    line += is_right ? padding + std::string(text) : std::string(text) + padding;
}

std::string without_trailing_spaces(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

} // namespace

std::string number(std::optional<double> value, int decimals) {
    return value ? format_number(*value, decimals) : std::string(no_value);
}

std::string signed_number(std::optional<double> value, int decimals) {
    return value ? format_signed(*value, decimals) : std::string(no_value);
}

NumberStyle style_for(FigureScale scale, std::span<const std::optional<double>> values) {
    double largest = 0;
    for (const std::optional<double>& value : values)
        largest = std::max(largest, std::abs(value.value_or(0)));
    switch (scale) {
    case FigureScale::people: return {1, decimals_up_to(largest, 100, 2), "", false};
    case FigureScale::level: return {1, 2, "", false};
    case FigureScale::share: return {100, largest > 0 && largest < 0.02 ? 2 : 1, " %", false};
    case FigureScale::nps: return {1, 1, "", true};
    case FigureScale::money: return {1, largest < 1000 ? 2 : 0, "", false};
    case FigureScale::days: return {1, decimals_up_to(largest, 100, 2), "", false};
    case FigureScale::count: return {1, 2, "", false};
    }
    return {};
}

std::string written(std::optional<double> value, const NumberStyle& style) {
    if (!value) return std::string(no_value);
    const double shown = *value * style.factor;
    const std::string digits =
        style.shows_sign ? format_signed(shown, style.decimals) : format_number(shown, style.decimals);
    return digits + std::string(style.suffix);
}

std::size_t width_of(std::string_view text) {
    const auto begins = [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    };
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
}

std::string to_text(const Table& table, bool is_colored) {
    const std::size_t count = table.columns.size();
    std::vector<std::size_t> widths(count);
    bool has_units = false;
    for (std::size_t c = 0; c < count; ++c) {
        const Column& column = table.columns[c];
        widths[c] = std::max(width_of(column.heading), width_of(column.unit));
        has_units = has_units || !column.unit.empty();
        for (const auto& row : table.rows)
            widths[c] = std::max(widths[c], width_of(row[c]));
    }
    std::string text;
    const auto add_line = [&](const auto& cell, std::string_view color) {
        std::string line;
        for (std::size_t c = 0; c < count; ++c) {
            if (c > 0) line += gap;
            append_cell(line, cell(c), widths[c], table.columns[c].is_number);
        }
        line = without_trailing_spaces(std::move(line));
        const bool is_marked = is_colored && !color.empty();
        text += (is_marked ? std::string(color) + line + std::string(plain) : line) + "\n";
    };
    add_line([&](std::size_t c) -> const std::string& { return table.columns[c].heading; }, bold);
    if (has_units) add_line([&](std::size_t c) -> const std::string& { return table.columns[c].unit; }, dim);
    std::size_t total = gap.size() * (count - 1);
    for (const std::size_t width : widths)
        total += width;
    std::string rule;
    for (std::size_t i = 0; i < total; ++i)
        rule += "─";
    text += (is_colored ? std::string(dim) + rule + std::string(plain) : rule) + "\n";
    for (const auto& row : table.rows)
        add_line([&](std::size_t c) -> const std::string& { return row[c]; }, "");
    return text;
}

} // namespace waymark::cli
