#include "scene/levers.h"

#include <algorithm>
#include <cmath>

#include "journey/fields.h"
#include "scene/bar_rows.h"
#include "scene/field_words.h"
#include "scene/format.h"
#include "scene/marks.h"
#include "whatif/sensitivity.h"

namespace waymark {

namespace {

constexpr double highest_row = 30;

std::string step_words(const FieldInfo& field, double value, double step) {
    const std::string label(field.label);
    const std::string sign = step > 0 ? "+" : "−";
    if (field.unit == "share") return label + " " + sign + plain_number(100 * std::abs(step)) + " pt";
    if (field.sensible_step != 0) return label + " " + sign + plain_number(std::abs(step));
    return label + " " + sign + plain_number(100 * std::abs(step / value)) + " %";
}

void draw_lever(DisplayList& list, const LeverChart& chart, const Lever& lever, const Rect& row,
                const BarScale& scale, const Theme& colors, Freshness freshness) {
    const bool is_current = freshness == Freshness::current;
    const double y = row.center().y;
    const double where_w = scale.left * 0.56, step_w = scale.left * 0.44 - 8;
    add_text(list, {row.x, baseline_centered_on(y, type::body)},
             elide(lever.where, where_w - 8, type::body.em, type::body.weight), type::body,
             is_current ? colors.text : colors.text_3, Align::left, lever.owner);
    add_text(list, {row.x + where_w, baseline_centered_on(y, type::small)},
             elide(lever.step, step_w, type::small.em, type::small.weight), type::small,
             is_current ? colors.text_2 : colors.text_3);
    const bool is_good = (lever.effect > 0) == (chart.good_direction > 0);
    draw_bar(list, row, scale, lever.effect, format_change(chart.scale, lever.effect, chart.currency),
             {is_good, freshness}, colors, lever.owner);
}

} // namespace

std::optional<Lever> lever_of(const Journey& journey, const SensitivityRow& row, int good_direction) {
    if (!row.derivative || *row.derivative == 0) return std::nullopt;
    const FieldInfo& field = info(row.of);
    double step = row.step;
    if (field.sensible_step == 0 && *row.derivative * step * good_direction < 0) step = -step;
    step = field.range.clamp(row.value + step) - row.value;
    if (step == 0) return std::nullopt;
    return Lever{owner_of(row.of), place_name(journey, row.of), step_words(field, row.value, step),
                 from_to(field, row.value, row.value + step), *row.derivative * step};
}

LeverChart lever_chart(const Journey& journey, const Sensitivity& sensitivity, std::size_t most) {
    const FigureInfo& goal = info(sensitivity.goal);
    LeverChart chart{goal.scale, journey.currency, goal.good_direction, {}, sensitivity.rows.size()};
    for (const SensitivityRow& row : sensitivity.rows) {
        auto lever = lever_of(journey, row, goal.good_direction);
        if (!lever || is_written_as_nothing(format_change(chart.scale, lever->effect, chart.currency)))
            continue;
        chart.levers.push_back(*std::move(lever));
    }
    std::ranges::stable_sort(chart.levers, std::greater<>{},
                             [](const Lever& lever) { return std::abs(lever.effect); });
    if (chart.levers.size() > most) chart.levers.resize(most);
    return chart;
}

Rect lever_row(const LeverChart& chart, const Rect& rect, int columns, std::size_t i) {
    return bar_rows(chart.levers.size(), rect, columns, highest_row).row(i);
}

DisplayList draw_levers(const LeverChart& chart, const Rect& rect, int columns, ThemeName theme_name,
                        Freshness freshness) {
    const Theme& colors = theme(theme_name);
    DisplayList list;
    if (chart.levers.empty()) return list;
    const BarRows at = bar_rows(chart.levers.size(), rect, columns, highest_row);
    BarScale scale = bar_scale(at.width, std::min(std::max(at.width * 0.5, 220.0), 300.0));
    for (const Lever& lever : chart.levers)
        scale.take(lever.effect);
    for (std::size_t i = 0; i < chart.levers.size(); ++i) {
        const Rect row = at.row(i);
        const double zero = row.x + scale.x(0);
        add_line(list, {zero, row.y}, {zero, row.bottom()}, {colors.line_strong, size::stroke_hair});
        draw_lever(list, chart, chart.levers[i], row, scale, colors, freshness);
    }
    return list;
}

} // namespace waymark
