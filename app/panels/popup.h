// Popup lists: menus, choices of a field, context menus; by mouse and by keyboard.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "panels/draw.h"
#include "panels/ui.h"

namespace waymark {

// A line of a popup list: a menu command, a choice, a heading, or a dividing line.
struct MenuItem {
    std::string label = {};
    std::string detail = {}; // right-aligned, in grey: a shortcut, a share
    Enabled enabled = Enabled::yes;
    bool is_checked = false;
    enum class Kind { choice, heading, divider } kind = Kind::choice;
    std::string name = {}; // for probes; the label where empty
    std::string hint = {};

    [[nodiscard]] static MenuItem heading(std::string text) {
        return {.label = std::move(text), .kind = Kind::heading};
    }
    [[nodiscard]] static MenuItem divider() { return {.kind = Kind::divider}; }
};
// Opens the popup of that name at the next call of popup_menu.
void open_popup(Ui& ui, std::string_view name);
[[nodiscard]] bool is_popup_open(const Ui& ui, std::string_view name);
// The list under (or over) the anchor while it is open; returns the item chosen now and closes.
[[nodiscard]] std::optional<std::size_t> popup_menu(Ui& ui, std::string_view name, const Rect& anchor,
                                                    std::span<const MenuItem> items,
                                                    double min_width_units = 0);

// A field "Label **Value** ⌄" that opens a list of choices.
struct ComboLook {
    std::string_view label = {}; // in grey before the value; may be empty
    bool is_changed = false;     // outlined in violet
    Hint hint = {};
    Enabled enabled = Enabled::yes;
};
[[nodiscard]] std::optional<std::size_t> combo(Ui& ui, std::string_view name, const Rect& rect,
                                               std::string_view value, std::span<const MenuItem> items,
                                               const ComboLook& look = {});
[[nodiscard]] double combo_width(const Ui& ui, std::string_view label, std::string_view value);

} // namespace waymark
