#include "panels/table_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "journey/lookup.h"
#include "panels/definitions.h"
#include "panels/field_parts.h"
#include "panels/number_field.h"
#include "panels/popup.h"
#include "panels/table_parts.h"
#include "panels/widgets.h"
#include "panels/window.h"
#include "session/probe.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace waymark {

namespace {

using C = TouchpointColumn;

constexpr double bar_h = 44, head_h = 30, row_units = 26, number_w = 40, name_w = 208, pad = 8;

bool is_right_aligned(C column) {
    const CellKind kind = info(column).kind;
    return kind == CellKind::number || kind == CellKind::count;
}

// --- the order of the rows

int row_of(const TableState& state, const std::string& id) {
    const auto found = std::ranges::find(state.row_ids, id);
    return found == state.row_ids.end() ? -1 : static_cast<int>(found - state.row_ids.begin());
}

std::string id_at(const TableState& state, int row) {
    const auto at = static_cast<std::size_t>(row);
    return at < state.row_ids.size() ? state.row_ids[at] : "";
}

// The cursor stays with its touchpoint where that is still shown.
void order_rows(TableState& state, const Session& session) {
    const Snapshot now = is_recording(session) ? session.in_force : shown_snapshot(session);
    const Journey& journey = edited_journey(session);
    const bool is_same_size =
        state.rows.size() <= journey.touchpoints.size() &&
        (state.rows.empty() || *std::ranges::max_element(state.rows) < journey.touchpoints.size());
    const bool is_current =
        state.ordered_for == now && state.ordered_by == state.order && state.ordered_columns == state.columns;
    if (is_current || (state.typing && is_same_size)) return;
    const std::string at_cursor = id_at(state, state.cursor.row), at_anchor = id_at(state, state.anchor.row);
    std::vector<C> searched = state.columns;
    searched.push_back(C::name);
    state.rows = rows_in_order(journey, state.order, searched);
    state.row_ids.clear();
    for (const std::size_t row : state.rows)
        state.row_ids.push_back(journey.touchpoints[row].id);
    state.ordered_for = now;
    state.ordered_by = state.order;
    state.ordered_columns = state.columns;
    const int last = std::max(0, static_cast<int>(state.rows.size()) - 1);
    const auto found = [&](const std::string& id, int before) {
        const int row = row_of(state, id);
        return row >= 0 ? row : std::clamp(before, 0, last);
    };
    state.cursor.row = found(at_cursor, state.cursor.row);
    state.anchor.row = found(at_anchor, state.anchor.row);
    state.cursor.column = std::min(state.cursor.column, column_count(state) - 1);
    state.anchor.column = std::min(state.anchor.column, column_count(state) - 1);
    if (state.typing && row_of(state, state.typing->touchpoint) < 0) state.typing.reset();
}

// What is selected elsewhere is where the cursor goes.
void follow_selection(TableState& state, const Session& session) {
    if (session.selection == state.selection) return;
    state.selection = session.selection;
    const auto ids = selected_touchpoints(session);
    if (ids.empty() || state.typing) return;
    const CellRange range = range_of(state);
    const int row = row_of(state, ids.back());
    if (row < 0 || (row >= range.first.row && row <= range.last.row)) return;
    state.cursor.row = state.anchor.row = row;
    state.scrolls_to_cursor = true;
}

// What lies in the range is what is selected on the map.
void select_range(TableFrame& frame) {
    TableState& state = frame.state;
    if (state.rows.empty()) return;
    const CellRange range = range_of(state);
    std::vector<Owner> owners;
    for (int row = range.first.row; row <= range.last.row; ++row)
        owners.push_back({OwnerKind::touchpoint, id_at(state, row), ""});
    if (owners == state.selection) return;
    state.selection = owners;
    frame.actions.push_back(Select{std::move(owners)});
}

// --- heads

void draw_head(TableFrame& frame, C column, const Rect& rect) {
    Ui& ui = frame.ui;
    const Theme& look = ui.theme();
    const ColumnInfo& about = info(column);
    const Touch on = touch_by_mouse(ui, "head." + std::string(about.key), rect);
    if (on.hovered) fill(ui, rect, look.hover);
    const bool is_sorted = frame.state.order.sorted_by == column;
    Rect words = inset(rect, ui.px(pad), 0);
    if (is_sorted) {
        icon(ui, frame.state.order.is_descending ? Icon::chevron_down : Icon::chevron_up,
             {words.right() - ui.px(4), rect.center().y}, look.text, 9);
        words = without_right(words, ui.px(14));
    }
    text(ui, words, about.label, type::strong, look.text,
         is_right_aligned(column) ? Align::right : Align::left);
    Hint hint_of_head = about.field ? hint_of(waymark::info(*about.field))
                                    : Hint{std::string(about.label), std::string(about.help), ""};
    hint_of_head.text += " A click sorts by it.";
    hint(ui, on, hint_of_head);
    if (on.clicked) sort_by(frame.state, column);
}

void draw_heads(TableFrame& frame, const CellLayout& layout, const Rect& heads) {
    Ui& ui = frame.ui;
    const Theme& look = ui.theme();
    fill(ui, heads, look.panel);
    const double split = heads.x + layout.frozen_w;
    ImGui::PushClipRect({static_cast<float>(split), static_cast<float>(heads.y)},
                        {static_cast<float>(heads.right()), static_cast<float>(heads.bottom())}, true);
    for (int i = 1; i < column_count(frame.state); ++i) {
        const Rect column = layout.column(i, heads.x + ui.px(number_w));
        if (column.right() <= split || column.x >= heads.right()) continue;
        draw_head(frame, column_at(frame.state, i), {column.x, heads.y, column.w, heads.h});
    }
    ImGui::PopClipRect();
    draw_head(frame, C::name, {heads.x + ui.px(number_w), heads.y, ui.px(name_w), heads.h});
    horizontal_line(ui, heads.x, heads.bottom() - ui.px(1), heads.w, look.line);
}

// --- cells

// Changed by what is being recorded: differs from the base map.
bool is_changed(const TableFrame& frame, const Touchpoint& touchpoint, C column) {
    if (!is_recording(frame.session) || !info(column).field) return false;
    const Touchpoint* const base = find_touchpoint(shown_journey(frame.session), touchpoint.id);
    return base == nullptr ||
           value_of(*base, *info(column).field) != value_of(touchpoint, *info(column).field);
}

void draw_cell(TableFrame& frame, const Rect& cell, const CellPlace& at, const CellRange& range) {
    Ui& ui = frame.ui;
    const Theme& look = ui.theme();
    const C column = column_at(frame.state, at.column);
    const Touchpoint& touchpoint = frame.touchpoint(at.row);
    probe(ui.scope + "cell." + touchpoint.id + "." + std::string(info(column).key), cell);
    if (range.contains(at) && !range.is_single()) fill(ui, cell, look.ink.with_alpha(0.07));
    const Rect words = inset(cell, ui.px(pad), 0);
    if (column == C::moment_of_truth) {
        if (touchpoint.moment_of_truth)
            icon(ui, Icon::star, {words.x + ui.px(7), cell.center().y}, look.ink, 15);
        return;
    }
    const Color color = is_changed(frame, touchpoint, column) ? look.scenario
                        : column == C::name                   ? look.text
                        : column == C::id                     ? look.text_3
                                                              : look.text;
    text(ui, words, shown_text(frame.journey(), touchpoint, column),
         column == C::name ? type::strong : type::body, color,
         is_right_aligned(column) ? Align::right : Align::left);
}

struct Visible {
    int first = 0, last = -1;
};
Visible visible_rows(const TableState& state, const CellLayout& layout) {
    const int count = static_cast<int>(state.rows.size());
    return {std::max(0, static_cast<int>(layout.scroll_y / layout.row_h)),
            std::min(count - 1, static_cast<int>((layout.scroll_y + layout.view.h) / layout.row_h))};
}

void push_clip(const Rect& rect) {
    ImGui::PushClipRect({static_cast<float>(rect.x), static_cast<float>(rect.y)},
                        {static_cast<float>(rect.right()), static_cast<float>(rect.bottom())}, true);
}

void draw_rows(TableFrame& frame, const CellLayout& layout) {
    Ui& ui = frame.ui;
    const Theme& look = ui.theme();
    TableState& state = frame.state;
    const CellRange range = range_of(state);
    const Visible rows = visible_rows(state, layout);
    const double name_x = layout.view.x + ui.px(number_w), split = layout.view.x + layout.frozen_w;
    const double end = std::min(layout.view.right(), layout.view.x + layout.content_w() - layout.scroll_x);
    const auto each_row = [&](auto draw_row) {
        for (int row = rows.first; row <= rows.last; ++row)
            draw_row(row, layout.cell({row, 0}, name_x));
    };
    push_clip(without_left(layout.view, layout.frozen_w));
    each_row([&](int row, const Rect&) {
        for (int i = 1; i < column_count(state); ++i) {
            const Rect cell = layout.cell({row, i}, name_x);
            if (cell.right() > split && cell.x < layout.view.right()) draw_cell(frame, cell, {row, i}, range);
        }
    });
    ImGui::PopClipRect();
    each_row([&](int row, const Rect& cell) {
        const bool is_in_range = row >= range.first.row && row <= range.last.row;
        const Rect number{layout.view.x, cell.y, ui.px(number_w), cell.h};
        if (is_in_range) fill(ui, number, look.pressed);
        text(ui, without_right(number, ui.px(10)), std::to_string(row + 1), type::small,
             is_in_range ? look.text : look.text_3, Align::right);
        draw_cell(frame, cell, {row, 0}, range);
        horizontal_line(ui, layout.view.x, cell.bottom() - ui.px(1), end - layout.view.x, look.grid);
    });
    const double bottom = std::min(layout.view.bottom(), layout.cell({rows.last, 0}, name_x).bottom());
    vertical_line(ui, split, layout.view.y, bottom - layout.view.y,
                  layout.scroll_x > 0 ? look.line_strong : look.grid);
}

void draw_cursor(TableFrame& frame, const CellLayout& layout) {
    Ui& ui = frame.ui;
    const Theme& look = ui.theme();
    TableState& state = frame.state;
    if (state.rows.empty()) return;
    const double name_x = layout.view.x + ui.px(number_w);
    const CellRange range = range_of(state);
    const Rect first = layout.cell(range.first, name_x), last = layout.cell(range.last, name_x);
    const Rect cell = layout.cell(state.cursor, name_x);
    const bool is_frozen = range.first.column == 0;
    push_clip(is_frozen ? without_left(layout.view, ui.px(number_w))
                        : without_left(layout.view, layout.frozen_w));
    const Rect around{first.x, first.y, last.right() - first.x, last.bottom() - first.y};
    if (!range.is_single()) outline(ui, around, look.ink, 1);
    outline(ui, cell, state.has_keys ? look.ink : look.line_strong, size::stroke_selection);
    ImGui::PopClipRect();
    if (!state.refusal || state.refusal->at != state.cursor) return;
    const double w = ui.px(280),
                 h = paragraph_height(ui, w - ui.px(36), state.refusal->words, type::small) + ui.px(12);
    const double y = cell.bottom() + h + ui.px(2) > layout.view.bottom() ? cell.y - h - ui.px(2)
                                                                         : cell.bottom() + ui.px(2);
    const Rect note{std::clamp(cell.x, layout.view.x, std::max(layout.view.x, layout.view.right() - w)), y, w,
                    h};
    fill(ui, note, look.panel, size::radius_control);
    outline(ui, note, look.bad, 1, size::radius_control);
    icon(ui, Icon::warning, {note.x + ui.px(14), note.y + ui.px(14)}, look.bad, 13);
    paragraph(ui, {note.x + ui.px(28), note.y + ui.px(6)}, w - ui.px(36), state.refusal->words, type::small,
              look.text);
    probe(ui.scope + "refusal", note);
}

// The cell under the mouse; column −1 is the number of the row.
std::optional<CellPlace> cell_under(const TableState& state, const CellLayout& layout, Point mouse,
                                    double number_px) {
    if (state.rows.empty()) return std::nullopt;
    CellPlace at;
    at.row =
        std::clamp(static_cast<int>(std::floor((mouse.y - layout.view.y + layout.scroll_y) / layout.row_h)),
                   0, static_cast<int>(state.rows.size()) - 1);
    const double x = mouse.x - layout.view.x;
    if (x < number_px) return CellPlace{at.row, -1};
    if (x < layout.frozen_w) return CellPlace{at.row, 0};
    const double scrolled = x - layout.frozen_w + layout.scroll_x;
    at.column = 1;
    while (at.column + 1 < column_count(state) &&
           scrolled >= layout.lefts[static_cast<std::size_t>(at.column)])
        ++at.column;
    return at;
}

void take_mouse(TableFrame& frame, const CellLayout& layout, const Touch& on) {
    TableState& state = frame.state;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool is_press = on.hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    if (!is_press && !on.held && !on.double_clicked) return;
    const auto under = cell_under(state, layout, {mouse.x, mouse.y}, frame.ui.px(number_w));
    const bool is_below =
        mouse.y > layout.view.y - layout.scroll_y + layout.row_h * static_cast<double>(state.rows.size());
    if (!under || (is_press && is_below)) return;
    if (is_press) state.is_left = false;
    const bool extends = (is_press && ImGui::GetIO().KeyShift) || (!is_press && on.held);
    if (under->column < 0) { // the whole row
        state.cursor = {under->row, column_count(state) - 1};
        if (!extends) state.anchor = {under->row, 0};
        state.anchor.column = 0;
    } else if (*under != state.cursor || is_press) {
        state.cursor = *under;
        if (!extends) state.anchor = *under;
        state.refusal.reset();
    }
    if (on.double_clicked && under->column >= 0) activate(frame, *under);
}

void scroll_to_cursor(TableState& state, const CellLayout& layout) {
    if (!std::exchange(state.scrolls_to_cursor, false) || state.rows.empty()) return;
    const double top = layout.row_h * state.cursor.row;
    if (top < layout.scroll_y) ImGui::SetScrollY(static_cast<float>(top));
    if (top + layout.row_h > layout.scroll_y + layout.view.h)
        ImGui::SetScrollY(static_cast<float>(top + layout.row_h - layout.view.h));
    if (state.cursor.column == 0) return;
    const auto column = static_cast<std::size_t>(state.cursor.column);
    const double left = layout.lefts[column - 1], right = layout.lefts[column];
    const double room = layout.view.w - layout.frozen_w;
    if (left < layout.scroll_x) ImGui::SetScrollX(static_cast<float>(left));
    if (right > layout.scroll_x + room) ImGui::SetScrollX(static_cast<float>(right - room));
}

CellLayout layout_of(const Ui& ui, const TableState& state) {
    CellLayout layout;
    layout.row_h = ui.px(row_units);
    layout.frozen_w = ui.px(number_w) + ui.px(name_w);
    layout.lefts = {0};
    for (const C column : state.columns)
        layout.lefts.push_back(layout.lefts.back() + ui.px(column_units(column)));
    return layout;
}

// Whether keys go to the cells; what has them keeps Tab and single letters for itself.
bool takes_keys(TableFrame& frame, const Touch& on) {
    Ui& ui = frame.ui;
    TableState& state = frame.state;
    if (on.held) ui.focus.id = on.id;
    const bool is_focused = stop_at(ui, on.id, "cells");
    if (is_focused && (ui.focus.arrived || on.held)) state.is_left = false;
    const bool is_asked = !std::holds_alternative<NoDialog>(frame.session.dialog) ||
                          ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId);
    return is_focused && !state.is_left && !state.typing && !is_asked;
}

