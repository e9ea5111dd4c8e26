#include "scene/number_style.h"

#include <algorithm>
#include <atomic>

namespace waymark {

namespace {

std::atomic<NumberStyle>& chosen_style() {
    static std::atomic<NumberStyle> style = NumberStyle::space_dot;
    return style;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// "1,234,567": the mark stands between groups of three digits, the first of which has one to three.
bool groups_thousands(std::string_view text, char mark) {
    const std::size_t first = text.find(mark);
    const auto digits_before = std::ranges::count_if(text.substr(0, first), is_digit);
    if (digits_before < 1 || digits_before > 3) return false;
    for (std::size_t at = first; at != std::string_view::npos; at = text.find(mark, at + 1)) {
        const std::string_view group = text.substr(at + 1, 3);
        if (group.size() < 3 || !std::ranges::all_of(group, is_digit)) return false;
        if (at + 4 < text.size() && is_digit(text[at + 4])) return false;
    }
    return true;
}

// The place of the decimal mark in a text of digits, commas and dots; npos: it has none.
std::size_t decimal_place(std::string_view text, NumberStyle style) {
    const std::size_t last = text.find_last_of(".,");
    if (last == std::string_view::npos) return last;
    const char mark = text[last];
    const char other = mark == '.' ? ',' : '.';
    if (text.find(other) != std::string_view::npos)
        return last;                                            // thousands by the one, decimals by the other
    if (text.find(mark) != last) return std::string_view::npos; // two of a kind: thousands
    const bool is_thousands_mark = thousands_mark(style) == std::string_view(&mark, 1);
    return is_thousands_mark && groups_thousands(text, mark) ? std::string_view::npos : last;
}

} // namespace

NumberStyle number_style() {
    return chosen_style();
}
void set_number_style(NumberStyle style) {
    chosen_style() = style;
}

std::string_view thousands_mark(NumberStyle style) {
    switch (style) {
    case NumberStyle::comma_dot: return ",";
    case NumberStyle::dot_comma: return ".";
    case NumberStyle::space_dot:
    case NumberStyle::space_comma: break;
    }
    return "\u2009"; // thin space
}

char decimal_mark(NumberStyle style) {
    return style == NumberStyle::space_dot || style == NumberStyle::comma_dot ? '.' : ',';
}

std::string punctuated(std::string_view plain, NumberStyle style, bool groups) {
    const std::size_t whole = std::min(plain.find('.'), plain.size());
    std::string text;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const bool begins_group = i > 0 && i < whole && (whole - i) % 3 == 0 && is_digit(plain[i - 1]);
        if (groups && begins_group) text += thousands_mark(style);
        text += i == whole ? decimal_mark(style) : plain[i];
    }
    return text;
}

std::string unpunctuated(std::string_view text, NumberStyle style) {
    const std::size_t decimal = decimal_place(text, style);
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == decimal)
            plain += '.';
        else if (text[i] != '.' && text[i] != ',' && text[i] != ' ')
            plain += text[i];
    }
    return plain;
}

} // namespace waymark
