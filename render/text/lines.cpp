#include "text/fonts.h"

#include "journey/claim.h"
#include "text/hyphens.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace waymark {

namespace {

constexpr std::string_view ellipsis = "…";

// Widths that are equal on paper may differ by rounding, as sums of other summands.
bool exceeds(double pen, double width) {
    return pen > width + 1e-7;
}

bool is_space(char32_t code) {
    return code == ' ' || code == '\t' || code == '\r' || code == 0x200B;
}

bool is_digit(char32_t code) {
    return code >= '0' && code <= '9';
}

bool is_dash_or_slash(char32_t code) {
    return code == '-' || code == '/' || code == 0x2010 || code == 0x2013 || code == 0x2014;
}

// Whether a line may end between these two: "check-|in" and "bar/|café", but not "0-10", "24/7" or "−5".
bool may_break_between(char32_t before, char32_t after) {
    if (is_space(after)) return true;
    if (is_space(before)) return true;
    return is_dash_or_slash(before) && !is_digit(after) && !is_dash_or_slash(after);
}

std::string_view without_trailing_spaces(std::string_view text) {
    const auto last = text.find_last_not_of(" \t\r");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::string_view without_leading_spaces(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    return text.substr(first == std::string_view::npos ? text.size() : first);
}

struct Face {
    double em;
    Weight weight;
    [[nodiscard]] double width(std::string_view text) const { return measure(text, em, weight); }
};

// Bytes of the longest start of `text` that is at most `width` wide; a mark without width stays with its
// letter.
std::size_t bytes_that_fit(std::string_view text, double width, Face face) {
    double pen = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto character = character_at(text, at);
        pen += advance(character.code, face.em, face.weight);
        if (exceeds(pen, width)) break;
        at += character.bytes;
    }
    return at;
}

// The first character with the marks that stand on it.
std::size_t bytes_of_first_letter(std::string_view text, Face face) {
    std::size_t at = character_at(text, 0).bytes;
    while (at < text.size()) {
        const auto character = character_at(text, at);
        if (advance(character.code, face.em, face.weight) > 0) break;
        at += character.bytes;
    }
    return at;
}

// The last place that fits where a line may end; 0 where already the first word is too wide.
std::size_t last_break_that_fits(std::string_view paragraph, double width, Face face) {
    double pen = 0;
    std::size_t last_break = 0;
    char32_t before = 0;
    for (std::size_t at = 0; at < paragraph.size();) {
        const auto character = character_at(paragraph, at);
        if (at > 0 && may_break_between(before, character.code)) last_break = at;
        pen += advance(character.code, face.em, face.weight);
        // Spaces hang over the edge: they are dropped at the break.
        if (exceeds(pen, width) && !is_space(character.code)) break;
        before = character.code;
        at += character.bytes;
    }
    return last_break;
}

std::size_t end_of_first_word(std::string_view paragraph) {
    char32_t before = 0;
    for (std::size_t at = 0; at < paragraph.size();) {
        const auto character = character_at(paragraph, at);
        if (at > 0 && may_break_between(before, character.code)) return at;
        before = character.code;
        at += character.bytes;
    }
    return paragraph.size();
}

std::string with_ellipsis(std::string_view text, double width, Face face) {
    const auto room = width - face.width(ellipsis);
    if (room < 0) return {};
    const auto kept = text.substr(0, bytes_that_fit(text, room, face));
    return std::string(without_trailing_spaces(kept)).append(ellipsis);
}

// The first line of a paragraph, and how many of the paragraph's bytes it stands for.
struct FirstLine {
    std::string words;
    std::size_t bytes;
};

// The longest part of a word that fits with its hyphen; 0 where there is none.
std::size_t bytes_before_hyphen(std::string_view word, double width, Face face) {
    const double room = width - face.width("-");
    std::size_t best = 0;
    for (const std::size_t place : hyphen_places(word))
        if (!exceeds(face.width(word.substr(0, place)), room)) best = place;
    return best;
}

FirstLine first_line(std::string_view paragraph, double width, Face face, WideWords wide_words) {
    if (!exceeds(face.width(paragraph), width)) return {std::string(paragraph), paragraph.size()};
    std::size_t end = last_break_that_fits(paragraph, width, face);
    if (end == 0 && wide_words != WideWords::broken) {
        end = end_of_first_word(paragraph);
        const std::size_t part = wide_words == WideWords::hyphenated
                                     ? bytes_before_hyphen(paragraph.substr(0, end), width, face)
                                     : 0;
        if (part > 0) return {std::string(paragraph.substr(0, part)) + '-', part};
        return {with_ellipsis(paragraph.substr(0, end), width, face), end};
    }
    if (end == 0)
        end = std::max(bytes_that_fit(paragraph, width, face), bytes_of_first_letter(paragraph, face));
    return {std::string(without_trailing_spaces(paragraph.substr(0, end))), end};
}

std::vector<std::string> broken_lines(std::string_view text, double width, Face face, int max_lines,
                                      WideWords wide_words) {
    const auto limit = static_cast<std::size_t>(max_lines);
    std::vector<std::string> lines;
    while (!text.empty() && text.back() == '\n')
        text.remove_suffix(1);
    while (!text.empty()) {
        const auto newline = std::min(text.find('\n'), text.size());
        const auto paragraph = without_trailing_spaces(text.substr(0, newline));
        auto [line, end] = first_line(paragraph, width, face, wide_words);
        const auto rest = end == paragraph.size() ? text.substr(std::min(newline + 1, text.size()))
                                                  : without_leading_spaces(text.substr(end));
        if (lines.size() + 1 == limit && !rest.empty()) {
            lines.push_back(with_ellipsis(paragraph, width, face));
            break;
        }
        lines.push_back(std::move(line));
        text = rest;
    }
    return lines;
}

bool has_wide_word(std::string_view text, double width, Face face) {
    while (!text.empty()) {
        const std::size_t end = end_of_first_word(text);
        if (exceeds(face.width(without_trailing_spaces(text.substr(0, end))), width)) return true;
        text.remove_prefix(end);
    }
    return false;
}

bool is_shortened(std::span<const std::string> lines) {
    return std::any_of(lines.begin(), lines.end(),
                       [](const std::string& line) { return line.ends_with(ellipsis); });
}

} // namespace

std::vector<std::string> break_lines(std::string_view text, double width, double em, Weight weight,
                                     int max_lines, WideWords wide_words) {
    CLAIM(max_lines >= 1, "at least one line is asked for");
    const Face face{em, weight};
    if (wide_words != WideWords::hyphenated) return broken_lines(text, width, face, max_lines, wide_words);
    auto shortened = broken_lines(text, width, face, max_lines, WideWords::shortened);
    if (!is_shortened(shortened) || !has_wide_word(text, width, face)) return shortened;
    auto hyphenated = broken_lines(text, width, face, max_lines, WideWords::hyphenated);
    return is_shortened(hyphenated) ? shortened : hyphenated;
}

std::string elide(std::string_view text, double width, double em, Weight weight) {
    const Face face{em, weight};
    return exceeds(face.width(text), width) ? with_ellipsis(text, width, face) : std::string(text);
}

} // namespace waymark
