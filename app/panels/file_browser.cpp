#include "panels/file_browser.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "imgui/input.h"
#include "panels/number_field.h"
#include "panels/text_field.h"

#include <imgui.h>

namespace waymark {

namespace {

namespace fs = std::filesystem;

constexpr double places_w = 148;
constexpr double row_h = 26;
constexpr double changed_w = 112;
constexpr double bytes_w = 64;
constexpr std::string_view all_files = "Show all files";

struct Place {
    std::string label;
    fs::path folder;
    bool has_examples = false; // the bundled journeys, which are no folder
};

std::vector<Place> places(BrowseFor purpose) {
    std::vector<Place> found;
    const char* const home = std::getenv("HOME");
    if (home != nullptr) {
        found.push_back({"Home", home});
        std::error_code error;
        for (const char* const name : {"Documents", "Desktop", "Downloads"}) {
            const fs::path folder = fs::path(home) / name;
            if (fs::is_directory(folder, error)) found.push_back({name, folder});
        }
    }
    found.push_back({"Computer", "/"});
    if (purpose == BrowseFor::open) found.push_back({"Examples", {}, true});
    return found;
}

std::string said_bytes(std::uintmax_t bytes) {
    const double kilo = static_cast<double>(bytes) / 1000;
    if (kilo < 1) return std::to_string(bytes) + " B";
    if (kilo < 1000) return number_text(kilo, 0, kilo < 10 ? 1 : 0) + " kB";
    return number_text(kilo / 1000, 0, 1) + " MB";
}

void draw_places(Ui& ui, FileBrowser& browser, BrowseFor purpose, const Rect& area) {
    double y = area.y;
    for (const Place& place : places(purpose)) {
        if (place.has_examples) y += ui.px(8);
        const Rect row{area.x, y, area.w, ui.px(row_h)};
        const bool is_here = place.has_examples
                                 ? browser.shows_examples
                                 : !browser.shows_examples && place.folder == browser.listing.folder;
        const RowTouch on =
            tree_row(ui, "place." + place.label, row, place.label,
                     {.icon = place.has_examples ? Icon::list : Icon::folder, .is_selected = is_here});
        if (on.touch.clicked)
            place.has_examples ? go_to_examples(browser) : go_to_folder(browser, place.folder);
        y += row.h;
    }
}

// The folders from the root down to this one, each a button; the leftmost give way where there is no room.
void draw_path(Ui& ui, FileBrowser& browser, const Rect& area) {
    const fs::path folder = browser.listing.folder;
    const double up_w = ui.px(28);
    if (icon_button(ui, "up", left_part(area, up_w), Icon::chevron_up,
                    {.enabled = folder.has_relative_path() ? Enabled::yes : Enabled::no,
                     .hint = {"", "The folder above", "Backspace"},
                     .icon_units = 14})) {
        go_to_folder(browser, folder.parent_path());
        return;
    }
    std::vector<fs::path> steps;
    for (fs::path step = folder; !step.empty(); step = step.parent_path()) {
        steps.push_back(step);
        if (!step.has_relative_path()) break;
    }
    std::ranges::reverse(steps);
    const auto label_of_step = [](const fs::path& step) {
        return step.has_relative_path() ? step.filename().string() : step.string();
    };
    const auto width_of_step = [&](const fs::path& step) {
        return std::ceil(text_width(ui, label_of_step(step), type::strong)) + ui.px(14);
    };
    double total = 0;
    for (const fs::path& step : steps)
        total += width_of_step(step) + ui.px(10);
    std::size_t first = 0;
    while (first + 1 < steps.size() && total > area.w - up_w - ui.px(8)) {
        total -= width_of_step(steps[first]) + ui.px(10);
        ++first;
    }
    double x = area.x + up_w + ui.px(4);
    if (browser.shows_examples)
        text(ui, {x + ui.px(6), area.y, area.right() - x, area.h},
             "Finished maps with invented figures; each opens as a copy", type::body, ui.theme().text_2);
    for (std::size_t i = first; i < steps.size(); ++i) {
        const bool is_last = i + 1 == steps.size();
        const Rect rect{x, area.y + ui.px(2), std::min(width_of_step(steps[i]), area.right() - x),
                        area.h - ui.px(4)};
        const Touch on = touch(ui, "step." + std::to_string(i), rect);
        if (on.hovered) fill(ui, rect, ui.theme().hover, size::radius_control);
        text(ui, inset(rect, ui.px(6), 0), label_of_step(steps[i]), is_last ? type::strong : type::body,
             is_last ? ui.theme().text : ui.theme().text_2);
        if (on.focused && ui.focus.ring_shown)
            outline(ui, rect, ui.theme().ink, size::stroke_selection, size::radius_control);
        if (on.clicked && !is_last) {
            go_to_folder(browser, steps[i]);
            return;
        }
        x = rect.right();
        if (!is_last) icon(ui, Icon::chevron_right, {x + ui.px(5), area.center().y}, ui.theme().text_3, 9);
        x += ui.px(10);
    }
}

void select_entry(FileBrowser& browser, std::size_t index) {
    browser.selected = index;
    browser.scrolls_to_selected = true;
    browser.asks_to_replace = false;
    const FolderEntry& entry = browser.listing.entries[index];
    if (!entry.is_folder) browser.name = entry.name;
    browser.typed.clear();
    browser.typed_file.reset();
    browser.typed_problem.clear();
}

// Arrows choose, Enter opens, Backspace goes up, a letter goes to the next name that begins with it. Returns
// whether a file was chosen outright.
bool steer_list(Ui& ui, FileBrowser& browser) {
    const auto count = browser.listing.entries.size();
    if (is_pressed(ui, ControlKey::backspace) && browser.listing.folder.has_relative_path()) {
        go_to_folder(browser, browser.listing.folder.parent_path());
        return false;
    }
    if (count == 0) return false;
    const std::size_t last = count - 1;
    if (is_pressed(ui, ControlKey::down, Repeat::yes))
        select_entry(browser, browser.selected ? std::min(last, *browser.selected + 1) : 0);
    if (is_pressed(ui, ControlKey::up, Repeat::yes))
        select_entry(browser, browser.selected && *browser.selected > 0 ? *browser.selected - 1 : 0);
    if (is_pressed(ui, ControlKey::home)) select_entry(browser, 0);
    if (is_pressed(ui, ControlKey::end)) select_entry(browser, last);
    for (const ImWchar typed : ImGui::GetIO().InputQueueCharacters) {
        const std::size_t from = browser.selected ? *browser.selected + 1 : 0;
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t i = (from + k) % count;
            const char initial = browser.listing.entries[i].name.front();
            if (typed < 128 && std::tolower(initial) == std::tolower(static_cast<char>(typed))) {
                select_entry(browser, i);
                break;
            }
        }
    }
    return false;
}

bool draw_entry(Ui& ui, FileBrowser& browser, std::size_t i, const Rect& row) {
    const Theme& look = ui.theme();
    const FolderEntry& entry = browser.listing.entries[i];
    const bool is_selected = browser.selected == i;
    const Touch on = touch_by_mouse(ui, "entry." + entry.name, row);
    row_ground(ui, row, on, is_selected);
    icon(ui, entry.is_folder ? Icon::folder : Icon::document, {row.x + ui.px(14), row.center().y},
         look.text_2, 14);
    Rect words = without_right(without_left(row, ui.px(30)), ui.px(8));
    text(ui, right_part(words, ui.px(changed_w)), entry.changed, type::small, look.text_2, Align::right);
    words = without_right(words, ui.px(changed_w));
    if (!entry.is_folder && entry.example.empty())
        text(ui, right_part(words, ui.px(bytes_w)), said_bytes(entry.bytes), type::small, look.text_2,
             Align::right);
    words = without_right(words, ui.px(bytes_w + 8));
    text(ui, words, entry.name, is_selected ? type::strong : type::body, look.text);
    if (on.clicked) select_entry(browser, i);
    return on.double_clicked;
}

// The rows; returns the one that was double-clicked.
std::optional<std::size_t> draw_entries(Ui& ui, FileBrowser& browser, const Rect& view, ScrollPart& part) {
    const Point origin = part.origin();
    const double h = ui.px(row_h);
    std::optional<std::size_t> opened;
    const std::size_t count = browser.listing.entries.size();
    for (std::size_t i = 0; i < count; ++i) {
        const Rect row{origin.x, origin.y + static_cast<double>(i) * h, part.width(), h};
        if (draw_entry(ui, browser, i, row)) opened = i;
        const bool is_outside = row.y < view.y || row.bottom() > view.bottom();
        if (browser.selected == i && browser.scrolls_to_selected && is_outside)
            ImGui::SetScrollY(static_cast<float>(ImGui::GetScrollY() + row.center().y - view.center().y));
    }
    browser.scrolls_to_selected = false;
    if (count == 0) {
        const std::string& problem = browser.listing.problem;
        const std::string words =
            problem.empty() ? "No " + std::string(browser.what) + " in this folder." : problem;
        paragraph(ui, {origin.x + ui.px(8), origin.y + ui.px(6)}, part.width() - ui.px(16), words, type::body,
                  ui.theme().text_2);
    }
    part.reach(origin.y + static_cast<double>(count) * h);
    return opened;
}

// The list in a scrolling part of its own; returns whether a file was chosen outright.
bool draw_list(Ui& ui, FileBrowser& browser, bool opens, const Rect& area) {
    outline(ui, area, ui.theme().line, 1, size::radius_control);
    const Rect inside = inset(area, ui.px(4), ui.px(4));
    const Touch whole = touch(ui, "list", area);
    const bool has_keys = whole.focused && ui.focus.ring_shown;
    if (has_keys) outline(ui, area, ui.theme().ink, size::stroke_selection, size::radius_control);
    if (has_keys && !browser.selected && !browser.listing.entries.empty()) select_entry(browser, 0);
    if (has_keys) steer_list(ui, browser);
    if (has_keys && opens && ui.typing.id == 0 && !ImGui::GetIO().InputQueueCharacters.empty())
        go_on_typing(ui, text_field_id(ui, "path"),
                     browser.typed + take_characters()); // a path that is typed or pasted
    const bool by_enter = has_keys && whole.clicked && browser.selected.has_value();

    std::optional<std::size_t> entered = by_enter ? browser.selected : std::nullopt;
    {
        ScrollPart part(ui, "entries", inside);
        if (const auto opened = draw_entries(ui, browser, inside, part)) entered = opened;
    }
    if (!entered) return false;
    const FolderEntry entry = browser.listing.entries[*entered];
    if (!entry.is_folder) {
        select_entry(browser, *entered);
        return true;
    }
    go_to_folder(browser, entry.path);
    return false;
}

struct Line {
    bool is_new = false;     // the text is another one now
    bool is_entered = false; // by the Enter key
};
Line draw_line(Ui& ui, const Rect& row, std::string_view name, std::string_view label,
               std::string_view placeholder, std::string& value) {
    text(ui, left_part(row, ui.px(60)), label, type::body, ui.theme().text);
    const bool was_typing = ui.typing.id != 0;
    const bool enter = was_key_pressed(ImGuiKey_Enter, false) || was_key_pressed(keypad_enter, false);
    const Rect field = middle(without_left(row, ui.px(60)), row.w - ui.px(60), ui.px(26));
    const Gesture gesture = text_field(ui, name, field, value, {.placeholder = placeholder});
    return {.is_new = gesture == Gesture::preview || gesture == Gesture::commit,
            .is_entered = was_typing && enter && ui.typing.id == 0 && !value.empty()};
}

// The name to save under; Enter in it chooses, or goes to the folder that it is. Returns whether it was
// entered.
bool draw_name(Ui& ui, FileBrowser& browser, const Rect& row) {
    std::string name = browser.name;
    const Line line = draw_line(ui, row, "filename", "Name", "Name of the file", name);
    if (line.is_new) {
        browser.name = name;
        browser.asks_to_replace = false;
    }
    if (!line.is_entered) return false;
    std::error_code error;
    const fs::path path = path_of(name, browser.listing.folder);
    if (path.has_filename() || !fs::is_directory(path, error)) return true;
    browser.name.clear();
    go_to_folder(browser, path);
    return false;
}

// A path to open; Enter goes to a folder and chooses a file. Returns whether a file was entered.
bool draw_typed_path(Ui& ui, FileBrowser& browser, const Rect& row) {
    std::string typed = browser.typed;
    const Line line = draw_line(ui, row, "path", "Path", "Type or paste a path; ~ is your home", typed);
    std::error_code error;
    if (line.is_new) {
        const fs::path path = path_of(typed, browser.listing.folder);
        browser.typed = typed;
        browser.typed_problem.clear();
        browser.typed_file = fs::is_regular_file(path, error) ? std::optional(path) : std::nullopt;
        browser.selected.reset();
    }
    if (!line.is_entered) return false;
    if (browser.typed_file) return true;
    const fs::path path = path_of(typed, browser.listing.folder);
    if (fs::is_directory(path, error)) {
        browser.typed.clear();
        go_to_folder(browser, path);
        request_focus(ui, ui.scope + "list");
    } else {
        browser.typed_problem = "There is no file or folder of that name.";
    }
    return false;
}

void draw_typed_problem(Ui& ui, const FileBrowser& browser, const Rect& row) {
    if (browser.typed_problem.empty()) return;
    icon(ui, Icon::warning, {row.x + ui.px(8), row.center().y}, ui.theme().bad, 14);
    text(ui, without_left(row, ui.px(22)), browser.typed_problem, type::body, ui.theme().text);
}

} // namespace

