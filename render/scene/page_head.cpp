#include <algorithm>
#include <span>

#include "journey/lookup.h"
#include "scene/chart.h"
#include "scene/format.h"
#include "scene/icons.h"
#include "scene/page_parts.h"

namespace waymark {

namespace {

constexpr TypeStyle value_style{11, 16, Weight::semibold};
constexpr TypeStyle figure_style{13, 16, Weight::semibold};

std::string subtitle(const MapSubject& subject, const std::optional<std::string>& persona) {
    const Simulation& simulation = subject.base.simulation;
    std::string text = "Customer journey";
    if (subject.scenario != nullptr) text += " with the “" + subject.scenario->name + "” scenario";
    text += subject.base.state == JourneyState::future ? " · future state" : " · current state";
    if (subject.base_outcome != nullptr)
        text += " and projection, " + std::to_string(simulation.horizon) + " " +
                std::string(simulation.horizon == 1 ? period_word(simulation.period)
                                                    : period_words(simulation.period));
    if (persona)
        if (const Persona* only = find_persona(subject.base, *persona))
            text += " · figures of " + only->name + " only";
    return text;
}

// From the right edge leftwards, only what the journey says; returns where they begin.
double add_credits(DisplayList& list, const Journey& journey, double right, const Theme& colors) {
    const std::array<std::pair<std::string_view, std::string_view>, 3> credits{
        {{"Reviewed", journey.reviewed}, {"Prepared by", journey.author}, {"Client", journey.client}}};
    for (const auto& [name, value] : credits) {
        if (value.empty()) continue;
        const std::string shown = elide(value, 200, value_style.em, value_style.weight);
        const double width = std::max(text_width(shown, value_style), text_width(name, type::micro));
        const double x = right - width;
        add_text(list, {x, 12}, name, type::micro, colors.text_2, Align::left, {OwnerKind::title, {}, {}});
        add_text(list, {x, 28}, shown, value_style, colors.text, Align::left, {OwnerKind::title, {}, {}});
        add_line(list, {x - 8, 2}, {x - 8, 38}, {colors.line, 1});
        right = x - 22;
    }
    return right;
}

void add_persona(DisplayList& list, const Persona& persona, std::size_t index, double total_share, Rect place,
                 const Theme& colors) {
    const Owner owner{OwnerKind::persona, persona.id, {}};
    const Color color = colors.personas[index % colors.personas.size()];
    const Point middle{place.x + 16, place.center().y};
    list.add(Disc{middle, 16, colors.hover, {}}, owner);
    add_icon(list, Icon::person, middle, 16, color, owner);
    Path marker = persona_marker(index, {middle.x + 12, middle.y + 11}, 4);
    marker.fill = color;
    list.add(std::move(marker), owner);
    const double x = place.x + 42, room = place.right() - x - 10;
    std::string below = total_share > 0 ? format_share(persona.share / total_share) : std::string();
    if (!persona.quote.empty()) below += (below.empty() ? "“" : " · “") + persona.quote + "”";
    const auto lines = break_lines(below, room, type::micro.em, type::micro.weight, 2);
    constexpr double line_h = 12;
    double y = middle.y - (lines.size() < 2 ? 3 : 9);
    add_text(list, {x, y}, elide(persona.name, room, value_style.em, value_style.weight), value_style,
             colors.text, Align::left, owner);
    y += lines.size() < 2 ? 15 : 14;
    for (const std::string& line : lines) {
        add_text(list, {x, y}, line, type::micro, colors.text_2, Align::left, owner);
        y += line_h;
    }
}

// With its unit, as far as there is room for whole parts of it.
std::string figure_name(const ChartData& chart, double room) {
    std::string name = chart.title + ", " + chart.unit;
    while (text_width(name, type::micro) > room && name.rfind(',') != std::string::npos)
        name.resize(name.rfind(','));
    return elide(name, room, type::micro.em, type::micro.weight);
}

std::string figure_text(const ChartData& chart) {
    const auto base = chart.base.empty() ? std::nullopt : chart.base.back();
    std::string before = format_figure(chart.scale, base, chart.currency);
    if (chart.scenario.empty()) return before;
    return before + " → " + format_figure(chart.scale, figure_of(chart), chart.currency);
}

double figure_width(const ChartData& chart) {
    return std::max(text_width(chart.title + ", " + chart.unit, type::micro),
                    text_width(figure_text(chart), figure_style));
}

// What the figures need to stand in columns of the same width, as far as there is so much.
double figures_width(std::span<const ChartData> charts, double width) {
    constexpr double between = 14;
    double widest = 0;
    for (const ChartData& chart : charts)
        widest = std::max(widest, figure_width(chart));
    return std::min((widest + between) * static_cast<double>(charts.size()),
                    std::clamp(width * 0.52, 480.0, 700.0));
}

void add_key_figures(DisplayList& list, std::span<const ChartData> charts, Rect place, const Theme& colors) {
    add_line(list, {place.x - 12, place.y}, {place.x - 12, place.bottom()}, {colors.line, 1});
    const double step = place.w / static_cast<double>(charts.size());
    double x = place.x;
    for (const ChartData& chart : charts) {
        const Owner owner{OwnerKind::chart, chart.id, {}};
        const auto change = change_of(chart);
        const std::string change_text = change_words(chart, static_cast<int>(chart.base.size()) - 1);
        const bool is_worse =
            change && (*change > 0) != (chart.good_direction > 0) && !is_written_as_nothing(change_text);
        add_text(list, {x, place.center().y - 4}, figure_name(chart, step - 10), type::micro, colors.text_2,
                 Align::left, owner);
        const std::string text = figure_text(chart);
        TypeStyle style = figure_style;
        while (style.em > 10 && text_width(text, style) > step - 8)
            style.em -= 0.5;
        add_text(list, {x, place.center().y + 13}, text, style, is_worse ? colors.bad : colors.text,
                 Align::left, owner);
        x += step;
    }
}

} // namespace

double add_page_head(DisplayList& list, const MapSubject& subject, const std::optional<std::string>& only,
                     double width, const Theme& colors) {
    const Journey& journey = subject.base;
    const double room = add_credits(list, journey, width, colors);
    const TypeStyle title{26, 32, Weight::semibold};
    add_text(list, {0, 24}, elide(journey.title, room, title.em, title.weight), title, colors.text,
             Align::left, {OwnerKind::title, {}, {}});
    add_text(list, {0, 44}, elide(subtitle(subject, only), room, type::body.em, type::body.weight),
             type::body, colors.text_2, Align::left, {OwnerKind::title, {}, {}});
    constexpr double y = 60, h = 36, widest_persona = 400;
    const bool has_figures = subject.base_outcome != nullptr && !subject.base_outcome->periods.empty();
    const std::vector<ChartData> charts =
        has_figures
            ? dock_charts(subject.base, *subject.base_outcome, subject.scenario, subject.scenario_outcome)
            : std::vector<ChartData>{};
    const double figures_w = has_figures ? figures_width(charts, width) : 0;
    double total_share = 0;
    for (const Persona& persona : journey.personas)
        total_share += persona.share;
    const double personas_w = width - figures_w - (has_figures ? 24 : 0);
    const auto fitting = static_cast<std::size_t>(std::max(1.0, personas_w / 130));
    const std::size_t shown = std::min(journey.personas.size(), fitting);
    const double step =
        std::min(widest_persona, personas_w / static_cast<double>(std::max<std::size_t>(1, shown)));
    for (std::size_t i = 0; i < shown; ++i)
        add_persona(list, journey.personas[i], i, total_share, {step * static_cast<double>(i), y, step, h},
                    colors);
    if (has_figures) add_key_figures(list, charts, {width - figures_w, y, figures_w, h}, colors);
    return y + h + 18;
}

} // namespace waymark
