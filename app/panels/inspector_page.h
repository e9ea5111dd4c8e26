// What the pages of the inspector are made of: rows of fields, sections, and how their gestures become edits.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "panels/actions.h"
#include "panels/inspector.h"
#include "panels/number_field.h"
#include "panels/popup.h"
#include "panels/text_field.h"
#include "panels/widgets.h"
#include "panels/window.h"

namespace waymark {

struct InspectorPage {
    Ui& ui;
    const Session& session;
    InspectorState& state;
    Column column;
    Actions actions;
    bool has_sections = false; // the first one needs no line above it
};

// --- the pages, each drawing one kind of element into the column

void draw_touchpoints_page(InspectorPage& page, const std::vector<std::string>& ids);
void draw_link_page(InspectorPage& page, const LinkKey& key);
void draw_stage_page(InspectorPage& page, const std::string& id);
void draw_text_lane_page(InspectorPage& page, const std::string& id);
void draw_persona_page(InspectorPage& page, const std::string& id);
void draw_scenario_page(InspectorPage& page, const std::string& id, const std::string& open_intervention);
void draw_journey_page(InspectorPage& page);

// What a step of one field of the selected element changes: of the field pointed at, or of the one that does
// most.
void draw_effect(InspectorPage& page, const std::variant<std::string, LinkKey>& element);
// The pointer is on the rows from that height down to where the column is now.
[[nodiscard]] bool is_pointed_at(const InspectorPage& page, double top);

// --- rows

// Icon, name to edit, and what it is in grey. Returns the gesture on the name.
struct PageHead {
    std::optional<Icon> glyph = {};
    std::string subtitle = {};
    std::string placeholder = {};
    bool is_fixed = false; // a title that is no name
};
Gesture page_head(InspectorPage& page, std::string& name, const PageHead& head);

Gesture number_line(InspectorPage& page, std::string_view name, double& value, const NumberLook& look);
Gesture text_line(InspectorPage& page, std::string_view name, std::string_view label, std::string& value,
                  const TextLook& look = {});
// A label above several lines of text.
Gesture text_block(InspectorPage& page, std::string_view name, std::string_view label, std::string& value,
                   const TextLook& look = {});
// A label and one of several words: as segments where two, else as a list. Returns the one chosen now.
std::optional<int> choice_line(InspectorPage& page, std::string_view name, std::string_view label,
                               std::span<const std::string_view> choices, int current,
                               const Hint& about = {});
// A label and one of several named elements.
std::optional<std::size_t> element_line(InspectorPage& page, std::string_view name, std::string_view label,
                                        std::string_view value, std::span<const MenuItem> items);
void sentence(InspectorPage& page, std::string_view text);
// A plain button at the end of a page.
bool page_button(InspectorPage& page, std::string_view name, std::string_view label);

// A line across, then a heading that folds. Returns whether its rows are to be drawn.
bool section(InspectorPage& page, std::string_view key, std::string_view label, bool open_by_default,
             std::string_view detail = {});
void section_end(InspectorPage& page);
// A foldable list of short texts with their count.
Gesture list_section(InspectorPage& page, std::string_view key, std::string_view label,
                     std::vector<std::string>& values, const ListLook& look);

} // namespace waymark