void draw_cells(TableFrame& frame, CellLayout& layout, const Rect& area) {
    Ui& ui = frame.ui;
    TableState& state = frame.state;
    ImGui::SetCursorScreenPos({static_cast<float>(area.x), static_cast<float>(area.y)});
    ImGui::BeginChild("##cells", {static_cast<float>(area.w), static_cast<float>(area.h)}, false,
                      ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground |
                          ImGuiWindowFlags_HorizontalScrollbar);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const ImRect inner = ImGui::GetCurrentWindow()->InnerRect; // without the scroll bars
    layout.view = {inner.Min.x, inner.Min.y, inner.GetWidth(), inner.GetHeight()};
    layout.scroll_x = ImGui::GetScrollX();
    layout.scroll_y = ImGui::GetScrollY();
    const double name_x = layout.view.x + ui.px(number_w);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool is_in_field = state.typing && state.field.contains({mouse.x, mouse.y});
    const Touch on = touch_by_mouse(ui, "cells", layout.view, is_in_field ? Enabled::no : Enabled::yes);
    state.has_keys = takes_keys(frame, on);
    if (state.has_keys) ui.focus.ring_shown = true;
    if (state.has_keys) take_table_keys(frame, layout.view.h / layout.row_h);
    state.pressed.clear();
    take_mouse(frame, layout, on);
    scroll_to_cursor(state, layout);
    draw_rows(frame, layout);
    draw_cursor(frame, layout);
    if (!state.rows.empty()) draw_choices(frame, layout.cell(state.cursor, name_x));
    if (state.typing) draw_typing(frame, layout.cell(state.typing->at, name_x), layout.view);
    ui.focus.keeps_tab = (state.has_keys && !state.is_left) || state.typing.has_value();
    if (state.rows.empty())
        text(ui, inset({layout.view.x, layout.view.y, layout.view.w, ui.px(40)}, ui.px(16), 0),
             frame.journey().touchpoints.empty()
                 ? "No touchpoints yet. Import a table, or draw some on the map."
                 : "No touchpoint has these words.",
             type::body, ui.theme().text_2);
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({static_cast<float>(layout.content_w()),
                  static_cast<float>(layout.row_h * static_cast<double>(state.rows.size()))});
    ImGui::EndChild();
}

} // namespace

Actions draw_table(Ui& ui, const Session& session, TableState& state, const Rect& area) {
    const PanelWindow window(ui, "table", area, ui.theme().panel);
    if (ImGui::IsWindowAppearing()) {
        request_focus(ui, "table/cells");
        state.typing.reset(); // what was typed when the view was left has become an edit
        state.refusal.reset();
    }
    TableFrame frame{ui, session, state};
    order_rows(state, session);
    follow_selection(state, session);
    draw_table_bar(frame, {area.x, area.y, area.w, ui.px(bar_h)});
    order_rows(state, session);
    const CellPlace cursor = state.cursor, anchor = state.anchor;
    CellLayout layout = layout_of(ui, state);
    const Rect heads{area.x, area.y + ui.px(bar_h), area.w, ui.px(head_h)};
    horizontal_line(ui, area.x, heads.y - ui.px(1), area.w, ui.theme().line);
    draw_cells(frame, layout, {area.x, heads.bottom(), area.w, area.bottom() - heads.bottom()});
    draw_heads(frame, layout, heads);
    if (state.cursor != cursor || state.anchor != anchor) select_range(frame);
    return std::move(frame.actions);
}

} // namespace waymark
