// What the figures mean that help to decide: of waterfall and optimiser.
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

} // namespace

std::span<const FigureInfo> waterfall_figures() {
    return waterfall_infos;
}
std::span<const FigureInfo> optimise_figures() {
    return optimise_infos;
}

} // namespace waymark
