#include "panels/compare_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "journey/chart_figures.h"
#include "journey/lookup.h"
#include "journey/wording.h"
#include "panels/definitions.h"
#include "panels/dock_levers.h"
#include "panels/optimise_card.h"
#include "panels/popup.h"
#include "panels/study_words.h"
#include "panels/widgets.h"
#include "panels/window.h"
#include "scene/compare_curve.h"
#include "scene/compare_table.h"
#include "scene/format.h"
#include "scene/waterfall_chart.h"
#include "session/comparison.h"

namespace waymark {

namespace {

constexpr double gap = 16, pad = 16, head_h = 28;
constexpr double left_share = 0.63, top_share = 0.52;

// A white sheet with a title, and room kept at its right; gives the room below.
Rect draw_card(Ui& ui, const Rect& rect, std::string_view title, std::string_view subtitle, double kept = 0) {
    const Theme& look = ui.theme();
    fill(ui, rect, look.panel, size::radius_control);
    outline(ui, rect, look.line, 1, size::radius_control);
    const Rect inside = inset(rect, ui.px(pad), ui.px(8));
    const Rect head{inside.x, inside.y, inside.w, ui.px(head_h)};
    const double w = text(ui, head, title, type::title, look.text);
    text(ui, without_right(without_left(head, w + ui.px(10)), kept), subtitle, type::micro, look.text_3);
    return {inside.x, head.bottom(), inside.w, inside.bottom() - head.bottom()};
}

Rect without_top(const Rect& rect, double h) {
    return {rect.x, rect.y + h, rect.w, rect.h - h};
}

void say(Ui& ui, const Rect& place, std::string_view words) {
    paragraph(ui, {place.x, place.y + ui.px(6)}, place.w, words, type::body, ui.theme().text_2);
}

// The scenarios that could be projected, in the order of what was found.
std::vector<ComparedOutcome> compared(const Session& session) {
    std::vector<ComparedOutcome> all;
    for (const ComparedScenario& one : session.comparing.found->scenarios) {
        const Scenario* const scenario = find_scenario(shown_journey(session), one.id);
        if (scenario != nullptr && one.outcome) all.push_back({scenario, one.outcome.get(), one.bands.get()});
    }
    return all;
}

std::string problems_of(const ScenarioComparison& found) {
    std::string text;
    const auto add = [&](const Problems& problems) {
        for (const Problem& problem : problems)
            text += (text.empty() ? "" : "  ") + to_text(problem);
    };
    add(found.problems);
    for (const ComparedScenario& one : found.scenarios)
        add(one.problems);
    return text;
}

std::uint32_t draws_of(const Session& session) {
    for (const ComparedScenario& one : session.comparing.found->scenarios)
        if (one.bands) return one.bands->draws;
    return 0;
}

void draw_table(Ui& ui, const Session& session, const Rect& card) {
    const Simulation& simulation = shown_journey(session).simulation;
    const double people = simulation.initial + simulation.arrivals * simulation.horizon;
    const Rect place = draw_card(ui, card, "Scenarios against base",
                                 horizon_words(session) + ", " + format_people(people) + " people enter");
    const ScenarioComparison& found = *session.comparing.found;
    const std::string problems = problems_of(found);
    const auto outcomes = found.base ? compared(session) : std::vector<ComparedOutcome>{};
    if (outcomes.empty()) return say(ui, place, problems);
    const CompareTable table = compare_table(shown_journey(session), *found.base, outcomes);
    paint_in(ui, draw_compare_table(table, in_units(ui, place), ui.theme_name), place);
    const std::uint32_t draws = draws_of(session);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const Touch on = touch_by_mouse(ui, "table." + table.rows[i].id,
                                        in_pixels(ui, place, compare_row(table, in_units(ui, place), i)));
        Hint about = hint_of(*find_chart_figure(table.rows[i].id));
        if (draws == 0) {
            about.detail += "\n" + std::string(no_forecast_note);
        } else {
            add_assumptions(about, "How sure: from " + format_number(draws, 0) +
                                       " draws of what is uncertain, the same for base and scenarios.");
        }
        hint(ui, on, about);
    }
}

WaterfallSet waterfall_set(const Session& session) {
    const FigureInfo& goal = info(session.goal);
    const ScenarioComparison& found = *session.comparing.found;
    WaterfallSet set{goal.scale, shown_journey(session).currency, goal.good_direction, {}};
    for (const ComparedScenario& one : found.scenarios) {
        if (!one.outcome) continue;
        auto& chart = set.scenarios.emplace_back();
        const Scenario* const scenario = find_scenario(shown_journey(session), one.id);
        const auto made = std::ranges::find(one.waterfalls, session.goal, &Waterfall::goal);
        const auto base = value_of(*found.base, session.goal);
        if (scenario == nullptr || made == one.waterfalls.end() || !base) continue;
        chart = waterfall_chart(*scenario, *base, *made);
    }
    return set;
}

void draw_waterfall(Ui& ui, const Session& session, const Rect& card) {
    const ScenarioComparison& found = *session.comparing.found;
    std::string goal = goal_words(session.goal) + " at " + horizon_words(session);
    if (!found.base) {
        draw_card(ui, card, "Where the change comes from", goal);
        return;
    }
    const WaterfallSet set = waterfall_set(session);
    const double floor = waterfall_floor(set);
    if (floor != 0) goal += ", axis from " + format_figure(set.scale, floor, set.currency);
    const Rect place = draw_card(ui, card, "Where the change comes from", goal);
    const bool is_known = std::ranges::any_of(set.scenarios, [](const auto& one) { return one.has_value(); });
    if (!is_known)
        return say(ui, place,
                   found.is_complete ? "This goal has no value here, or no intervention is switched on."
                                     : "Each intervention’s part is being computed.");
    paint_in(ui, draw_waterfalls(set, in_units(ui, place), ui.theme_name), place);
    for (std::size_t i = 0; i < set.scenarios.size(); ++i) {
        const auto& chart = set.scenarios[i];
        if (!chart) continue;
        const Touch on = touch_by_mouse(ui, "waterfall." + std::to_string(i),
                                        in_pixels(ui, place, waterfall_place(set, in_units(ui, place), i)));
        std::string parts;
        for (const WaterfallStep& step : chart->steps)
            parts += std::to_string(step.number) + "  " + step.name + " " +
                     format_change(set.scale, step.change, set.currency) + "\n";
        Hint about = hint_of(*find_waterfall_figure("contribution"));
        about.title = chart->name;
        about.text = parts + about.text;
        add_assumptions(about);
        hint(ui, on, about);
    }
}

// What is told of a stop under the pointer: base and each scenario, with its letter.
Hint stop_hint(const CurveComparison& chart, std::size_t stop) {
    const auto& figures = curve_figures();
    Hint about = hint_of(*std::ranges::find(figures, "curve", &FigureInfo::name));
    about.title = chart.stops[stop].name;
    const auto told = [&](const std::optional<CurveValue>& value) {
        return value ? format_experience(value->value) + (value->is_assumed ? ", only assumed" : "")
                     : std::string("nobody comes here");
    };
    std::string values = "Base  " + told(chart.base.values[stop]) + "\n";
    for (std::size_t i = 0; i < chart.scenarios.size(); ++i)
        values += scenario_letter(i) + "  " + told(chart.scenarios[i].values[stop]) + "\n";
    about.text = values + about.text;
    add_assumptions(about, "Click to select it on the map.");
    return about;
}

void draw_curves(Ui& ui, const CurveComparison& chart, const Rect& place, Actions& actions) {
    for (std::size_t i = 0; i < chart.stops.size(); ++i) {
        const Rect strip = in_pixels(ui, place, curve_stop_place(chart, in_units(ui, place), i));
        const Touch on = touch(ui, "stop." + chart.stops[i].touchpoint, strip);
        if (on.hovered) fill(ui, strip, ui.theme().hover);
        if (on.focused && ui.focus.ring_shown) focus_ring(ui, strip);
        hint(ui, on, stop_hint(chart, i));
        if (on.clicked)
            actions.push_back(Show{{Owner{OwnerKind::touchpoint, chart.stops[i].touchpoint, ""}}});
    }
    paint_in(ui, draw_curve_comparison(chart, in_units(ui, place), ui.theme_name), place);
}

// The experience curves, or the best choice for a budget.
Actions draw_lower_card(Ui& ui, const Session& session, CompareState& state, const Rect& card) {
    Actions actions;
    constexpr std::array<std::string_view, 2> names{"Experience curve", "Best choice for a budget"};
    const double tabs_w = segments_width(ui, names), kept = tabs_w + ui.px(12);
    const Rect tabs{card.right() - ui.px(pad) - tabs_w, card.y + ui.px(8), tabs_w, ui.px(size::button_h)};
    const ScenarioComparison& found = *session.comparing.found;
    if (state.card == CompareCard::best_choice) {
        const Rect place =
            draw_card(ui, card, "The best choice for a budget",
                      "by " + goal_words(session.goal) + " at " + horizon_words(session), kept);
        append(actions, draw_optimise_card(ui, session, state.optimised, without_top(place, ui.px(6))));
    } else if (const auto outcomes = found.base ? compared(session) : std::vector<ComparedOutcome>{};
               outcomes.empty() || !found.base->mix) {
        const Rect place = draw_card(ui, card, "Experience curve", "");
        say(ui, place,
            found.base && !found.base->mix
                ? "No curve: people can come to touchpoints that are never left nor finished from."
                : problems_of(found));
    } else {
        const CurveComparison chart = curve_comparison(shown_journey(session), *found.base, outcomes);
        const Persona* const persona =
            session.persona ? find_persona(shown_journey(session), *session.persona) : nullptr;
        const std::string who = persona == nullptr ? "all personas" : persona->name;
        const Rect place = draw_card(ui, card, "Experience curve", window_words(chart) + ", " + who, kept);
        draw_curves(ui, chart, without_top(place, ui.px(6)), actions);
    }
    if (const auto chosen = segments(ui, "card", tabs, names, static_cast<int>(state.card)))
        state.card = static_cast<CompareCard>(*chosen);
    return actions;
}

// Without a scenario there is nothing to compare.
Actions draw_nothing(Ui& ui, const Session& session, const Rect& area) {
    const Journey& journey = shown_journey(session);
    if (journey.touchpoints.empty() || journey.personas.empty()) {
        const Rect place = middle(area, ui.px(420), ui.px(60));
        say(ui, place,
            "Place touchpoints on the map and add a persona who walks it, then compare scenarios here.");
        return {};
    }
    const Rect place = middle(area, ui.px(420), ui.px(90));
    if (empty_state(ui, "new-scenario", place, "A scenario is compared with the base map. There is none yet.",
                    "New scenario"))
        return {SetView{MainView::map}, Run{CommandId::add_scenario}};
    return {};
}

} // namespace

