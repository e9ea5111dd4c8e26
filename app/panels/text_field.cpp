#include "panels/text_field.h"

#include "imgui/input.h"
#include "panels/field_parts.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "imgui/fonts.h"
#include "panels/widgets.h"
#include "session/probe.h"
#include "text/fonts.h"

#include <imgui.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

namespace waymark {

namespace {

constexpr double text_pad = 6;

// Dear ImGui's text fields take the font of the window: ours for as long as this lives.
class FieldFont {
public:
    FieldFont(const Ui& ui, const TypeStyle& style, double pad_y, Color color) {
        const FontPick font = pick(*ui.fonts, style.em * ui.scale, style.weight);
        ImGui::PushFont(font.font);
        ImGui::SetWindowFontScale(font.size / font.font->FontSize);
        ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                            {static_cast<float>(ui.px(text_pad)), static_cast<float>(pad_y)});
        ImGui::PushStyleColor(ImGuiCol_Text, IM_COL32(color.r, color.g, color.b, color.a));
    }
    ~FieldFont() {
        ImGui::PopStyleColor();
        ImGui::PopStyleVar();
        ImGui::SetWindowFontScale(1);
        ImGui::PopFont();
    }
    FieldFont(const FieldFont&) = delete;
    FieldFont& operator=(const FieldFont&) = delete;
};

double line_height_px(const Ui& ui, const TypeStyle& style) {
    return imgui_size_of(style.em, style.weight) * ui.scale;
}

// Makes the text field with that id active when it is drawn next in this frame.
void activate_next(unsigned id) {
    ImGuiContext& context = *ImGui::GetCurrentContext();
#if IMGUI_VERSION_NUM < 18900
    context.NavActivateInputId = id;
#else
    context.NavActivateId = id;
    context.NavActivateFlags |= ImGuiActivateFlags_PreferInput;
#endif
}

bool is_enter_down() {
    return was_key_pressed(ImGuiKey_Enter, false) || was_key_pressed(keypad_enter, false);
}

// A field that becomes active selects its text; what is being typed goes on behind it instead.
void go_on_at_end(unsigned id) {
    ImGuiInputTextState* const state = ImGui::GetInputTextState(id);
    if (state == nullptr) return;
    state->Stb.cursor = state->Stb.select_start = state->Stb.select_end = state->CurLenW;
}

Touch hover_of_last_item(unsigned id, const Rect& rect) {
    Touch on;
    on.id = id;
    on.rect = rect;
    on.hovered = ImGui::IsItemHovered();
    return on;
}

} // namespace

std::string take_characters() {
    ImVector<ImWchar>& queue = ImGui::GetIO().InputQueueCharacters;
    std::string text;
    for (const ImWchar character : queue) {
        char utf8[5] = {};
        ImTextCharToUtf8(utf8, character);
        text += utf8;
    }
    queue.clear();
    return text;
}

unsigned text_field_id(const Ui& ui, std::string_view name) {
    return ImGui::GetCurrentWindow()->GetID(("##" + ui.scope + std::string(name)).c_str());
}

void start_typing(Ui& ui, unsigned id, std::string text) {
    ui.typing = {.id = id, .text = std::move(text), .starts = true, .seen = true};
}

void go_on_typing(Ui& ui, unsigned id, std::string first) {
    start_typing(ui, id, std::move(first));
    ui.typing.gathers = true;
}

// The stop of the Tab key for a text field, which begins to be typed in when the focus arrives.
bool stop_at(Ui& ui, unsigned id, std::string_view name) {
    const std::string full_name = ui.scope + std::string(name);
    ui.focus.stops.push_back({id, ui.focus.layer, full_name});
    if (!ui.focus.requested.empty() && ui.focus.requested == full_name) {
        ui.focus.requested.clear();
        ui.focus.id = id;
        ui.focus.arrived = true;
        ui.focus.ring_shown = true;
    }
    return ui.focus.id == id;
}

Gesture gesture_of(Ui& ui, unsigned id, const Typed& typed, const std::string& before,
                   const std::string& after, std::string& value) {
    if (typed.ended) {
        if (typed.was_escaped) return Gesture::cancel;
        if (after == before && !(ui.unfinished && ui.unfinished->id == id)) return Gesture::none;
        value = after;
        return Gesture::commit;
    }
    if (!typed.changed) return Gesture::none;
    value = after;
    ui.changing_id = id;
    return Gesture::preview;
}

void draw_face(Ui& ui, const Rect& rect, const TextLook& look, bool is_hovered, bool is_active) {
    const Theme& colors = ui.theme();
    if (is_active) {
        fill(ui, rect, colors.panel, size::radius_control);
    } else if (!look.is_bare || is_hovered) {
        fill(ui, rect, is_hovered ? colors.hover : colors.field, size::radius_control);
    }
    if (is_active) outline(ui, rect, colors.ink, 1, size::radius_control);
}

