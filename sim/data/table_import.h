// Touchpoints from a table: which column says what, what each row would do to a map, and the edits that do
// it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/table.h"
#include "data/touchpoint_cells.h"
#include "edit/edit.h"

namespace waymark {

struct ImportChoices {
    bool has_head = false;                                // the first row names the columns
    std::vector<std::optional<TouchpointColumn>> columns; // of each column of the table; nothing: left out
    bool updates = true; // a row with a touchpoint's id or name changes it, rather than adding another
    bool links_in_order = false; // each row's touchpoint with that of the next row
    std::string stage = {};      // id of where rows go that name none; empty: the last one

    bool operator==(const ImportChoices&) const = default;
};

// The text as a table: a Mermaid journey, or cells that a separator divides.
[[nodiscard]] Result<Table> read_touchpoints(std::string_view bytes, std::optional<Separator> separator = {});

// What the heads say; a table without any is read as names in its first column.
[[nodiscard]] ImportChoices suggested_choices(const Table& table);

struct ImportPlan {
    std::vector<Edit> edits;              // one step of the history
    std::string label;                    // "Import 12 touchpoints"
    std::vector<std::string> touchpoints; // ids of those added and changed, in the order of the rows
    std::size_t added = 0, changed = 0, unchanged = 0;
    std::vector<std::string> new_stages, new_personas; // their names
    std::size_t new_links = 0;
    Problems problems; // rows left out, and cells that cannot be read: these leave the field as it is

    bool operator==(const ImportPlan&) const = default;
};

// What the table would do to the journey. Empty cells leave a field as it is; stages that are not there yet
// become new ones, each behind the stage of the row before; a journey without personas gets “Everybody”, who
// starts at the first row. `taken` are ids that new touchpoints must not
// get. O(rows · touchpoints).
[[nodiscard]] ImportPlan planned_import(const Journey& journey, const Table& table,
                                        const ImportChoices& choices, std::vector<std::string> taken);

// A sentence on what it would do: `Adds 12 touchpoints and 3 stages, changes 2.` Nothing: why it does
// nothing.
[[nodiscard]] std::string summary_of(const ImportPlan& plan);

// Nothing but the title: what a table is imported into to make a journey of it alone.
[[nodiscard]] Journey empty_journey(const std::string& title);

} // namespace waymark
