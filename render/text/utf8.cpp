#include "text/utf8.h"

#include <array>
#include <cstdint>

namespace waymark {

namespace {

constexpr Character invalid{0xFFFD, 1};

} // namespace

Character character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint8_t>(text[at + i]);
    };
    const auto first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > text.size()) return invalid;
    char32_t code = first & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return invalid;
        code = code << 6 | (byte(i) & 0x3Fu);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < least[length] || is_surrogate || code > 0x10FFFF) return invalid;
    return {code, length};
}

std::string valid_utf8(std::string_view text) {
    std::string valid;
    valid.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto character = character_at(text, at);
        const bool is_invalid_byte = character.code == 0xFFFD && character.bytes == 1;
        valid.append(is_invalid_byte ? "\uFFFD" : text.substr(at, character.bytes));
        at += character.bytes;
    }
    return valid;
}

} // namespace waymark
