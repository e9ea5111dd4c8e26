// What the figures mean that help to decide: of waterfall, draws, optimiser and sensitivity.
#include "journey/figures.h"

#include <array>

namespace waymark {

namespace {

constexpr std::array<FigureInfo, 2> waterfall_infos{{
    {"contribution", "Contribution", "", FigureScale::count, 0,
     "What an intervention adds to the scenario's difference from the base map: the mean over all orders in "
     "which the interventions could be switched on. All contributions sum to the difference.",
     "Shapley 1953, A value for n-person games"},
    {"standard_error", "± Standard error", "", FigureScale::count, 0,
     "How far a contribution typically lies from the mean over all orders where there are more than ten "
     "interventions and orders are sampled, each with its reverse.",
     "Mitchell, Cooper, Frank & Holmes 2022, Sampling permutations for Shapley value estimation"},
}};

constexpr std::array<FigureInfo, 4> seek_infos{{
    {"from", "Now", "", FigureScale::count, 0, "The field's value on the base map.", ""},
    {"to", "Needed", "", FigureScale::count, 0,
     "The value nearest to it with which the figure meets the target, found to a hundredth of a sensible "
     "step; "
     "where no value does, the best of those tried.",
     ""},
    {"steps", "Steps", "", FigureScale::count, -1,
     "How far that is in sensible steps: a point of a score or of effort, 0.01 of leave, a tenth of the "
     "rest.",
     ""},
    {"value", "Then", "", FigureScale::count, 0, "What the figure comes to with it.", ""},
}};

constexpr std::array<FigureInfo, 9> worth_infos{{
    {"contacts", "Contacts", "share", FigureScale::share, 0,
     "Share of all visits, over the whole time that people are on the map, that are made here.", ""},
    {"cost", "Cost", "share", FigureScale::share, 0,
     "Share of the cost of all visits, over the same time, that arises here.", ""},
    {"lost", "Lost", "share", FigureScale::share, 0,
     "Share of those who leave before they become customers that leaves from here.", ""},
    {"churned", "Churn", "share", FigureScale::share, 0,
     "Share of the customers who leave for good that leaves from here.", ""},
    {"lift", "Lift", "points", FigureScale::level, 1,
     "By how much a visit raises the mean satisfaction level, 0–10, of those who come.", ""},
    {"without", "Without it", "", FigureScale::count, 0,
     "What a goal would change by if the touchpoint were not there and people went on to where it leads: its "
     "removal effect.",
     "Anderl, Becker, von Wangenheim & Schumann 2016, Mapping the customer journey"},
    {"peak", "Peak", "−2…+2", FigureScale::level, 0, "The highest point of the experience curve.",
     "Kahneman et al. 1993, When more pain is preferred to less: the peak and the end are remembered"},
    {"trough", "Trough", "−2…+2", FigureScale::level, 0, "The lowest point of the experience curve.",
     "Kahneman et al. 1993"},
    {"end", "End", "−2…+2", FigureScale::level, 0,
     "The experience curve at the last touchpoint of the map that people come to.", "Kahneman et al. 1993"},
}};

constexpr std::array<FigureInfo, 5> optimise_infos{{
    {"cost", "Cost", "money", FigureScale::money, -1,
     "What the chosen interventions cost up to the horizon: the cost once and the cost of every period in "
     "force, not discounted.",
     ""},
    {"value", "Value", "", FigureScale::count, 0, "What the goal comes to with exactly these in force.", ""},
    {"frontier", "Efficient frontier", "", FigureScale::count, 0,
     "The choices that are better than every cheaper one, by rising cost; the last is the best for the "
     "budget.",
     ""},
    {"exact", "Exact", "", FigureScale::count, 0,
     "Whether every choice within the budget was tried, as with up to twelve interventions. Otherwise it is "
     "the best that greedy choice, exchanges and simulated annealing came across, and a better one may "
     "exist.",
     "Kirkpatrick, Gelatt & Vecchi 1983, Optimization by simulated annealing"},
    {"interaction", "Interaction", "", FigureScale::count, 0,
     "What two interventions gain together beyond the sum of what each gains alone: above 0 they help each "
     "other, below 0 they do the same work twice. For churned the signs turn round.",
     ""},
}};

constexpr std::array<FigureInfo, 4> draw_infos{{
    {"bands", "Band", "", FigureScale::count, 0,
     "What 5, 25, 50, 75 and 95 % of the draws do not exceed (p05 to p95). In each draw scores, leave rates "
     "and "
     "shares of links are drawn as their evidence says: measured ones narrowly, by their responses, "
     "estimated "
     "ones more widely, assumed ones most. What interventions set or change is taken as stated.",
     "Hyndman & Fan 1996, Sample quantiles in statistical packages, definition 7"},
    {"probability_better", "Chance to be better", "share", FigureScale::share, 1,
     "Share of the draws in which the scenario is better than the base map, both with the same inputs drawn.",
     ""},
    {"drivers", "What makes the band wide", "share", FigureScale::share, 0,
     "Share of a goal's variance that an input explains on its own, with its standard error; what is missing "
     "to 100 % comes from inputs together and from chance. Better evidence on the largest narrows the band "
     "most.",
     "Sudret 2008, Global sensitivity analysis using polynomial chaos expansions; third degree"},
    {"failed", "Not simulated", "draws", FigureScale::count, 0,
     "Draws whose map could not be simulated; they count in no band.", ""},
}};

constexpr std::array<FigureInfo, 4> sensitivity_infos{{
    {"derivative", "Derivative", "goal per unit of the field", FigureScale::count, 0,
     "How fast the goal changes with the field, exactly: by how much for a small change, divided by that "
     "change. Where rising and falling differ it is that of rising, at the upper end of a range that of "
     "falling. Empty where any change makes the goal jump.",
     "Adjoint equation of the Markov chain: Kolmogorov's backward equation"},
    {"step", "Step", "as the field", FigureScale::count, 0,
     "A sensible step of the field, towards better where better is known: one score point, one effort point, "
     "0.01 of leave, a tenth of the value of the rest.",
     ""},
    {"effect", "Effect", "as the goal", FigureScale::count, 0,
     "What the sensible step would do to the goal, as far as the derivative tells: derivative times step.",
     ""},
    {"value", "Value", "as the field", FigureScale::count, 0, "The field's value in the base map.", ""},
}};

} // namespace

std::span<const FigureInfo> draw_figures() {
    return draw_infos;
}
std::span<const FigureInfo> seek_figures() {
    return seek_infos;
}
std::span<const FigureInfo> worth_figures() {
    return worth_infos;
}
std::span<const FigureInfo> waterfall_figures() {
    return waterfall_infos;
}
std::span<const FigureInfo> optimise_figures() {
    return optimise_infos;
}
std::span<const FigureInfo> sensitivity_figures() {
    return sensitivity_infos;
}

} // namespace waymark
