#include "scene/decimal.h"

#include "journey/claim.h"

#include <array>
#include <charconv>

namespace waymark {

std::string decimal(double value, int places) {
    std::array<char, 512> digits; // the largest double has 309 of them
    const auto [end, error] =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, places);
    CLAIM(error == std::errc{}, "a number of at most 100 decimals fits the buffer");
    std::string text(digits.data(), end);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

} // namespace waymark
