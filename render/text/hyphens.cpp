#include "text/hyphens.h"

#include <algorithm>
#include <array>

namespace waymark {

namespace {

constexpr std::size_t least_letters = 3; // before a hyphen and after it

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool is_vowel(char c) {
    return std::string_view("aeiouy").find(lower(c)) != std::string_view::npos;
}

// Consonants that begin a syllable together.
bool is_onset(char a, char b) {
    constexpr std::array<std::string_view, 24> onsets{"bl", "br", "ch", "cl", "cr", "dr", "fl", "fr",
                                                      "gl", "gr", "ph", "pl", "pr", "qu", "sc", "sh",
                                                      "sl", "sp", "st", "th", "tr", "tw", "wh", "wr"};
    const std::array<char, 2> pair{lower(a), lower(b)};
    return std::find(onsets.begin(), onsets.end(), std::string_view(pair.data(), 2)) != onsets.end();
}

// A syllable begins with one consonant, or two that go together, before a vowel.
bool begins_syllable(std::string_view letters, std::size_t at) {
    if (letters.substr(at) == "ing" || letters.substr(at) == "ings") return true;
    if (is_vowel(letters[at])) return false;
    const std::string_view after = letters.substr(at + 1);
    if (after == "ing" || after == "ings") return lower(letters[at - 1]) == lower(letters[at]);
    if (is_vowel(after.front())) return !is_onset(letters[at - 1], letters[at]);
    return after.size() > 1 && is_onset(letters[at], after.front()) && is_vowel(after[1]);
}

} // namespace

std::vector<std::size_t> hyphen_places(std::string_view word) {
    const auto end = std::find_if_not(word.begin(), word.end(), is_letter);
    const auto count = static_cast<std::size_t>(end - word.begin());
    // Closing punctuation, or an apostrophe with its ending.
    constexpr std::string_view may_follow = "'’s.,:;!?…”\")";
    if (word.substr(count).find_first_not_of(may_follow) != std::string_view::npos) return {};
    const std::string_view letters = word.substr(0, count);
    std::vector<std::size_t> places;
    const auto has_vowel = [](std::string_view part) {
        return std::any_of(part.begin(), part.end(), is_vowel);
    };
    for (std::size_t at = least_letters; at + least_letters <= count; ++at)
        if (begins_syllable(letters, at) && has_vowel(letters.substr(0, at))) places.push_back(at);
    return places;
}

} // namespace waymark
