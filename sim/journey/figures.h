// The figures that Waymark projects: their values as data, and what each one means, known in this one place.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journey/journey.h"

namespace waymark {

// One row of a projection over calendar time. People are expected numbers of people, not whole ones.
struct PeriodFigures {
    int period = 0;
    double prospects = 0;
    double customers = 0;
    std::optional<double> satisfaction; // 0–10; nothing when nobody is on the map
    std::optional<double> csat;         // share 0–1 of customers at level 7 or above
    std::optional<double> nps;          // −100…100
    double entered = 0;
    double converted = 0;
    double lost = 0;
    double churned = 0;
    double completed = 0;
    double revenue = 0;
    double cost = 0;
    double investment = 0;
    std::optional<double> churn_rate; // share 0–1

    bool operator==(const PeriodFigures&) const = default;
};

// Lifetime figures of one touchpoint, per person who enters.
struct TouchpointFigures {
    std::string touchpoint;
    double visits = 0;
    double reach = 0;                   // probability of ever visiting
    double leave = 0;                   // probability of leaving from here
    double churned = 0;                 // the part of it that are customers
    double experience = 0;              // the quality that the persona meets here, 0–10
    std::optional<double> arriving;     // mean level after friction, before the experience, over visits
    std::optional<double> satisfaction; // mean level right after the experience, over visits
    std::optional<double> csat;         // share at level 7 or above, over visits

    bool operator==(const TouchpointFigures&) const = default;
};

// Expected moves along a link, per person who enters.
struct LinkFigures {
    LinkKey link;
    double moves = 0;

    bool operator==(const LinkFigures&) const = default;
};

// Lifetime figures, per person who enters. lost + churned + completed = 1.
struct LifetimeFigures {
    double lost = 0;
    double churned = 0;
    double completed = 0;
    double converted = 0;
    double days = 0;
    double value = 0;                           // discounted revenue − cost
    std::vector<TouchpointFigures> touchpoints; // in the map's order, removed ones with visits 0
    std::vector<LinkFigures> links;             // of the map with all interventions in force

    bool operator==(const LifetimeFigures&) const = default;
};

// Lifetime figures of a persona, or the closed loops for which they do not exist.
struct PersonaLifetime {
    std::string persona;
    std::optional<LifetimeFigures> figures;
    std::vector<std::vector<std::string>> closed_loops; // touchpoints that are never left nor finished from

    bool operator==(const PersonaLifetime&) const = default;
};

// All that is projected for the base map or one scenario.
struct Outcome {
    std::optional<std::string> scenario;    // nothing: the base map
    std::vector<PeriodFigures> periods;     // horizon + 1 rows
    std::vector<PersonaLifetime> lifetimes; // one a persona, in the journey's order
    std::optional<LifetimeFigures> mix;     // all personas together, weighted by people and visits

    bool operator==(const Outcome&) const = default;
};

// A satisfaction level or an experienced quality, 0–10, on the scale of the experience curve, −2…+2.
[[nodiscard]] constexpr double on_curve_scale(double level) {
    return (level - 5) / 2.5;
}

// How a figure is written.
enum class FigureScale { people, level, share, nps, money, days, count };

// What a figure means, for hover texts, column headings and help.
struct FigureInfo {
    std::string_view name;  // in files and on the command line: "churn_rate"
    std::string_view label; // on screen: "Churn rate"
    std::string_view unit; // beside the label: "per month" is said by the caller's period; "0–10", "−100…100"
    FigureScale scale;
    int good_direction;          // +1 more is better, −1 less is better, 0 neither
    std::string_view definition; // one sentence
    std::string_view source;     // where the measure comes from; may be empty
};

// In the order of the projection's columns, `period` left out.
[[nodiscard]] std::span<const FigureInfo> period_figures();
// lost … value, of a person who enters.
[[nodiscard]] std::span<const FigureInfo> lifetime_figures();
// curve and moment: what the experience curve draws at a touchpoint.
[[nodiscard]] std::span<const FigureInfo> curve_figures();
// visits … csat, of a touchpoint.
[[nodiscard]] std::span<const FigureInfo> touchpoint_figures();

// days, visits, value: what differs from person to person, where people are sampled.
[[nodiscard]] std::span<const FigureInfo> person_figures();
// What else comes with sampled people: standard_errors, exact, distributions, paths, cut.
[[nodiscard]] std::span<const FigureInfo> sample_figures();

// Where a scenario's gain comes from: contribution, standard_error.
[[nodiscard]] std::span<const FigureInfo> waterfall_figures();
// How sure figures are: bands, probability_better, drivers, failed.
[[nodiscard]] std::span<const FigureInfo> draw_figures();
// The choice of interventions for a budget: cost, value, frontier, exact, interaction.
[[nodiscard]] std::span<const FigureInfo> optimise_figures();
// How a goal answers to a field: derivative, step, effect, value.
[[nodiscard]] std::span<const FigureInfo> sensitivity_figures();
// What one field would have to be: from, to, steps, value.
[[nodiscard]] std::span<const FigureInfo> seek_figures();
// What parts of the map are worth: contacts, cost, lost, churned, lift, without, peak, trough, end.
[[nodiscard]] std::span<const FigureInfo> worth_figures();

// What the ends of a figure's scale mean, for hover texts: "0, the worst, to 10, the best".
[[nodiscard]] std::string_view scale_text(const FigureInfo& figure);

// The figure of that name in each table, or nullptr.
[[nodiscard]] const FigureInfo* find_period_figure(std::string_view name);
[[nodiscard]] const FigureInfo* find_lifetime_figure(std::string_view name);
[[nodiscard]] const FigureInfo* find_touchpoint_figure(std::string_view name);

// A column of a row by the figure's name; nothing where the value is null. The name must be
// one of the table's.
[[nodiscard]] std::optional<double> value_of(const PeriodFigures& row, std::string_view name);
[[nodiscard]] std::optional<double> value_of(const TouchpointFigures& row, std::string_view name);
// lost … value.
[[nodiscard]] double value_of(const LifetimeFigures& figures, std::string_view name);

} // namespace waymark
