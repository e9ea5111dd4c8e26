// Typing into a cell of the table, choosing what it says, and switching it.
#include <algorithm>
#include <cmath>

#include "data/number_cell.h"
#include "imgui/input.h"
#include "journey/lookup.h"
#include "panels/number_field.h"
#include "panels/popup.h"
#include "panels/table_parts.h"
#include "panels/text_field.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace waymark {

namespace {

using C = TouchpointColumn;

bool has_lines(C column) {
    const CellKind kind = info(column).kind;
    return kind == CellKind::text || kind == CellKind::list;
}

// A share is shown and typed in per cent.
bool is_percent(C column) {
    return info(column).field == TouchpointField::leave;
}

std::string meant(C column, const std::string& typed) {
    const bool is_plain = is_percent(column) && !typed.empty() && typed.find('%') == std::string::npos;
    return is_plain ? typed + "%" : typed;
}

// Nothing where what is typed does not make sense, or says nothing new.
std::optional<Touchpoint> with_typed(const TableFrame& frame, const CellTyping& typing,
                                     CellProblem& problem) {
    const Touchpoint* const before = find_touchpoint(frame.journey(), typing.touchpoint);
    if (before == nullptr) return std::nullopt;
    Touchpoint next = *before;
    problem = set_cell(next, typing.column, meant(typing.column, typing.text), frame.journey().stages);
    if (problem) return std::nullopt;
    return next;
}

void finish_typing(TableFrame& frame, bool is_escaped) {
    const CellTyping typing = *frame.state.typing;
    frame.state.typing.reset();
    CellProblem problem;
    const auto next = is_escaped ? std::nullopt : with_typed(frame, typing, problem);
    if (next) return add_gesture(frame.ui, frame.actions, Gesture::commit, {UpdateTouchpoint{*next}});
    if (frame.ui.unfinished || frame.session.preview)
        add_gesture(frame.ui, frame.actions, Gesture::cancel, {});
    if (!problem) return;
    std::string words = problem->what + ". " + problem->remedy;
    frame.state.refusal = CellRefusal{typing.at, std::move(words)};
}

bool is_tab() {
    return was_key_pressed(ImGuiKey_Tab, false);
}
bool is_enter() {
    return was_key_pressed(ImGuiKey_Enter, false) || was_key_pressed(keypad_enter, false);
}

// The current text as somebody would go on writing it.
std::string text_to_type(const TableFrame& frame, const Touchpoint& touchpoint, C column) {
    if (is_percent(column)) return number_text(100 * touchpoint.leave, 0, 6);
    std::string text = cell_text(frame.journey(), touchpoint, column);
    if (info(column).kind == CellKind::list && text.ends_with('\n')) text.pop_back();
    return text;
}

} // namespace

void begin_typing(TableFrame& frame, const CellPlace& at, const std::string& typed) {
    const C column = column_at(frame.state, at.column);
    if (column == C::id) {
        frame.state.refusal = CellRefusal{at, "The id names the touchpoint in the file and stays."};
        return;
    }
    if (frame.state.typing) { // a double click on another cell
        finish_typing(frame, false);
        frame.ui.typing = {};
        ImGui::ClearActiveID();
    }
    const Touchpoint& touchpoint = frame.touchpoint(at.row);
    const std::string before = text_to_type(frame, touchpoint, column);
    const bool goes_on = typed.empty() || has_lines(column);
    frame.state.typing = CellTyping{at, touchpoint.id, column, goes_on ? before + typed : typed};
    frame.state.refusal.reset();
}

