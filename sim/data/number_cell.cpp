#include "data/number_cell.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace waymark {

namespace {

constexpr std::array<std::string_view, 5> minus_signs{"−", "–", "‐", "‑", "-"};
constexpr std::array<std::string_view, 6> blanks{" ", "\t", "\n", "\u00A0", "\u202F", "\u2009"};
constexpr std::array<std::string_view, 8> currencies{"€", "$", "£", "¥", "EUR", "USD", "GBP", "CHF"};

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

bool take_end(std::string& text, std::string_view end) {
    if (!text.ends_with(end)) return false;
    text.resize(text.size() - end.size());
    return true;
}

bool take_currency(std::string& text) {
    return std::ranges::any_of(currencies, [&](std::string_view sign) {
        if (take_end(text, sign)) return true;
        if (!text.starts_with(sign)) return false;
        text.erase(0, sign.size());
        return true;
    });
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Whether the text is digits in threes behind the first one to three: 1,234 and 12,345,678.
bool is_grouped(std::string_view digits, char group) {
    const std::size_t first = digits.find(group);
    if (first == std::string_view::npos) return true;
    if (first == 0 || first > 3 || digits.front() == '0') return false;
    for (digits.remove_prefix(first); !digits.empty(); digits.remove_prefix(4)) {
        if (digits.size() < 4 || digits.front() != group) return false;
        if (!std::ranges::all_of(digits.substr(1, 3), is_digit)) return false;
    }
    return true;
}

// Points for decimals and nothing else between the digits; nothing where the marks make no sense.
std::optional<std::string> plain(std::string text, char decimal_mark) {
    const char other = decimal_mark == '.' ? ',' : '.';
    const std::size_t e = text.find_first_of("eE");
    const std::string exponent = e == std::string::npos ? "" : text.substr(e);
    text.resize(std::min(e, text.size()));
    const bool is_negative = text.starts_with('-');
    if (is_negative) text.erase(0, 1);
    const bool has_mark = text.find(decimal_mark) != std::string::npos;
    const bool has_other = text.find(other) != std::string::npos;
    char mark = decimal_mark, group = other;
    // Of two marks the last one is that of the decimals; 3,5 cannot be thousands, nor 1.234.567 decimals.
    const bool other_is_last = has_mark && has_other && text.rfind(other) > text.rfind(decimal_mark);
    const bool other_cannot_group = has_other && !has_mark && !is_grouped(text, other);
    const bool mark_must_group = has_mark && !has_other && std::ranges::count(text, decimal_mark) > 1;
    if (other_is_last || other_cannot_group || mark_must_group) std::swap(mark, group);
    const std::size_t point = text.find(mark);
    std::string whole = text.substr(0, point);
    if (!is_grouped(whole, group)) return std::nullopt;
    std::erase(whole, group);
    const std::string rest = point == std::string::npos ? "" : "." + text.substr(point + 1);
    return (is_negative ? "-" : "") + whole + rest + exponent;
}

} // namespace

std::optional<NumberCell> number_in(std::string_view cell, char decimal_mark) {
    std::string text(cell);
    for (const std::string_view blank : blanks)
        replace_all(text, blank, "");
    for (const std::string_view minus : minus_signs)
        replace_all(text, minus, "-");
    if (text.starts_with('+')) text.erase(0, 1);
    NumberCell number;
    number.is_percent = take_end(text, "%");
    if (!number.is_percent) take_currency(text);
    const auto digits = plain(text, decimal_mark);
    if (!digits) return std::nullopt;
    const char* const end = digits->data() + digits->size();
    const auto read = std::from_chars(digits->data(), end, number.value);
    if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(number.value)) return std::nullopt;
    return number;
}

} // namespace waymark
