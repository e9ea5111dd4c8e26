#include "panels/optimise_card.h"

#include <algorithm>
#include <cmath>

#include "journey/chart_figures.h"
#include "journey/lookup.h"
#include "panels/definitions.h"
#include "panels/number_field.h"
#include "panels/popup.h"
#include "panels/widgets.h"
#include "panels/window.h"
#include "scene/format.h"
#include "scene/frontier_chart.h"
#include "session/comparison.h"
#include "whatif/optimise.h"

namespace waymark {

namespace {

constexpr double form_w = 264, label_w = 72;

// What all interventions together cost: the budget that is no limit.
double cost_of_all(const Journey& journey, const Scenario& scenario) {
    double sum = 0;
    for (const Intervention& one : scenario.interventions)
        sum += cost_over_horizon(one, journey.simulation.horizon);
    return sum;
}

Rect labelled(Ui& ui, Column& column, std::string_view label) {
    const Rect row = column.row(28);
    column.space(6);
    text(ui, left_part(row, ui.px(label_w)), label, type::body, ui.theme().text);
    return middle(without_left(row, ui.px(label_w)), row.w - ui.px(label_w), ui.px(26));
}

// The scenario of that id, or the first that is compared.
const Scenario* chosen_scenario(const Session& session, std::string& id) {
    const Journey& journey = shown_journey(session);
    const auto compared = compared_scenarios(session);
    if (std::ranges::find(compared, id) == compared.end()) id = compared.front();
    return find_scenario(journey, id);
}

void draw_scenario(Ui& ui, const Session& session, Column& column, std::string& id) {
    const Rect rect = labelled(ui, column, "Scenario");
    const auto compared = compared_scenarios(session);
    std::vector<MenuItem> items;
    for (const std::string& one : compared)
        items.push_back({.label = find_scenario(shown_journey(session), one)->name,
                         .is_checked = one == id,
                         .name = one});
    const std::string value = find_scenario(shown_journey(session), id)->name;
    if (const auto chosen = combo(
            ui, "optimise.scenario", rect, value, items,
            {.hint = {"Scenario", "All its interventions are candidates, those switched off too.", ""}}))
        id = compared[*chosen];
}

void draw_budget(Ui& ui, const Session& session, const Scenario& scenario, Column& column, Actions& actions) {
    const Rect rect = labelled(ui, column, "Budget");
    const Journey& journey = shown_journey(session);
    double value = session.budget.value_or(cost_of_all(journey, scenario));
    const NumberLook look{
        .label = "Budget",
        .range = money_range,
        .step = 1000,
        .max_decimals = 2,
        .prefix = currency_sign(journey.currency),
        .hint = {"Budget",
                 "What the chosen interventions may cost up to the horizon, once and per "
                 "period together.",
                 "All of them: " + format_money(cost_of_all(journey, scenario), journey.currency)}};
    if (number_field(ui, "optimise.budget", left_part(rect, ui.px(120)), value, look) != Gesture::none)
        actions.push_back(SetBudget{value});
}

// The search's progress in the place of the button that starts it.
void draw_search(Ui& ui, const Session& session, const Scenario& scenario, Column& column, Actions& actions) {
    const Rect row = column.row(30);
    column.space(8);
    const Optimising& now = session.optimising;
    if (!now.is_running) {
        const bool has_candidates = !scenario.interventions.empty();
        const Rect rect = left_part(row, button_width(ui, "Find the best choice"));
        if (button(ui, "optimise.start", rect, "Find the best choice",
                   {.enabled = has_candidates ? Enabled::yes : Enabled::no,
                    .hint = has_candidates ? "Tries the interventions in all ways that the budget allows"
                                           : "The scenario has no intervention to choose from"}))
            actions.push_back(
                StartOptimise{{shown_snapshot(session), scenario.id, session.persona, session.goal,
                               session.budget.value_or(cost_of_all(shown_journey(session), scenario))}});
        return;
    }
    const double cancel_w = button_width(ui, "Cancel");
    const Rect bar = middle(without_right(row, cancel_w + ui.px(10)), row.w - cancel_w - ui.px(10), ui.px(4));
    const double part = now.of == 0 ? 0 : static_cast<double>(now.tried) / static_cast<double>(now.of);
    fill(ui, bar, ui.theme().line, 2);
    fill(ui, left_part(bar, bar.w * part), ui.theme().ink, 2);
    if (button(ui, "optimise.cancel", right_part(row, cancel_w), "Cancel",
               {.hint = "Stops the search; nothing changes"}))
        actions.push_back(StopOptimise{});
}

std::string gain_words(const Journey& journey, const Optimum& optimum) {
    const FigureInfo& goal = info(optimum.goal);
    std::string words =
        std::string(goal.label) + " " + format_figure(goal.scale, optimum.best->value, journey.currency);
    if (!optimum.frontier.empty() && optimum.frontier.front().interventions.empty())
        words += " (" +
                 format_change(goal.scale, optimum.best->value - optimum.frontier.front().value,
                               journey.currency) +
                 ")";
    return words + " for " + format_money(optimum.best->cost, journey.currency);
}

// The interventions of the scenario, those of the best choice ticked, and the button that switches them so.
void draw_choice(Ui& ui, const Session& session, const Scenario& scenario, const Optimum& optimum,
                 Column& column, double bottom, Actions& actions) {
    const Theme& look = ui.theme();
    const Journey& journey = shown_journey(session);
    if (!optimum.best) {
        text(ui, column.row(20), "The goal has no value for any choice.", type::body, look.text_2);
        return;
    }
    text(ui, column.row(20), gain_words(journey, optimum), type::strong, look.text);
    const auto& best = optimum.best->interventions;
    for (const Intervention& one : scenario.interventions) {
        if (column.y() + ui.px(20 + 40) > bottom) break;
        const bool is_in = std::ranges::find(best, one.id) != best.end();
        const Rect row = column.row(20);
        if (is_in) icon(ui, Icon::check, {row.x + ui.px(7), row.center().y}, look.good, 13);
        const std::string cost =
            format_money_short(cost_over_horizon(one, journey.simulation.horizon), journey.currency);
        const double cost_w = std::ceil(text_width(ui, cost, type::small));
        text(ui, without_right(without_left(row, ui.px(20)), cost_w + ui.px(8)), one.name, type::body,
             is_in ? look.text : look.text_3);
        text(ui, row, cost, type::small, look.text_3, Align::right);
    }
    column.space(8);
    const Scenario next = with_choice(scenario, best);
    const bool is_applied = next == scenario;
    const Rect row = column.row(28);
    if (button(ui, "optimise.apply", left_part(row, button_width(ui, "Apply")), "Apply",
               {.enabled = is_applied ? Enabled::no : Enabled::yes,
                .hint = is_applied ? "The scenario is switched so already"
                                   : "Switches the interventions on and off as ticked; one step to undo"}))
        actions.push_back(Commit{{UpdateScenario{next}}, "Apply the best choice", {}});
}

void draw_picture(Ui& ui, const Session& session, const Scenario& scenario, const Optimum& optimum,
                  const Rect& place) {
    const FrontierChart chart = frontier_chart(shown_journey(session), scenario, optimum);
    const Rect units = in_units(ui, place);
    paint_in(ui, draw_frontier(chart, units, ui.theme_name), place);
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        const Point at = frontier_place(chart, units, i);
        const double r = ui.px(10);
        const Touch on = touch_by_mouse(ui, "frontier." + std::to_string(i),
                                        inset(in_pixels(ui, place, {at.x, at.y, 0, 0}), -r, -r));
        Hint about = hint_of(*find_optimise_figure("frontier"));
        about.title = chart.goal + " " + format_figure(chart.scale, chart.points[i].value, chart.currency) +
                      " for " + format_money(chart.points[i].cost, chart.currency);
        about.text = chart.names[i] + "\n" + about.text;
        add_assumptions(about);
        hint(ui, on, about);
    }
}

std::string idle_words(const Session& session) {
    const Optimising& now = session.optimising;
    if (now.is_running)
        return "Trying choices: " + format_number(static_cast<double>(now.tried), 0) + " of " +
               format_number(static_cast<double>(now.of), 0) + " so far.";
    return "Which interventions bring most for the money? What each sum would buy stands here after the "
           "search.";
}

} // namespace

