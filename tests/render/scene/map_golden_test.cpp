#include <cstdlib>
#include <fstream>

#include <catch2/catch.hpp>

#include "file/journey_file.h"
#include "file/read.h"
#include "scene/map_view.h"
#include "whatif/scenario_map.h"
#include "whatif/simulate.h"

using namespace waymark;

// WAYMARK_ACCEPT_GOLDENS=1 writes what is drawn now; a person looks at the picture and reads the difference.
TEST_CASE("the hotel's map is drawn as it was when somebody looked at it") {
    const auto text = read_file("files/v1/hotel.journey.json", 1'000'000);
    REQUIRE(text);
    const auto base = parse_journey(*text);
    REQUIRE(base);
    const Scenario& scenario = base->scenarios.front();
    const auto map = map_in_force(*base, scenario);
    const auto base_outcome = simulate(*base, nullptr), outcome = simulate(*base, &scenario);
    REQUIRE((map && base_outcome && outcome));
    const MapSubject subject{*base, map->map.journey, &scenario, &*base_outcome, &*outcome};
    MapView view;
    view.zoom = 0.8;
    view.curve_range = CurveRange::fit;
    const MapGeometry geometry = layout_map(subject, view);
    const std::string drawn = dump(whole_map(geometry, draw_map(subject, geometry, view)));
    const std::string path = "golden/hotel-map.txt";
    if (std::getenv("WAYMARK_ACCEPT_GOLDENS") != nullptr) std::ofstream(path) << drawn;
    const auto golden = read_file(path, 10'000'000);
    REQUIRE(golden);
    CHECK(drawn == *golden);
}
