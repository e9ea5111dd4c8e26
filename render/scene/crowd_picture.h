// A crowd on the map as a picture: everybody at a card or on a link, coloured by how satisfied they are.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "scene/crowd_schedule.h"
#include "scene/map_view.h"

namespace waymark {

// A link's way with how far each of its points is from the first, in map units.
struct CrowdWay {
    std::vector<Point> points;
    std::vector<double> distances;
};
// Where a crowd walks: the cards and links of a map by the crowd's own numbers, so that frames look nothing
// up by name.
struct CrowdStage {
    std::vector<std::optional<Rect>> cards;           // by touchpoint; nothing where the map does not show it
    std::vector<std::optional<Point>> rings;          // of those who finish there
    std::unordered_map<std::uint64_t, CrowdWay> ways; // by way_key
};
[[nodiscard]] constexpr std::uint64_t way_key(std::uint32_t from, std::uint32_t to) {
    return std::uint64_t{from} << 32U | to;
}
// O(touchpoints + links); made anew where cards or links have moved.
[[nodiscard]] CrowdStage crowd_stage(const Crowd& crowd, const MapGeometry& geometry);

struct CrowdLook {
    ThemeName theme = ThemeName::light;
    double zoom =
        1; // of the map: people keep their size on screen, somewhat smaller where the map is far away
};

// Everybody who is to be seen at that time (periods), in map units, none with an owner. Prospects are rings
// with a dot, customers are filled; who churns or is lost falls off with a cross, rust or grey, who finishes
// goes to the ring and opens into a green circle. Walks without a link on the map are not drawn. O(people +
// seen · points of a way).
[[nodiscard]] DisplayList crowd_picture(const CrowdSchedule& schedule, const CrowdStage& stage, double period,
                                        const CrowdLook& look);

} // namespace waymark
