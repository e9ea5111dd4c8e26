// Charts over calendar time: how they are drawn, and which period lies under the pointer.
#pragma once

#include <optional>

#include "scene/chart_axis.h"
#include "scene/chart_data.h"
#include "scene/display_list.h"
#include "scene/theme.h"

namespace waymark {

struct ChartLook {
    ThemeName theme = ThemeName::light;
    std::optional<ChartAxis> axis = {}; // nothing: the one that suits the values
    std::optional<int> period = {};     // the one that is read: its values stand in the head
};

// Title and unit, figure and change, plot. Works from about 120 × 120 up: narrower, fewer ticks and words.
// What says how sure the change is belongs to {chart, id, "certainty"}.
[[nodiscard]] DisplayList draw_chart(const ChartData& chart, const Rect& rect, const ChartLook& look);

// Where the lines are drawn.
[[nodiscard]] Rect plot_of(const ChartData& chart, const Rect& rect, const ChartLook& look);
// The period nearest to x in the plot, its ends included.
[[nodiscard]] int period_at(const ChartData& chart, const Rect& plot, double x);

} // namespace waymark
