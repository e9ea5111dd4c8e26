// Commands: the one table that menus, toolbar, shortcuts and the shortcut sheet read.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "session/session.h"

namespace waymark {

enum class CommandId : std::uint8_t {
    new_journey,
    open,
    save,
    save_as,
    export_map,
    export_table,
    export_mermaid,
    import_table,
    versions,
    start_screen,
    quit,
    undo,
    redo,
    history,
    cut,
    copy,
    copy_as_table,
    paste,
    duplicate,
    rename,
    erase,
    select_all,
    select_none,
    view_map,
    view_compare,
    view_table,
    fit,
    zoom_in,
    zoom_out,
    zoom_100,
    toggle_outline,
    toggle_inspector,
    toggle_dock,
    dock_charts,
    dock_levers,
    dock_worth,
    dock_seek,
    toggle_theme,
    toggle_curve_range,
    settings,
    toggle_moment_dots,
    watch_people,
    pause_people,
    select_tool,
    touchpoint_tool,
    link_tool,
    stage_tool,
    add_stage,
    add_persona,
    add_text_lane,
    add_scenario,
    add_intervention,
    toggle_recording,
    base_only,
    erase_scenario,
    shortcuts,
    about
};

enum class Menu : std::uint8_t { file, edit, view, map, scenario, help };
inline constexpr std::array menus{Menu::file, Menu::edit, Menu::view, Menu::map, Menu::scenario, Menu::help};
[[nodiscard]] std::string_view label_of(Menu menu);

// A key with modifiers. `key` is a letter or digit in upper case, or one of the special keys.
enum class Key : std::uint8_t { none, character, f2, f5, remove, escape, plus, minus };
struct Shortcut {
    Key key = Key::none;
    char character = 0;
    bool ctrl = false, shift = false;

    bool operator==(const Shortcut&) const = default;
};

struct Command {
    CommandId id;
    Menu menu;
    std::string_view label; // "Save as…"
    Shortcut shortcut;
    bool starts_group = false; // a separator above it in the menu
    bool while_typing = false; // its shortcut also acts while a text field is active
};

[[nodiscard]] std::span<const Command> commands();
[[nodiscard]] const Command& command(CommandId id);

// The command with that shortcut, if any. Ctrl+Y is another Ctrl+Shift+Z.
[[nodiscard]] std::optional<CommandId> command_for(const Shortcut& shortcut);

// The command may be run now.
[[nodiscard]] bool is_enabled(const Session& session, CommandId id);
// For toggles: it is on now.
[[nodiscard]] bool is_checked(const Session& session, CommandId id);
// The label with what it would act on: `Undo Move "Check-in"`.
[[nodiscard]] std::string menu_label(const Session& session, CommandId id);
// "Ctrl+Shift+S", or empty.
[[nodiscard]] std::string to_text(const Shortcut& shortcut);

} // namespace waymark
