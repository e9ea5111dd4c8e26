#include "data/text_code.h"

#include <iconv.h>

#include <cerrno>
#include <cstdint>
#include <memory>
#include <optional>
#include <type_traits>

namespace waymark {

namespace {

struct Close {
    void operator()(iconv_t converter) const { iconv_close(converter); }
};
using Converter = std::unique_ptr<std::remove_pointer_t<iconv_t>, Close>;

// Nothing where the bytes are not of that code, or the machine does not know it.
std::optional<std::string> converted(std::string_view bytes, const char* from) {
    const iconv_t opened = iconv_open("UTF-8", from);
    if (reinterpret_cast<std::intptr_t>(opened) == -1) return std::nullopt;
    const Converter converter(opened);
    std::string text(2 * bytes.size() + 16, '\0');
    std::string source(bytes); // iconv wants it writable, and leaves it alone
    char* in = source.data();
    std::size_t in_left = source.size(), written = 0;
    while (true) {
        char* out = text.data() + written;
        std::size_t out_left = text.size() - written;
        const std::size_t status = iconv(opened, &in, &in_left, &out, &out_left);
        written = text.size() - out_left;
        if (status != static_cast<std::size_t>(-1)) break;
        if (errno != E2BIG) return std::nullopt;
        text.resize(2 * text.size());
    }
    text.resize(written);
    return text;
}

// Each byte is the character of its number: what is left when a byte is none even of the Western code.
std::string from_latin_1(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x80) {
            text += c;
        } else {
            text += static_cast<char>(0xC0U | (code >> 6U));
            text += static_cast<char>(0x80U | (code & 0x3FU));
        }
    }
    return text;
}

} // namespace

std::string_view to_word(TextCode code) {
    switch (code) {
    case TextCode::utf8: return "UTF-8";
    case TextCode::utf16: return "UTF-16";
    case TextCode::windows_1252: return "Windows (Western)";
    }
    return "";
}

Decoded decoded(std::string_view bytes) {
    constexpr std::string_view utf8_mark = "\xEF\xBB\xBF", little_mark = "\xFF\xFE", big_mark = "\xFE\xFF";
    for (const auto& [mark, code] : {std::pair(little_mark, "UTF-16LE"), std::pair(big_mark, "UTF-16BE")}) {
        if (!bytes.starts_with(mark)) continue;
        if (auto text = converted(bytes.substr(mark.size()), code))
            return {std::move(*text), TextCode::utf16};
    }
    if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
    if (auto text = converted(bytes, "UTF-8")) return {std::move(*text), TextCode::utf8};
    if (auto text = converted(bytes, "CP1252")) return {std::move(*text), TextCode::windows_1252};
    return {from_latin_1(bytes), TextCode::windows_1252};
}

} // namespace waymark