Actions draw_optimise_card(Ui& ui, const Session& session, std::string& id, const Rect& area) {
    Actions actions;
    const Scenario* const scenario = chosen_scenario(session, id);
    Column column(ui, {area.x, area.y + ui.px(4)}, std::min(ui.px(form_w), area.w * 0.45));
    draw_scenario(ui, session, column, id);
    draw_budget(ui, session, *scenario, column, actions);
    draw_search(ui, session, *scenario, column, actions);
    const Rect right = without_left(area, column.width() + ui.px(32));
    const Optimising& now = session.optimising;
    const bool is_of_this = now.request && now.request->scenario == scenario->id &&
                            now.request->goal == session.goal && optimum_is_current(session);
    if (is_of_this && !now.problems.empty()) {
        paragraph(ui, {right.x, right.y + ui.px(6)}, right.w, to_text(now.problems.front()), type::body,
                  ui.theme().bad);
    } else if (is_of_this && now.optimum) {
        draw_choice(ui, session, *scenario, *now.optimum, column, area.bottom(), actions);
        draw_picture(ui, session, *scenario, *now.optimum, right);
    } else {
        paragraph(ui, {right.x, right.y + ui.px(6)}, right.w, idle_words(session), type::body,
                  ui.theme().text_2);
    }
    return actions;
}

} // namespace waymark
