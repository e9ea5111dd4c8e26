// Pasting: the edits that put a fragment into a journey.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edit/edit.h"
#include "journey/fragment.h"

namespace waymark {

// Where a fragment goes.
struct PastePlace {
    std::string after =
        {}; // a touchpoint: those of its stage go behind it; empty: to the end of their stages
    std::string stage = {}; // for touchpoints whose stage the journey does not have; empty: the last one
    // Everything goes here, before that touchpoint or to the stage's end, whatever stages it came from.
    struct Cell {
        std::string stage;
        std::optional<Lane> lane = {}; // for what was in one lane; what was in several keeps its own
        std::string before = {};
    };
    std::optional<Cell> cell = {};
};

struct Pasted {
    std::vector<std::string> touchpoints; // their new ids, in the fragment's order
    std::vector<Edit> edits;
};

// A touchpoint goes to the stage with the id of its own, else to one of the same name, and keeps its lane.
// Ids are made unique against `taken`; links among the touchpoints come along. A map that nobody walks gets a
// persona, so that there is a curve to see.
[[nodiscard]] Pasted pasted(const Journey& journey, const Fragment& fragment, const PastePlace& place,
                            std::vector<std::string> taken);

} // namespace waymark