Actions draw_compare(Ui& ui, const Session& session, CompareState& state, const Rect& area) {
    const PanelWindow window(ui, "compare", area, ui.theme().window);
    if (compared_scenarios(session).empty() || shown_journey(session).personas.empty() ||
        shown_journey(session).touchpoints.empty())
        return draw_nothing(ui, session, area);
    if (!session.comparing.found) {
        say(ui, inset(area, ui.px(2 * gap), ui.px(gap)), "The scenarios are being compared.");
        return {};
    }
    const Rect inside = inset(area, ui.px(gap), ui.px(gap));
    const double left_w = std::round((inside.w - ui.px(gap)) * left_share);
    const double top_h = std::round((inside.h - ui.px(gap)) * top_share);
    const Rect top_left{inside.x, inside.y, left_w, top_h};
    const Rect top_right{top_left.right() + ui.px(gap), inside.y,
                         inside.right() - top_left.right() - ui.px(gap), top_h};
    const double low = top_left.bottom() + ui.px(gap);
    const Rect bottom_left{inside.x, low, left_w, inside.bottom() - low};
    const Rect bottom_right{top_right.x, low, top_right.w, bottom_left.h};
    draw_table(ui, session, top_left);
    draw_waterfall(ui, session, top_right);
    Actions actions = draw_lower_card(ui, session, state, bottom_left);
    const Rect levers = draw_card(ui, bottom_right, "What matters most",
                                  "a small step of each field, change in " + goal_words(session.goal));
    append(actions, draw_lever_rows(ui, session, levers));
    return actions;
}