void draw_typing(TableFrame& frame, const Rect& cell, const Rect& view) {
    TableState& state = frame.state;
    Ui& ui = frame.ui;
    CellTyping& typing = *state.typing;
    const bool is_long = has_lines(typing.column);
    Rect field = cell;
    if (is_long) {
        field.w = std::max(cell.w, ui.px(240));
        field.h = text_area_height(ui, field.w, typing.text, 4);
        field.x = std::min(field.x, view.right() - field.w);
        field.y = std::min(field.y, std::max(view.y, view.bottom() - field.h));
    }
    state.field = field;
    const bool leaves = typing.has_begun && is_tab();
    if (!typing.has_begun && is_long) request_focus(ui, ui.scope + "edit");
    if (!typing.has_begun && !is_long) go_on_typing(ui, text_field_id(ui, "edit"), typing.text);
    if (leaves) {
        ui.focus.id = 0;
        ImGui::ClearActiveID();
    }
    if (is_long) {
        fill(ui, field, ui.theme().panel, size::radius_control);
        outline(ui, field, ui.theme().line_strong, 1, size::radius_control);
    }
    std::string value = typing.text;
    const Gesture gesture =
        is_long ? text_area(ui, "edit", field, value) : text_field(ui, "edit", field, value);
    if (gesture == Gesture::preview || gesture == Gesture::commit) typing.text = value;
    const bool has_ended = typing.has_begun && ui.typing.id == 0;
    typing.has_begun = true;
    if (!has_ended) {
        CellProblem problem;
        if (gesture != Gesture::preview) return;
        if (const auto next = with_typed(frame, typing, problem))
            add_gesture(ui, frame.actions, Gesture::preview, {UpdateTouchpoint{*next}});
        return;
    }
    const bool is_entered = !is_long && is_enter();
    finish_typing(frame, gesture == Gesture::cancel);
    if (gesture != Gesture::cancel && (leaves || is_entered || !ImGui::IsAnyMouseDown()))
        request_focus(ui, ui.scope + "cells");
    if (gesture == Gesture::cancel) request_focus(ui, ui.scope + "cells");
    if (state.refusal) return;
    const int step = ImGui::GetIO().KeyShift ? -1 : 1;
    if (leaves) move_cursor(frame, {state.cursor.row, state.cursor.column + step}, false);
    if (is_entered) move_cursor(frame, {state.cursor.row + step, state.cursor.column}, false);
}

void draw_choices(TableFrame& frame, const Rect& cell) {
    Ui& ui = frame.ui;
    if (!is_popup_open(ui, "choice")) return;
    const C column = column_at(frame.state, frame.state.cursor.column);
    const Journey& journey = frame.journey();
    const Touchpoint& touchpoint = frame.touchpoint(frame.state.cursor.row);
    const std::string current = cell_text(journey, touchpoint, column);
    std::vector<MenuItem> items;
    std::vector<std::string> values;
    if (column == C::stage) {
        for (const Stage& stage : journey.stages) {
            items.push_back(
                {.label = stage.name, .is_checked = stage.id == touchpoint.stage, .name = stage.id});
            values.push_back(stage.id);
        }
    } else {
        for (const std::string_view word : choices(column)) {
            std::string label(word);
            label[0] = static_cast<char>(label[0] - 'a' + 'A');
            items.push_back({.label = label, .is_checked = label == current, .name = std::string(word)});
            values.emplace_back(word);
        }
    }
    const auto chosen = popup_menu(ui, "choice", cell, items, cell.w / ui.scale);
    if (!chosen) return;
    Touchpoint next = touchpoint;
    if (set_cell(next, column, values[*chosen], journey.stages)) return;
    add_gesture(ui, frame.actions, Gesture::commit, {UpdateTouchpoint{std::move(next)}});
}

void activate(TableFrame& frame, const CellPlace& at) {
    const C column = column_at(frame.state, at.column);
    frame.state.refusal.reset();
    switch (info(column).kind) {
    case CellKind::choice: open_popup(frame.ui, "choice"); return;
    case CellKind::flag: {
        Touchpoint next = frame.touchpoint(at.row);
        next.moment_of_truth = !next.moment_of_truth;
        return add_gesture(frame.ui, frame.actions, Gesture::commit, {UpdateTouchpoint{std::move(next)}});
    }
    case CellKind::line:
    case CellKind::text:
    case CellKind::list:
    case CellKind::number:
    case CellKind::count: return begin_typing(frame, at, "");
    }
}

} // namespace waymark
