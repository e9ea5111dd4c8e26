// Where a scenario's change comes from: a bar for base, a step for each intervention, a bar for the scenario.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"
#include "scene/display_list.h"
#include "scene/theme.h"

namespace waymark {

struct Waterfall;

struct WaterfallStep {
    int number = 1;   // of the intervention in its scenario
    std::string name; // and its name
    double change = 0;

    bool operator==(const WaterfallStep&) const = default;
};

struct WaterfallChart {
    std::string name; // of the scenario
    double base = 0;
    std::vector<WaterfallStep> steps;

    [[nodiscard]] double end() const;
    bool operator==(const WaterfallChart&) const = default;
};

// Several scenarios on one axis, so that their bars can be compared.
struct WaterfallSet {
    FigureScale scale = FigureScale::people;
    std::string currency;
    int good_direction = 1;
    std::vector<std::optional<WaterfallChart>> scenarios; // nothing where it is not known

    bool operator==(const WaterfallSet&) const = default;
};

// Nothing where the goal has no value with some of the interventions in force.
[[nodiscard]] std::optional<WaterfallChart> waterfall_chart(const Scenario& scenario, double base,
                                                            const Waterfall& waterfall);

// The axis' lowest value: 0 where that is near, else a round value below all bars, which are then broken.
[[nodiscard]] double waterfall_floor(const WaterfallSet& set);

// Where the i-th scenario's waterfall stands.
[[nodiscard]] Rect waterfall_place(const WaterfallSet& set, const Rect& rect, std::size_t i);

// Where it gets narrow, interventions are named by their numbers.
[[nodiscard]] DisplayList draw_waterfalls(const WaterfallSet& set, const Rect& rect, ThemeName theme);

} // namespace waymark
