// A touchpoint as a row of a table: its columns, what each cell says, and what a cell means.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "journey/fields.h"
#include "journey/journey.h"
#include "journey/result.h"

namespace waymark {

enum class TouchpointColumn {
    name,
    stage,
    lane,
    channel,
    owner,
    initiated_by,
    kind,
    people,
    process,
    product,
    effort,
    impact,
    variability,
    recovery,
    leave,
    dwell_days,
    cost,
    revenue,
    moment_of_truth,
    evidence,
    responses,
    source,
    doing,
    thinking,
    pains,
    opportunities,
    backstage,
    systems,
    notes,
    id,
    // read only, and never written:
    all_scores, // one figure for people, process and product
    personas    // who comes here
};
// Those that say all of a touchpoint, in the order in which tables are written.
inline constexpr std::size_t written_columns = 30;
inline constexpr std::size_t touchpoint_columns = 32;
[[nodiscard]] std::span<const TouchpointColumn> columns_to_write();
[[nodiscard]] std::span<const TouchpointColumn> columns_to_read();

enum class CellKind {
    line,   // text of one line
    text,   // of several
    list,   // several short texts, one a line
    number, // of a field
    count,  // a whole number
    choice, // one of some words
    flag    // yes or no
};

struct ColumnInfo {
    std::string_view key;   // in the journey file: "dwell_days"
    std::string_view label; // on screen and in the heads of tables: "Time here"
    CellKind kind = CellKind::line;
    std::optional<TouchpointField> field = {}; // of a number
    std::string_view help = {};                // one plain sentence
};
[[nodiscard]] const ColumnInfo& info(TouchpointColumn column);

// The words that a choice is made from, in the order of the enumeration; empty for all others and for stages.
[[nodiscard]] std::span<const std::string_view> choices(TouchpointColumn column);

// What the cell says: numbers in their shortest exact form with a decimal point, "yes" or nothing, a stage by
// its name (by its id where another stage has that name too), lists an entry a line.
[[nodiscard]] std::string cell_text(const Journey& journey, const Touchpoint& touchpoint,
                                    TouchpointColumn column);

// What is wrong with a cell and what to do: `“high” is not a number from 1 to 7`. It has no place yet.
using CellProblem = std::optional<Problem>;

// Puts into the touchpoint what the cell says; a cell that says something else is refused and leaves it as it
// is. An empty one empties texts and lists, switches a flag off, and is refused elsewhere. Ids are refused
// always: they name a touchpoint and are no part of it. Personas too.
[[nodiscard]] CellProblem set_cell(Touchpoint& touchpoint, TouchpointColumn column, std::string_view cell,
                                   std::span<const Stage> stages, char decimal_mark = '.');

// The stage that the cell names: by its id or its name, case and accents aside; nullptr where there is none.
[[nodiscard]] const Stage* stage_named(std::span<const Stage> stages, std::string_view cell);

// The entries of a list in a cell: a line each, or divided by semicolons where there is but one line.
[[nodiscard]] std::vector<std::string> entries_of(std::string_view cell);

// Without blanks at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

} // namespace waymark
