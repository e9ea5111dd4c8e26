#include "panels/dock.h"

#include <algorithm>
#include <cmath>

#include "imgui/painter.h"
#include "panels/window.h"
#include "scene/chart.h"
#include "scene/format.h"

#include <imgui.h>

namespace waymark {

namespace {

constexpr double side = 16;
constexpr double gap = 24;

std::string problem_text(const Projection& projection) {
    std::string text;
    for (const Problems* problems : {&projection.base_problems, &projection.scenario_problems}) {
        for (const Problem& problem : *problems) {
            const std::string more = to_text(problem);
            if (text.find(more) == std::string::npos) text += (text.empty() ? "" : "  ") + more;
        }
    }
    return text;
}

// Why there are no charts yet.
void draw_nothing(Ui& ui, const Session& session, const Rect& area) {
    const Journey& journey = shown_journey(session);
    const std::string problem = problem_text(session.projection);
    const std::string_view words =
        !problem.empty() ? std::string_view(problem)
        : journey.touchpoints.empty()
            ? "Place touchpoints on the map to see how satisfaction and churn develop."
        : journey.personas.empty()
            ? "Add a persona who walks this map to see how satisfaction and churn develop."
            : "The projection is being computed.";
    paragraph(ui, {area.x + ui.px(side), area.y + ui.px(16)}, area.w - 2 * ui.px(side), words, type::body,
              ui.theme().text_2);
}

void draw_charts(Ui& ui, const std::vector<ChartData>& charts, const Rect& area) {
    const double step = area.w / static_cast<double>(charts.size());
    for (std::size_t i = 0; i < charts.size(); ++i) {
        const ChartData& chart = charts[i];
        const double x = std::round(area.x + static_cast<double>(i) * step);
        if (i > 0) vertical_line(ui, x, area.y + ui.px(10), area.h - ui.px(20), ui.theme().line);
        const double left = i == 0 ? side : gap / 2;
        const Rect place{x + ui.px(left), area.y + ui.px(8), step - ui.px(left + 8), area.h - ui.px(12)};
        const Rect in_units{0, 0, place.w / ui.scale, place.h / ui.scale};
        const DisplayList picture = draw_chart(chart, in_units, ui.theme_name);
        paint(picture, *ImGui::GetWindowDrawList(), View{{place.x, place.y}, ui.scale}, *ui.fonts);
        const Touch on = touch_by_mouse(ui, chart.id, {place.x, place.y, place.w, ui.px(48)});
        hint(ui, on,
             Hint{chart.title, chart.definition, "Projection from stated assumptions, not a forecast."});
    }
}

void draw_remark(Ui& ui, Icon sign, Color color, std::string_view words, Rect& area) {
    const Rect bar{area.x + ui.px(side), area.y + ui.px(6), area.w - 2 * ui.px(side), ui.px(20)};
    icon(ui, sign, {bar.x + ui.px(8), bar.center().y}, color, 14);
    text(ui, without_left(bar, ui.px(22)), words, type::small, ui.theme().text);
    area = {area.x, area.y + ui.px(24), area.w, area.h - ui.px(24)};
}

} // namespace

std::string emptied_text(const Simulation& simulation, const Outcome& outcome) {
    double most = 0;
    for (const PeriodFigures& row : outcome.periods)
        most = std::max(most, row.prospects + row.customers);
    if (most == 0) return {}; // nobody ever came
    const auto is_empty = [most](const PeriodFigures& row) {
        return row.prospects + row.customers <= 1e-3 * most; // what is left of a long tail
    };
    auto first = outcome.periods.size();
    while (first > 0 && is_empty(outcome.periods[first - 1]))
        --first;
    if (2 * (outcome.periods.size() - first) <= outcome.periods.size()) return {};
    const std::string period(period_word(simulation.period));
    return "Everybody has left or finished by " + period + " " +
           std::to_string(outcome.periods[first].period) + ". Set “New per " + period +
           "” in the map’s settings, or longer stays.";
}

Actions draw_dock(Ui& ui, const Session& session, const Rect& area) {
    const PanelWindow window(ui, "dock", area, ui.theme().panel);
    const Projection& projection = session.projection;
    if (!projection.base || projection.base->periods.empty()) {
        draw_nothing(ui, session, area);
        return {};
    }
    Rect charts_area = area;
    if (const std::string problem = problem_text(projection); !problem.empty()) {
        draw_remark(ui, Icon::warning, ui.theme().bad, problem, charts_area);
    } else {
        const bool in_scenario = projection.scenario_outcome != nullptr;
        const Outcome& shown = in_scenario ? *projection.scenario_outcome : *projection.base;
        const std::string emptied = emptied_text(shown_journey(session).simulation, shown);
        if (!emptied.empty()) draw_remark(ui, Icon::info, ui.theme().text_2, emptied, charts_area);
    }
    const std::vector<ChartData> charts =
        dock_charts(shown_journey(session), *projection.base, active_scenario(session),
                    projection.scenario_outcome.get());
    draw_charts(ui, charts, charts_area);
    return {};
}

} // namespace waymark
