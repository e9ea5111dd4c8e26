// Numbers as spreadsheets write them: groups of thousands, a decimal comma, per cent, a currency.
#pragma once

#include <optional>
#include <string_view>

namespace waymark {

struct NumberCell {
    double value = 0; // of "12 %": 12
    bool is_percent = false;
};

// Nothing where the cell says no finite number. `decimal_mark` decides only where the cell leaves it open:
// 1,234 is more than a thousand where the mark is a point; 3,5 is three and a half in any case.
[[nodiscard]] std::optional<NumberCell> number_in(std::string_view cell, char decimal_mark = '.');

} // namespace waymark
