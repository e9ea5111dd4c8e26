// How problems, reports and panels word numbers, ranges, quotations, lists and what they all say.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "journey/fields.h"

namespace waymark {

// The shortest decimal that reads back as the same double: `8`, `0.1`, `1e+300`; `not a number` and
// `infinite` in words.
[[nodiscard]] std::string number_text(double value);

// `0–1`, `−5 to 5`, `0 or more`.
[[nodiscard]] std::string range_text(const Range& range);

// The text in quotes on one line, control characters escaped, shortened with an ellipsis beyond 60 bytes.
[[nodiscard]] std::string in_quotes(std::string_view text);

// The words with a capital at their beginning: `Month`.
[[nodiscard]] std::string capitalised(std::string_view words);
// A label as it stands within a sentence: `customers`; one that is an abbreviation stays, `NPS`.
[[nodiscard]] std::string within_sentence(std::string_view label);

// `a, b or c`; `last_joint` is the word before the last; beyond `most` words the rest is left out with an
// ellipsis.
[[nodiscard]] std::string list_text(std::span<const std::string_view> words, std::string_view last_joint,
                                    std::size_t most = 12);

// `Did you mean "checkin"?` where a candidate is near, else `Known: a, b, c.`, else nothing. O(candidates ·
// length²).
[[nodiscard]] std::string suggestion(std::string_view word, std::span<const std::string_view> candidates);

// What stands beside every projected figure.
inline constexpr std::string_view assumptions_note = "Projection from stated assumptions.";
inline constexpr std::string_view no_forecast_note = "Projection from stated assumptions, not a forecast.";

} // namespace waymark
