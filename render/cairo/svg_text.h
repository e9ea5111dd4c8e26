// Pieces of text that SVG is made of.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace waymark {

// Text for an element or a quoted attribute: valid UTF-8, markup escaped, without the characters that XML
// forbids.
[[nodiscard]] std::string xml_escaped(std::string_view text);

[[nodiscard]] std::string base64(std::span<const std::uint8_t> bytes);

} // namespace waymark
