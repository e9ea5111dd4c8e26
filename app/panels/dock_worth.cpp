#include "panels/dock_worth.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "journey/chart_figures.h"
#include "panels/definitions.h"
#include "panels/dock_levers.h"
#include "panels/popup.h"
#include "panels/study_words.h"
#include "panels/widgets.h"
#include "panels/window.h"
#include "scene/format.h"
#include "scene/worth_chart.h"
#include "session/study.h"

#include <imgui.h>

namespace waymark {

namespace {

constexpr double side = 16, head_h = 36, between = 32;
constexpr double left_share = 0.54, widest_column = 560;

void draw_title(Ui& ui, const Rect& head, std::string_view title, std::string_view subtitle) {
    const double w = text(ui, head, title, type::strong, ui.theme().text);
    text(ui, without_left(head, w + ui.px(8)), subtitle, type::micro, ui.theme().text_3);
}

Hint removal_hint(const RemovalChart& chart, const RemovalBar& bar, Goal goal) {
    Hint hint = hint_of(*find_worth_figure("without"));
    hint.title = bar.name;
    const std::string figure(info(goal).label);
    std::string now = bar.why_not.empty() ? figure + " without it " : "Without it: " + bar.why_not + ".";
    if (bar.why_not.empty())
        now += format_figure(chart.scale, bar.without, chart.currency) + ", with it " +
               format_figure(chart.scale, bar.with, chart.currency) + ".";
    hint.text = now + " " + hint.text;
    add_assumptions(hint, click_to_select);
    return hint;
}

void draw_removal_rows(Ui& ui, const Session& session, const RemovalChart& chart, const Rect& rows,
                       Actions& actions) {
    ScrollPart part(ui, "removals", rows);
    const double width = part.width();
    const int columns = width / ui.scale > widest_column ? 2 : 1;
    const Rect place{part.origin().x, part.origin().y, width, removals_height(chart, columns) * ui.scale};
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const RemovalBar& bar = chart.bars[i];
        Rect row = in_pixels(ui, place, removal_row(chart, in_units(ui, place), columns, i));
        row = {row.x - ui.px(6), row.y, row.w + ui.px(12), row.h};
        const Touch on = touch(ui, bar.owner.id, row);
        row_ground(ui, row, on, is_selected(session, bar.owner));
        hint(ui, on, removal_hint(chart, bar, session.goal));
        if (on.clicked) actions.push_back(Show{{bar.owner}});
    }
    const auto freshness = worth_is_current(session) ? Freshness::current : Freshness::of_before;
    paint_in(ui, draw_removals(chart, in_units(ui, place), columns, ui.theme_name, freshness), place);
    part.reach(place.bottom());
}

std::string removals_subtitle(const Session& session) {
    if (session.worth.found && !worth_is_current(session)) return std::string(outdated_words);
    return "change in " + goal_words(session.goal) + goal_when(session) + " if it was not there, " +
           map_words(session);
}

// Why there are no rows.
std::string missing_removals(const Session& session) {
    if (worth_is_current(session) && !session.worth.problems.empty())
        return to_text(session.worth.problems.front());
    std::string words = "The map is being tried without each touchpoint.";
    if (session.worth.of == 0) return words;
    return words + " " + std::to_string(session.worth.tried) + " of " + std::to_string(session.worth.of) +
           " so far.";
}

Actions draw_removals_part(Ui& ui, const Session& session, const Rect& area) {
    const Rect head{area.x, area.y + ui.px(4), area.w, ui.px(head_h)};
    Actions actions = goal_combo(ui, session, {head.right(), head.center().y});
    draw_title(ui, without_right(head, goal_combo_width(ui, session) + ui.px(12)), "Without each touchpoint",
               removals_subtitle(session));
    const Rect rows{area.x, head.bottom() + ui.px(2), area.w, area.bottom() - head.bottom() - ui.px(6)};
    const auto say = [&](std::string_view words) {
        paragraph(ui, {rows.x, rows.y}, rows.w, words, type::body, ui.theme().text_2);
    };
    if (!session.worth.found) {
        say(missing_removals(session));
        return actions;
    }
    const MapWorth& worth = *session.worth.found;
    const std::optional<double> with = worth.with_all[static_cast<std::size_t>(session.goal)];
    if (!with) {
        say("The goal has no value here.");
        return actions;
    }
    draw_removal_rows(ui, session, removal_chart(worth.map, worth.removals, session.goal, with), rows,
                      actions);
    return actions;
}

struct GroupingWords {
    Grouping by;
    std::string_view label;
};
constexpr std::array grouping_words{GroupingWords{Grouping::touchpoint, "Touchpoint"},
                                    GroupingWords{Grouping::stage, "Stage"},
                                    GroupingWords{Grouping::lane, "Lane"},
                                    GroupingWords{Grouping::channel, "Channel"},
                                    GroupingWords{Grouping::owner, "Owner"},
                                    GroupingWords{Grouping::kind, "Service or not"},
                                    GroupingWords{Grouping::initiator, "Who starts"}};

std::string_view label_of(Grouping by) {
    return std::ranges::find(grouping_words, by, &GroupingWords::by)->label;
}

// Returns its left edge.
double draw_grouping(Ui& ui, WorthState& state, Point right_middle) {
    std::vector<MenuItem> items;
    for (const GroupingWords& one : grouping_words)
        items.push_back({.label = std::string(one.label),
                         .is_checked = one.by == state.by,
                         .name = std::string(to_word(one.by))});
    const double w = combo_width(ui, "By", label_of(state.by)), h = ui.px(size::button_h);
    const Rect rect{right_middle.x - w, std::round(right_middle.y - h / 2), w, h};
    const ComboLook look{.label = "By", .hint = {"By", "What touchpoints are put together by.", ""}};
    if (const auto chosen = combo(ui, "by", rect, label_of(state.by), items, look))
        state.by = grouping_words[*chosen].by;
    return rect.x;
}

// "Customer service" with its badge and its shares: a part of the experience, in sight beside all the others.
void draw_service_line(Ui& ui, const ShareChart& chart, const Rect& row) {
    const Theme& look = ui.theme();
    if (chart.all_service.owners.empty()) {
        text(ui, row, "No touchpoint is customer service", type::micro, look.text_3);
        return;
    }
    DisplayList badge;
    add_service_badge(badge, {0, (row.h / ui.scale - size::badge_h) / 2}, look);
    paint_in(ui, badge, row);
    const Rect words = without_left(row, ui.px(size::badge_w + 8));
    const double w = text(ui, words, "Customer service", type::strong, look.service);
    const Rect rest = without_left(words, w + ui.px(6));
    std::string told = "is " + service_words(chart);
    if (text_width(ui, told, type::small) > rest.w && chart.all_service.shares.back())
        told = "is " + format_number(100 * *chart.all_service.shares.back(), 0) + " % of churn";
    text(ui, rest, told, type::small, look.text_2);
    Hint about{"Customer service within the experience",
               "Touchpoints of customer service are " + service_words(chart) + " of the whole map.", ""};
    add_assumptions(about, "Over the whole time that people are on the map.");
    hint(ui, touch_by_mouse(ui, "service", row), about);
}

std::string share_words(const std::optional<double>& share) {
    return share ? format_share(*share) : std::string("nothing");
}

// Of the share under the pointer; of contacts where it stands at the name.
Hint share_hint(const Ui& ui, const ShareChart& chart, const SharePart& part, const Rect& row) {
    const Rect units = in_units(ui, row);
    const double x = (ImGui::GetIO().MousePos.x - row.x) / ui.scale;
    std::size_t pointed = 0;
    for (std::size_t i = 1; i < shares_told; ++i)
        if (x >= share_cell(units, i).x) pointed = i;
    Hint about = hint_of(*chart.figures[pointed]);
    about.title = part.name + " · " + about.title + " " + share_words(part.shares[pointed]);
    if (part.service[pointed] > 0)
        about.text += " Customer service within it: " + format_share(part.service[pointed]) + ".";
    add_assumptions(about, click_to_select);
    return about;
}

void draw_share_rows(Ui& ui, const Session& session, const ShareChart& chart, const Rect& rows,
                     Actions& actions) {
    ScrollPart part(ui, "shares", rows);
    const Rect place{part.origin().x, part.origin().y, part.width(),
                     static_cast<double>(chart.parts.size()) * share_row_h * ui.scale};
    for (std::size_t i = 0; i < chart.parts.size(); ++i) {
        const SharePart& one = chart.parts[i];
        const Rect row = in_pixels(ui, place, share_row(in_units(ui, place), i));
        const Rect wide{row.x - ui.px(6), row.y, row.w + ui.px(12), row.h};
        const Touch on = touch(ui, one.id.empty() ? "none" : one.id, wide);
        const bool is_chosen =
            !one.owners.empty() &&
            std::ranges::all_of(one.owners, [&](const Owner& owner) { return is_selected(session, owner); });
        row_ground(ui, wide, on, is_chosen);
        if (on.clicked && !one.owners.empty()) actions.push_back(Show{one.owners});
        hint(ui, on, share_hint(ui, chart, one, row));
    }
    paint_in(ui, draw_shares(chart, in_units(ui, place), ui.theme_name), place);
    part.reach(place.bottom());
}

Actions draw_shares_part(Ui& ui, const Session& session, WorthState& state, const Rect& area) {
    Actions actions;
    const Rect head{area.x, area.y + ui.px(4), area.w, ui.px(head_h)};
    const double left_of_choice = draw_grouping(ui, state, {head.right(), head.center().y});
    const Projection& now = session.projection;
    const Outcome& shown = now.scenario_outcome ? *now.scenario_outcome : *now.base;
    const Rect rows{area.x, head.bottom() + ui.px(2), area.w, area.bottom() - head.bottom() - ui.px(6)};
    if (!shown.mix) {
        text(ui, head, "Where it arises", type::strong, ui.theme().text);
        paragraph(
            ui, {rows.x, rows.y}, rows.w,
            "There are no shares: people can come to touchpoints that are never left nor finished from.",
            type::body, ui.theme().text_2);
        return actions;
    }
    const Journey& map =
        now.scenario_outcome && session.in_force ? *session.in_force : shown_journey(session);
    const ShareChart chart = share_chart(map, *shown.mix, state.by);
    draw_service_line(ui, chart, without_right(head, head.right() - left_of_choice + ui.px(12)));
    const Rect heads{rows.x, rows.y, rows.w - ui.px(10), ui.px(share_head_h)};
    paint_in(ui, draw_share_heads(chart, in_units(ui, heads), ui.theme_name), heads);
    draw_share_rows(ui, session, chart, {rows.x, heads.bottom(), rows.w, rows.bottom() - heads.bottom()},
                    actions);
    return actions;
}

} // namespace

Actions draw_worth_page(Ui& ui, const Session& session, WorthState& state, const Rect& area) {
    const Scope scope(ui, "worth");
    const Rect inside = inset(area, ui.px(side), 0);
    const double left_w = std::round((inside.w - ui.px(between)) * left_share);
    const Rect left = left_part(inside, left_w);
    const Rect right = without_left(inside, left_w + ui.px(between));
    Actions actions = draw_removals_part(ui, session, left);
    vertical_line(ui, left.right() + ui.px(between / 2), area.y + ui.px(10), area.h - ui.px(20),
                  ui.theme().line);
    append(actions, draw_shares_part(ui, session, state, right));
    return actions;
}

} // namespace waymark
