// Waymark's own controls, drawn and behaving alike in every panel: buttons, switches, chips, rows, popups.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "panels/draw.h"
#include "panels/ui.h"

namespace waymark {

// All rectangles are in pixels. `name` names the control for probes and is unique within its scope.

enum class ButtonStyle {
    plain,  // outlined
    filled, // ink: the one that matters most on a screen
    quiet   // no outline until hovered
};
struct ButtonLook {
    ButtonStyle style = ButtonStyle::plain;
    std::optional<Icon> icon = {};
    Enabled enabled = Enabled::yes;
    std::string_view hint = {}; // also says why where it is disabled
};
[[nodiscard]] bool button(Ui& ui, std::string_view name, const Rect& rect, std::string_view label,
                          const ButtonLook& look = {});
// The width that a button needs for its label.
[[nodiscard]] double button_width(const Ui& ui, std::string_view label, bool with_icon = false);

struct IconButtonLook {
    bool is_active = false; // a tool or switch that is on
    Enabled enabled = Enabled::yes;
    Hint hint = {};
    double icon_units = 16;
    bool is_quiet = false; // in text_3 until hovered
};
[[nodiscard]] bool icon_button(Ui& ui, std::string_view name, const Rect& rect, Icon glyph,
                               const IconButtonLook& look = {});

// One of several words, side by side. Returns the one chosen now.
[[nodiscard]] std::optional<int> segments(Ui& ui, std::string_view name, const Rect& rect,
                                          std::span<const std::string_view> labels, int current);
[[nodiscard]] double segments_width(const Ui& ui, std::span<const std::string_view> labels);

// 26 × 14, violet when on: switches belong to scenarios. Returns whether it was switched now.
[[nodiscard]] bool toggle(Ui& ui, std::string_view name, Point left_middle, bool is_on,
                          const Hint& hint = {});
// A box with a tick, and its label.
[[nodiscard]] bool check_box(Ui& ui, std::string_view name, const Rect& rect, std::string_view label,
                             bool is_on, std::string_view hint = {});

// A line of a tree or list, 22 high; 36 where the rectangle has room for two lines of text.
struct RowLook {
    double indent_units = 0;
    std::optional<Icon> icon = {};
    bool is_selected = false;
    bool is_strong = false;           // a name: SemiBold
    std::optional<bool> is_open = {}; // has a chevron: open or not
    bool has_star = false;
    std::string_view detail = {}; // right-aligned
    std::string_view second_line =
        {}; // below the label, which then takes one line; else the label takes both
    std::optional<Color> icon_color = {};
    bool has_marker = false; // room for a persona's marker in place of the icon
    Hint hint = {};
};
struct RowTouch {
    Touch touch;
    bool toggled = false; // its chevron
    Rect icon_rect;
};
[[nodiscard]] RowTouch tree_row(Ui& ui, std::string_view name, const Rect& rect, std::string_view label,
                                const RowLook& look = {});

// The height that the row needs for its text, in pixels: that of one line, or of two.
[[nodiscard]] double tree_row_height(const Ui& ui, double width, std::string_view label, const RowLook& look);

// The ground of a row of a list, to be drawn before its words: grey where it is selected or pointed at, with
// the keyboard's ring.
void row_ground(Ui& ui, const Rect& rect, const Touch& on, bool is_selected);

// A section's heading, 11 SemiBold; `is_open` changes when it is clicked. Returns whether it is open.
bool section_header(Ui& ui, std::string_view name, const Rect& rect, std::string_view label, bool& is_open,
                    std::string_view detail = {});
// One that does not fold.
void heading(Ui& ui, const Rect& rect, std::string_view label, std::string_view detail = {});

// The level of evidence as an outlined pill with its own dash. Returns whether it was clicked.
[[nodiscard]] bool evidence_chip(Ui& ui, std::string_view name, const Rect& rect, EvidenceLevel level);
[[nodiscard]] double evidence_chip_width(const Ui& ui, EvidenceLevel level);

// A persona's marker, in the persona's colour.
void marker(Ui& ui, std::size_t persona, Point center);

// A bar between two panels that the mouse drags; adds the pixels dragged in this frame.
enum class Splits { columns, rows };
[[nodiscard]] double splitter(Ui& ui, std::string_view name, const Rect& rect, Splits splits);

// A sentence in place of content that is not there yet, and one button.
[[nodiscard]] bool empty_state(Ui& ui, std::string_view name, const Rect& rect, std::string_view sentence,
                               std::string_view action);

} // namespace waymark
