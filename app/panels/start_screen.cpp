#include "panels/start_screen.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <system_error>

#include "file/journey_file.h"
#include "file/templates.h"
#include "panels/recovery.h"
#include "panels/status_bar.h"
#include "panels/widgets.h"
#include "panels/window.h"
#include "session/unsaved_copy.h"

#include <imgui.h>

namespace waymark {

namespace {

constexpr double widest = 1200;
constexpr double left_behind_row_h = 48;
constexpr double recent_row_h = 56;
constexpr double example_h = 212;
constexpr double template_h = 76;
constexpr double card_gap = 16;
constexpr std::size_t shown_recent = 5;

// --- what stands on the shelf, read bit by bit

bool read_one_example(StartState& state) {
    for (const TemplateInfo& info : examples()) {
        if (state.examples.contains(info.name)) continue;
        JourneyCard card;
        if (const Result<Journey> journey = journey_of_example(info.name)) card = card_of(*journey);
        state.examples.emplace(info.name, std::move(card));
        return true;
    }
    return false;
}

bool read_one_recent(StartState& state, const Session& session) {
    for (const RecentFile& file : session.preferences.recent) {
        if (state.recent.contains(file.path)) continue;
        StartState::Recent entry;
        std::error_code error;
        if (std::filesystem::is_regular_file(file.path, error)) {
            if (const Result<Journey> journey = load_journey(file.path)) entry.card = card_of(*journey);
            entry.changed = said_date(std::filesystem::last_write_time(file.path, error));
            entry.has_unsaved = std::filesystem::exists(unsaved_copy_of(file.path), error);
        }
        state.recent.emplace(file.path, std::move(entry));
        return true;
    }
    return false;
}

// Few frames follow an event, so each reads as much as it has time for.
void read_for_a_moment(StartState& state, const Session& session) {
    constexpr std::chrono::milliseconds moment{30};
    const auto end = std::chrono::steady_clock::now() + moment;
    do {
        state.is_complete = !read_one_recent(state, session) && !read_one_example(state);
    } while (!state.is_complete && std::chrono::steady_clock::now() < end);
}

// --- drawing

void draw_title(Ui& ui, const Rect& row, Actions& actions) {
    const Theme& look = ui.theme();
    text(ui, {row.x, row.y, row.w / 2, ui.px(36)}, "Waymark", type::display, look.text);
    text(ui, {row.x, row.y + ui.px(36), row.w / 2, ui.px(24)}, "Map the journey, then try what changes it.",
         {14, 20, Weight::regular}, look.text_2);
    const double h = ui.px(32);
    const double y = row.y + ui.px(10);
    const double open_w = button_width(ui, "Open…", true);
    const double new_w = button_width(ui, "New blank map", true);
    if (button(ui, "new", {row.right() - open_w - ui.px(8) - new_w, y, new_w, h}, "New blank map",
               {.style = ButtonStyle::filled, .icon = Icon::plus}))
        actions.push_back(NewJourney{});
    const double table_w = button_width(ui, "From a table…");
    if (button(ui, "table", {row.right() - open_w - new_w - table_w - ui.px(16), y, table_w, h},
               "From a table…", {.hint = "CSV, TSV or cells copied from a spreadsheet: a touchpoint a row"}))
        actions.push_back(ImportTable{});
    if (button(ui, "open", {row.right() - open_w, y, open_w, h}, "Open…", {.icon = Icon::document}))
        actions.push_back(Open{});
}

void part_title(Ui& ui, const Rect& row, std::string_view label, std::string_view detail) {
    const double w = text(ui, row, label, type::title, ui.theme().text);
    text(ui, without_left(row, w + ui.px(12)), detail, type::small, ui.theme().text_3);
}

std::string counted(std::size_t count, std::string_view one) {
    return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

// What windows left behind that ended unexpectedly; nothing where there is none.
void draw_left_behind(Ui& ui, const Session& session, Column& column, Actions& actions) {
    if (session.left_behind.empty()) return;
    const Theme& look = ui.theme();
    part_title(ui, column.row(24), "Not saved", "a window ended unexpectedly; what was in it was kept");
    column.space(8);
    const double row_h = ui.px(left_behind_row_h);
    const Rect frame = column.row_px(static_cast<double>(session.left_behind.size()) * row_h);
    fill(ui, frame, look.panel, size::radius_control);
    outline(ui, frame, look.line, 1, size::radius_control);
    for (std::size_t i = 0; i < session.left_behind.size(); ++i) {
        const LeftBehind& one = session.left_behind[i];
        const std::string number = std::to_string(i);
        const Rect row{frame.x, frame.y + static_cast<double>(i) * row_h, frame.w, row_h};
        const double forget_w = button_width(ui, "Discard"), open_w = button_width(ui, "Recover");
        const double button_h = ui.px(28), button_y = std::round(row.center().y - button_h / 2);
        const double open_x = row.right() - ui.px(16) - open_w;
        const double forget_x = open_x - ui.px(8) - forget_w;
        const double title_w = text(ui, {row.x + ui.px(16), row.y, forget_x - row.x - ui.px(140), row.h},
                                    one.title, type::strong, look.text);
        text(ui, {row.x + ui.px(32) + title_w, row.y, forget_x - row.x - title_w - ui.px(48), row.h}, one.at,
             type::body, look.text_2);
        if (button(ui, "recover." + number, {open_x, button_y, open_w, button_h}, "Recover",
                   {.style = ButtonStyle::filled}))
            actions.push_back(OpenLeftBehind{one.copy});
        if (button(ui, "discard." + number, {forget_x, button_y, forget_w, button_h}, "Discard",
                   {.style = ButtonStyle::quiet}))
            actions.push_back(ForgetLeftBehind{one.copy});
        if (i > 0) horizontal_line(ui, row.x + ui.px(16), row.y, row.w - ui.px(32), look.grid);
    }
    column.space(32);
}

void draw_recent_row(Ui& ui, const RecentFile& file, const StartState::Recent* entry, std::size_t i,
                     const Rect& row, bool is_last, Actions& actions) {
    const Theme& look = ui.theme();
    const Touch on = touch(ui, "recent." + std::to_string(i), row);
    const bool is_gone = entry != nullptr && !entry->card;
    const bool has_focus = on.focused && ui.focus.ring_shown;
    if (on.hovered || has_focus) fill(ui, inset(row, ui.px(1), 0), look.hover);
    if (has_focus) outline(ui, row, look.ink, size::stroke_selection, size::radius_control);
    const Rect picture{row.x + ui.px(16), row.y + ui.px(12), ui.px(120), row.h - ui.px(24)};
    if (entry != nullptr && entry->card) draw_sparkline(ui, *entry->card, picture);

    const double words_x = picture.right() + ui.px(24);
    const double middle_x = row.x + row.w * 0.56;
    const std::string fallback = file.title.empty() ? file.path.filename().string() : file.title;
    const std::string title =
        entry && entry->card && !entry->card->title.empty() ? entry->card->title : fallback;
    const Rect words{words_x, row.y + ui.px(9), middle_x - words_x - ui.px(16), ui.px(20)};
    text(ui, words, title, type::strong, is_gone ? look.text_disabled : look.text);
    text(ui, {words.x, words.bottom() - ui.px(1), words.w, ui.px(18)}, file.path.parent_path().string(),
         type::small, look.text_3);
    const Rect right = without_right(row, ui.px(16));
    if (is_gone) {
        text(ui, {middle_x, row.y, right.right() - middle_x - ui.px(90), row.h},
             "Not there any more, or not readable.", type::small, look.text_2);
        const Rect forget =
            middle({right.right() - ui.px(72), row.y, ui.px(72), row.h}, ui.px(72), ui.px(26));
        if (button(ui, "forget." + std::to_string(i), forget, "Forget", {.style = ButtonStyle::quiet})) {
            actions.push_back(ForgetRecent{file.path});
            return;
        }
    } else if (entry != nullptr) {
        text(ui, {middle_x, row.y, row.w * 0.25, row.h},
             counted(entry->card->stops.size(), "touchpoint") + " · " +
                 counted(entry->card->scenarios, "scenario"),
             type::body, look.text_2);
        text(ui, right, entry->has_unsaved ? "Unsaved changes were kept" : entry->changed, type::body,
             entry->has_unsaved ? look.text : look.text_2, Align::right);
    }
    if (!is_last)
        horizontal_line(ui, row.x + ui.px(16), row.bottom() - ui.px(1), row.w - ui.px(32), look.grid);
    if (on.clicked && !is_gone) actions.push_back(Open{file.path});
    if (has_focus && is_pressed(ui, ControlKey::down, Repeat::yes)) move_focus(ui, +1);
    if (has_focus && is_pressed(ui, ControlKey::up, Repeat::yes)) move_focus(ui, -1);
}

void draw_recent(Ui& ui, const Session& session, const StartState& state, Column& column, Actions& actions) {
    const std::vector<RecentFile>& recent = session.preferences.recent;
    if (recent.empty()) return;
    const Theme& look = ui.theme();
    part_title(ui, column.row(24), "Recent", "");
    column.space(8);
    const std::size_t count = std::min(shown_recent, recent.size());
    const Rect frame = column.row_px(static_cast<double>(count) * ui.px(recent_row_h) + ui.px(2));
    fill(ui, frame, look.panel, size::radius_control);
    outline(ui, frame, look.line, 1, size::radius_control);
    for (std::size_t i = 0; i < count; ++i) {
        const auto known = state.recent.find(recent[i].path);
        const Rect row{frame.x, frame.y + ui.px(1) + static_cast<double>(i) * ui.px(recent_row_h), frame.w,
                       ui.px(recent_row_h)};
        draw_recent_row(ui, recent[i], known == state.recent.end() ? nullptr : &known->second, i, row,
                        i + 1 == count, actions);
    }
    column.space(32);
}

void draw_card_face(Ui& ui, const Rect& rect, const Touch& on) {
    const Theme& look = ui.theme();
    fill(ui, rect, look.panel, size::radius_control);
    if (on.hovered) fill(ui, rect, look.hover.with_alpha(0.5), size::radius_control);
    outline(ui, rect, on.hovered ? look.line_strong : look.line, 1, size::radius_control);
    if (on.focused && ui.focus.ring_shown)
        outline(ui, inset(rect, -ui.px(1), -ui.px(1)), look.ink, size::stroke_selection,
                size::radius_control);
}

// Arrows go from one card to the next.
void steer_cards(Ui& ui, const Touch& on) {
    if (!on.focused || !ui.focus.ring_shown) return;
    for (const ControlKey key : {ControlKey::right, ControlKey::down})
        if (is_pressed(ui, key, Repeat::yes)) return move_focus(ui, +1);
    for (const ControlKey key : {ControlKey::left, ControlKey::up})
        if (is_pressed(ui, key, Repeat::yes)) return move_focus(ui, -1);
}

void draw_example(Ui& ui, const TemplateInfo& info, const JourneyCard* card, const Rect& rect,
                  Actions& actions) {
    const Theme& look = ui.theme();
    const Touch on = touch(ui, "example." + std::string(info.name), rect);
    draw_card_face(ui, rect, on);
    const Rect picture{rect.x + ui.px(16), rect.y + ui.px(16), rect.w - ui.px(32), ui.px(108)};
    if (card != nullptr) draw_miniature(ui, *card, picture);
    const double line_y = rect.y + ui.px(136);
    horizontal_line(ui, rect.x, line_y, rect.w, look.line);
    const Rect words{rect.x + ui.px(16), line_y + ui.px(8), rect.w - ui.px(32), ui.px(22)};
    text(ui, words, info.title, type::strong, look.text);
    paragraph(ui, {words.x, words.bottom()}, words.w, info.about, type::small, look.text_2, 2);
    if (on.clicked) actions.push_back(OpenExample{std::string(info.name)});
    steer_cards(ui, on);
}

void draw_template(Ui& ui, const TemplateInfo& info, const Rect& rect, Actions& actions) {
    const Theme& look = ui.theme();
    const Touch on = touch(ui, "template." + std::string(info.name), rect);
    draw_card_face(ui, rect, on);
    const Rect words{rect.x + ui.px(16), rect.y + ui.px(8), rect.w - ui.px(28), ui.px(22)};
    text(ui, words, info.title, type::strong, look.text);
    paragraph(ui, {words.x, words.bottom()}, words.w, info.about, type::small, look.text_2, 2);
    if (on.clicked) actions.push_back(NewJourney{std::string(info.name)});
    steer_cards(ui, on);
}

// Cards side by side, in rows of the same length rather than one card left alone.
template <class DrawCard>
void draw_cards(Ui& ui, Column& column, std::span<const TemplateInfo> all, double height,
                DrawCard draw_card) {
    const double gap = ui.px(card_gap);
    const double narrowest = ui.px(168);
    const double most = std::clamp(std::floor((column.width() + gap) / (narrowest + gap)), 1.0,
                                   static_cast<double>(all.size()));
    const double rows = std::ceil(static_cast<double>(all.size()) / most);
    const auto per_row = static_cast<std::size_t>(std::ceil(static_cast<double>(all.size()) / rows));
    const double step = (column.width() + gap) / static_cast<double>(per_row);
    for (std::size_t first = 0; first < all.size(); first += per_row) {
        const Rect row = column.row(height);
        for (std::size_t i = first; i < std::min(first + per_row, all.size()); ++i) {
            const double x = std::round(row.x + static_cast<double>(i - first) * step);
            const double right = std::round(row.x + static_cast<double>(i - first + 1) * step - gap);
            draw_card(all[i], Rect{x, row.y, right - x, row.h});
        }
        column.space(card_gap);
    }
}

void draw_examples(Ui& ui, const StartState& state, Column& column, Actions& actions) {
    part_title(
        ui, column.row(24), "Examples",
        "finished maps with scenarios to look around in; the figures are invented, and each opens as a copy");
    column.space(8);
    draw_cards(ui, column, examples(), example_h, [&](const TemplateInfo& info, const Rect& rect) {
        const auto known = state.examples.find(info.name);
        draw_example(ui, info, known == state.examples.end() ? nullptr : &known->second, rect, actions);
    });
}

void draw_templates(Ui& ui, Column& column, Actions& actions) {
    part_title(ui, column.row(24), "Templates",
               "stages, touchpoints and ways to start from; the scores are yours");
    column.space(8);
    draw_cards(ui, column, templates(), template_h,
               [&](const TemplateInfo& info, const Rect& rect) { draw_template(ui, info, rect, actions); });
}

// The control that Enter opens when nothing else was selected.
std::string first_item(const Session& session) {
    if (!session.preferences.recent.empty()) return "start/recent.0";
    return "start/example." + std::string(examples().front().name);
}

} // namespace

Actions draw_start_screen(Ui& ui, const Session& session, StartState& state, const Rect& area) {
    const double status_h = ui.px(size::status_h);
    Actions actions = draw_status_bar(ui, session, {area.x, area.bottom() - status_h, area.w, status_h});
    const Rect room{area.x, area.y, area.w, area.h - status_h};
    PanelWindow window(ui, "start", room, ui.theme().window, Scrolls::yes);
    const double side = std::max(ui.px(32), (area.w - ui.px(widest)) / 2);
    Column column(ui, {area.x + side, window.origin().y}, area.w - 2 * side);
    if (ImGui::IsWindowAppearing()) request_focus(ui, first_item(session));
    column.space(std::clamp((room.h / ui.scale - 700) / 3, 24.0, 64.0));
    draw_title(ui, column.row(72), actions);
    column.space(28);
    draw_left_behind(ui, session, column, actions);
    draw_recent(ui, session, state, column, actions);
    draw_examples(ui, state, column, actions);
    column.space(16);
    draw_templates(ui, column, actions);
    column.space(16);
    window.reach(column.y());
    read_for_a_moment(state, session);
    return actions;
}

} // namespace waymark