double compared_choice_width(const Ui& ui, const Session& session) {
    return combo_width(ui, "Scenarios",
                       std::to_string(compared_scenarios(session).size()) + " of " +
                           std::to_string(shown_journey(session).scenarios.size()));
}

Actions draw_compared_choice(Ui& ui, const Session& session, const Rect& rect) {
    const Journey& journey = shown_journey(session);
    const std::vector<std::string> shown = compared_scenarios(session);
    std::vector<MenuItem> items;
    for (const Scenario& scenario : journey.scenarios) {
        const bool is_shown = std::ranges::find(shown, scenario.id) != shown.end();
        const bool is_last = is_shown && shown.size() == 1;
        const bool is_too_many = !is_shown && shown.size() >= most_compared;
        items.push_back({.label = scenario.name,
                         .enabled = is_last || is_too_many ? Enabled::no : Enabled::yes,
                         .is_checked = is_shown,
                         .name = scenario.id,
                         .hint = is_too_many ? "Four are compared already: take one away first"
                                 : is_last   ? "One scenario stays"
                                             : ""});
    }
    const std::string value =
        std::to_string(shown.size()) + " of " + std::to_string(journey.scenarios.size());
    const ComboLook look{
        .label = "Scenarios",
        .hint = {"Scenarios", "Up to four are compared with base, each with its letter and colour.", ""}};
    const auto chosen = combo(ui, "compared", rect, value, items, look);
    if (!chosen) return {};
    std::vector<std::string> next = shown;
    const std::string& id = journey.scenarios[*chosen].id;
    if (std::erase(next, id) == 0) next.push_back(id);
    return {SetCompared{std::move(next)}};
}

} // namespace waymark
