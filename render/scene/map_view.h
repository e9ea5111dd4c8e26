// The journey map as a picture: what is shown of it and how, where everything lies, and the lists to paint.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journey/figures.h"
#include "journey/journey.h"
#include "scene/display_list.h"
#include "scene/link_routes.h"
#include "scene/theme.h"

namespace waymark {

// What there is to draw. Everything referred to must outlive the call it is passed to.
struct MapSubject {
    const Journey& base;
    const Journey& in_force;                   // with the scenario's interventions; `base` itself without one
    const Scenario* scenario = nullptr;        // of `base`; null: the base map alone
    const Outcome* base_outcome = nullptr;     // null: no figures yet
    const Outcome* scenario_outcome = nullptr; // null without a scenario, or without figures yet
};

// What colours the cards.
enum class Lens { experience };
// −2…+2, or the window that holds the values.
enum class CurveRange { full, fit };

// A place in the map's order where a touchpoint can go.
struct DropPlace {
    std::string stage;
    Lane lane = Lane::process;
    std::string before;     // the touchpoint of that stage that it goes before; empty: at the stage's end
    Rect cell;              // stage and lane, in map units
    double insertion_x = 0; // in map units

    bool operator==(const DropPlace&) const = default;
};

// How the map is looked at.
struct MapView {
    double zoom = 1;
    ThemeName theme = ThemeName::light;
    std::optional<std::string> persona; // only this one's line on the curve
    CurveRange curve_range = CurveRange::full;
    bool moment_dots = true;
    // Text lanes by field: doing, thinking, pains, opportunities, backstage, systems; in that order.
    std::vector<std::string> text_lanes{"pains", "opportunities"};
    bool own_lanes = true;
    double card_w = size::card_w; // map units: wider cards have more room for names
    double least_width = 0;       // view units: stages widen until the map is so wide
    double more_curve_h = 0;      // view units: by how much the curve is higher than usual
    // For paper: signs may be far smaller than on screen, so cards keep them at zooms where the window's do
    // not.
    bool is_printed = false;
    bool is_dense = false; // the text lanes are set as small as is allowed, and the curve may be lower
    Lens lens = Lens::experience;
    // What the overlay shows. A selected link also turns dark and tells its people.
    std::vector<Owner> selection;
    Owner hovered;
    std::optional<DropPlace> drop;

    bool operator==(const MapView&) const = default;
};

// What the scenario does with a touchpoint or a link.
enum class Presence { kept, added, removed };

struct StagePlace {
    std::string stage;
    double x = 0, w = 0; // map units

    bool operator==(const StagePlace&) const = default;
};
struct LanePlace {
    Lane lane = Lane::people;
    double y = 0, h = 0; // map units

    bool operator==(const LanePlace&) const = default;
};
struct CardPlace {
    std::string touchpoint;
    std::string stage;
    Lane lane = Lane::process;
    Presence presence = Presence::kept;
    Rect rect; // map units

    bool operator==(const CardPlace&) const = default;
};
// A text of a text lane, broken into lines.
struct TextBlock {
    Owner owner;    // the touchpoint with the field's name, or the own lane with the stage
    Point left_top; // view units
    int sign = 0;   // −1 a pain, 1 an opportunity, 0 neither
    std::vector<std::string> lines;

    bool operator==(const TextBlock&) const = default;
};
struct TextLanePlace {
    Owner owner; // text_lane, with the field's name or the own lane's id
    std::string name;
    double y = 0, h = 0; // view units
    std::vector<TextBlock> blocks;

    bool operator==(const TextLanePlace&) const = default;
};

// Where everything lies. Map units are pixels at zoom 1; view units are map units times zoom in x, and
// constant pixels where texts keep their size. Depends on no figures, so that nothing jumps while a slider
// moves.
struct MapGeometry {
    double zoom = 1;
    double width = 0;       // map units
    double grid_height = 0; // map units: lanes and return gutter
    std::vector<StagePlace> stages;
    std::vector<LanePlace> lanes;    // people, process, product
    std::vector<CardPlace> cards;    // from left to right
    std::vector<LinkRoute> links;    // in the journey's order, the removed ones after them
    double curve_y = 0, curve_h = 0; // view units
    std::vector<TextLanePlace> text_lanes;
    double view_width = 0, view_height = 0; // view units: the whole map without header and lane names
};

// Draw in this order. `body` and `overlay` are in map units: scale by the zoom. All others are in view units
// and are painted as they are. The origin of all is the left top corner of the first cell; `header` lies
// above it (y from −stage_header_h to 0) and stays in view when the map scrolls down; `labels` lies left of
// it (x from −lane_label_w to 0) and stays in view when the map scrolls right.
struct MapPicture {
    DisplayList ground;  // cells and lines under everything
    DisplayList body;    // links and cards
    DisplayList curve;   // the experience curve and the text lanes
    DisplayList overlay; // selection, ports, hover, insertion mark: never exported
    DisplayList labels;  // lane names
    DisplayList header;  // stages
};

// O(touchpoints · log + links · touchpoints in a lane). Who lays out one map again and again keeps a memo, so
// that links are routed only when cards or links have changed.
[[nodiscard]] MapGeometry layout_map(const MapSubject& subject, const MapView& view,
                                     RoutingMemo* memo = nullptr);
// `geometry` must be that of the same subject and view.
[[nodiscard]] MapPicture draw_map(const MapSubject& subject, const MapGeometry& geometry,
                                  const MapView& view);
// All lists but the overlay as one, in view units; the left top corner of header and lane names is at the
// origin.
[[nodiscard]] DisplayList whole_map(const MapGeometry& geometry, const MapPicture& picture);

// The zoom at which the whole map, with header and lane names, fits into a window of that size in view units;
// between `least` and `most`.
[[nodiscard]] double fit_zoom(const MapSubject& subject, MapView view, double width, double height,
                              double least, double most);

// The card of that touchpoint, or nullptr.
[[nodiscard]] const CardPlace* find_card(const MapGeometry& geometry, std::string_view touchpoint);
// The cell at a point in map units, and where in it a touchpoint would go; nothing outside the lanes. Left of
// the first stage counts as in it, right of the last one too.
[[nodiscard]] std::optional<DropPlace> drop_place_at(const MapGeometry& geometry, Point point);
// Where links can be pulled from a card: top, right, bottom, left, in map units.
[[nodiscard]] std::array<Point, 4> ports(const Rect& card);

} // namespace waymark
