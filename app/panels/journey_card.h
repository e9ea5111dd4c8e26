// A journey in small, for the start screen: what it holds, its shape, its experience curve.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journey/journey.h"
#include "panels/ui.h"

namespace waymark {

struct JourneyCard {
    struct Stop { // a touchpoint, in the order of the map
        Lane lane = Lane::process;
        bool by_customer = false;
    };
    struct Band { // a stage
        std::size_t stops = 0;
        bool of_customers = false;
    };
    std::string title = {};
    std::string client = {};
    std::size_t scenarios = 0;
    std::vector<Stop> stops = {};
    std::vector<Band> bands = {};
    std::vector<double> curve =
        {}; // −2…+2 at each stop that is ever visited; empty where nothing can be computed
};

// O(one simulation of the lifetime figures).
[[nodiscard]] JourneyCard card_of(const Journey& journey);

// Stages, touchpoints in their lanes, and the curve below.
void draw_miniature(Ui& ui, const JourneyCard& card, const Rect& area);
// The curve alone, with its lowest and highest point marked.
void draw_sparkline(Ui& ui, const JourneyCard& card, const Rect& area);

} // namespace waymark
