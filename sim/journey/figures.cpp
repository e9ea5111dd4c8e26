#include "journey/figures.h"

#include <algorithm>
#include <array>

#include "journey/claim.h"

namespace waymark {

namespace {

constexpr std::string_view nps_source = "Reichheld 2003, the recommend question from 0 to 10";
constexpr std::string_view chain_source = "Customer relationships as Markov chains: Pfeifer & Carraway 2000";
constexpr std::string_view satisfaction_source =
    "Satisfaction as an anchor that each experience updates: Bolton 1998";

struct PeriodEntry {
    FigureInfo info;
    std::optional<double> (*value)(const PeriodFigures&);
};
using Row = const PeriodFigures&;
using Value = std::optional<double>;

// In the order of the projection's columns.
constexpr std::array<PeriodEntry, 14> period_table{{
    {{"prospects", "Prospects", "people", FigureScale::people, 0,
      "People on the map at the end of the period who have not become customers yet.", ""},
     [](Row row) -> Value {
         return row.prospects;
     }},
    {{"customers", "Customers", "people", FigureScale::people, 1,
      "Customers on the map at the end of the period: everybody who has entered a customer stage and is "
      "still "
      "there.",
      chain_source},
     [](Row row) -> Value {
         return row.customers;
     }},
    {{"satisfaction", "Satisfaction", "0–10", FigureScale::level, 1,
      "Mean satisfaction level, 0–10, of everybody on the map at the end of the period.",
      satisfaction_source},
     [](Row row) -> Value {
         return row.satisfaction;
     }},
    {{"csat", "CSAT", "% satisfied", FigureScale::share, 1,
      "Share of customers at level 7 or above: a 4 or a 5 where satisfaction is asked from 1 to 5.",
      "Top-two-box satisfaction"},
     [](Row row) -> Value {
         return row.csat;
     }},
    {{"nps", "NPS", "−100…100", FigureScale::nps, 1,
      "Net promoter score: customers at 9–10 (promoters) less customers at 0–6 (detractors), in percent of "
      "customers.",
      nps_source},
     [](Row row) -> Value {
         return row.nps;
     }},
    {{"entered", "Entered", "people", FigureScale::people, 0, "People who entered the map during the period.",
      ""},
     [](Row row) -> Value {
         return row.entered;
     }},
    {{"converted", "Converted", "people", FigureScale::people, 1,
      "People who became customers during the period by moving into a customer stage.", ""},
     [](Row row) -> Value {
         return row.converted;
     }},
    {{"lost", "Lost", "people", FigureScale::people, -1,
      "Prospects who left for good during the period, before they became customers.", ""},
     [](Row row) -> Value {
         return row.lost;
     }},
    {{"churned", "Churned", "people", FigureScale::people, -1,
      "Customers who left for good during the period.", chain_source},
     [](Row row) -> Value {
         return row.churned;
     }},
    {{"completed", "Completed", "people", FigureScale::people, 1,
      "People who finished the journey well during the period.", ""},
     [](Row row) -> Value {
         return row.completed;
     }},
    {{"revenue", "Revenue", "money", FigureScale::money, 1,
      "Revenue of all touchpoint visits during the period.", ""},
     [](Row row) -> Value {
         return row.revenue;
     }},
    {{"cost", "Cost", "money", FigureScale::money, -1, "Cost of all touchpoint visits during the period.",
      ""},
     [](Row row) -> Value {
         return row.cost;
     }},
    {{"investment", "Investment", "money", FigureScale::money, -1,
      "What the scenario's interventions cost in the period; stands beside revenue and cost, never inside "
      "them.",
      ""},
     [](Row row) -> Value {
         return row.investment;
     }},
    {{"churn_rate", "Churn rate", "share", FigureScale::share, -1,
      "Customers who left during the period, as a share of those who could have: the customers at its start, "
      "entries included, and the converted.",
      chain_source},
     [](Row row) -> Value {
         return row.churn_rate;
     }},
}};

struct LifetimeEntry {
    FigureInfo info;
    double LifetimeFigures::*value;
};
constexpr std::array<LifetimeEntry, 6> lifetime_table{{
    {{"lost", "Lost", "share", FigureScale::share, -1,
      "Probability that a person who enters leaves before becoming a customer.", chain_source},
     &LifetimeFigures::lost},
    {{"churned", "Churned", "share", FigureScale::share, -1,
      "Probability that a person who enters becomes a customer and then leaves.", chain_source},
     &LifetimeFigures::churned},
    {{"completed", "Completed", "share", FigureScale::share, 1,
      "Probability that a person who enters finishes the journey well.", chain_source},
     &LifetimeFigures::completed},
    {{"converted", "Converted", "share", FigureScale::share, 1,
      "Probability that a person who enters is ever a customer; entering as one counts.", chain_source},
     &LifetimeFigures::converted},
    {{"days", "Time on the map", "days", FigureScale::days, 0,
      "Expected days from entering until leaving or finishing.", chain_source},
     &LifetimeFigures::days},
    {{"value", "Lifetime value", "money", FigureScale::money, 1,
      "Expected revenue less cost of all visits of a person who enters, discounted to the day of entering.",
      chain_source},
     &LifetimeFigures::value},
}};

struct TouchpointEntry {
    FigureInfo info;
    std::optional<double> (*value)(const TouchpointFigures&);
};
using Spot = const TouchpointFigures&;
constexpr std::array<TouchpointEntry, 8> touchpoint_table{{
    {{"visits", "Visits", "per entrant", FigureScale::count, 0, "Expected visits of a person who enters.",
      ""},
     [](Spot spot) -> Value {
         return spot.visits;
     }},
    {{"reach", "Reach", "share", FigureScale::share, 0,
      "Probability that a person who enters ever comes here.", ""},
     [](Spot spot) -> Value {
         return spot.reach;
     }},
    {{"leave", "Leave here", "share", FigureScale::share, -1,
      "Probability that a person who enters leaves for good from here.", ""},
     [](Spot spot) -> Value {
         return spot.leave;
     }},
    {{"churned", "Churn here", "share", FigureScale::share, -1,
      "Probability that a person who enters leaves for good from here as a customer.", chain_source},
     [](Spot spot) -> Value {
         return spot.churned;
     }},
    {{"experience", "Experience", "0–10", FigureScale::level, 1,
      "The quality that is met here: the three scores, weighted by what counts for the persona.",
      "Experience as confirmed or disappointed expectation: Oliver 1980"},
     [](Spot spot) -> Value {
         return spot.experience;
     }},
    {{"arriving", "Arriving", "0–10", FigureScale::level, 1,
      "Mean satisfaction level on arriving here, after the friction of the way and before the experience.",
      satisfaction_source},
     [](Spot spot) -> Value {
         return spot.arriving;
     }},
    {{"satisfaction", "Satisfaction", "0–10", FigureScale::level, 1,
      "Mean satisfaction level right after the experience here.", satisfaction_source},
     [](Spot spot) -> Value {
         return spot.satisfaction;
     }},
    {{"csat", "CSAT", "% satisfied", FigureScale::share, 1,
      "Share of visits after which people are at level 7 or above.", "Top-two-box satisfaction"},
     [](Spot spot) -> Value {
         return spot.csat;
     }},
}};

constexpr std::array<FigureInfo, 2> curve_infos{{
    {"curve", "Experience curve", "−2, the worst, to +2, the best", FigureScale::count, 1,
     "How people feel: their mean satisfaction level right after each touchpoint, as (level − 5) / 2.5, so "
     "that the middle of 0–10 is 0.",
     satisfaction_source},
    {"moment", "Moment", "−2, the worst, to +2, the best", FigureScale::count, 1,
     "What a touchpoint itself is worth: the quality that is met there, as (quality − 5) / 2.5. ▲ lifts the "
     "people who come there, ▼ lowers them.",
     "Experience as confirmed or disappointed expectation: Oliver 1980"},
}};

constexpr std::array<FigureInfo, 3> person_infos{{
    {"days", "Time on the map", "days", FigureScale::days, 0,
     "Days from entering until leaving or finishing, of one person.", chain_source},
    {"visits", "Visits", "touchpoints", FigureScale::count, 0,
     "Touchpoint visits of one person, the first one included.", ""},
    {"value", "Value", "money", FigureScale::money, 1,
     "Revenue less cost of all visits of one person, discounted to the day of entering.", chain_source},
}};

constexpr std::array<FigureInfo, 5> sample_infos{{
    {"standard_errors", "± Standard error", "", FigureScale::count, 0,
     "How far a sampled figure typically lies from the expectation: two samples in three are nearer. "
     "People are sampled by persona and period of entering; ratios are linearised.",
     "Cochran 1977, stratified sampling"},
    {"exact", "Exact", "", FigureScale::count, 0,
     "The same figures as expectations, projected without sampling.", ""},
    {"distributions", "From person to person", "", FigureScale::count, 0,
     "Mean, its standard error, and what 5, 25, 50, 75 and 95 % of a persona's sampled people do not exceed, "
     "over their whole time on the map with every intervention in force.",
     ""},
    {"paths", "Paths most often walked", "share", FigureScale::share, 0,
     "Share of a persona's sampled people who visited exactly these touchpoints in this order, to this end.",
     ""},
    {"cut", "Cut short", "people", FigureScale::people, 0,
     "Sampled people who were followed no further after 100 000 visits. Quantiles that lie among them, and "
     "means, are not given.",
     ""},
}};

// The infos of a table, as an array of their own.
template <class Table>
constexpr auto infos(const Table& table) {
    std::array<FigureInfo, std::tuple_size_v<Table>> result{};
    for (std::size_t i = 0; i < table.size(); ++i)
        result[i] = table[i].info;
    return result;
}
constexpr auto period_infos = infos(period_table);
constexpr auto lifetime_infos = infos(lifetime_table);
constexpr auto touchpoint_infos = infos(touchpoint_table);

template <class Table>
const auto& entry_named(const Table& table, std::string_view name) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.info.name == name; });
    CLAIM(found != table.end(), "a figure is asked for by a name it does not have");
    return *found;
}

