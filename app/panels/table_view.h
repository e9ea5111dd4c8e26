// The table: touchpoints by their fields, worked on in place as in a spreadsheet.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "data/touchpoint_grid.h"
#include "panels/actions.h"
#include "panels/ui.h"
#include "session/commands.h"

namespace waymark {

// A cell by its place on screen: a row of those shown, a column of those chosen.
struct CellPlace {
    int row = 0, column = 0;
    bool operator==(const CellPlace&) const = default;
};

// The cell that is typed in.
struct CellTyping {
    CellPlace at = {};
    std::string touchpoint = {};
    TouchpointColumn column = TouchpointColumn::name;
    std::string text = {};
    bool has_begun = false; // its field was drawn
};

struct CellRefusal { // what was typed there, and why it was not taken
    CellPlace at;
    std::string words;
};

struct TableState {
    GridOrder order = {};
    // The chosen ones; the name stands before them and cannot be left out.
    std::vector<TouchpointColumn> columns = {
        TouchpointColumn::stage,           TouchpointColumn::lane,     TouchpointColumn::channel,
        TouchpointColumn::owner,           TouchpointColumn::people,   TouchpointColumn::process,
        TouchpointColumn::product,         TouchpointColumn::effort,   TouchpointColumn::leave,
        TouchpointColumn::dwell_days,      TouchpointColumn::cost,     TouchpointColumn::revenue,
        TouchpointColumn::moment_of_truth, TouchpointColumn::evidence, TouchpointColumn::pains};

    CellPlace cursor = {}, anchor = {}; // the range lies between them
    std::optional<CellTyping> typing = {};
    std::optional<CellRefusal> refusal = {};
    Rect field = {};       // of what is typed in, in pixels
    bool has_keys = false; // keys go to the cells
    bool is_left = false;  // by Escape: Tab goes on to the next control
    bool scrolls_to_cursor = false;
    std::vector<Shortcut> pressed = {}; // that the cells understand, for the next frame

    // Made anew where the map or the order differs, but never under the hand of who types.
    std::vector<std::size_t> rows = {}; // places in the journey's touchpoints
    Snapshot ordered_for = {};
    GridOrder ordered_by = {};
    std::vector<TouchpointColumn> ordered_columns = {};
    std::vector<std::string> row_ids = {};
    std::vector<Owner> selection = {}; // of the map, as it was last seen or asked for
};

// The shortcut means something to the cells, rather than to the commands: copy, paste, fill, clear, edit.
[[nodiscard]] bool takes_shortcut(const TableState& state, const Shortcut& shortcut);

[[nodiscard]] Actions draw_table(Ui& ui, const Session& session, TableState& state, const Rect& area);

} // namespace waymark
