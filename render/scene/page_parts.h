// What stands around the map on a page: title block, legend and footer. For page.cpp alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "scene/map_view.h"
#include "scene/marks.h"
#include "scene/page.h"

namespace waymark {

// What a reader of the page may want explained.
enum class Sign : std::uint8_t {
    customer_starts,
    company_starts,
    service,
    measured,
    estimated,
    assumed,
    scores,
    quality, // the colours of scores
    moment_of_truth,
    pain_or_opportunity,
    scenario_line,
    base_line,
    mix_line,
    assumed_line,
    worth,      // what a touchpoint is worth itself
    even_worth, // one that neither lifts nor lowers people
    intervention,
    base_score,
    added, // by the scenario
    removed,
    links,
    completed
};

// A set of signs.
class SignsShown {
public:
    void add(Sign sign) { bits_ |= bit(sign); }
    [[nodiscard]] bool contains(Sign sign) const { return (bits_ & bit(sign)) != 0; }

private:
    static std::uint32_t bit(Sign sign) { return std::uint32_t{1} << static_cast<unsigned>(sign); }
    std::uint32_t bits_ = 0;
};
// The signs that are on a map as it is drawn.
[[nodiscard]] SignsShown signs_on(const MapPicture& picture, const Theme& colors);

// Title, client and author, personas and key figures, from the top of the list; returns where it ends. With
// `persona` it says that figures are only theirs.
[[nodiscard]] double add_page_head(DisplayList& list, const MapSubject& subject,
                                   const std::optional<std::string>& persona, double width,
                                   const Theme& colors);

// The figures of the dock over time, side by side from y on, with bands where there are any; returns where
// they end: y itself without figures. Dense, they are as low as can be read.
[[nodiscard]] double add_page_charts(DisplayList& list, const MapSubject& subject, const PageOptions& options,
                                     double y, double width, bool is_dense);

// The same beside the map, one below the other, as high as the map where they can.
inline constexpr double page_charts_column_w = 250;
[[nodiscard]] double add_page_charts_column(DisplayList& list, const MapSubject& subject,
                                            const PageOptions& options, Point left_top, double height);

// How to read the map, from y on: under it, in lines; returns where it ends.
[[nodiscard]] double add_legend_below(DisplayList& list, const SignsShown& signs, double y, double width,
                                      const Theme& colors);
// The same beside the map, in one column, and how wide that is.
[[nodiscard]] double add_legend_column(DisplayList& list, const SignsShown& signs, Point left_top,
                                       const Theme& colors);
[[nodiscard]] double legend_column_width();

// Definitions and evidence; returns where it ends.
[[nodiscard]] double add_page_footer(DisplayList& list, const MapSubject& subject, const PageOptions& options,
                                     double y, double width);

} // namespace waymark