Typed type_line(Ui& ui, unsigned id, const char* label, const Rect& rect, std::string& value,
                const TypeStyle& style, std::string_view placeholder, bool selects_all) {
    const bool was_typing = ui.typing.id == id && !ui.typing.starts;
    std::string& text = ui.typing.id == id ? ui.typing.text : value;
    if (ui.typing.id == id) {
        ui.typing.seen = true;
        if (ui.typing.gathers) text += take_characters(); // the field itself would drop them in this frame
        if (ui.typing.starts) activate_next(id);
        ui.typing.starts = false;
    }
    const double pad = std::floor((rect.h - line_height_px(ui, style)) / 2);
    const Rect inner = inset(rect, ui.px(text_pad), 0);
    const bool is_cut = ui.typing.id != id && text_width(ui, text, style) > inner.w;
    if (is_cut) waymark::text(ui, inner, text, style, ui.theme().text);
    const FieldFont font(ui, style, pad, is_cut ? Color{0, 0, 0, 0} : ui.theme().text);
    ImGui::SetCursorScreenPos({static_cast<float>(rect.x), static_cast<float>(rect.y)});
    ImGui::SetNextItemWidth(static_cast<float>(rect.w));
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, true);
    const int flags = selects_all ? ImGuiInputTextFlags_AutoSelectAll : ImGuiInputTextFlags_None;
    const std::string shown_when_empty(placeholder);
    Typed typed;
    typed.changed = ImGui::InputTextWithHint(label, shown_when_empty.c_str(), &text, flags);
    ImGui::PopItemFlag();
    typed.began = ImGui::IsItemActivated();
    typed.is_active = ImGui::IsItemActive();
    typed.ended = was_typing && !typed.is_active;
    typed.was_escaped = typed.ended && was_key_pressed(ImGuiKey_Escape, false);
    if (typed.is_active) ui.keys_used = true;
    if (typed.began && ui.typing.id == id && std::exchange(ui.typing.gathers, false)) {
        go_on_at_end(id);
        typed.changed = true;
    }
    if (typed.began && ui.typing.id != id) {
        ui.typing = {.id = id, .text = value, .seen = true};
    } else if (typed.ended) {
        value = ui.typing.text;
        ui.typing = {};
        ui.keys_used = true;
    }
    return typed;
}

Gesture text_field(Ui& ui, std::string_view name, const Rect& rect, std::string& value,
                   const TextLook& look) {
    const std::string label = "##" + ui.scope + std::string(name);
    const unsigned id = text_field_id(ui, name);
    probe(ui.scope + std::string(name), rect);
    const bool is_focused = stop_at(ui, id, name);
    if (is_focused && ui.focus.arrived && ui.typing.id != id) start_typing(ui, id, value);

    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool is_hovered = rect.contains({mouse.x, mouse.y}) && ImGui::IsWindowHovered();
    draw_face(ui, rect, look, is_hovered, ui.typing.id == id);
    std::string shown = look.is_mixed ? std::string() : value;
    const std::string before = shown;
    const Typed typed = type_line(ui, id, label.c_str(), rect, shown, look.style,
                                  look.is_mixed ? "Several values" : look.placeholder, false);
    if (typed.began) ui.focus.id = id;
    if (is_focused && ui.focus.ring_shown && !typed.is_active) focus_ring(ui, rect);
    if (!typed.is_active) hint(ui, hover_of_last_item(id, rect), look.hint);
    return gesture_of(ui, id, typed, before, typed.is_active ? ui.typing.text : shown, value);
}

Gesture text_list(Ui& ui, std::string_view name, Point at, double width, std::vector<std::string>& values,
                  const ListLook& look) {
    const double row_h = ui.px(size::row_h);
    const double sign_w = look.sign ? ui.px(14) : 0;
    Gesture result = Gesture::none;
    std::optional<std::size_t> removed;
    const std::size_t count = values.size();
    for (std::size_t i = 0; i <= count; ++i) {
        const bool adds = i == count;
        const Rect row{at.x, at.y + static_cast<double>(i) * row_h, width, row_h};
        const std::string row_name = std::string(name) + "." + std::to_string(i);
        if (look.sign && !adds) {
            icon(ui, *look.sign, {row.x + ui.px(5), row.center().y}, look.sign_color, 9);
        } else if (adds) {
            icon(ui, Icon::plus, {row.x + ui.px(5), row.center().y}, ui.theme().text_3, 10);
        }
        const double left = adds ? ui.px(14) : sign_w;
        Rect field = without_left(row, left);
        std::string text = adds ? std::string() : values[i];
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        const bool is_pointed_at = row.contains({mouse.x, mouse.y}) && ImGui::IsWindowHovered();
        if (!adds && is_pointed_at) {
            field = without_right(field, ui.px(24));
            const Rect cross{row.right() - ui.px(24), row.y, ui.px(24), row_h};
            if (icon_button(ui, row_name + ".remove", cross, Icon::close,
                            {.hint = {"", "Remove", ""}, .icon_units = 9, .is_quiet = true}))
                removed = i;
        }
        const Gesture gesture =
            text_field(ui, row_name, field, text,
                       {.placeholder = look.placeholder, .style = type::small, .is_bare = true});
        if (gesture == Gesture::none) continue;
        result = gesture;
        if (gesture == Gesture::cancel) continue;
        if (adds) {
            values.push_back(text);
        } else {
            values[i] = text;
        }
        const bool asks_for_next = gesture == Gesture::commit && !text.empty() && i + 1 >= count;
        if (asks_for_next && is_enter_down())
            request_focus(ui, ui.scope + std::string(name) + "." + std::to_string(i + 1));
    }
    if (removed) {
        values.erase(values.begin() + static_cast<std::ptrdiff_t>(*removed));
        result = Gesture::commit;
    }
    if (result == Gesture::commit)
        std::erase_if(values, [](const std::string& text) { return text.empty(); });
    return result;
}

double text_list_height(const Ui& ui, const std::vector<std::string>& values) {
    return static_cast<double>(values.size() + 1) * ui.px(size::row_h);
}

} // namespace waymark
