// What charts, comparisons and tooltips show beside the columns of a projection, in the same catalogue.
#pragma once

#include <span>
#include <string_view>

#include "journey/figures.h"

namespace waymark {

// Over the whole time: net_value, investment, payback, net_present_value.
[[nodiscard]] std::span<const FigureInfo> chart_figures();
// Of a link: moves.
[[nodiscard]] std::span<const FigureInfo> link_figures();

// What a chart or a row of a comparison shows under that name: one of chart_figures(), or a column of the
// projection; nullptr where there is none.
[[nodiscard]] const FigureInfo* find_chart_figure(std::string_view name);
[[nodiscard]] const FigureInfo* find_link_figure(std::string_view name);
[[nodiscard]] const FigureInfo* find_curve_figure(std::string_view name);
[[nodiscard]] const FigureInfo* find_worth_figure(std::string_view name);
[[nodiscard]] const FigureInfo* find_sensitivity_figure(std::string_view name);
[[nodiscard]] const FigureInfo* find_seek_figure(std::string_view name);
[[nodiscard]] const FigureInfo* find_waterfall_figure(std::string_view name);
[[nodiscard]] const FigureInfo* find_optimise_figure(std::string_view name);
[[nodiscard]] const FigureInfo* find_draw_figure(std::string_view name);

} // namespace waymark
