#include "journey/wording.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "journey/lookup.h"

namespace waymark {

namespace {

constexpr double unbounded_from = 1e300;
constexpr std::size_t longest_quotation = 60;

bool continues_a_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

} // namespace

std::string number_text(double value) {
    if (std::isnan(value)) return "not a number";
    if (std::isinf(value)) return value > 0 ? "infinite" : "minus infinite";
    char buffer[40];
    const auto end = std::to_chars(std::begin(buffer), std::end(buffer), value == 0 ? 0.0 : value).ptr;
    return {buffer, end};
}

std::string range_text(const Range& range) {
    if (range.high >= unbounded_from) return number_text(range.low) + " or more";
    if (range.low < 0) return "−" + number_text(-range.low) + " to " + number_text(range.high);
    return number_text(range.low) + "–" + number_text(range.high);
}

std::string in_quotes(std::string_view text) {
    std::size_t length = text.size();
    if (length > longest_quotation) {
        length = longest_quotation;
        while (length > 0 && continues_a_character(text[length]))
            --length;
    }
    std::string result = "\"";
    for (const char c : text.substr(0, length)) {
        if (c == '\n') {
            result += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            result += "\\x";
            result += "0123456789abcdef"[static_cast<unsigned char>(c) / 16];
            result += "0123456789abcdef"[static_cast<unsigned char>(c) % 16];
        } else {
            result += c;
        }
    }
    if (length < text.size()) result += "…";
    return result + "\"";
}

std::string capitalised(std::string_view words) {
    std::string text(words);
    if (!text.empty() && is_small(text[0])) text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string within_sentence(std::string_view label) {
    std::string text(label);
    const bool is_abbreviation = text.size() > 1 && is_capital(text[1]);
    if (!text.empty() && is_capital(text[0]) && !is_abbreviation)
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

std::string list_text(std::span<const std::string_view> words, std::string_view last_joint,
                      std::size_t most) {
    std::string result;
    const std::size_t shown = std::min(words.size(), most);
    for (std::size_t i = 0; i < shown; ++i) {
        const bool is_last = i + 1 == words.size();
        if (i > 0) result += is_last ? " " + std::string(last_joint) + " " : ", ";
        result += words[i];
    }
    if (shown < words.size()) result += ", …";
    return result;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> candidates) {
    if (candidates.empty()) return "";
    const std::string_view near = nearest(word, {candidates.begin(), candidates.end()});
    if (!near.empty()) return "Did you mean " + in_quotes(near) + "?";
    return "Known: " + list_text(candidates, "and") + ".";
}

} // namespace waymark
