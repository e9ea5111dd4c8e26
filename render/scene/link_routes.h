// Ways of links between cards on the map's grid: straight where they can, in channels between the rows else.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "journey/journey.h"
#include "scene/display_list.h"

namespace waymark {

// A card as an obstacle and as an end of links.
struct RoutedCard {
    std::string touchpoint;
    int row = 0; // 0 people, 1 process, 2 product
    Rect rect;   // all cards of a row have the same y and h
};

// A link's way: straight pieces between `points`, corners rounded when drawn.
struct LinkRoute {
    LinkKey key;
    bool is_removed = false;   // by the scenario
    std::vector<Point> points; // from the edge of one card to the edge of the other
    bool is_done = false;      // ends in the ring of those who finished
};

} // namespace waymark
