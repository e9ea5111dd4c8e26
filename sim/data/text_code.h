// The bytes of a text file or of the clipboard as UTF-8, whatever code they came in.
#pragma once

#include <string>
#include <string_view>

namespace waymark {

enum class TextCode { utf8, utf16, windows_1252 };
// As a person knows it: "UTF-8", "UTF-16", "Windows (Western)".
[[nodiscard]] std::string_view to_word(TextCode code);

struct Decoded {
    std::string text; // UTF-8 without a byte order mark
    TextCode code = TextCode::utf8;
};

// UTF-16 with a byte order mark, UTF-8 with or without one, and where the bytes are no UTF-8 the Western code
// of Windows, of which Latin-1 is a part. O(bytes).
[[nodiscard]] Decoded decoded(std::string_view bytes);

} // namespace waymark
