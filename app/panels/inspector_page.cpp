#include "panels/inspector_page.h"

#include "text/fonts.h"

#include <algorithm>
#include <cmath>

#include "journey/fields.h"
#include "journey/lookup.h"
#include "journey/wording.h"

namespace waymark {

namespace {

constexpr double label_units = 76;
constexpr double row_units = 24;

Rect labelled(InspectorPage& page, std::string_view label) {
    Ui& ui = page.ui;
    const Rect row = page.column.row(row_units + 2);
    text(ui, left_part(row, ui.px(label_units - 4)), label, type::body, ui.theme().text);
    const Rect rest = without_left(row, ui.px(label_units));
    return middle(rest, rest.w, ui.px(row_units));
}

bool changes_touch_the_map(const Session& session) {
    if (session.selection.empty()) return false;
    const OwnerKind kind = session.selection.front().kind;
    return kind == OwnerKind::touchpoint || kind == OwnerKind::link;
}

// Next to a scenario's results, that the values in the fields are the base map's.
void draw_base_line(InspectorPage& page) {
    if (active_scenario(page.session) == nullptr || is_recording(page.session)) return;
    if (!changes_touch_the_map(page.session)) return;
    text(page.ui, page.column.row(18), "Base values. Record edits the scenario.", type::small,
         page.ui.theme().text_2);
    page.column.space(6);
}

// The violet strip while edits go into a scenario.
void draw_recording_strip(InspectorPage& page) {
    if (!is_recording(page.session) || !changes_touch_the_map(page.session)) return;
    const Scenario* const scenario = active_scenario(page.session);
    if (scenario == nullptr) return;
    const Intervention* const intervention = find_intervention(*scenario, *page.session.recording);
    if (intervention == nullptr) return;
    Ui& ui = page.ui;
    const Theme& look = ui.theme();
    const Rect strip = page.column.row(26);
    fill(ui, strip, look.scenario_soft, size::radius_control);
    disc(ui, {strip.x + ui.px(13), strip.center().y}, 4, look.scenario);
    text(ui, inset(without_left(strip, ui.px(16)), ui.px(8), 0), "Edits go into “" + intervention->name + "”",
         {type::small.em, type::small.line, Weight::semibold}, look.scenario);
    page.column.space(10);
}

} // namespace

Gesture page_head(InspectorPage& page, std::string& name, const PageHead& head) {
    Ui& ui = page.ui;
    const Theme& look = ui.theme();
    page.column.space(10);
    const Rect row = page.column.row(28);
    const double indent = head.glyph ? ui.px(24) : 0;
    if (head.glyph) icon(ui, *head.glyph, {row.x + ui.px(9), row.center().y}, look.text, 18);
    Gesture gesture = Gesture::none;
    if (head.is_fixed) {
        const auto lines = break_lines(name, (row.w - indent) / ui.scale, type::title.em, type::title.weight,
                                       2, WideWords::shortened);
        for (std::size_t i = 0; i < lines.size(); ++i)
            text(ui, without_left(i == 0 ? row : page.column.row(type::title.line), indent), lines[i],
                 type::title, look.text);
    } else {
        // A bare field pads its text by 6, so it begins that much further left to align with the line below.
        const Rect field = without_left(row, indent - ui.px(6));
        gesture = text_field(ui, "name", field, name,
                             {.placeholder = head.placeholder, .style = type::title, .is_bare = true});
    }
    const Rect below = page.column.row(18);
    text(ui, without_left(below, indent), head.subtitle, type::small, look.text_2);
    page.column.space(8);
    draw_recording_strip(page);
    draw_base_line(page);
    return gesture;
}

Gesture number_line(InspectorPage& page, std::string_view name, double& value, const NumberLook& look) {
    return number_row(page.ui, name, page.column.row(row_units + 1), value, look);
}

Gesture text_line(InspectorPage& page, std::string_view name, std::string_view label, std::string& value,
                  const TextLook& look) {
    return text_field(page.ui, name, labelled(page, label), value, look);
}

Gesture text_block(InspectorPage& page, std::string_view name, std::string_view label, std::string& value,
                   const TextLook& look) {
    Ui& ui = page.ui;
    if (!label.empty()) text(ui, page.column.row(20), label, type::small, ui.theme().text_2);
    const double h = text_area_height(ui, page.column.width(), value);
    const Gesture gesture = text_area(ui, name, page.column.row_px(h), value, look);
    page.column.space(6);
    return gesture;
}

std::optional<int> choice_line(InspectorPage& page, std::string_view name, std::string_view label,
                               std::span<const std::string_view> choices, int current, const Hint& about) {
    Ui& ui = page.ui;
    const Rect rest = labelled(page, label);
    std::vector<std::string> words;
    for (const std::string_view choice : choices)
        words.push_back(capitalised(choice));
    if (choices.size() == 2) {
        const std::vector<std::string_view> labels(words.begin(), words.end());
        return segments(ui, name, rest, labels, current);
    }
    std::vector<MenuItem> items;
    for (std::size_t i = 0; i < words.size(); ++i)
        items.push_back({.label = words[i], .is_checked = static_cast<int>(i) == current});
    const std::string value = current < 0 ? "Several values" : words[static_cast<std::size_t>(current)];
    const auto chosen = combo(ui, name, rest, value, items, {.hint = about});
    if (!chosen) return std::nullopt;
    return static_cast<int>(*chosen);
}

std::optional<std::size_t> element_line(InspectorPage& page, std::string_view name, std::string_view label,
                                        std::string_view value, std::span<const MenuItem> items) {
    return combo(page.ui, name, labelled(page, label), value, items);
}

void sentence(InspectorPage& page, std::string_view words) {
    Ui& ui = page.ui;
    const double h =
        paragraph(ui, page.column.at(), page.column.width(), words, type::small, ui.theme().text_2);
    page.column.row_px(h);
    page.column.space(4);
}

bool page_button(InspectorPage& page, std::string_view name, std::string_view label) {
    page.column.space(8);
    const Rect row = page.column.row(size::button_h);
    page.column.space(4);
    return button(page.ui, name, left_part(row, std::min(row.w, button_width(page.ui, label))), label);
}

bool section(InspectorPage& page, std::string_view key, std::string_view label, bool open_by_default,
             std::string_view detail) {
    if (page.has_sections) page.column.divider(16);
    page.has_sections = true;
    const auto known = page.state.open_sections.find(key);
    bool is_open = known == page.state.open_sections.end() ? open_by_default : known->second;
    const bool was_open = is_open;
    const Rect row = page.column.row(size::section_h + 2);
    section_header(page.ui, "section." + std::string(key), row, label, is_open, detail);
    if (is_open != was_open) page.state.open_sections[std::string(key)] = is_open;
    return is_open;
}

void section_end(InspectorPage& page) {
    page.column.space(8);
}

Gesture list_section(InspectorPage& page, std::string_view key, std::string_view label,
                     std::vector<std::string>& values, const ListLook& look) {
    const std::string count = values.empty() ? "" : std::to_string(values.size());
    if (!section(page, key, label, false, count)) return Gesture::none;
    const Point at = page.column.at();
    const double width = page.column.width();
    page.column.row_px(text_list_height(page.ui, values));
    const Gesture gesture = text_list(page.ui, key, at, width, values, look);
    section_end(page);
    return gesture;
}

} // namespace waymark
