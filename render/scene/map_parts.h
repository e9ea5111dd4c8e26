// The parts that a map is drawn of, for map_layout and map_picture alone.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "scene/map_view.h"

namespace waymark {

// What several parts look up while one picture is drawn; made once, and gone with it.
struct MapIndex {
    std::unordered_map<std::string_view, const Touchpoint*> base, in_force;
    std::unordered_map<std::string_view, std::vector<int>> interventions; // numbers, by touchpoint
};
[[nodiscard]] MapIndex index_of(const MapSubject& subject);

// The touchpoint as it is drawn: in force, or as it was where the scenario removes it.
[[nodiscard]] const Touchpoint& shown_touchpoint(const MapIndex& index, std::string_view id);
// The outcome that the map shows: the scenario's, else the base map's; null without figures.
[[nodiscard]] const Outcome* shown_outcome(const MapSubject& subject);

[[nodiscard]] bool is_selected(const MapView& view, const Owner& owner);

// The step of the diverging ramp for a score 0–10.
[[nodiscard]] Color score_color(const Theme& theme, double score);

void draw_card(DisplayList& list, const CardPlace& card, const MapIndex& index, const MapView& view);
void draw_links(DisplayList& list, const MapSubject& subject, const MapGeometry& geometry,
                const MapView& view);
// The people of selected links, over the cards.
void draw_link_people(DisplayList& list, const MapSubject& subject, const MapGeometry& geometry,
                      const MapView& view);
void draw_overlay(DisplayList& list, const MapGeometry& geometry, const MapView& view);
void draw_stage_header(DisplayList& list, const Journey& journey, const MapGeometry& geometry,
                       const MapView& view);

// From the last touchpoint's middle to the map's right edge: room for the names and values at the lines'
// ends, in view units. Depends on no figures.
[[nodiscard]] double curve_labels_room(const MapSubject& subject, const MapView& view);
// The curve lane: lines and labels into `list`, the bracket of its range beside the lane names into `labels`.
void draw_curve(DisplayList& list, DisplayList& labels, const MapSubject& subject,
                const MapGeometry& geometry, const MapView& view, const MapIndex& index);

// Appends the text lanes below the curve and sets the map's height.
void place_text_lanes(MapGeometry& geometry, const MapSubject& subject, const MapView& view);
void draw_text_lanes(DisplayList& list, const MapGeometry& geometry, const MapView& view);

} // namespace waymark
