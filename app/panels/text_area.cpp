// Fields of several lines, wrapped as they are typed.
#include <algorithm>
#include <array>
#include <cmath>

#include "imgui/input.h"
#include "panels/field_parts.h"
#include "panels/text_field.h"
#include "session/probe.h"
#include "text/fonts.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace waymark {

namespace {

constexpr TypeStyle style = type::small;
constexpr double pad_x = 6;
constexpr double pad_y = 5;

AdvanceOf advances() {
    return [](char32_t c) {
        return measure(to_utf8({&c, 1}), style.em, style.weight);
    };
}

bool is_down(ImGuiKey key) {
    return was_key_pressed(key, true);
}

// Where the text stands, in pixels; x in the editor's terms is in units.
struct Page {
    Point origin;
    double line_h;
    double scale;
    std::vector<TextLine> lines;

    [[nodiscard]] std::size_t position_under(const std::u32string& text, ImVec2 mouse) const {
        const double row = std::floor((mouse.y - origin.y) / line_h);
        const auto line =
            static_cast<std::size_t>(std::clamp(row, 0.0, static_cast<double>(lines.size() - 1)));
        return position_at(text, lines[line], (mouse.x - origin.x) / scale, advances());
    }
};

Page page_of(const Ui& ui, const Rect& rect, const std::u32string& text) {
    const double width = (rect.w - 2 * ui.px(pad_x)) / ui.scale;
    return {{rect.x + ui.px(pad_x), rect.y + ui.px(pad_y)},
            ui.px(style.line),
            ui.scale,
            wrapped(text, width, advances())};
}

void draw_selection(Ui& ui, const TextEditor& editor, const Page& page) {
    const auto [begin, end] = editor.selection();
    if (begin == end) return;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const TextLine& line = page.lines[i];
        if (end <= line.begin || begin > line.end) continue;
        const double from = x_of(editor.text(), line, std::max(begin, line.begin), advances());
        double to = x_of(editor.text(), line, std::min(end, line.end), advances());
        if (end > line.end) to += 3; // the line's end is selected too
        fill(ui,
             {page.origin.x + from * page.scale, page.origin.y + static_cast<double>(i) * page.line_h,
              (to - from) * page.scale, page.line_h},
             ui.theme().ink.with_alpha(0.18));
    }
}

void draw_lines(Ui& ui, const std::u32string& text, const Page& page, double width) {
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const TextLine& line = page.lines[i];
        const std::string words =
            to_utf8(std::u32string_view(text).substr(line.begin, line.end - line.begin));
        const Rect row{page.origin.x, page.origin.y + static_cast<double>(i) * page.line_h, width,
                       page.line_h};
        waymark::text(ui, row, words, style, ui.theme().text);
    }
}

void draw_caret(Ui& ui, const TextEditor& editor, const Page& page) {
    constexpr double blink_seconds = 1.2;
    constexpr double shown_seconds = 0.8;
    if (std::fmod(ImGui::GetTime(), blink_seconds) > shown_seconds) return;
    const std::size_t line = line_of(page.lines, editor.caret());
    const double x = x_of(editor.text(), page.lines[line], editor.caret(), advances()) * page.scale;
    vertical_line(ui, page.origin.x + x, page.origin.y + static_cast<double>(line) * page.line_h + ui.px(1),
                  page.line_h - ui.px(2), ui.theme().ink);
}

void take_letters(TextEditor& editor) {
    ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl && !io.KeyAlt) return;
    for (const ImWchar c : io.InputQueueCharacters) {
        const auto code = static_cast<char32_t>(c);
        if (code >= U' ' && code != 0x7F) editor.insert({&code, 1});
    }
    io.InputQueueCharacters.resize(0);
}

void take_clipboard_keys(TextEditor& editor) {
    if (is_down(ImGuiKey_A)) editor.select_all();
    const bool copies = is_down(ImGuiKey_C);
    const bool cuts = is_down(ImGuiKey_X);
    if ((copies || cuts) && !editor.selected_text().empty()) {
        ImGui::SetClipboardText(to_utf8(editor.selected_text()).c_str());
        if (cuts) editor.erase_before();
    }
    if (is_down(ImGuiKey_V)) {
        const char* const clipboard = ImGui::GetClipboardText();
        if (clipboard != nullptr) {
            std::u32string text = to_characters(clipboard);
            std::erase(text, U'\r');
            editor.insert(text);
        }
    }
    if (is_down(ImGuiKey_Y) || (is_down(ImGuiKey_Z) && ImGui::GetIO().KeyShift)) {
        editor.redo();
    } else if (is_down(ImGuiKey_Z)) {
        editor.undo();
    }
}

