// The table by keyboard: the cursor, the range, and what the clipboard does to it.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "imgui/input.h"
#include "panels/table_parts.h"
#include "panels/text_field.h"

#include <imgui.h>

namespace waymark {

namespace {

using C = TouchpointColumn;

constexpr Shortcut ctrl(char character) {
    return {Key::character, character, true, false};
}
constexpr Shortcut copy = ctrl('C'), cut = ctrl('X'), paste = ctrl('V'), fill_down = ctrl('D');
constexpr Shortcut clear{Key::remove}, edit{Key::f2};

std::string counted(std::size_t count, std::string_view one) {
    return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

// One step of the history; cells that were refused are listed.
void commit(TableFrame& frame, GridEdit edited, std::string_view verb) {
    if (!edited.edits.empty())
        frame.actions.push_back(
            Commit{std::move(edited.edits), std::string(verb) + " " + counted(edited.cells, "cell")});
    if (edited.problems.empty()) return;
    const std::size_t count = edited.problems.size();
    frame.actions.push_back(ShowDialog{
        ProblemList{counted(count, "cell") + (count == 1 ? " was left as it is" : " were left as they are"),
                    std::move(edited.problems)}});
}

void copy_range(TableFrame& frame) {
    const CellRange range = range_of(frame.state);
    const auto columns = columns_in(frame.state, range);
    ImGui::SetClipboardText(text_of_cells(frame.journey(), rows_in(frame.state, range), columns).c_str());
}

// As large as what is pasted, or as the range where that is a multiple of it.
CellRange target_of(const TableState& state, const CellTexts& texts) {
    CellRange range = range_of(state);
    std::size_t width = 1;
    for (const auto& row : texts)
        width = std::max(width, row.size());
    const auto fitted = [](int first, int last, std::size_t pasted, int end) {
        const int wanted = last - first + 1, size = static_cast<int>(pasted);
        const int count = wanted > size && wanted % size == 0 ? wanted : size;
        return std::min(first + count, end) - 1;
    };
    range.last.row =
        fitted(range.first.row, range.last.row, texts.size(), static_cast<int>(state.rows.size()));
    range.last.column = fitted(range.first.column, range.last.column, width, column_count(state));
    return range;
}

void paste_range(TableFrame& frame) {
    const char* const text = ImGui::GetClipboardText();
    if (text == nullptr || *text == '\0') return;
    const auto texts = cells_of_clipboard(text);
    if (!texts) {
        frame.actions.push_back(
            ShowDialog{ProblemList{"The clipboard could not be pasted", texts.problems()}});
        return;
    }
    const CellRange target = target_of(frame.state, *texts);
    GridEdit edited =
        written_cells(frame.journey(), rows_in(frame.state, target), columns_in(frame.state, target), *texts);
    const std::size_t height = rows_in(frame.state, target).size();
    if (texts->size() > height)
        edited.problems.push_back(
            {"", counted(texts->size() - height, "row") + " found no touchpoint below the last one",
             "Import table, in the File menu, adds touchpoints."});
    frame.state.anchor = target.first;
    frame.state.cursor = target.last;
    commit(frame, std::move(edited), "Paste");
}

// The first row of the range into the others; of a single row, the one above it.
void fill_range(TableFrame& frame) {
    CellRange range = range_of(frame.state);
    if (range.first.row == range.last.row) --range.first.row;
    if (range.first.row < 0) return;
    const auto columns = columns_in(frame.state, range);
    const auto rows = rows_in(frame.state, range);
    CellTexts texts(1);
    for (const C column : columns)
        texts.front().push_back(
            cell_text(frame.journey(), frame.journey().touchpoints[rows.front()], column));
    commit(frame, written_cells(frame.journey(), rows.subspan(1), columns, texts), "Fill");
}

void clear_range(TableFrame& frame, std::string_view verb) {
    const CellRange range = range_of(frame.state);
    commit(frame, cleared_cells(frame.journey(), rows_in(frame.state, range), columns_in(frame.state, range)),
           verb);
}

void take_shortcuts(TableFrame& frame) {
    for (const Shortcut& shortcut : std::exchange(frame.state.pressed, {})) {
        if (shortcut == copy || shortcut == cut) copy_range(frame);
        if (shortcut == cut) clear_range(frame, "Cut");
        if (shortcut == paste) paste_range(frame);
        if (shortcut == fill_down) fill_range(frame);
        if (shortcut == clear) clear_range(frame, "Clear");
        if (shortcut == edit) activate(frame, frame.state.cursor);
    }
}

bool is_down(ImGuiKey key) {
    return was_key_pressed(key, true);
}

// Where the key leads, or where the cursor stands.
CellPlace moved(const TableState& state, double rows_a_page) {
    const bool far = ImGui::GetIO().KeyCtrl;
    const int page = std::max(1, static_cast<int>(rows_a_page) - 1);
    const int last_row = static_cast<int>(state.rows.size()) - 1, last_column = column_count(state) - 1;
    CellPlace to = state.cursor;
    if (is_down(ImGuiKey_UpArrow)) to.row = far ? 0 : to.row - 1;
    if (is_down(ImGuiKey_DownArrow)) to.row = far ? last_row : to.row + 1;
    if (is_down(ImGuiKey_LeftArrow)) to.column = far ? 0 : to.column - 1;
    if (is_down(ImGuiKey_RightArrow)) to.column = far ? last_column : to.column + 1;
    if (is_down(ImGuiKey_PageUp)) to.row -= page;
    if (is_down(ImGuiKey_PageDown)) to.row += page;
    if (is_down(ImGuiKey_Home)) to = {far ? 0 : to.row, 0};
    if (is_down(ImGuiKey_End)) to = {far ? last_row : to.row, last_column};
    return to;
}

} // namespace

bool takes_shortcut(const TableState& state, const Shortcut& shortcut) {
    constexpr std::array all{copy, cut, paste, fill_down, clear, edit};
    return state.has_keys && std::ranges::find(all, shortcut) != all.end();
}

void move_cursor(TableFrame& frame, CellPlace to, bool extends) {
    TableState& state = frame.state;
    if (state.rows.empty()) return;
    // Past the end of a row is the next row's beginning.
    if (to.column < 0 && to.row > 0) to = {to.row - 1, column_count(state) - 1};
    if (to.column >= column_count(state) && to.row + 1 < static_cast<int>(state.rows.size()))
        to = {to.row + 1, 0};
    to.row = std::clamp(to.row, 0, static_cast<int>(state.rows.size()) - 1);
    to.column = std::clamp(to.column, 0, column_count(state) - 1);
    state.cursor = to;
    if (!extends) state.anchor = to;
    state.refusal.reset();
    state.scrolls_to_cursor = true;
}

void take_table_keys(TableFrame& frame, double rows_a_page) {
    TableState& state = frame.state;
    const Ui& ui = frame.ui;
    if (state.rows.empty()) {
        state.pressed.clear();
        return;
    }
    take_shortcuts(frame);
    if (state.typing || frame.ui.keys_used) return;
    if (is_pressed(ui, ControlKey::escape)) {
        state.is_left = true;
        state.anchor = state.cursor;
        return;
    }
    const int step = ImGui::GetIO().KeyShift ? -1 : 1;
    if (is_pressed(ui, ControlKey::tab, Repeat::yes))
        return move_cursor(frame, {state.cursor.row, state.cursor.column + step}, false);
    if (is_pressed(ui, ControlKey::enter)) {
        activate(frame, state.cursor);
        frame.ui.keys_used = true;
        return;
    }
    CellPlace to = moved(state, rows_a_page);
    if (to != state.cursor) { // arrows stay in their row
        to.column = std::clamp(to.column, 0, column_count(state) - 1);
        return move_cursor(frame, to, ImGui::GetIO().KeyShift);
    }
    if (ImGui::GetIO().KeyCtrl || ImGui::GetIO().InputQueueCharacters.empty()) return;
    const std::string typed = take_characters();
    const CellKind kind = info(column_at(state, state.cursor.column)).kind;
    if (kind == CellKind::choice || kind == CellKind::flag)
        activate(frame, state.cursor);
    else
        begin_typing(frame, state.cursor, typed);
}

} // namespace waymark
