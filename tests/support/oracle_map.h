// The oracle's own reading of a map in force (model page §8): a table of who leads to whom.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journey/journey.h"

namespace waymark::oracle {

struct Way {
    bool stands = false;
    double weight = 0;
    double tilt = 0;
    double friction = 0;
};

// Every touchpoint that the base map or the scenario knows has a row, whether or not it is on the map now;
// column `touchpoints.size()` of `ways` is the end of the journey.
struct Map {
    std::vector<Touchpoint> touchpoints;
    std::vector<bool> is_on_map;
    std::vector<bool> makes_customers;
    std::vector<std::vector<Way>> ways; // [from][to]; rows of removed touchpoints are those of who is left
    std::vector<std::vector<double>> starts; // [persona][touchpoint]

    [[nodiscard]] std::size_t end() const { return touchpoints.size(); }
    [[nodiscard]] std::size_t index(const std::string& id) const; // end() for "@done" and what is unknown
};

// The map in `period`, or nothing when the scenario is refused. No scenario: the base map.
[[nodiscard]] std::optional<Map> map_in(const Journey& base, const Scenario* scenario, int period);

} // namespace waymark::oracle