void take_keys(TextEditor& editor, const Page& page) {
    const bool by_word = ImGui::GetIO().KeyCtrl;
    const Selecting selecting = ImGui::GetIO().KeyShift ? Selecting::yes : Selecting::no;
    if (by_word) take_clipboard_keys(editor);
    if (is_down(ImGuiKey_LeftArrow)) by_word ? editor.move_word_left(selecting) : editor.move_left(selecting);
    if (is_down(ImGuiKey_RightArrow))
        by_word ? editor.move_word_right(selecting) : editor.move_right(selecting);
    if (is_down(ImGuiKey_UpArrow)) editor.move_lines(-1, page.lines, advances(), selecting);
    if (is_down(ImGuiKey_DownArrow)) editor.move_lines(+1, page.lines, advances(), selecting);
    if (is_down(ImGuiKey_Home))
        by_word ? editor.place(0, selecting) : editor.move_to_line_begin(page.lines, selecting);
    if (is_down(ImGuiKey_End))
        by_word ? editor.place(editor.text().size(), selecting)
                : editor.move_to_line_end(page.lines, selecting);
    if (is_down(ImGuiKey_Backspace)) by_word ? editor.erase_word_before() : editor.erase_before();
    if (is_down(ImGuiKey_Delete)) by_word ? editor.erase_word_after() : editor.erase_after();
    if (is_down(ImGuiKey_Enter) || is_down(keypad_enter)) editor.insert(U"\n");
}

void take_mouse(TextEditor& editor, const Page& page, const Touch& on) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (on.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    if (!on.held) return;
    const std::size_t position = page.position_under(editor.text(), mouse);
    if (on.double_clicked) {
        editor.select_word_at(position);
    } else if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        editor.place(position, ImGui::GetIO().KeyShift ? Selecting::yes : Selecting::no);
    } else if (ImGui::IsMouseDragging(ImGuiMouseButton_Left)) {
        editor.place(position, Selecting::yes);
    }
}

void start_editing(Ui& ui, unsigned id, const std::string& value) {
    ui.focus.id = id;
    ui.typing = {.id = id, .text = value, .editor = TextEditor(to_characters(value)), .seen = true};
}

// One frame of typing; the field ends by Escape, by Tab and by a click elsewhere.
Typed type_lines(Ui& ui, unsigned id, const Rect& rect, const Touch& on) {
    ui.typing.seen = true;
    ImGuiContext& context = *ImGui::GetCurrentContext();
    context.WantTextInputNextFrame = 1;
    TextEditor& editor = ui.typing.editor;
    Typed typed;
    typed.is_active = true;
    const bool clicked_elsewhere = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !on.hovered;
    typed.was_escaped = is_down(ImGuiKey_Escape);
    const bool left_by_tab = ui.focus.id != id;
    if (clicked_elsewhere || typed.was_escaped || left_by_tab) {
        typed.is_active = false;
        typed.ended = true;
        return typed;
    }
    const Page before = page_of(ui, rect, editor.text());
    take_mouse(editor, before, on);
    take_keys(editor, before);
    take_letters(editor);
    ui.keys_used = true;
    std::string text = to_utf8(editor.text());
    typed.changed = text != ui.typing.text;
    ui.typing.text = std::move(text);
    return typed;
}

} // namespace

Gesture text_area(Ui& ui, std::string_view name, const Rect& rect, std::string& value, const TextLook& look) {
    const Touch on = touch_by_mouse(ui, name, rect);
    const bool is_focused = stop_at(ui, on.id, name);
    const std::string before = look.is_mixed ? std::string() : value;
    const bool arrives = is_focused && ui.focus.arrived && ui.typing.id != on.id;
    const bool is_pressed_now =
        on.hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left) && ui.typing.id != on.id;
    if (arrives || is_pressed_now) start_editing(ui, on.id, before);

    const bool is_typing = ui.typing.id == on.id;
    draw_face(ui, rect, look, on.hovered, is_typing);
    if (!is_typing) {
        const bool is_empty = before.empty();
        const std::string_view instead = look.is_mixed ? "Several values" : look.placeholder;
        const std::u32string shown = to_characters(before);
        const Page page = page_of(ui, rect, shown);
        if (!is_empty) draw_lines(ui, shown, page, rect.w - 2 * ui.px(pad_x) + ui.scale);
        if (is_empty)
            text(ui, {page.origin.x, page.origin.y, rect.w - 2 * ui.px(pad_x), page.line_h}, instead, style,
                 ui.theme().text_disabled);
        if (is_focused && ui.focus.ring_shown) focus_ring(ui, rect);
        hint(ui, on, look.hint);
        return Gesture::none;
    }
    const Typed typed = type_lines(ui, on.id, rect, on);
    const std::string after = ui.typing.text;
    const std::u32string shown = ui.typing.editor.text();
    const Page page = page_of(ui, rect, shown);
    if (typed.is_active) draw_selection(ui, ui.typing.editor, page);
    draw_lines(ui, shown, page, rect.w - 2 * ui.px(pad_x) + ui.scale);
    if (typed.is_active) draw_caret(ui, ui.typing.editor, page);
    if (typed.ended) ui.typing = {};
    return gesture_of(ui, on.id, typed, before, after, value);
}

double text_area_height(const Ui& ui, double width, std::string_view value, int min_lines) {
    const double inner = (width - 2 * ui.px(pad_x)) / ui.scale;
    const auto lines = static_cast<double>(wrapped(to_characters(value), inner, advances()).size());
    return std::max(lines, static_cast<double>(min_lines)) * ui.px(style.line) + 2 * ui.px(pad_y);
}

} // namespace waymark
