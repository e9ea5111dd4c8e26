// Numbers: a slider with exact entry, and a value field alone; drag previews, release commits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "journey/fields.h"
#include "panels/draw.h"
#include "panels/ui.h"

namespace waymark {

struct NumberLook {
    std::string_view label = {};
    Range range{0, 10};               // of the value
    std::optional<Range> slider = {}; // what the track spans; nothing: no slider, a wider value field
    double step = 0.1;                // of arrow keys, and of dragging over the value
    int min_decimals = 0;
    int max_decimals = 3;
    double shown_factor = 1; // 100 for shares in per cent
    std::string prefix = {}; // "€ "
    std::string suffix = {}; // " %", " days"
    std::optional<double> base =
        {};                // the base map's value, where a scenario changed it: violet, with a grey tick
    bool is_mixed = false; // a selection whose elements differ
    bool is_whole = false; // whole numbers only
    Hint hint = {};
};

// A row of label 76, slider, value 56. Drag on the track or over the value; click the value, or press Enter,
// to type; arrows step; a double click on the tick goes back to the base value. In probes the track has the
// row's name, the value field that name with ".value".
[[nodiscard]] Gesture number_row(Ui& ui, std::string_view name, const Rect& rect, double& value,
                                 const NumberLook& look);
// The value field alone.
[[nodiscard]] Gesture number_field(Ui& ui, std::string_view name, const Rect& rect, double& value,
                                   const NumberLook& look);

// With at least and at most so many decimals, the decimal mark of scene/number_style.h and a real minus:
// "7.5", "−0.25".
[[nodiscard]] std::string number_text(double value, int min_decimals, int max_decimals);
// What a person typed as a number: spaces, a comma for the point, a real minus, units after it are
// understood, in the style of scene/number_style.h.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

} // namespace waymark
