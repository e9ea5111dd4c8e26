#include "session/commands.h"

#include <algorithm>

#include "journey/claim.h"
#include "session/command_run.h"

namespace waymark {

namespace {

constexpr Shortcut ctrl(char character) {
    return {Key::character, character, true, false};
}
constexpr Shortcut ctrl_shift(char character) {
    return {Key::character, character, true, true};
}
constexpr Shortcut letter(char character) {
    return {Key::character, character, false, false};
}
constexpr Shortcut shift(char character) {
    return {Key::character, character, false, true};
}
constexpr Shortcut alone(Key key) {
    return {key, 0, false, false};
}
constexpr Shortcut with_ctrl(Key key) {
    return {key, 0, true, false};
}
constexpr Shortcut none{};

// In menu order.
constexpr std::array table{
    Command{CommandId::new_journey, Menu::file, "New journey", ctrl('N'), false, true},
    Command{CommandId::open, Menu::file, "Open…", ctrl('O'), false, true},
    Command{CommandId::save, Menu::file, "Save", ctrl('S'), true, true},
    Command{CommandId::save_as, Menu::file, "Save as…", ctrl_shift('S'), false, true},
    Command{CommandId::import_table, Menu::file, "Import table…", none, true, false},
    Command{CommandId::export_map, Menu::file, "Export…", ctrl('E'), false, true},
    Command{CommandId::export_table, Menu::file, "Export table…", none, false, true},
    Command{CommandId::export_mermaid, Menu::file, "Export Mermaid…", none, false, true},
    Command{CommandId::versions, Menu::file, "Previous versions…", none, true, false},
    Command{CommandId::settings, Menu::file, "Settings…", ctrl(','), false, true},
    Command{CommandId::start_screen, Menu::file, "Start screen", none, true, false},
    Command{CommandId::quit, Menu::file, "Quit", ctrl('Q'), true, true},

    Command{CommandId::undo, Menu::edit, "Undo", ctrl('Z')},
    Command{CommandId::redo, Menu::edit, "Redo", ctrl_shift('Z')},
    Command{CommandId::history, Menu::edit, "History…", none},
    Command{CommandId::cut, Menu::edit, "Cut", ctrl('X'), true},
    Command{CommandId::copy, Menu::edit, "Copy", ctrl('C')},
    Command{CommandId::copy_as_table, Menu::edit, "Copy as table", ctrl_shift('C')},
    Command{CommandId::paste, Menu::edit, "Paste", ctrl('V')},
    Command{CommandId::duplicate, Menu::edit, "Duplicate", ctrl('D')},
    Command{CommandId::rename, Menu::edit, "Rename", alone(Key::f2), true},
    Command{CommandId::erase, Menu::edit, "Delete", alone(Key::remove)},
    Command{CommandId::select_all, Menu::edit, "Select all touchpoints", ctrl('A'), true},
    Command{CommandId::select_none, Menu::edit, "Select nothing", alone(Key::escape)},

    Command{CommandId::view_map, Menu::view, "Map", ctrl('1')},
    Command{CommandId::view_compare, Menu::view, "Compare", ctrl('2')},
    Command{CommandId::view_table, Menu::view, "Table", ctrl('3')},
    Command{CommandId::fit, Menu::view, "Fit map", shift('1'), true},
    Command{CommandId::zoom_in, Menu::view, "Zoom in", with_ctrl(Key::plus)},
    Command{CommandId::zoom_out, Menu::view, "Zoom out", with_ctrl(Key::minus)},
    Command{CommandId::zoom_100, Menu::view, "Actual size", ctrl('0')},
    Command{CommandId::toggle_outline, Menu::view, "Outline", none, true},
    Command{CommandId::toggle_inspector, Menu::view, "Inspector", none},
    Command{CommandId::toggle_dock, Menu::view, "Projection", none},
    Command{CommandId::dock_charts, Menu::view, "Charts over time", none, true},
    Command{CommandId::dock_levers, Menu::view, "What matters most", none},
    Command{CommandId::dock_worth, Menu::view, "What touchpoints are worth", none},
    Command{CommandId::dock_seek, Menu::view, "Goal seek", none},
    Command{CommandId::toggle_curve_range, Menu::view, "Fit the curve's range", none, true},
    Command{CommandId::toggle_moment_dots, Menu::view, "Moments beside the curve", none},
    Command{CommandId::watch_people, Menu::view, "People walking", letter('P'), true},
    Command{CommandId::pause_people, Menu::view, "Pause people", shift('P')},
    Command{CommandId::toggle_theme, Menu::view, "Dark theme", none, true},

    Command{CommandId::select_tool, Menu::map, "Select", letter('V')},
    Command{CommandId::touchpoint_tool, Menu::map, "Draw touchpoint", letter('T')},
    Command{CommandId::link_tool, Menu::map, "Draw link", letter('L')},
    Command{CommandId::stage_tool, Menu::map, "Draw stage", letter('G')},
    Command{CommandId::add_stage, Menu::map, "Add stage", none, true},
    Command{CommandId::add_text_lane, Menu::map, "Add text lane", none},
    Command{CommandId::add_persona, Menu::map, "Add persona", none},

    Command{CommandId::add_scenario, Menu::scenario, "New scenario", none},
    Command{CommandId::add_intervention, Menu::scenario, "Add intervention", none},
    Command{CommandId::toggle_recording, Menu::scenario, "Record edits", ctrl('R'), true},
    Command{CommandId::base_only, Menu::scenario, "Show the base map", ctrl('B')},
    Command{CommandId::erase_scenario, Menu::scenario, "Delete scenario", none, true},

    Command{CommandId::shortcuts, Menu::help, "Keyboard shortcuts", letter('?')},
    Command{CommandId::about, Menu::help, "About Waymark", none},
};

bool needs_document(CommandId id) {
    switch (id) {
    case CommandId::new_journey:
    case CommandId::open:
    case CommandId::import_table:
    case CommandId::quit:
    case CommandId::toggle_theme:
    case CommandId::shortcuts:
    case CommandId::about: return false;
    default: return true;
    }
}

// What the table shows of the map as well, and so may be changed there too.
bool acts_on_touchpoints(CommandId id) {
    switch (id) {
    case CommandId::select_all:
    case CommandId::select_none:
    case CommandId::add_intervention:
    case CommandId::toggle_recording: return true;
    default: return false;
    }
}

// What is seen, and so may be changed, only while the map is.
bool acts_on_map(CommandId id) {
    switch (id) {
    case CommandId::cut:
    case CommandId::copy:
    case CommandId::paste:
    case CommandId::duplicate:
    case CommandId::rename:
    case CommandId::erase:
    case CommandId::select_all:
    case CommandId::select_none:
    case CommandId::fit:
    case CommandId::zoom_in:
    case CommandId::zoom_out:
    case CommandId::zoom_100:
    case CommandId::dock_charts:
    case CommandId::dock_levers:
    case CommandId::dock_worth:
    case CommandId::dock_seek:
    case CommandId::watch_people:
    case CommandId::pause_people:
    case CommandId::select_tool:
    case CommandId::touchpoint_tool:
    case CommandId::link_tool:
    case CommandId::stage_tool:
    case CommandId::add_stage:
    case CommandId::add_text_lane:
    case CommandId::add_persona:
    case CommandId::add_intervention:
    case CommandId::toggle_recording: return true;
    default: return false;
    }
}

bool shows_page(const Session& session, DockPage page) {
    return session.view != MainView::compare && session.preferences.dock_open && session.dock_page == page;
}

bool can_be_renamed(const Owner& owner) {
    switch (owner.kind) {
    case OwnerKind::touchpoint:
    case OwnerKind::stage:
    case OwnerKind::persona:
    case OwnerKind::text_lane:
    case OwnerKind::scenario:
    case OwnerKind::intervention: return true;
    default: return false;
    }
}

bool can_be_erased(const Owner& owner) {
    switch (owner.kind) {
    case OwnerKind::stage:
    case OwnerKind::touchpoint:
    case OwnerKind::link:
    case OwnerKind::persona:
    case OwnerKind::text_lane:
    case OwnerKind::scenario:
    case OwnerKind::intervention: return true;
    case OwnerKind::none:
    case OwnerKind::lane:
    case OwnerKind::curve:
    case OwnerKind::chart:
    case OwnerKind::legend:
    case OwnerKind::title: return false;
    }
    return false;
}

} // namespace

std::string_view label_of(Menu menu) {
    switch (menu) {
    case Menu::file: return "File";
    case Menu::edit: return "Edit";
    case Menu::view: return "View";
    case Menu::map: return "Map";
    case Menu::scenario: return "Scenario";
    case Menu::help: return "Help";
    }
    return "";
}

std::span<const Command> commands() {
    return table;
}

const Command& command(CommandId id) {
    const auto found = std::ranges::find(table, id, &Command::id);
    CLAIM(found != table.end(), "every command stands in the table");
    return *found;
}

std::optional<CommandId> command_for(const Shortcut& shortcut) {
    if (shortcut == ctrl('Y')) return CommandId::redo;
    if (shortcut.key == Key::none) return std::nullopt;
    const auto found = std::ranges::find(table, shortcut, &Command::shortcut);
    return found == table.end() ? std::nullopt : std::optional(found->id);
}

bool is_enabled(const Session& session, CommandId id) {
    if (session.on_start_screen && needs_document(id)) return false;
    const bool is_seen =
        session.view == MainView::map || (session.view == MainView::table && acts_on_touchpoints(id));
    if (!is_seen && acts_on_map(id)) return false;
    switch (id) {
    case CommandId::versions: return !session.path.empty();
    case CommandId::undo: return session.history.can_undo();
    case CommandId::redo: return session.history.can_redo();
    case CommandId::cut:
    case CommandId::copy:
    case CommandId::duplicate: return !selected_touchpoints(session).empty();
    case CommandId::rename: return session.selection.size() == 1 && can_be_renamed(session.selection.front());
    case CommandId::erase: return std::ranges::any_of(session.selection, can_be_erased);
    case CommandId::copy_as_table:
    case CommandId::export_table:
    case CommandId::export_mermaid: return !session.in_force->touchpoints.empty();
    case CommandId::pause_people: return session.watching.is_on;
    case CommandId::add_persona: return !shown_journey(session).touchpoints.empty();
    case CommandId::add_intervention:
    case CommandId::toggle_recording:
    case CommandId::base_only:
    case CommandId::erase_scenario: return session.scenario.has_value();
    default: return true;
    }
}

bool is_checked(const Session& session, CommandId id) {
    switch (id) {
    case CommandId::view_map: return session.view == MainView::map;
    case CommandId::view_compare: return session.view == MainView::compare;
    case CommandId::view_table: return session.view == MainView::table;
    case CommandId::toggle_outline: return session.preferences.outline_open;
    case CommandId::toggle_inspector: return session.preferences.inspector_open;
    case CommandId::toggle_dock: return session.preferences.dock_open;
    case CommandId::dock_charts: return shows_page(session, DockPage::charts);
    case CommandId::dock_levers: return shows_page(session, DockPage::levers);
    case CommandId::dock_worth: return shows_page(session, DockPage::worth);
    case CommandId::dock_seek: return shows_page(session, DockPage::seek);
    case CommandId::toggle_theme: return session.preferences.theme == ThemeName::dark;
    case CommandId::toggle_curve_range: return session.preferences.curve_fits;
    case CommandId::toggle_moment_dots: return session.preferences.moment_dots;
    case CommandId::watch_people: return session.watching.is_on;
    case CommandId::pause_people: return session.watching.is_paused;
    case CommandId::toggle_recording: return is_recording(session);
    case CommandId::base_only: return !session.scenario;
    case CommandId::select_tool: return session.tool == Tool::select;
    case CommandId::touchpoint_tool: return session.tool == Tool::touchpoint;
    case CommandId::link_tool: return session.tool == Tool::link;
    case CommandId::stage_tool: return session.tool == Tool::stage;
    default: return false;
    }
}

std::string menu_label(const Session& session, CommandId id) {
    std::string label(command(id).label);
    if (id == CommandId::undo && session.history.can_undo())
        return label + " " + session.history.undo_label();
    if (id == CommandId::redo && session.history.can_redo())
        return label + " " + session.history.redo_label();
    return label;
}

std::string to_text(const Shortcut& shortcut) {
    if (shortcut.key == Key::none) return "";
    std::string text = shortcut.ctrl ? "Ctrl+" : "";
    if (shortcut.shift) text += "Shift+";
    switch (shortcut.key) {
    case Key::none: return "";
    case Key::character: return text + shortcut.character;
    case Key::f2: return text + "F2";
    case Key::f5: return text + "F5";
    case Key::remove: return text + "Delete";
    case Key::escape: return text + "Esc";
    case Key::plus: return text + "Plus";
    case Key::minus: return text + "Minus";
    }
    return "";
}

} // namespace waymark
