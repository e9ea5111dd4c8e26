// The experience curves of scenarios over that of the base map, as data and drawn.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"
#include "scene/display_list.h"
#include "scene/theme.h"

namespace waymark {

struct ComparedOutcome;

// One place of the curves: a touchpoint that the base map or a scenario has.
struct CurveStop {
    std::string touchpoint;
    std::string name;
    std::string stage; // its id
    bool is_moment = false;

    bool operator==(const CurveStop&) const = default;
};

struct CurveValue {
    double value = 0; // −2…+2, how people feel right after the touchpoint
    bool is_assumed = false;

    bool operator==(const CurveValue&) const = default;
};

struct ComparedCurve {
    std::string name;
    std::vector<std::optional<CurveValue>> values; // one a stop; nothing where nobody comes there

    bool operator==(const ComparedCurve&) const = default;
};

struct CurveComparison {
    std::vector<Stage> stages;
    std::vector<CurveStop> stops; // stage by stage, added touchpoints where their scenario has them
    ComparedCurve base;
    std::vector<ComparedCurve> scenarios;
    double low = 0, high = 1; // the window shown: half steps that hold 0 and every value

    bool operator==(const CurveComparison&) const = default;
};

[[nodiscard]] CurveComparison curve_comparison(const Journey& journey, const Outcome& base,
                                               std::span<const ComparedOutcome> scenarios);

// "shown 0…+1.5 of −2…+2"
[[nodiscard]] std::string window_words(const CurveComparison& chart);

// Base as a broad grey band, the scenarios over it with their letters' colours and markers; dots between two
// touchpoints that are only assumed; the largest change of each, and the values at the end.
[[nodiscard]] DisplayList draw_curve_comparison(const CurveComparison& chart, const Rect& rect,
                                                ThemeName theme);
// The strip around the i-th stop, for hover.
[[nodiscard]] Rect curve_stop_place(const CurveComparison& chart, const Rect& rect, std::size_t i);

} // namespace waymark
