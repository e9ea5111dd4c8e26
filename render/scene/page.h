// A page for export: the map with its title block, key figures, legend and definitions, to its final size.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "journey/result.h"
#include "scene/map_view.h"

namespace waymark {

// Width and height in points (1/72 inch); {0, 0} fits the page to the map.
struct PageSize {
    double width = 0, height = 0;

    [[nodiscard]] bool fits_content() const { return width <= 0; }
    bool operator==(const PageSize&) const = default;
};

// fit, a4, a3, a2, a1, a0, letter, tabloid (all landscape), 16:9, or WIDTHxHEIGHTmm such as 420x297mm, each
// side 50–5000 mm. Fails with a sentence that names them.
[[nodiscard]] Result<PageSize> page_size(std::string_view text);

struct BandsOverTime;

struct PageOptions {
    PageSize size;
    ThemeName theme = ThemeName::light;
    bool legend = true;
    bool title_block = true;
    bool charts = false;                       // the dock's five, below the map
    CurveRange curve_range = CurveRange::full; // as in the window
    bool moment_dots = true;
    std::vector<std::string> text_lanes{"pains", "opportunities"};
    const BandsOverTime* bands =
        nullptr; // in the charts: those of the scenario or, without one, of the base map
    std::optional<std::string> persona{}; // whose figures they are; empty: everybody's
};

struct MapPage {
    double width = 0, height = 0; // points
    Color background;
    DisplayList list; // in points
};

// The map on a page. What the journey does not say (client, author) is not there.
[[nodiscard]] MapPage map_page(const MapSubject& subject, const PageOptions& options);

} // namespace waymark
