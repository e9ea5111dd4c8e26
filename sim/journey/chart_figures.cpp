#include "journey/chart_figures.h"

#include <algorithm>
#include <array>

namespace waymark {

namespace {

constexpr std::string_view chain_source = "Customer relationships as Markov chains: Pfeifer & Carraway 2000";

constexpr std::array<FigureInfo, 4> chart_infos{{
    {"net_value", "Net value", "money", FigureScale::money, 1,
     "Revenue less the cost of all visits so far, less what the scenario's interventions have cost. Not "
     "discounted.",
     chain_source},
    {"investment", "Investment", "money", FigureScale::money, -1,
     "What the scenario's interventions cost up to the horizon, once and per period.", ""},
    {"payback", "Payback", "periods", FigureScale::count, -1,
     "The first period from which on the extra revenue less cost has covered the investment.", ""},
    {"net_present_value", "Present value", "money", FigureScale::money, 1,
     "Extra revenue less cost less investment of all periods, discounted to today at the journey's discount "
     "rate.",
     chain_source},
}};

constexpr std::array<FigureInfo, 1> link_infos{{
    {"moves", "Moves", "per entrant", FigureScale::count, 0,
     "How often a person who enters is expected to go along the link.", chain_source},
}};

const FigureInfo* named(std::span<const FigureInfo> figures, std::string_view name) {
    const auto found = std::ranges::find(figures, name, &FigureInfo::name);
    return found == figures.end() ? nullptr : &*found;
}

} // namespace

std::span<const FigureInfo> chart_figures() {
    return chart_infos;
}
std::span<const FigureInfo> link_figures() {
    return link_infos;
}

const FigureInfo* find_chart_figure(std::string_view name) {
    const FigureInfo* const found = named(chart_infos, name);
    return found != nullptr ? found : find_period_figure(name);
}
const FigureInfo* find_link_figure(std::string_view name) {
    return named(link_infos, name);
}
const FigureInfo* find_curve_figure(std::string_view name) {
    return named(curve_figures(), name);
}
const FigureInfo* find_worth_figure(std::string_view name) {
    return named(worth_figures(), name);
}
const FigureInfo* find_sensitivity_figure(std::string_view name) {
    return named(sensitivity_figures(), name);
}
const FigureInfo* find_seek_figure(std::string_view name) {
    return named(seek_figures(), name);
}
const FigureInfo* find_waterfall_figure(std::string_view name) {
    return named(waterfall_figures(), name);
}
const FigureInfo* find_optimise_figure(std::string_view name) {
    return named(optimise_figures(), name);
}
const FigureInfo* find_draw_figure(std::string_view name) {
    return named(draw_figures(), name);
}

} // namespace waymark
