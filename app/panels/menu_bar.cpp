#include "panels/menu_bar.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "file/templates.h"
#include "panels/popup.h"
#include "panels/window.h"

#include <imgui.h>

namespace waymark {

namespace {

// A line of an open menu and what it does.
struct Entry {
    MenuItem item;
    std::optional<Action> action;
};

Entry command_entry(const Session& session, const Command& command) {
    return {{.label = menu_label(session, command.id),
             .detail = to_text(command.shortcut),
             .enabled = is_enabled(session, command.id) ? Enabled::yes : Enabled::no,
             .is_checked = is_checked(session, command.id),
             .name = std::string(command.label)},
            Run{command.id}};
}

void add_recent_files(std::vector<Entry>& entries, const Session& session) {
    constexpr std::size_t shown = 5;
    const std::vector<RecentFile>& recent = session.preferences.recent;
    if (recent.empty()) return;
    entries.push_back({MenuItem::divider(), std::nullopt});
    entries.push_back({MenuItem::heading("Recent"), std::nullopt});
    for (std::size_t i = 0; i < std::min(shown, recent.size()); ++i) {
        const RecentFile& file = recent[i];
        const std::string name = file.path.filename().string();
        entries.push_back({{.label = file.title.empty() ? name : file.title,
                            .detail = file.title.empty() ? "" : name,
                            .name = "recent." + std::to_string(i),
                            .hint = file.path.string()},
                           Open{file.path}});
    }
}

void add_examples(std::vector<Entry>& entries) {
    entries.push_back({MenuItem::divider(), std::nullopt});
    entries.push_back({MenuItem::heading("Open example"), std::nullopt});
    for (const TemplateInfo& info : examples())
        entries.push_back({{.label = std::string(info.title),
                            .name = "example." + std::string(info.name),
                            .hint = std::string(info.about) + " It opens as a copy."},
                           OpenExample{std::string(info.name)}});
}

void add_text_lanes(std::vector<Entry>& entries, const Session& session) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> lanes{
        {{"doing", "Doing"},
         {"thinking", "Thinking"},
         {"pains", "Pains"},
         {"opportunities", "Opportunities"},
         {"backstage", "Backstage"},
         {"systems", "Systems"}}};
    entries.push_back({MenuItem::divider(), std::nullopt});
    entries.push_back({MenuItem::heading("Lanes under the curve"), std::nullopt});
    for (const auto& [field, label] : lanes) {
        Preferences next = session.preferences;
        const auto known = std::find(next.shown_lanes.begin(), next.shown_lanes.end(), field);
        const bool is_shown = known != next.shown_lanes.end();
        if (is_shown) {
            next.shown_lanes.erase(known);
        } else {
            next.shown_lanes.emplace_back(field);
        }
        entries.push_back({{.label = std::string(label), .is_checked = is_shown}, SetPreferences{next}});
    }
}

std::vector<Entry> entries_of(const Session& session, Menu menu) {
    std::vector<Entry> entries;
    for (const Command& command : commands()) {
        if (command.menu != menu) continue;
        if (command.starts_group && !entries.empty()) entries.push_back({MenuItem::divider(), std::nullopt});
        entries.push_back(command_entry(session, command));
    }
    if (menu == Menu::file) add_recent_files(entries, session);
    if (menu == Menu::file) add_examples(entries);
    if (menu == Menu::view) add_text_lanes(entries, session);
    return entries;
}

// Which menu is open, if any; the pointer moving to another title opens that one instead.
void switch_by_hover(Ui& ui, Menu menu, const Rect& title, bool any_open) {
    const std::string_view name = label_of(menu);
    if (!any_open || is_popup_open(ui, name)) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    if ((moved.x != 0 || moved.y != 0) && title.contains({mouse.x, mouse.y})) open_popup(ui, name);
}

// Left and right go to the menu beside the open one.
void switch_by_key(Ui& ui, std::size_t open) {
    int step = 0;
    if (is_pressed(ui, ControlKey::right)) step = 1;
    if (is_pressed(ui, ControlKey::left)) step = -1;
    if (step == 0) return;
    ui.keys_used = true;
    const auto count = static_cast<int>(menus.size());
    const int next = (static_cast<int>(open) + step + count) % count;
    open_popup(ui, label_of(menus[static_cast<std::size_t>(next)]));
}

Actions draw_menus(Ui& ui, const Session& session, double x, const Rect& area) {
    const Theme& look = ui.theme();
    Actions actions;
    std::optional<std::size_t> open;
    for (std::size_t i = 0; i < menus.size(); ++i) {
        if (is_popup_open(ui, label_of(menus[i]))) open = i;
    }
    if (open) switch_by_key(ui, *open);
    for (const Menu menu : menus) {
        const std::string_view label = label_of(menu);
        const double w = std::ceil(text_width(ui, label, type::body)) + ui.px(16);
        const Rect title{x, area.y + ui.px(4), w, area.h - ui.px(8)};
        const Touch on = touch(ui, label, title);
        switch_by_hover(ui, menu, title, open.has_value());
        const bool is_open = is_popup_open(ui, label);
        if (is_open || on.hovered) fill(ui, title, is_open ? look.pressed : look.hover, size::radius_control);
        text(ui, title, label, type::body, look.text, Align::center);
        if (on.focused && ui.focus.ring_shown && !is_open)
            outline(ui, title, look.ink, size::stroke_selection, size::radius_control);
        if (on.clicked) open_popup(ui, label);

        const std::vector<Entry> entries = entries_of(session, menu);
        std::vector<MenuItem> items;
        for (const Entry& entry : entries)
            items.push_back(entry.item);
        if (const auto chosen = popup_menu(ui, label, title, items, 200)) {
            if (entries[*chosen].action) actions.push_back(*entries[*chosen].action);
        }
        x += w;
    }
    return actions;
}

void draw_document_name(Ui& ui, const Session& session, const Rect& room) {
    const Theme& look = ui.theme();
    if (session.on_start_screen) return;
    const std::string name = document_name(session);
    const bool is_edited = has_unsaved_changes(session);
    const double edited_w = is_edited ? ui.px(8 + 8 + 5) + text_width(ui, "Edited", type::small) : 0;
    const double name_w = std::min(text_width(ui, name, type::strong) + 1, room.w - edited_w);
    const double x = std::round(room.x + (room.w - name_w - edited_w) / 2);
    const Rect title{x, room.y, name_w, room.h};
    text(ui, title, name, type::strong, look.text);
    const Touch on = touch_by_mouse(ui, "document", title);
    hint(ui, on, session.path.empty() ? "Not saved to a file yet" : session.path.string());
    if (!is_edited) return;
    disc(ui, {title.right() + ui.px(12), room.center().y}, 3, look.text_2);
    text(ui, {title.right() + ui.px(20), room.y, ui.px(60), room.h}, "Edited", type::small, look.text_2);
}

} // namespace

