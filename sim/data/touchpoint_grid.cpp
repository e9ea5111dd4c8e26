#include "data/touchpoint_grid.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "data/column_words.h"
#include "data/table.h"
#include "journey/lookup.h"

namespace waymark {

namespace {

using C = TouchpointColumn;

// What a cell is sorted by: a number, or a text.
struct SortKey {
    double number = 0;
    std::string text;

    bool operator<(const SortKey& other) const {
        return number != other.number ? number < other.number : text < other.text;
    }
};

SortKey key_of(const Journey& journey, const Touchpoint& touchpoint, C column) {
    if (const auto field = info(column).field) return {value_of(touchpoint, *field), ""};
    switch (column) {
    case C::stage: return {static_cast<double>(index_of_stage(journey, touchpoint.stage)), ""};
    case C::lane: return {static_cast<double>(touchpoint.lane), ""};
    case C::initiated_by: return {static_cast<double>(touchpoint.initiated_by), ""};
    case C::kind: return {static_cast<double>(touchpoint.kind), ""};
    case C::evidence: return {static_cast<double>(touchpoint.evidence.level), ""};
    case C::responses: return {static_cast<double>(touchpoint.evidence.responses), ""};
    case C::moment_of_truth: return {touchpoint.moment_of_truth ? 0.0 : 1.0, ""};
    default: return {0, folded(cell_text(journey, touchpoint, column))};
    }
}

std::vector<std::string> words_of(std::string_view filter) {
    std::vector<std::string> words;
    const std::string text = folded(filter);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

bool has_words(const Journey& journey, const Touchpoint& touchpoint, std::span<const C> columns,
               const std::vector<std::string>& words) {
    std::string all;
    for (const C column : columns)
        all += folded(cell_text(journey, touchpoint, column)) + "\n";
    return std::ranges::all_of(words,
                               [&](const std::string& word) { return all.find(word) != std::string::npos; });
}

std::string name_of(const Touchpoint& touchpoint) {
    return "“" + (touchpoint.name.empty() ? touchpoint.id : touchpoint.name) + "”";
}

// Calls `write(touchpoint, column, row, column index)` for the rectangle and gathers what changed.
template <class Write>
GridEdit edited_cells(const Journey& journey, std::span<const std::size_t> rows, std::span<const C> columns,
                      Write write) {
    GridEdit result;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const Touchpoint& before = journey.touchpoints[rows[r]];
        Touchpoint next = before;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const Touchpoint last = next;
            if (CellProblem problem = write(next, columns[c], r, c)) {
                problem->place = name_of(before) + ", " + std::string(info(columns[c]).label);
                result.problems.push_back(std::move(*problem));
            }
            if (next != last) ++result.cells;
        }
        if (next != before) result.edits.push_back(UpdateTouchpoint{std::move(next)});
    }
    return result;
}

} // namespace

std::vector<std::size_t> rows_in_order(const Journey& journey, const GridOrder& order,
                                       std::span<const TouchpointColumn> columns) {
    std::vector<std::size_t> rows(journey.touchpoints.size());
    std::iota(rows.begin(), rows.end(), 0);
    if (const auto words = words_of(order.filter); !words.empty())
        std::erase_if(rows, [&](std::size_t row) {
            return !has_words(journey, journey.touchpoints[row], columns, words);
        });
    if (!order.sorted_by) return rows;
    std::vector<SortKey> keys(journey.touchpoints.size());
    for (const std::size_t row : rows)
        keys[row] = key_of(journey, journey.touchpoints[row], *order.sorted_by);
    std::ranges::stable_sort(rows, [&](std::size_t a, std::size_t b) {
        return order.is_descending ? keys[b] < keys[a] : keys[a] < keys[b];
    });
    return rows;
}

Result<CellTexts> cells_of_clipboard(std::string_view text) {
    auto table = read_table(text, Separator::tab);
    if (!table) return table.problems();
    CellTexts texts;
    for (TableRow& row : table->rows) {
        texts.resize(static_cast<std::size_t>(row.number), std::vector<std::string>(row.cells.size()));
        texts.back() = std::move(row.cells);
    }
    return texts;
}

std::string text_of_cells(const Journey& journey, std::span<const std::size_t> rows,
                          std::span<const TouchpointColumn> columns) {
    CellTexts texts;
    for (const std::size_t row : rows) {
        texts.emplace_back();
        for (const TouchpointColumn column : columns)
            texts.back().push_back(cell_text(journey, journey.touchpoints[row], column));
    }
    return table_text(texts, Separator::tab);
}

GridEdit written_cells(const Journey& journey, std::span<const std::size_t> rows,
                       std::span<const TouchpointColumn> columns, const CellTexts& texts) {
    return edited_cells(journey, rows, columns, [&](Touchpoint& t, C column, std::size_t r, std::size_t c) {
        const auto& row = texts[r % texts.size()];
        const std::string& text = row[c % row.size()];
        // An exact number comes back as it is, whatever the words around it.
        if (text == cell_text(journey, t, column)) return CellProblem{};
        return set_cell(t, column, text, journey.stages);
    });
}

GridEdit cleared_cells(const Journey& journey, std::span<const std::size_t> rows,
                       std::span<const TouchpointColumn> columns) {
    return edited_cells(journey, rows, columns, [&](Touchpoint& t, C column, std::size_t, std::size_t) {
        const CellKind kind = info(column).kind;
        const bool may_be_empty = column != C::name && kind != CellKind::number && kind != CellKind::choice;
        if (may_be_empty) static_cast<void>(set_cell(t, column, "", journey.stages));
        return CellProblem{};
    });
}

} // namespace waymark
