#include "scene/levers.h"

#include <algorithm>
#include <cmath>
#include <variant>

#include "journey/fields.h"
#include "journey/lookup.h"
#include "scene/format.h"
#include "scene/marks.h"
#include "whatif/sensitivity.h"

namespace waymark {

namespace {

constexpr double column_gap = 40, highest_row = 30, value_room = 56;

std::string name_of_touchpoint(const Journey& journey, const std::string& id) {
    if (id == done_target) return "Completed";
    const Touchpoint* const found = find_touchpoint(journey, id);
    return found == nullptr || found->name.empty() ? id : found->name;
}

std::string name_of(const Journey& journey, const FieldOfMap& of) {
    if (const auto* link = std::get_if<LinkKey>(&of.element))
        return name_of_touchpoint(journey, link->from) + " → " + name_of_touchpoint(journey, link->to);
    return name_of_touchpoint(journey, std::get<std::string>(of.element));
}

Owner owner_of(const FieldOfMap& of) {
    if (const auto* link = std::get_if<LinkKey>(&of.element)) return {OwnerKind::link, link->from, link->to};
    return {OwnerKind::touchpoint, std::get<std::string>(of.element), ""};
}

bool is_share(const FieldInfo& field) {
    return field.unit == "share";
}

// Two digits that count at least, none of them a needless zero.
std::string plain(double value) {
    const double size = std::abs(value);
    int decimals = size >= 10 ? 0 : size >= 1 ? 1 : 2;
    while (decimals < 4 &&
           std::abs(value * std::pow(10, decimals) - std::round(value * std::pow(10, decimals))) > 0.05)
        ++decimals;
    while (decimals > 0 && format_number(value, decimals).ends_with('0'))
        --decimals;
    return format_number(value, decimals);
}

std::string step_words(const FieldInfo& field, double value, double step) {
    const std::string label(field.label);
    const std::string sign = step > 0 ? "+" : "−";
    if (is_share(field)) return label + " " + sign + plain(100 * std::abs(step)) + " pt";
    if (field.sensible_step != 0) return label + " " + sign + plain(std::abs(step));
    return label + " " + sign + plain(100 * std::abs(step / value)) + " %";
}

std::string from_to(const FieldInfo& field, double value, double step) {
    const double factor = is_share(field) ? 100 : 1;
    const std::string unit = is_share(field) ? " %" : field.unit == "days" ? " days" : "";
    return plain(factor * value) + " → " + plain(factor * (value + step)) + unit;
}

struct Columns {
    std::size_t rows = 1; // in each
    double width = 0, row_h = 0;
};

Columns columns_of(const LeverChart& chart, const Rect& rect, int columns) {
    Columns made;
    const auto count = static_cast<std::size_t>(std::max(1, columns));
    made.rows = std::max<std::size_t>(1, (chart.levers.size() + count - 1) / count);
    made.width = (rect.w - column_gap * (columns - 1)) / columns;
    made.row_h = std::min(highest_row, rect.h / static_cast<double>(made.rows));
    return made;
}

// Where bars begin and how long they may be, for all rows alike.
struct BarScale {
    double left = 0, width = 0; // of the zone, from the row's left edge
    double lowest = 0, highest = 0;

    [[nodiscard]] double x(double effect) const {
        return left + width * (effect - lowest) / std::max(1e-300, highest - lowest);
    }
};

void draw_lever(DisplayList& list, const LeverChart& chart, const Lever& lever, const Rect& row,
                const BarScale& scale, const Theme& colors) {
    const double y = row.center().y;
    const double where_w = scale.left * 0.56, step_w = scale.left * 0.44 - 8;
    add_text(list, {row.x, baseline_centered_on(y, type::body)},
             elide(lever.where, where_w - 8, type::body.em, type::body.weight), type::body, colors.text,
             Align::left, lever.owner);
    add_text(list, {row.x + where_w, baseline_centered_on(y, type::small)},
             elide(lever.step, step_w, type::small.em, type::small.weight), type::small, colors.text_2);
    const bool is_good = (lever.effect > 0) == (chart.good_direction > 0);
    const Color color = is_good ? colors.good : colors.bad;
    const double zero = row.x + scale.x(0), end = row.x + scale.x(lever.effect);
    const double h = std::min(14.0, row.h * 0.56);
    list.add(Box{{std::min(zero, end), y - h / 2, std::max(1.0, std::abs(end - zero)), h}, 1, color, {}},
             lever.owner);
    const std::string words = format_change(chart.scale, lever.effect, chart.currency);
    add_text(list, {std::max(zero, end) + 6, baseline_centered_on(y, type::strong)}, words,
             {type::small.em, type::small.line, Weight::semibold}, colors.text);
}

} // namespace

std::optional<Lever> lever_of(const Journey& journey, const SensitivityRow& row, int good_direction) {
    if (!row.derivative || *row.derivative == 0) return std::nullopt;
    const FieldInfo& field = info(row.of);
    double step = row.step;
    if (field.sensible_step == 0 && *row.derivative * step * good_direction < 0) step = -step;
    step = field.range.clamp(row.value + step) - row.value;
    if (step == 0) return std::nullopt;
    return Lever{owner_of(row.of), name_of(journey, row.of), step_words(field, row.value, step),
                 from_to(field, row.value, step), *row.derivative * step};
}

LeverChart lever_chart(const Journey& journey, const Sensitivity& sensitivity, std::size_t most) {
    const FigureInfo& goal = info(sensitivity.goal);
    LeverChart chart{goal.scale, journey.currency, goal.good_direction, {}, sensitivity.rows.size()};
    for (const SensitivityRow& row : sensitivity.rows) {
        auto lever = lever_of(journey, row, goal.good_direction);
        if (!lever || format_change(chart.scale, lever->effect, chart.currency).starts_with("±")) continue;
        chart.levers.push_back(*std::move(lever));
    }
    std::ranges::stable_sort(chart.levers, std::greater<>{},
                             [](const Lever& lever) { return std::abs(lever.effect); });
    if (chart.levers.size() > most) chart.levers.resize(most);
    return chart;
}

Rect lever_row(const LeverChart& chart, const Rect& rect, int columns, std::size_t i) {
    const Columns at = columns_of(chart, rect, columns);
    return {rect.x + static_cast<double>(i / at.rows) * (at.width + column_gap),
            rect.y + static_cast<double>(i % at.rows) * at.row_h, at.width, at.row_h};
}

DisplayList draw_levers(const LeverChart& chart, const Rect& rect, int columns, ThemeName theme_name) {
    const Theme& colors = theme(theme_name);
    DisplayList list;
    if (chart.levers.empty()) return list;
    const Columns at = columns_of(chart, rect, columns);
    BarScale scale;
    scale.left = std::min(std::max(at.width * 0.5, 220.0), 300.0);
    scale.width = at.width - scale.left - value_room;
    for (const Lever& lever : chart.levers) {
        scale.lowest = std::min(scale.lowest, lever.effect);
        scale.highest = std::max(scale.highest, lever.effect);
    }
    for (std::size_t i = 0; i < chart.levers.size(); ++i) {
        const Rect row = lever_row(chart, rect, columns, i);
        const double zero = row.x + scale.x(0);
        add_line(list, {zero, row.y}, {zero, row.bottom()}, {colors.line_strong, size::stroke_hair});
        draw_lever(list, chart, chart.levers[i], row, scale, colors);
    }
    return list;
}

} // namespace waymark