Actions draw_menu_bar(Ui& ui, const Session& session, const Rect& area) {
    const Theme& look = ui.theme();
    const PanelWindow window(ui, "menu", area, look.panel);
    icon(ui, Icon::logo, {area.x + ui.px(22), area.center().y - ui.px(1)}, look.ink, 24);
    const double menus_x = area.x + ui.px(38);
    Actions actions = draw_menus(ui, session, menus_x, area);

    double menus_right = menus_x;
    for (const Menu menu : menus)
        menus_right += std::ceil(text_width(ui, label_of(menu), type::body)) + ui.px(16);
    const std::string shortcut = to_text(command(CommandId::shortcuts).shortcut);
    const std::string tip = shortcut.empty() ? "" : shortcut + "  Shortcuts";
    const double tip_w = text_width(ui, tip, type::small);
    const Rect tip_rect = right_part(without_right(area, ui.px(16)), tip_w + 1);
    text(ui, tip_rect, tip, type::small, look.text_3);

    // In the middle of the window, pushed aside where the menus or the tip need the room.
    const double half = std::min(area.center().x - menus_right, tip_rect.x - area.center().x) - ui.px(16);
    if (half > ui.px(60)) draw_document_name(ui, session, {area.center().x - half, area.y, 2 * half, area.h});
    horizontal_line(ui, area.x, area.bottom() - ui.px(1), area.w, look.line);
    return actions;
}

} // namespace waymark
