#include "panels/dock_seek.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journey/chart_figures.h"
#include "journey/lookup.h"
#include "panels/definitions.h"
#include "panels/number_field.h"
#include "panels/popup.h"
#include "panels/study_words.h"
#include "panels/widgets.h"
#include "panels/window.h"
#include "scene/field_words.h"
#include "scene/format.h"
#include "session/seeking.h"
#include "whatif/goal_seek.h"

#include <imgui.h>

namespace waymark {

namespace {

constexpr double side = 16, head_h = 36, form_w = 264, between = 32, line_h = 26, heads_h = 18;
constexpr std::size_t most_nearest = 5;

const FigureInfo& figure_of(const SeekTarget& target) {
    return *find_sought_figure(target.figure);
}

Hint hint_of_column(std::string_view name) {
    return hint_of(*find_seek_figure(name));
}

std::string value_words(const Session& session, const FigureInfo& figure, std::optional<double> value) {
    return format_figure(figure.scale, value, shown_journey(session).currency);
}

// --- the question

void draw_figure(Ui& ui, const Session& session, const SeekTarget& target, const Rect& rect,
                 Actions& actions) {
    const std::vector<const FigureInfo*> figures = sought_figures();
    std::vector<MenuItem> items;
    for (const FigureInfo* figure : figures)
        items.push_back({.label = std::string(figure->label),
                         .is_checked = figure->name == target.figure,
                         .name = std::string(figure->name)});
    const FigureInfo& figure = figure_of(target);
    const ComboLook look{.label = "Bring", .hint = hint_of(figure)};
    if (const auto chosen = combo(ui, "figure", rect, figure.label, items, look))
        actions.push_back(SetSeekTarget{suggested_target(session, *figures[*chosen])});
}

NumberLook look_of(const Session& session, const FigureInfo& figure) {
    NumberLook look{.label = "Target", .range = {-1e300, 1e300}, .step = 1, .max_decimals = 2};
    look.hint = {"Target", "Where the figure has to be at " + horizon_words(session) + ".", ""};
    switch (figure.scale) {
    case FigureScale::level:
        look.range = {0, 10};
        look.step = 0.1;
        break;
    case FigureScale::share:
        look.range = {0, 1};
        look.step = 0.001;
        look.shown_factor = 100;
        look.suffix = " %";
        break;
    case FigureScale::nps: look.range = {-100, 100}; break;
    case FigureScale::money: look.prefix = currency_sign(shown_journey(session).currency); break;
    case FigureScale::people: look.range = people_range; break;
    case FigureScale::days:
    case FigureScale::count: break;
    }
    return look;
}

void draw_target(Ui& ui, const Session& session, const SeekTarget& target, const Rect& row,
                 Actions& actions) {
    constexpr std::array<std::string_view, 2> sides{"to at least", "to at most"};
    const double w = segments_width(ui, sides);
    SeekTarget next = target;
    if (const auto chosen = segments(ui, "side", left_part(row, w), sides, static_cast<int>(target.side)))
        next.side = static_cast<Side>(*chosen);
    const Rect field = without_left(row, w + ui.px(8));
    if (number_field(ui, "target", field, next.value, look_of(session, figure_of(target))) != Gesture::none ||
        next.side != target.side)
        actions.push_back(SetSeekTarget{next});
}

// The button that starts the search, or its progress; with the figure as it is now.
void draw_search(Ui& ui, const Session& session, const SeekTarget& target, const Rect& row,
                 Actions& actions) {
    const Theme& look = ui.theme();
    const Seeking& found = session.seeking;
    if (found.is_running) {
        const double cancel_w = button_width(ui, "Cancel");
        const Rect bar =
            middle(without_right(row, cancel_w + ui.px(10)), row.w - cancel_w - ui.px(10), ui.px(4));
        const double part =
            found.of == 0 ? 0 : static_cast<double>(found.tried) / static_cast<double>(found.of);
        fill(ui, bar, look.line, 2);
        fill(ui, left_part(bar, bar.w * part), look.ink, 2);
        if (button(ui, "cancel", right_part(row, cancel_w), "Cancel",
                   {.hint = "Stops the search; nothing changes"}))
            actions.push_back(StopSeek{});
        return;
    }
    const FigureInfo& figure = figure_of(target);
    const std::optional<double> now = sought_now(session, figure);
    const bool is_met = target.is_met_by(now);
    const double w = button_width(ui, "Find ways");
    if (button(ui, "start", left_part(row, w), "Find ways",
               {.enabled = is_met || !now ? Enabled::no : Enabled::yes,
                .hint = is_met ? "It is there already"
                        : !now ? "The figure has no value here"
                               : "Tries every field of touchpoints and links, each alone"}))
        actions.push_back(StartSeek{wanted_seek(session)});
    const std::string words = "now " + value_words(session, figure, now) + (is_met ? ", there already" : "");
    text(ui, without_left(row, w + ui.px(10)), words, type::small, is_met ? look.good : look.text_2);
}

Actions draw_question(Ui& ui, const Session& session, const Rect& area) {
    Actions actions;
    const SeekTarget target = wanted_target(session);
    Column column(ui, {area.x, area.y + ui.px(8)}, area.w);
    const auto next_row = [&] {
        const Rect row = column.row(size::button_h);
        column.space(6);
        return row;
    };
    draw_figure(ui, session, target, next_row(), actions);
    draw_target(ui, session, target, next_row(), actions);
    draw_search(ui, session, target, next_row(), actions);
    return actions;
}

// --- the answers

// Where the columns of a row stand.
struct Columns {
    Rect where, field, values, size, then, apply;
};

Columns columns_of(const Ui& ui, const Rect& row) {
    Columns at;
    at.apply = right_part(row, button_width(ui, "Apply"));
    const Rect rest = without_right(row, at.apply.w + ui.px(16));
    const auto part = [&](double from, double to) {
        return Rect{rest.x + from * rest.w, rest.y, (to - from) * rest.w - ui.px(8), rest.h};
    };
    at.where = part(0, 0.30);
    at.field = part(0.30, 0.44);
    at.values = part(0.44, 0.64);
    at.size = part(0.64, 0.87);
    at.then = part(0.87, 1);
    at.then.w += ui.px(8);
    return at;
}

void draw_heads(Ui& ui, const FigureInfo& figure, const Rect& row) {
    const Columns at = columns_of(ui, row);
    const Color grey = ui.theme().text_3;
    text(ui, at.where, "Touchpoint or link", type::micro, grey);
    text(ui, at.field, "Field", type::micro, grey);
    const auto told = [&](const Rect& rect, std::string_view words, std::string_view column, Align align) {
        text(ui, rect, words, type::micro, grey, align);
        hint(ui, touch_by_mouse(ui, "head." + std::string(column), rect), hint_of_column(column));
    };
    told(at.values, "Now → needed", "to", Align::left);
    told(at.size, "Size of the change", "steps", Align::left);
    told(at.then, figure.label, "value", Align::right);
}

// With three digits that count: what is applied has all of them.
double readable(double value) {
    if (value == 0 || !std::isfinite(value)) return value;
    const double unit = std::pow(10, std::floor(std::log10(std::abs(value))) - 2);
    return std::round(value / unit) * unit;
}

std::string steps_words(double steps) {
    return plain_number(std::round(10 * steps) / 10) + (std::abs(steps - 1) < 0.05 ? " step" : " steps");
}

// Of the column under the pointer.
Hint answer_hint(const Columns& at, const SeekAnswer& answer) {
    const double x = ImGui::GetIO().MousePos.x;
    Hint about = x >= at.then.x     ? hint_of_column("value")
                 : x >= at.size.x   ? hint_of_column("steps")
                 : x >= at.values.x ? hint_of_column("to")
                                    : hint_of(info(answer.of));
    add_assumptions(about, click_to_select);
    return about;
}

std::string apply_hint(const Session& session) {
    if (!is_recording(session)) return "Changes this field on the base map; one step to undo";
    const Intervention* const one = find_intervention(*active_scenario(session), *session.recording);
    std::string into = "Recorded into “" + one->name + "”";
    if (one->start_period <= 1) return into;
    return into + "; in force from " + std::string(period_word(shown_journey(session).simulation.period)) +
           " " + std::to_string(one->start_period) + " on, it does less than a change from the beginning";
}

std::string apply_label(const SeekAnswer& answer, const std::string& where) {
    return "Set " + std::string(info(answer.of).said) + " of “" + where + "”";
}

struct AnswerRow {
    const SeekAnswer& answer;
    std::size_t position;
    double most_steps; // of all rows
};

void draw_answer(Ui& ui, const Session& session, const FigureInfo& figure, const AnswerRow& one,
                 const Rect& row, Actions& actions) {
    const Theme& look = ui.theme();
    const SeekAnswer& answer = one.answer;
    const Columns at = columns_of(ui, row);
    const FieldInfo& field = info(answer.of);
    const Owner owner = owner_of(answer.of);
    const std::string where = place_name(shown_journey(session), answer.of);
    const std::string name = std::to_string(one.position);
    if (answer.reaches) {
        const std::vector<Edit> edits = edits_that_set(session, answer.of, answer.to);
        if (button(
                ui, "apply." + name, middle(at.apply, at.apply.w, ui.px(22)), "Apply",
                {.enabled = edits.empty() ? Enabled::no : Enabled::yes,
                 .hint = edits.empty() ? std::string("The scenario has removed it") : apply_hint(session)}))
            actions.push_back(Commit{edits, apply_label(answer, where), {}});
    }
    const Rect words{row.x - ui.px(6), row.y, at.apply.x - row.x, row.h};
    const Touch on = touch(ui, "answer." + name, words);
    row_ground(ui, words, on, is_selected(session, owner));
    hint(ui, on, answer_hint(at, answer));
    if (on.clicked) actions.push_back(Show{{owner}});
    text(ui, at.where, where, type::body, look.text);
    text(ui, at.field, field.label, type::body, look.text_2);
    text(ui, at.values, from_to(field, answer.from, readable(answer.to)), type::strong, look.text);
    const double bar = (at.size.w - ui.px(64)) * answer.steps / one.most_steps;
    fill(ui, {at.size.x, at.size.center().y - ui.px(4), std::max(ui.px(1), bar), ui.px(8)},
         answer.reaches ? look.sequential[3] : look.line_strong, 1);
    text(ui, without_left(at.size, std::max(ui.px(1), bar) + ui.px(6)), steps_words(answer.steps),
         type::small, look.text_2);
    text(ui, at.then, value_words(session, figure, answer.value), type::body,
         answer.reaches ? look.text : look.bad, Align::right);
}

std::string target_words(const Session& session, const SeekTarget& target) {
    const FigureInfo& figure = figure_of(target);
    return (target.side == Side::at_least ? "at least " : "at most ") +
           value_words(session, figure, target.value) + " at " + horizon_words(session);
}

struct Told {
    std::string title, subtitle;
    std::span<const SeekAnswer> rows;
};

// Those that reach the target; where none does, those that come nearest.
Told told_of(const Session& session, const SeekTarget& target) {
    const std::vector<SeekAnswer>& all = *session.seeking.answers;
    const auto reaching = static_cast<std::size_t>(std::ranges::count(all, true, &SeekAnswer::reaches));
    const std::string tried = std::to_string(all.size()) + " fields";
    const std::string what = std::string(figure_of(target).label) + " " + target_words(session, target);
    if (reaching > 0)
        return {what,
                std::to_string(reaching) + " of " + tried + " can do it alone; the smallest change first",
                std::span(all).first(reaching)};
    return {"No single field brings it there",
            what + ": none of " + tried + " can do it alone, within its range; these come nearest",
            std::span(all).first(std::min(most_nearest, all.size()))};
}

void draw_answers(Ui& ui, const Session& session, const SeekTarget& target, const Rect& area,
                  Actions& actions) {
    const Theme& look = ui.theme();
    const Told told = told_of(session, target);
    const Rect head{area.x, area.y + ui.px(2), area.w, ui.px(head_h - 6)};
    const bool is_reached = !told.rows.empty() && told.rows.front().reaches;
    double x = 0;
    if (!is_reached) {
        icon(ui, Icon::warning, {head.x + ui.px(8), head.center().y}, look.bad, 14);
        x = ui.px(22);
    }
    x += text(ui, without_left(head, x), told.title, type::strong, look.text) + ui.px(8);
    text(ui, without_left(head, x), told.subtitle, type::micro, look.text_3);
    const Rect heads{area.x, head.bottom(), area.w - ui.px(10), ui.px(heads_h)};
    draw_heads(ui, figure_of(target), heads);
    const Rect rows{area.x, heads.bottom(), area.w, area.bottom() - heads.bottom() - ui.px(6)};
    ScrollPart part(ui, "answers", rows);
    double most_steps = 1e-9;
    for (const SeekAnswer& answer : told.rows)
        most_steps = std::max(most_steps, answer.steps);
    Column column(ui, part.origin(), part.width());
    for (std::size_t i = 0; i < told.rows.size(); ++i)
        draw_answer(ui, session, figure_of(target), {told.rows[i], i, most_steps}, column.row(line_h),
                    actions);
    part.reach(column.y());
}

std::string idle_words(const Session& session, const SeekTarget& target) {
    const Seeking& found = session.seeking;
    if (found.is_running)
        return "Trying fields: " + std::to_string(found.tried) + " of " + std::to_string(found.of) +
               " so far.";
    if (target.is_met_by(sought_now(session, figure_of(target))))
        return std::string(figure_of(target).label) + " is " + target_words(session, target) +
               " already. Set the target further.";
    return "Which one change would do it? The smallest change of each single field that brings the figure to "
           "the target stands here after the search; one click applies it.";
}

} // namespace

Actions draw_seek_page(Ui& ui, const Session& session, const Rect& area) {
    const Scope scope(ui, "seek");
    const Rect inside = inset(area, ui.px(side), 0);
    const double left_w = std::min(ui.px(form_w), inside.w * 0.4);
    Actions actions = draw_question(ui, session, left_part(inside, left_w));
    vertical_line(ui, inside.x + left_w + ui.px(between / 2), area.y + ui.px(10), area.h - ui.px(20),
                  ui.theme().line);
    const Rect right = without_left(inside, left_w + ui.px(between));
    const SeekTarget target = wanted_target(session);
    const Seeking& found = session.seeking;
    const bool is_there = seek_is_current(session) && !found.is_running;
    if (is_there && found.answers) {
        draw_answers(ui, session, target, right, actions);
        return actions;
    }
    const bool is_broken = is_there && !found.problems.empty();
    paragraph(ui, {right.x, right.y + ui.px(12)}, right.w,
              is_broken ? to_text(found.problems.front()) : idle_words(session, target), type::body,
              is_broken ? ui.theme().bad : ui.theme().text_2);
    return actions;
}

} // namespace waymark
