// Typing: one line, several lines, and lists of short texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "panels/draw.h"
#include "panels/ui.h"

namespace waymark {

struct TextLook {
    std::string_view placeholder = {};
    TypeStyle style = type::body;
    bool is_bare = false;  // no field around it until it is hovered or typed in: names in a list
    bool is_mixed = false; // a selection whose elements differ
    Hint hint = {};
};
// Shows `value`; while typing the new text is previewed, Enter or leaving commits, Escape takes back.
[[nodiscard]] Gesture text_field(Ui& ui, std::string_view name, const Rect& rect, std::string& value,
                                 const TextLook& look = {});

// Text that breaks at the rectangle's width; Enter makes a new line, leaving commits.
[[nodiscard]] Gesture text_area(Ui& ui, std::string_view name, const Rect& rect, std::string& value,
                                const TextLook& look = {});
// The height that the text needs, at least that of `min_lines`.
[[nodiscard]] double text_area_height(const Ui& ui, double width, std::string_view value, int min_lines = 2);

// A list of short texts, a row of 24 each and one more to add to it. An emptied row is removed.
struct ListLook {
    std::string_view placeholder = {}; // of the row that adds: "Add a pain"
    std::optional<Icon> sign = {};     // before each text
    Color sign_color = {};
};
[[nodiscard]] Gesture text_list(Ui& ui, std::string_view name, Point at, double width,
                                std::vector<std::string>& values, const ListLook& look);
[[nodiscard]] double text_list_height(const Ui& ui, const std::vector<std::string>& values);

// --- for fields made of a text field, such as number_row

// The characters that were typed in this frame; nobody else gets them.
[[nodiscard]] std::string take_characters();
// The id of the text field of that name.
[[nodiscard]] unsigned text_field_id(const Ui& ui, std::string_view name);
// The text field with that id becomes active, with this text in it.
void start_typing(Ui& ui, unsigned id, std::string text);
// The same where typing goes on behind it, since it is what was typed before the field was active.
void go_on_typing(Ui& ui, unsigned id, std::string first);

struct Typed {
    bool is_active = false; // the text is being typed in
    bool began = false;
    bool changed = false;
    bool ended = false; // by Enter, Tab, Escape or a click elsewhere
    bool was_escaped = false;
};
// A bare line of typing on the rectangle with no field drawn around it. `text` is what it shows; the typed
// text is ui.typing.text while active, and in `text` once ended.
[[nodiscard]] Typed type_line(Ui& ui, unsigned id, const char* label, const Rect& rect, std::string& text,
                              const TypeStyle& style, std::string_view placeholder, bool selects_all);

} // namespace waymark
