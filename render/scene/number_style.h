// How numbers are punctuated on screen and paper: a setting of the whole program, like a locale.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace waymark {

// What stands between thousands and before decimals.
enum class NumberStyle : std::uint8_t {
    space_dot,   // 12 345.6, with a thin space
    comma_dot,   // 12,345.6
    dot_comma,   // 12.345,6
    space_comma, // 12 345,6
};
inline constexpr std::array number_styles{NumberStyle::space_dot, NumberStyle::comma_dot,
                                          NumberStyle::dot_comma, NumberStyle::space_comma};

// The style that format_number and all that is made of it write in; space_dot until somebody chooses another.
// Any thread may ask; the shell sets it, before what it draws with it.
[[nodiscard]] NumberStyle number_style();
void set_number_style(NumberStyle style);

[[nodiscard]] std::string_view thousands_mark(NumberStyle style);
[[nodiscard]] char decimal_mark(NumberStyle style);

// A plain number such as "-12345.60" in that style: "-12 345.60". Without marks between thousands where
// `groups` is false, as in a field that is typed in.
[[nodiscard]] std::string punctuated(std::string_view plain, NumberStyle style, bool groups = true);
// The other way: "12.345,6" in the style dot_comma is "12345.6". Spaces fall away; a comma or dot that can
// only be meant as the decimal mark is taken as that in every style.
[[nodiscard]] std::string unpunctuated(std::string_view text, NumberStyle style);

} // namespace waymark