bool draw_browser(Ui& ui, FileBrowser& browser, BrowseFor purpose, const Rect& area) {
    const Scope scope(ui, "browser");
    draw_places(ui, browser, purpose, left_part(area, ui.px(places_w)));
    const Rect main = without_left(area, ui.px(places_w + 16));
    draw_path(ui, browser, {main.x, main.y, main.w, ui.px(28)});
    const double name_h = ui.px(36);
    const double filter_h = ui.px(28);
    const Rect list{main.x, main.y + ui.px(32), main.w, main.h - ui.px(32) - name_h - filter_h};
    bool is_chosen = draw_list(ui, browser, purpose != BrowseFor::save, list);
    const Rect below{main.x, list.bottom() + ui.px(4), main.w, name_h - ui.px(4)};
    is_chosen |=
        purpose == BrowseFor::save ? draw_name(ui, browser, below) : draw_typed_path(ui, browser, below);
    const Rect filter{main.x, below.bottom() + ui.px(4), main.w, filter_h - ui.px(4)};
    const double all_w = text_width(ui, all_files, type::body) + ui.px(32);
    draw_typed_problem(ui, browser, without_left(filter, all_w));
    if (browser.shows_examples) return is_chosen;
    if (check_box(ui, "all", left_part(filter, all_w), all_files, browser.shows_all)) {
        browser.shows_all = !browser.shows_all;
        go_to_folder(browser, browser.listing.folder);
    }
    return is_chosen;
}

bool stands_already(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::exists(path, error);
}

bool ask_to_replace(Ui& ui, DialogWindow& window, std::string_view question, bool& asks) {
    const Rect& body = window.body();
    const Rect row{body.x, body.bottom() + ui.px(4), body.w - ui.px(200), ui.px(size::button_h)};
    icon(ui, Icon::warning, {row.x + ui.px(8), row.center().y}, ui.theme().bad, 15);
    text(ui, without_left(row, ui.px(22)), question, type::body, ui.theme().text);
    const bool is_agreed = window.answer("replace", "Replace", {.style = ButtonStyle::filled});
    if (window.answer("keep", "Keep it")) asks = false;
    return is_agreed;
}

} // namespace waymark
