// Numbers as text that does not depend on the locale: for dumps and SVG.
#pragma once

#include <string>

namespace waymark {

// With at most `places` decimals, a dot before them, without trailing zeros and without a minus before zero:
// 12.50 is "12.5", 3.0 is "3", −0.01 at one place is "0".
[[nodiscard]] std::string decimal(double value, int places);

} // namespace waymark
