#include "scene/compare_table.h"

#include <algorithm>
#include <cmath>

#include "journey/chart_figures.h"
#include "scene/change_color.h"
#include "scene/chart_data.h"
#include "scene/format.h"
#include "scene/icons.h"
#include "scene/marks.h"
#include "whatif/compare.h"
#include "whatif/figure_bands.h"

namespace waymark {

namespace {

constexpr double head_h = 34, most_row_h = 36, unit_x = 96;
constexpr double least_cell_with_value = 138, least_cell_with_units = 150, least_cell_with_bar = 220;
constexpr TypeStyle small_strong{11, 16, Weight::semibold};

std::optional<double> at_horizon(const Outcome& outcome, const std::string& figure) {
    if (outcome.periods.empty()) return std::nullopt;
    if (figure == net_value_figure) return net_value(outcome).back();
    return value_of(outcome.periods.back(), figure);
}

CompareCell cell_of(const std::string& figure, const std::optional<double>& base,
                    const ComparedOutcome& one) {
    CompareCell cell;
    cell.value = at_horizon(*one.outcome, figure);
    if (!cell.value || !base) return cell;
    cell.change = *cell.value - *base;
    if (one.bands == nullptr || *cell.change == 0) return cell;
    const auto found = std::ranges::find(one.bands->figures, figure, &FigureBands::figure);
    if (found != one.bands->figures.end())
        cell.certainty = *cell.change > 0 ? found->ends_higher : found->ends_lower;
    return cell;
}

// What the row is about, as the catalogue says it.
void describe(CompareRow& row) {
    const FigureInfo& about = *find_chart_figure(row.id);
    row.label = std::string(about.label);
    row.definition = std::string(about.definition);
    row.scale = about.scale;
    row.good_direction = about.good_direction;
}

CompareRow row_of(const std::string& figure, std::string unit, const Outcome& base,
                  std::span<const ComparedOutcome> scenarios) {
    CompareRow row;
    row.id = figure;
    row.unit = std::move(unit);
    describe(row);
    row.base = at_horizon(base, figure);
    for (const ComparedOutcome& one : scenarios)
        row.scenarios.push_back(cell_of(figure, row.base, one));
    return row;
}

// Rows of what a scenario costs and brings, in words; base has none of it.
void add_money_rows(CompareTable& table, const Journey& journey, const Outcome& base,
                    std::span<const ComparedOutcome> scenarios) {
    const Simulation& simulation = journey.simulation;
    const std::string unit(period_word(simulation.period));
    const int horizon = base.periods.empty() ? 0 : base.periods.back().period;
    CompareRow investment, payback, present;
    investment.id = "investment";
    investment.unit = std::to_string(horizon) + " " + std::string(period_words(simulation.period));
    payback.id = "payback";
    payback.unit = "first " + unit + " above base";
    present.id = "net_present_value";
    present.unit = "net, discounted";
    for (CompareRow* row : {&investment, &payback, &present})
        describe(*row);
    for (const ComparedOutcome& one : scenarios) {
        const Comparison made = compare(base, *one.outcome, simulation);
        CompareCell cell;
        cell.words = made.investment > 0 ? format_money(made.investment, journey.currency) : "none stated";
        investment.scenarios.push_back(cell);
        cell.words = made.payback_period   ? unit + " " + std::to_string(*made.payback_period)
                     : made.investment > 0 ? "not by " + unit + " " + std::to_string(horizon)
                                           : std::string(no_value);
        cell.is_bad = !made.payback_period && made.investment > 0;
        payback.scenarios.push_back(cell);
        cell.is_bad = made.net_present_value < 0;
        cell.words = format_change(FigureScale::money, made.net_present_value, journey.currency);
        present.scenarios.push_back(cell);
    }
    for (CompareRow* row : {&investment, &payback, &present})
        table.rows.push_back(std::move(*row));
}

struct Grid {
    double label_w = 0, base_w = 0, row_h = 0, cell_x = 0, cell_w = 0;
    bool has_units = false;
};

// Units go first where it gets narrow, then the values: they are base and change.
Grid grid_of(const CompareTable& table, const Rect& rect) {
    const double count = std::max<double>(1, static_cast<double>(table.names.size()));
    const double rows = std::max<double>(1, static_cast<double>(table.rows.size()));
    const auto made = [&](bool has_units) {
        Grid grid;
        grid.has_units = has_units;
        grid.label_w = has_units ? 212 : 92;
        grid.base_w = has_units ? 76 : 60;
        grid.row_h = std::min(most_row_h, (rect.h - head_h) / rows);
        grid.cell_x = grid.label_w + grid.base_w + (has_units ? 20 : 12);
        grid.cell_w = (rect.w - grid.cell_x) / count;
        return grid;
    };
    const Grid wide = made(true);
    return wide.cell_w >= least_cell_with_units ? wide : made(false);
}

// The change relative to the largest one of its row.
double part_of_row(const CompareRow& row, double change) {
    double most = 0;
    for (const CompareCell& cell : row.scenarios)
        if (cell.change) most = std::max(most, std::abs(*cell.change));
    return most > 0 ? change / most : 0;
}

// A difference and how sure it is, in one line or two. Returns where the bar may begin.
double draw_change(DisplayList& list, const CompareTable& table, const CompareRow& row,
                   const CompareCell& cell, Point at, const Rect& rect, const Theme& colors) {
    const std::string words =
        row.base ? format_difference(row.scale, *row.base, *row.base + *cell.change, table.currency)
                 : format_change(row.scale, *cell.change, table.currency);
    const bool is_nothing = is_written_as_nothing(words);
    const Color color = change_color(colors, *cell.change, words, row.good_direction, cell.certainty);
    const std::string certainty = cell.certainty ? in_share_of_draws(*cell.certainty) : "";
    const bool fits = at.x + 11 + text_width(certainty, type::micro) <= rect.right() - 4;
    const bool in_two_lines = !certainty.empty() && !is_nothing && fits && rect.h >= 28;
    const double y = in_two_lines ? at.y - 6.5 : at.y;
    if (!is_nothing)
        list.add(triangle({at.x + 4, y}, 7, *cell.change > 0 ? Direction::up : Direction::down, color));
    add_text(list, {at.x + 11, baseline_centered_on(y, small_strong)}, words, small_strong, color);
    if (in_two_lines)
        add_text(list, {at.x + 11, baseline_centered_on(at.y + 7.5, type::micro)}, certainty, type::micro,
                 colors.text_2);
    return at.x + 96;
}

void draw_bar(DisplayList& list, const CompareRow& row, double change, double left, const Rect& rect,
              const Theme& colors) {
    const double y = rect.center().y, half = (rect.right() - 14 - left) / 2, zero = left + half;
    const double end = zero + half * part_of_row(row, change);
    const Color color = (change > 0) == (row.good_direction > 0) ? colors.good : colors.bad;
    add_line(list, {zero, y - 10}, {zero, y + 10}, {colors.line_strong, size::stroke_hair});
    list.add(Box{{std::min(zero, end), y - 8, std::max(1.0, std::abs(end - zero)), 16}, 0, color, {}});
}

void draw_cell(DisplayList& list, const CompareTable& table, const CompareRow& row, const CompareCell& cell,
               const Rect& rect, const Theme& colors) {
    const double y = rect.center().y;
    if (!cell.words.empty()) {
        add_text(list, {rect.x, baseline_centered_on(y, type::body)},
                 elide(cell.words, rect.w - 6, type::body.em, type::body.weight), type::body,
                 cell.is_bad ? colors.bad : colors.text);
        return;
    }
    double x = rect.x;
    if (rect.w >= least_cell_with_value || !cell.change) {
        const double value_w = rect.w >= 160 ? 58 : 50;
        add_text(list, {x + value_w, baseline_centered_on(y, type::strong)},
                 format_figure(row.scale, cell.value, table.currency), type::strong, colors.text,
                 Align::right);
        x += value_w + (rect.w >= 160 ? 12 : 8);
    }
    if (!cell.change) return;
    const double left = draw_change(list, table, row, cell, {x, y}, rect, colors);
    if (rect.w >= least_cell_with_bar) draw_bar(list, row, *cell.change, left, rect, colors);
}

void draw_head(DisplayList& list, const CompareTable& table, const Rect& rect, const Grid& grid,
               const Theme& colors) {
    const double y = rect.y + 14;
    add_text(list, {rect.x + grid.label_w + grid.base_w, baseline_centered_on(y, type::strong)}, "Base",
             type::strong, colors.base, Align::right);
    for (std::size_t i = 0; i < table.names.size(); ++i) {
        const double x = rect.x + grid.cell_x + static_cast<double>(i) * grid.cell_w;
        const double badge = add_letter_badge(list, {x, y - 7}, i, colors);
        add_text(list, {x + badge + 7, baseline_centered_on(y, type::strong)},
                 elide(table.names[i], grid.cell_w - badge - 17, type::strong.em, type::strong.weight),
                 type::strong, colors.scenarios[i % colors.scenarios.size()]);
    }
    add_line(list, {rect.x, rect.y + head_h - 4}, {rect.right(), rect.y + head_h - 4},
             {colors.line_strong, size::stroke_hair});
}

} // namespace

const std::vector<std::string>& compared_figures() {
    static const std::vector<std::string> figures{"satisfaction", "nps",       "csat",
                                                  "churn_rate",   "customers", std::string(net_value_figure)};
    return figures;
}

CompareTable compare_table(const Journey& journey, const Outcome& base,
                           std::span<const ComparedOutcome> scenarios) {
    CompareTable table;
    table.currency = journey.currency;
    for (const ComparedOutcome& one : scenarios)
        table.names.push_back(one.scenario->name);
    const std::string period(period_word(journey.simulation.period));
    const std::vector<std::string> units{
        "mean, 0–10",      "−100…+100", "share at 7 or more", "per " + period, "at " + period + " end",
        "after investment"};
    for (std::size_t i = 0; i < units.size(); ++i)
        table.rows.push_back(row_of(compared_figures()[i], units[i], base, scenarios));
    add_money_rows(table, journey, base, scenarios);
    return table;
}

std::string scenario_letter(std::size_t position) {
    return std::string(1, static_cast<char>('A' + position));
}

double add_letter_badge(DisplayList& list, Point top_left, std::size_t position, const Theme& colors) {
    const Color color = colors.scenarios[position % colors.scenarios.size()];
    constexpr TypeStyle style{10, 14, Weight::semibold};
    list.add(Box{{top_left.x, top_left.y, 14, 14}, 3, color, {}});
    add_text(list, {top_left.x + 7, baseline_centered_on(top_left.y + 7, style)}, scenario_letter(position),
             style, colors.panel, Align::center);
    return 14;
}

Rect compare_row(const CompareTable& table, const Rect& rect, std::size_t row) {
    const Grid grid = grid_of(table, rect);
    return {rect.x, rect.y + head_h + static_cast<double>(row) * grid.row_h, rect.w, grid.row_h};
}

DisplayList draw_compare_table(const CompareTable& table, const Rect& rect, ThemeName theme_name) {
    const Theme& colors = theme(theme_name);
    DisplayList list;
    const Grid grid = grid_of(table, rect);
    draw_head(list, table, rect, grid, colors);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const CompareRow& row = table.rows[i];
        const Rect at = compare_row(table, rect, i);
        const double y = at.center().y;
        add_text(list, {at.x, baseline_centered_on(y, type::strong)}, row.label, type::strong, colors.text);
        if (grid.has_units)
            add_text(list, {at.x + unit_x, baseline_centered_on(y, type::micro)}, row.unit, type::micro,
                     colors.text_3);
        const std::string base = format_figure(row.scale, row.base, table.currency);
        add_text(list, {at.x + grid.label_w + grid.base_w, baseline_centered_on(y, type::body)}, base,
                 type::body, colors.text_2, Align::right);
        for (std::size_t k = 0; k < row.scenarios.size(); ++k)
            draw_cell(list, table, row, row.scenarios[k],
                      {at.x + grid.cell_x + static_cast<double>(k) * grid.cell_w, at.y, grid.cell_w, at.h},
                      colors);
        if (i + 1 < table.rows.size())
            add_line(list, {at.x, at.bottom()}, {at.right(), at.bottom()}, {colors.grid, size::stroke_hair});
    }
    return list;
}

} // namespace waymark
