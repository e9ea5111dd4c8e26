#include "cairo/svg_text.h"

#include "text/utf8.h"

namespace waymark {

std::string xml_escaped(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (const char c : valid_utf8(text)) {
        switch (c) {
        case '&': escaped += "&amp;"; break;
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break;
        case '"': escaped += "&quot;"; break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20)
                escaped += c;
            else if (c == '\t' || c == '\n' || c == '\r')
                escaped += ' ';
        }
    }
    return escaped;
}

std::string base64(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto left = bytes.size() - i;
        std::uint32_t triple = std::uint32_t{bytes[i]} << 16;
        if (left > 1) triple |= std::uint32_t{bytes[i + 1]} << 8;
        if (left > 2) triple |= bytes[i + 2];
        text += digits[triple >> 18];
        text += digits[triple >> 12 & 63];
        text += left > 1 ? digits[triple >> 6 & 63] : '=';
        text += left > 2 ? digits[triple & 63] : '=';
    }
    return text;
}

} // namespace waymark
