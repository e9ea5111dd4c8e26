// A person who draws the map that a journey describes, with mouse and keyboard alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desktop/app.h"
#include "journey/journey.h"
#include "support/harness.h"

namespace waymark::testing {

// Knows the program only by what is drawn: finds controls by their names, and elements by the ids that they
// got. Of scenarios it records what the interventions set, touchpoint fields only.
class MapMaker {
public:
    MapMaker(App& app, Harness& hand) : app_(app), hand_(hand) {}

    // From the start screen on. Touchpoints, stages and persons have names of their own in `wanted`.
    void draw(const Journey& wanted);
    void save_as(const std::string& path);

private:
    void draw_title_block(const Journey& wanted);
    void draw_simulation(const Simulation& wanted);
    void draw_stages(const std::vector<Stage>& wanted);
    void draw_touchpoint(const Journey& wanted, const Touchpoint& touchpoint);
    void fill_in(const Touchpoint& touchpoint);
    void draw_lane(const Journey& wanted, const TextLane& lane);
    void draw_link(const Journey& wanted, const Link& link);
    void draw_persona(const Journey& wanted, const Persona& persona, bool is_first);
    void record_scenario(const Journey& wanted, const Scenario& scenario);
    void record_intervention(const Journey& wanted, const Intervention& intervention, std::size_t position);

    // Controls of the inspector, by name without "inspector/".
    void open_section(const std::string& name);
    void enter_number(const std::string& field, double value, double shown_factor = 1);
    void enter_text(const std::string& field, const std::string& text);
    void enter_lines(const std::string& field, const std::string& text);
    void enter_list(const std::string& field, const std::vector<std::string>& texts);
    void choose(const std::string& field, const std::string& item);
    void pick(const std::string& field, std::string_view word); // of two, side by side

    void select_nothing();
    void choose_in_menu(const std::string& label); // of the open popup
    [[nodiscard]] const Journey& journey() const { return *app_.session().history.current(); }
    // In the map being drawn: the id of what has that id in the wanted one.
    [[nodiscard]] std::string touchpoint_here(const Journey& wanted, const std::string& id) const;
    [[nodiscard]] std::string stage_here(const Journey& wanted, const std::string& id) const;
    [[nodiscard]] Rect card_of(const Journey& wanted, const std::string& id) const;

    App& app_;
    Harness& hand_;
};

} // namespace waymark::testing
