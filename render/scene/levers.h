// What matters most: the fields of a map of which a small step does most to a goal, as data and as bars.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"
#include "scene/display_list.h"
#include "scene/freshness.h"
#include "scene/theme.h"

namespace waymark {

struct SensitivityRow;
struct Sensitivity;

// One field's step towards better, and what it does to the goal as far as the derivative tells.
struct Lever {
    Owner owner;        // the touchpoint or link
    std::string where;  // "Hotel website"
    std::string step;   // "Process +1", "Leave rate −1 pt", "Time here −10 %"
    std::string detail; // "5.5 → 6.5"
    double effect = 0;

    bool operator==(const Lever&) const = default;
};

struct LeverChart {
    FigureScale scale = FigureScale::people;
    std::string currency;
    int good_direction = 1;
    std::vector<Lever> levers; // the largest effect first
    std::size_t fields = 0;    // of which they are the largest

    bool operator==(const LeverChart&) const = default;
};

// The step that the row speaks of, kept inside the field's range; where a field has no better side, the one
// that does the goal good. Nothing where the field cannot move that way, or does not move the goal.
[[nodiscard]] std::optional<Lever> lever_of(const Journey& journey, const SensitivityRow& row,
                                            int good_direction);

[[nodiscard]] LeverChart lever_chart(const Journey& journey, const Sensitivity& sensitivity,
                                     std::size_t most = 10);

// One row a lever: where, step, bar from zero, value. In `columns` columns of one scale, read downwards.
[[nodiscard]] DisplayList draw_levers(const LeverChart& chart, const Rect& rect, int columns, ThemeName theme,
                                      Freshness freshness = Freshness::current);
// Where the i-th lever stands.
[[nodiscard]] Rect lever_row(const LeverChart& chart, const Rect& rect, int columns, std::size_t i);

} // namespace waymark
