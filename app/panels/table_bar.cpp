// The bar above the table: filter, columns, order, and ways in and out.
#include <algorithm>
#include <array>

#include "panels/popup.h"
#include "panels/table_parts.h"
#include "panels/text_field.h"
#include "panels/widgets.h"

namespace waymark {

namespace {

using C = TouchpointColumn;

void draw_columns_choice(TableFrame& frame, const Rect& rect) {
    Ui& ui = frame.ui;
    TableState& state = frame.state;
    std::vector<MenuItem> items;
    for (const C column : columns_to_write()) {
        if (column == C::name) continue;
        const bool is_shown = std::ranges::find(state.columns, column) != state.columns.end();
        items.push_back({.label = std::string(info(column).label),
                         .is_checked = is_shown,
                         .name = std::string(info(column).key)});
    }
    const std::string value =
        std::to_string(state.columns.size() + 1) + " of " + std::to_string(items.size() + 1);
    const auto chosen = combo(ui, "columns", rect, value, items,
                              {.label = "Columns", .hint = {"Columns", "Which fields are shown.", ""}});
    if (!chosen) return;
    const C column = columns_to_write()[*chosen + 1];
    if (std::erase(state.columns, column) == 0) {
        state.columns.push_back(column);
        std::ranges::sort(state.columns); // as they stand in tables
    }
}

std::string order_words(const GridOrder& order) {
    if (!order.sorted_by) return "Of the map";
    return std::string(info(*order.sorted_by).label) + (order.is_descending ? ", downwards" : "");
}

// By keyboard what a click on a head is by mouse.
void draw_order_choice(TableFrame& frame, const Rect& rect) {
    TableState& state = frame.state;
    std::vector<MenuItem> items{{.label = "Of the map", .is_checked = !state.order.sorted_by, .name = "map"}};
    for (int i = 0; i < column_count(state); ++i) {
        const C column = column_at(state, i);
        items.push_back({.label = std::string(info(column).label),
                         .is_checked = state.order.sorted_by == column,
                         .name = std::string(info(column).key)});
    }
    const Hint about{"Order", "By which column the rows are sorted; the same one again turns it round.", ""};
    const auto chosen =
        combo(frame.ui, "order", rect, order_words(state.order), items, {.label = "Order", .hint = about});
    if (!chosen) return;
    if (*chosen == 0)
        state.order.sorted_by.reset();
    else
        sort_by(state, column_at(state, static_cast<int>(*chosen) - 1));
}

std::string count_words(std::size_t shown, std::size_t all) {
    const std::string count = std::to_string(all) + (all == 1 ? " touchpoint" : " touchpoints");
    return shown == all ? count : std::to_string(shown) + " of " + count;
}

// Ways in and out, from the right to the left as far as there is room; the menus have them too. Returns where
// they begin.
double draw_ways(TableFrame& frame, const Rect& bar, double from) {
    struct Way {
        std::string_view name;
        CommandId id;
        std::string_view help;
    };
    constexpr std::array ways{
        Way{"import", CommandId::import_table, "Touchpoints from CSV, TSV or a Mermaid journey"},
        Way{"copy", CommandId::copy_as_table,
            "The selected touchpoints with all fields, for a spreadsheet; all of them where none is "
            "selected"}};
    Ui& ui = frame.ui;
    double right = bar.right() - ui.px(4);
    for (const auto& [name, id, help] : ways) {
        const std::string_view label = command(id).label;
        const double w = button_width(ui, label);
        if (right - w < from) break;
        const ButtonLook look{.style = ButtonStyle::quiet,
                              .enabled = is_enabled(frame.session, id) ? Enabled::yes : Enabled::no,
                              .hint = help};
        if (button(ui, name, middle({right - w, bar.y, w, bar.h}, w, ui.px(28)), label, look))
            frame.actions.push_back(Run{id});
        right -= w + ui.px(4);
    }
    return right;
}

} // namespace

void sort_by(TableState& state, C column) {
    GridOrder& order = state.order;
    if (order.sorted_by != column) {
        order.sorted_by = column;
        order.is_descending = false;
    } else if (!order.is_descending) {
        order.is_descending = true;
    } else {
        order.sorted_by.reset();
        order.is_descending = false;
    }
}

void draw_table_bar(TableFrame& frame, const Rect& bar) {
    Ui& ui = frame.ui;
    TableState& state = frame.state;
    const double gap = ui.px(12);
    double x = bar.x + gap;
    const auto place = [&](double w, double h) {
        const Rect rect = middle({x, bar.y, w, bar.h}, w, ui.px(h));
        x += w + gap;
        return rect;
    };
    const double columns_w = combo_width(ui, "Columns", "30 of 30");
    const double order_w = combo_width(ui, "Order", order_words(state.order));
    const double filter_w = std::clamp(bar.w - columns_w - order_w - 4 * gap, ui.px(80), ui.px(200));
    std::string filter = state.order.filter;
    const Gesture typed =
        text_field(ui, "filter", place(filter_w, 26), filter, {.placeholder = "Filter rows"});
    if (typed == Gesture::preview || typed == Gesture::commit) state.order.filter = filter;
    if (typed == Gesture::cancel) state.order.filter.clear();
    draw_columns_choice(frame, place(columns_w, 28));
    draw_order_choice(frame, place(order_w, 28));
    const std::string count = count_words(state.rows.size(), frame.journey().touchpoints.size());
    const double count_w = text_width(ui, count, type::body) + gap;
    const double right = draw_ways(frame, bar, x + count_w);
    if (right > x + count_w - gap)
        text(ui, {x, bar.y, right - x, bar.h}, count, type::body, ui.theme().text_2);
}

} // namespace waymark
