#include "panels/scenario_bar.h"

#include <algorithm>
#include <cmath>

#include "journey/fields.h"
#include "journey/lookup.h"
#include "panels/popup.h"
#include "panels/widgets.h"
#include "panels/window.h"
#include "scene/format.h"
#include "scene/terms.h"

namespace waymark {

namespace {

constexpr double pad = 16;

struct SwitchWidths {
    double name;
    double terms;
};

SwitchWidths widths_of(const Ui& ui, const Journey& journey, const Intervention& intervention) {
    return {std::ceil(text_width(ui, intervention.name, type::strong)) + 1,
            std::ceil(text_width(ui, terms_of(journey, intervention), type::small)) + 1};
}

double width_without_words(const Ui& ui) {
    return ui.px(26 + 10 + 14);
}

// Switch, number, name, terms. Returns where it ends.
double draw_intervention(Ui& ui, const Session& session, const Scenario& scenario, std::size_t i, double x,
                         bool with_terms, double most_name, const Rect& area, Actions& actions) {
    const Theme& look = ui.theme();
    const Journey& journey = shown_journey(session);
    const Intervention& intervention = scenario.interventions[i];
    const SwitchWidths widths = widths_of(ui, journey, intervention);
    const std::string name = "intervention." + std::to_string(i);
    const std::string terms = terms_of(journey, intervention);
    if (toggle(ui, name + ".switch", {x, area.center().y}, intervention.enabled,
               {intervention.name, terms,
                intervention.enabled ? "Click to switch it off" : "Click to switch it on"})) {
        Scenario next = scenario;
        next.interventions[i].enabled = !intervention.enabled;
        actions.push_back(Commit{{UpdateScenario{next}}, ""});
    }
    const double words_x = x + ui.px(26 + 10);
    const double name_w = std::min(widths.name, most_name);
    const double words_w = ui.px(14) + name_w + (with_terms ? ui.px(8) + widths.terms : 0);
    const Rect words{words_x, area.y + ui.px(4), words_w, area.h - ui.px(8)};
    const Touch on = touch(ui, name, words);
    if (on.hovered) fill(ui, inset(words, -ui.px(4), 0), look.hover, size::radius_control);
    if (on.focused && ui.focus.ring_shown)
        outline(ui, inset(words, -ui.px(4), 0), look.ink, size::stroke_selection, size::radius_control);
    if (on.clicked) actions.push_back(Select{{Owner{OwnerKind::intervention, intervention.id, ""}}});
    hint(ui, on, Hint{intervention.name, terms, "Click to see its changes"});
    text(ui, words, std::to_string(i + 1), type::strong, intervention.enabled ? look.scenario : look.text_3);
    const Rect name_rect{words.x + ui.px(14), words.y, name_w, words.h};
    text(ui, name_rect, intervention.name, type::strong, intervention.enabled ? look.text : look.text_3);
    if (with_terms)
        text(ui, {name_rect.right() + ui.px(8), words.y, widths.terms, words.h}, terms, type::small,
             look.text_3);
    return words.right();
}

// The button at the far right: what edits do, and into which intervention.
double draw_recording(Ui& ui, const Session& session, const Scenario& scenario, const Rect& area,
                      Actions& actions) {
    const Theme& look = ui.theme();
    const bool is_on = is_recording(session);
    const std::string_view label = is_on ? "Recording" : "Record";
    const double w = std::ceil(text_width(ui, label, type::strong)) + ui.px(12 + 10 + 8 + 12);
    const Rect rect = middle({area.right() - ui.px(pad) - w, area.y, w, area.h}, w, ui.px(24));
    const bool is_possible = !scenario.interventions.empty();
    const Touch on = touch(ui, "recording", rect, is_possible ? Enabled::yes : Enabled::no);
    fill(ui, rect,
         is_on                       ? look.scenario_soft
         : on.hovered && is_possible ? look.hover
                                     : look.panel,
         size::radius_control);
    outline(ui, rect, is_on ? look.scenario : look.line_strong, is_on ? 1.25 : 1, size::radius_control);
    const Color color = !is_possible ? look.text_disabled : is_on ? look.scenario : look.text;
    const Point dot{rect.x + ui.px(17), rect.center().y};
    if (is_on) {
        disc(ui, dot, 5, color);
    } else {
        disc(ui, dot, 5, {0, 0, 0, 0}, color, 1.5);
    }
    text(ui, without_left(rect, ui.px(30)), label, type::strong, color);
    if (on.focused && ui.focus.ring_shown) focus_ring(ui, rect);
    hint(ui, on,
         is_possible
             ? Hint{"Record", "What you change on the map goes into an intervention, not into the base map.",
                    ""}
             : Hint{"", "Add an intervention first: edits are recorded into it.", ""});

    std::vector<MenuItem> items{MenuItem::heading("Record edits into")};
    for (std::size_t i = 0; i < scenario.interventions.size(); ++i)
        items.push_back({.label = std::to_string(i + 1) + "  " + scenario.interventions[i].name,
                         .is_checked = session.recording == scenario.interventions[i].id,
                         .name = scenario.interventions[i].id});
    if (on.clicked && is_on) {
        actions.push_back(SetRecording{std::nullopt});
    } else if (on.clicked && scenario.interventions.size() == 1) {
        actions.push_back(SetRecording{scenario.interventions.front().id});
    } else if (on.clicked) {
        open_popup(ui, "recording");
    }
    if (const auto chosen = popup_menu(ui, "recording", rect, items))
        actions.push_back(SetRecording{scenario.interventions[*chosen - 1].id});
    return rect.x;
}

double draw_horizon(Ui& ui, const Session& session, double right, const Rect& area, Actions& actions) {
    const Simulation& simulation = shown_journey(session).simulation;
    const double people = simulation.initial + simulation.arrivals * simulation.horizon;
    const std::string words = std::to_string(simulation.horizon) + " " +
                              std::string(simulation.horizon == 1 ? period_word(simulation.period)
                                                                  : period_words(simulation.period)) +
                              " · " + format_people(people) + " people";
    const double w = std::ceil(text_width(ui, words, type::small));
    const Rect rect{right - w - ui.px(16), area.y + ui.px(6), w + ui.px(8), area.h - ui.px(12)};
    const Touch on = touch(ui, "horizon", rect);
    if (on.hovered) fill(ui, rect, ui.theme().hover, size::radius_control);
    text(ui, rect, words, type::small, ui.theme().text_3, Align::center);
    if (on.focused && ui.focus.ring_shown)
        outline(ui, rect, ui.theme().ink, size::stroke_selection, size::radius_control);
    hint(ui, on,
         Hint{"Horizon", "How long is projected, and how many people enter in all.", "Click to change it"});
    if (on.clicked) actions.push_back(Select{{}});
    return rect.x;
}

double draw_add(Ui& ui, const Session& session, double x, const Rect& area, Actions& actions) {
    const bool is_possible = is_enabled(session, CommandId::add_intervention);
    const double w = std::ceil(text_width(ui, "Intervention", type::body)) + ui.px(8 + 14 + 8 + 8);
    const Rect rect = middle({x, area.y, w, area.h}, w, ui.px(24));
    if (button(ui, "add", rect, "Intervention",
               {.style = ButtonStyle::quiet,
                .icon = Icon::plus,
                .enabled = is_possible ? Enabled::yes : Enabled::no,
                .hint = "Add a measure with a start, costs and changes of its own"}))
        actions.push_back(Run{CommandId::add_intervention});
    return rect.right();
}

void draw_switches(Ui& ui, const Session& session, const Scenario& scenario, double x, double right,
                   const Rect& area, Actions& actions) {
    const Journey& journey = shown_journey(session);
    const double add_w = std::ceil(text_width(ui, "Intervention", type::body)) + ui.px(8 + 14 + 8 + 8);
    const double gap = ui.px(20);
    double with_terms = 0;
    double names_only = 0;
    for (const Intervention& intervention : scenario.interventions) {
        const SwitchWidths widths = widths_of(ui, journey, intervention);
        names_only += width_without_words(ui) + widths.name + gap;
        with_terms += width_without_words(ui) + widths.name + ui.px(8) + widths.terms + gap;
    }
    const double room = right - x - add_w - ui.px(24);
    const auto count = static_cast<double>(std::max<std::size_t>(1, scenario.interventions.size()));
    const double most_name =
        names_only <= room ? 1e9 : std::max(0.0, room / count - width_without_words(ui) - gap);
    for (std::size_t i = 0; i < scenario.interventions.size(); ++i)
        x = draw_intervention(ui, session, scenario, i, x, with_terms <= room, most_name, area, actions) +
            gap;
    if (!scenario.interventions.empty()) {
        vertical_line(ui, x - ui.px(4), area.center().y - ui.px(8), ui.px(16), ui.theme().line);
        x += ui.px(4);
    }
    draw_add(ui, session, x, area, actions);
}

} // namespace

Actions draw_scenario_bar(Ui& ui, const Session& session, const Rect& area) {
    const Theme& look = ui.theme();
    const PanelWindow window(ui, "scenario", area, look.panel);
    horizontal_line(ui, area.x, area.y, area.w, look.line);
    horizontal_line(ui, area.x, area.bottom() - ui.px(1), area.w, look.line);
    Actions actions;
    const Scenario* const scenario = active_scenario(session);
    double x = area.x + ui.px(pad);
    if (scenario == nullptr) {
        const double right = draw_horizon(ui, session, area.right() - ui.px(4), area, actions);
        x += text(ui, {x, area.y, ui.px(120), area.h}, "Base map", type::strong, look.text);
        text(ui, {x + ui.px(12), area.y, right - x - ui.px(24), area.h},
             shown_journey(session).scenarios.empty() ? "Add a scenario to try what would change it."
                                                      : "Choose a scenario to see what it would change.",
             type::small, look.text_2);
        return actions;
    }
    double right = draw_recording(ui, session, *scenario, area, actions);
    right = draw_horizon(ui, session, right, area, actions);
    const double name_w = std::min(std::ceil(text_width(ui, scenario->name, type::strong)) + 1, ui.px(220));
    const Rect name{x, area.y + ui.px(6), name_w, area.h - ui.px(12)};
    const Touch on = touch(ui, "name", name);
    if (on.hovered) fill(ui, inset(name, -ui.px(4), 0), look.hover, size::radius_control);
    text(ui, name, scenario->name, type::strong, look.scenario);
    if (on.focused && ui.focus.ring_shown) focus_ring(ui, name);
    if (on.clicked) actions.push_back(Select{{Owner{OwnerKind::scenario, scenario->id, ""}}});
    hint(ui, on, Hint{scenario->name, scenario->description, "Click to see all of it"});
    x = name.right() + ui.px(14);
    vertical_line(ui, x, area.center().y - ui.px(8), ui.px(16), look.line);
    draw_switches(ui, session, *scenario, x + ui.px(14), right - ui.px(8), area, actions);
    return actions;
}

} // namespace waymark
