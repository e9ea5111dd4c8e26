// How sure the figures are that people follow over time: bands a period, and on which side of the base map a
// scenario ends.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journey/result.h"
#include "whatif/draws.h"

namespace waymark {

// Not a column of the projection: revenue − cost − investment of all periods so far.
inline constexpr std::string_view net_value_figure = "net_value";

struct FigureBands {
    std::string figure;        // a period figure, or net_value
    std::vector<Band> periods; // rows 0 … horizon
    // Share of the draws in which the last period's figure is above, or below, that of the base map in the
    // same draw; nothing for the base map, and where no draw has both.
    std::optional<double> ends_higher;
    std::optional<double> ends_lower;

    bool operator==(const FigureBands&) const = default;
};

struct BandsOverTime {
    std::uint32_t draws = 0;   // those that are in it
    std::uint32_t planned = 0; // those that the plan asks for
    std::vector<FigureBands> figures;

    bool operator==(const BandsOverTime&) const = default;
};

// Of a course (0: the base map, then scenarios), from the worlds of the numbers 0 … n − 1, n at most the
// plan's draws. Fails where fewer than fewest_draws of them could be simulated. O(figures · horizon · n log
// n).
[[nodiscard]] Result<BandsOverTime> bands_over_time(const DrawPlan& plan, std::span<const DrawnWorld> worlds,
                                                    std::size_t course, std::span<const std::string> figures);

} // namespace waymark