template <class Infos>
const FigureInfo* info_named(const Infos& list, std::string_view name) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const FigureInfo& info) { return info.name == name; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

std::span<const FigureInfo> period_figures() {
    return period_infos;
}
std::span<const FigureInfo> lifetime_figures() {
    return lifetime_infos;
}
std::span<const FigureInfo> touchpoint_figures() {
    return touchpoint_infos;
}

std::span<const FigureInfo> curve_figures() {
    return curve_infos;
}

std::string_view scale_text(const FigureInfo& figure) {
    switch (figure.scale) {
    case FigureScale::people: return "people, expected rather than whole";
    case FigureScale::level: return "0, the worst, to 10, the best";
    case FigureScale::share: return "0–100 %";
    case FigureScale::nps: return "−100, only detractors, to 100, only promoters";
    case FigureScale::money: return "in the journey's currency";
    case FigureScale::days: return "days";
    case FigureScale::count: return figure.unit;
    }
    return "";
}

std::span<const FigureInfo> person_figures() {
    return person_infos;
}
std::span<const FigureInfo> sample_figures() {
    return sample_infos;
}

const FigureInfo* find_period_figure(std::string_view name) {
    return info_named(period_infos, name);
}
const FigureInfo* find_lifetime_figure(std::string_view name) {
    return info_named(lifetime_infos, name);
}
const FigureInfo* find_touchpoint_figure(std::string_view name) {
    return info_named(touchpoint_infos, name);
}

std::optional<double> value_of(const PeriodFigures& row, std::string_view name) {
    return entry_named(period_table, name).value(row);
}
std::optional<double> value_of(const TouchpointFigures& row, std::string_view name) {
    return entry_named(touchpoint_table, name).value(row);
}
double value_of(const LifetimeFigures& figures, std::string_view name) {
    return figures.*entry_named(lifetime_table, name).value;
}

} // namespace waymark
