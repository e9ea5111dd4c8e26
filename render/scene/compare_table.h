// Scenarios against base: figures at the horizon with their differences, and what they cost, as data and
// drawn.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"
#include "scene/display_list.h"
#include "scene/theme.h"

namespace waymark {

struct BandsOverTime;

// What is known of a scenario; bands may be null.
struct ComparedOutcome {
    const Scenario* scenario = nullptr;
    const Outcome* outcome = nullptr;
    const BandsOverTime* bands = nullptr;
};

struct CompareCell {
    std::optional<double> value;
    std::optional<double> change;    // scenario − base
    std::optional<double> certainty; // share of the draws in which it ends on that side of base
    std::string words;               // in place of a value: "not by month 24"
    bool is_bad = false;             // of words

    bool operator==(const CompareCell&) const = default;
};

struct CompareRow {
    std::string id;    // "churn_rate"
    std::string label; // "Churn rate"
    std::string unit;  // "per month"
    std::string definition;
    FigureScale scale = FigureScale::level;
    int good_direction = 1;
    std::optional<double> base;
    std::vector<CompareCell> scenarios;

    bool operator==(const CompareRow&) const = default;
};

struct CompareTable {
    std::string currency;
    std::vector<std::string> names; // of the scenarios
    std::vector<CompareRow> rows;

    bool operator==(const CompareTable&) const = default;
};

// The figures of which draws say how sure a difference is.
[[nodiscard]] const std::vector<std::string>& compared_figures();

// Satisfaction, NPS, CSAT, churn rate, customers and net value at the horizon, then investment, payback and
// net present value. All of the same journey, people and horizon.
[[nodiscard]] CompareTable compare_table(const Journey& journey, const Outcome& base,
                                         std::span<const ComparedOutcome> scenarios);

// The letter that a scenario carries beside others, and its colour: A violet, B blue, C ochre, D ink.
[[nodiscard]] std::string scenario_letter(std::size_t position);
// A letter on its colour, 14 high; returns its width.
double add_letter_badge(DisplayList& list, Point top_left, std::size_t position, const Theme& theme);

[[nodiscard]] DisplayList draw_compare_table(const CompareTable& table, const Rect& rect, ThemeName theme);
// Where the row's label stands, and where a scenario's cell does, for hover.
[[nodiscard]] Rect compare_row(const CompareTable& table, const Rect& rect, std::size_t row);

} // namespace waymark
