// The efficient frontier: what the best choice of interventions brings for each further sum of money.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"
#include "scene/display_list.h"
#include "scene/theme.h"

namespace waymark {

struct Optimum;

struct FrontierPoint {
    double cost = 0;
    double value = 0;

    bool operator==(const FrontierPoint&) const = default;
};

struct FrontierChart {
    std::string goal;   // "Customers"
    std::string period; // "24 months", that costs are of
    FigureScale scale = FigureScale::people;
    std::string currency;
    std::vector<FrontierPoint> points; // by rising cost, each better than all before; the last is the best
    std::optional<double> budget;
    std::vector<std::string> names; // of the interventions of each point, joined

    bool operator==(const FrontierChart&) const = default;
};

[[nodiscard]] FrontierChart frontier_chart(const Journey& journey, const Scenario& scenario,
                                           const Optimum& optimum);

// Steps from choice to choice, the best one filled, the budget as a dotted upright.
[[nodiscard]] DisplayList draw_frontier(const FrontierChart& chart, const Rect& rect, ThemeName theme);
// Where the i-th choice stands.
[[nodiscard]] Point frontier_place(const FrontierChart& chart, const Rect& rect, std::size_t i);

} // namespace waymark
