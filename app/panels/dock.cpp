#include "panels/dock.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "journey/chart_figures.h"
#include "journey/wording.h"
#include "panels/definitions.h"
#include "panels/dock_levers.h"
#include "panels/dock_seek.h"
#include "panels/window.h"
#include "scene/format.h"
#include "session/commands.h"
#include "session/study.h"

#include <imgui.h>

namespace waymark {

namespace {

constexpr double rail = 36;
constexpr double side = 16;
constexpr double gap = 24;

// The strip of pages at the left.
Rect draw_pages(Ui& ui, const Session& session, const Rect& area, Actions& actions) {
    struct Page {
        CommandId shows;
        std::string_view name;
        Icon glyph;
        std::string_view about;
    };
    constexpr std::array pages{
        Page{CommandId::dock_charts, "page.charts", Icon::chart_lines,
             "How satisfaction, churn, customers, NPS and net value develop."},
        Page{CommandId::dock_levers, "page.levers", Icon::chart_bars,
             "The fields of the map of which a small step does most."},
        Page{CommandId::dock_worth, "page.worth", Icon::touchpoint_card,
             "The goal without each of them; shares of contacts, cost and churn, customer service within the "
             "whole."},
        Page{CommandId::dock_seek, "page.seek", Icon::completed, // a target
             "Which single change brings a figure to a target, and how large it is."}};
    const Rect strip = left_part(area, ui.px(rail));
    const double room = (area.h - ui.px(8)) / static_cast<double>(pages.size());
    const double step = std::min(ui.px(32), std::floor(room));
    double y = strip.y + ui.px(8);
    for (const Page& page : pages) {
        const Rect rect{strip.x + ui.px(4), y, ui.px(28), std::min(ui.px(28), step)};
        const Command& shows = command(page.shows);
        if (icon_button(
                ui, page.name, rect, page.glyph,
                {.is_active = is_checked(session, page.shows),
                 .hint = {std::string(shows.label), std::string(page.about), to_text(shows.shortcut)}}))
            actions.push_back(Run{page.shows});
        y += step;
    }
    vertical_line(ui, strip.right(), area.y, area.h, ui.theme().line);
    return without_left(area, strip.w);
}

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

// A chart and where it is drawn, in pixels.
struct PlacedChart {
    ChartData data;
    Rect place;
};

std::vector<PlacedChart> placed(const Ui& ui, std::vector<ChartData> charts, const Rect& area) {
    std::vector<PlacedChart> all;
    const double step = area.w / static_cast<double>(charts.size());
    for (std::size_t i = 0; i < charts.size(); ++i) {
        const double x = std::round(area.x + static_cast<double>(i) * step);
        const double left = i == 0 ? side : gap / 2;
        all.push_back({std::move(charts[i]),
                       {x + ui.px(left), area.y + ui.px(8), step - ui.px(left + 8), area.h - ui.px(12)}});
    }
    return all;
}

// Fits the axes once everything is there, and lets them grow until then.
void hold_axes(const Ui& ui, HeldAxes& held, const Session& session, const std::vector<PlacedChart>& charts) {
    const Projection& now = session.projection;
    const double height = plot_of(charts.front().data, in_units(ui, charts.front().place), {}).h;
    const bool is_settled = !session.preview && !awaits_bands(session);
    const bool has_moved = held.base != now.base || held.scenario != now.scenario_outcome;
    if (held.height != height || (is_settled && (has_moved || !held.is_settled))) held.axes.clear();
    held.base = now.base;
    held.scenario = now.scenario_outcome;
    held.height = height;
    held.is_settled = is_settled;
    for (const auto& [data, place] : charts) {
        const auto axis = held.axes.find(data.id);
        if (axis == held.axes.end()) {
            held.axes.emplace(data.id, axis_of(data, height));
        } else {
            axis->second = grown(axis->second, data, height);
        }
    }
}

// The period under the pointer, in whichever chart that is: all of them are read there.
std::optional<int> period_under_pointer(Ui& ui, const DockState& state,
                                        const std::vector<PlacedChart>& charts) {
    std::optional<int> read;
    for (const auto& [data, place] : charts) {
        const ChartLook look{.axis = state.held.axes.at(data.id)};
        const Rect plot = in_pixels(ui, place, plot_of(data, in_units(ui, place), look));
        const double margin = ui.px(8);
        const Touch on = touch_by_mouse(
            ui, data.id + ".plot", {plot.x - margin, plot.y, plot.w + 2 * margin, place.bottom() - plot.y});
        if (on.hovered) read = period_at(data, plot, ImGui::GetIO().MousePos.x);
    }
    return read;
}

std::string draws_words(const Session& session, std::uint32_t draws) {
    return "From " + format_number(draws, 0) + (is_refining(session) ? " draws so far." : " draws.");
}

// Over the title, the figure and the words that say how sure it is.
void draw_hints(Ui& ui, const Session& session, const ChartData& chart, const Rect& place,
                const DisplayList& picture) {
    const auto said =
        std::ranges::find(picture.items, Owner{OwnerKind::chart, chart.id, "certainty"}, &Item::owner);
    if (said != picture.items.end()) {
        const Rect words = in_pixels(ui, place, bounds(*said));
        const Touch on = touch_by_mouse(ui, chart.id + ".certainty", inset(words, -ui.px(3), -ui.px(4)));
        Hint about{"How sure the change is",
                   "Scores, leave rates and shares of ways are drawn again and again, as widely as their "
                   "evidence says; base map and scenario meet the same draws. Counted is in how many of them "
                   "the scenario ends on this side of the base map.",
                   ""};
        add_assumptions(about, draws_words(session, chart.draws));
        hint(ui, on, about);
    }
    const std::string bands =
        chart.draws == 0
            ? ""
            : " The band holds the middle 90 % of the draws of what is uncertain, the darker one "
              "the middle 50 %.";
    const Touch on = touch_by_mouse(ui, chart.id, {place.x, place.y, place.w, ui.px(48)});
    Hint about = hint_of(*find_chart_figure(chart.id));
    about.text += bands;
    if (chart.draws == 0) {
        about.detail += "\n" + std::string(no_forecast_note);
    } else {
        add_assumptions(about, draws_words(session, chart.draws));
    }
    hint(ui, on, about);
}

void draw_charts(Ui& ui, const Session& session, DockState& state, std::vector<ChartData> data,
                 const Rect& area) {
    const std::vector<PlacedChart> charts = placed(ui, std::move(data), area);
    hold_axes(ui, state.held, session, charts);
    state.read = period_under_pointer(ui, state, charts);
    for (const auto& [chart, place] : charts) {
        if (place.x > charts.front().place.x)
            vertical_line(ui, place.x - ui.px(gap / 2), area.y + ui.px(10), area.h - ui.px(20),
                          ui.theme().line);
        const ChartLook look{
            .theme = ui.theme_name, .axis = state.held.axes.at(chart.id), .period = state.read};
        const DisplayList picture = draw_chart(chart, in_units(ui, place), look);
        paint_in(ui, picture, place);
        draw_hints(ui, session, chart, place, picture);
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

Actions draw_dock(Ui& ui, const Session& session, DockState& state, const Rect& area) {
    const PanelWindow window(ui, "dock", area, ui.theme().panel);
    Actions actions;
    Rect page = draw_pages(ui, session, area, actions);
    const Projection& projection = session.projection;
    if (!projection.base || projection.base->periods.empty()) {
        draw_nothing(ui, session, page);
        return actions;
    }
    if (const std::string problem = problem_text(projection); !problem.empty()) {
        draw_remark(ui, Icon::warning, ui.theme().bad, problem, page);
    } else {
        const bool in_scenario = projection.scenario_outcome != nullptr;
        const Outcome& shown = in_scenario ? *projection.scenario_outcome : *projection.base;
        const std::string emptied = emptied_text(shown_journey(session).simulation, shown);
        if (!emptied.empty()) draw_remark(ui, Icon::info, ui.theme().text_2, emptied, page);
    }
    if (session.dock_page == DockPage::levers) {
        append(actions, draw_levers_page(ui, session, page));
    } else if (session.dock_page == DockPage::worth) {
        append(actions, draw_worth_page(ui, session, state.worth, page));
    } else if (session.dock_page == DockPage::seek) {
        append(actions, draw_seek_page(ui, session, page));
    } else {
        draw_charts(ui, session, state,
                    dock_charts(shown_journey(session), *projection.base, active_scenario(session),
                                projection.scenario_outcome.get(), session.bands.over_time.get()),
                    page);
    }
    return actions;
}

} // namespace waymark
