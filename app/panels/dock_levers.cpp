#include "panels/dock_levers.h"

#include <algorithm>
#include <cmath>

#include "journey/chart_figures.h"
#include "panels/definitions.h"
#include "panels/popup.h"
#include "panels/study_words.h"
#include "panels/widgets.h"
#include "scene/format.h"
#include "scene/levers.h"
#include "session/study.h"

namespace waymark {

namespace {

constexpr double side = 16, head_h = 36, widest_column = 720;

std::string subtitle(const Session& session) {
    if (session.effects.by_goal && !effects_are_current(session)) return std::string(outdated_words);
    return "what a small step of each field alone does to " + goal_words(session.goal) + goal_when(session) +
           ", " + map_words(session);
}

Hint lever_hint(const Lever& lever) {
    Hint about{lever.where + ": " + lever.step,
               lever.detail + ". " + std::string(find_sensitivity_figure("effect")->definition), ""};
    add_assumptions(about, click_to_select);
    return about;
}

void draw_rows(Ui& ui, const Session& session, const LeverChart& chart, const Rect& area, Actions& actions) {
    const Rect units = in_units(ui, area);
    const int columns = units.w > widest_column ? 2 : 1;
    for (std::size_t i = 0; i < chart.levers.size(); ++i) {
        const Lever& lever = chart.levers[i];
        const Rect row = in_pixels(ui, area, lever_row(chart, units, columns, i));
        const Rect place{row.x - ui.px(8), row.y, row.w + ui.px(12), row.h};
        const Touch on = touch(ui, "lever." + std::to_string(i), place);
        row_ground(ui, place, on, is_selected(session, lever.owner));
        hint(ui, on, lever_hint(lever));
        if (on.clicked) actions.push_back(Show{{lever.owner}});
    }
    const auto freshness = effects_are_current(session) ? Freshness::current : Freshness::of_before;
    paint_in(ui, draw_levers(chart, units, columns, ui.theme_name, freshness), area);
}

} // namespace

Actions goal_combo(Ui& ui, const Session& session, Point right_middle) {
    std::vector<MenuItem> items;
    for (const Goal goal : all_goals)
        items.push_back({.label = std::string(info(goal).label),
                         .is_checked = goal == session.goal,
                         .name = std::string(info(goal).name)});
    const std::string_view value = info(session.goal).label;
    const double w = combo_width(ui, "Goal", value), h = ui.px(size::button_h);
    const Rect rect{right_middle.x - w, std::round(right_middle.y - h / 2), w, h};
    const ComboLook look{.label = "Goal",
                         .hint = {"Goal", "What is to become better: by this everything is judged.",
                                  std::string(info(session.goal).definition)}};
    if (const auto chosen = combo(ui, "goal", rect, value, items, look)) return {SetGoal{all_goals[*chosen]}};
    return {};
}

double goal_combo_width(const Ui& ui, const Session& session) {
    return combo_width(ui, "Goal", info(session.goal).label);
}

Actions draw_levers_page(Ui& ui, const Session& session, const Rect& area) {
    const Theme& look = ui.theme();
    const Rect inside = inset(area, ui.px(side), 0);
    const Rect head{inside.x, inside.y + ui.px(4), inside.w, ui.px(head_h)};
    Actions actions = goal_combo(ui, session, {head.right(), head.center().y});
    const double title_w = text(ui, head, "What matters most", type::strong, look.text);
    const double from = title_w + ui.px(8);
    text(ui, {head.x + from, head.y, head.w - from - ui.px(200), head.h}, subtitle(session), type::micro,
         look.text_3);
    const Rect rows{inside.x, head.bottom() + ui.px(2), inside.w, area.bottom() - head.bottom() - ui.px(10)};
    append(actions, draw_lever_rows(ui, session, rows));
    return actions;
}

Actions draw_lever_rows(Ui& ui, const Session& session, const Rect& rows) {
    Actions actions;
    const Theme& look = ui.theme();
    const auto say = [&](std::string_view words) {
        paragraph(ui, {rows.x, rows.y}, rows.w, words, type::body, look.text_2);
    };
    if (!session.effects.by_goal) {
        say(effects_are_current(session) ? "The effects of this map’s fields cannot be computed."
                                         : "The effects of all fields are being computed.");
        return actions;
    }
    const auto& all = *session.effects.by_goal;
    const auto judged = std::ranges::find(all, session.goal, &Sensitivity::goal);
    if (judged == all.end()) return actions;
    if (!judged->value) {
        say("There is no such goal here: " + judged->why_not + ".");
        return actions;
    }
    const LeverChart chart = lever_chart(*session.effects.inputs.journey, *judged);
    if (chart.levers.empty()) say("No field of the map changes it visibly.");
    draw_rows(ui, session, chart, rows, actions);
    return actions;
}

} // namespace waymark
