#include "cli/help.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "checks/check_info.h"
#include "cli/table.h"
#include "data/touchpoint_cells.h"
#include "file/templates.h"
#include "journey/chart_figures.h"
#include "journey/fields.h"
#include "journey/figures.h"
#include "whatif/compare.h"
#include "whatif/goal_seek.h"

namespace waymark::cli {

namespace {

constexpr std::size_t usual_indent = 16;
constexpr std::size_t check_indent = 20; // names of checks are longer
constexpr std::size_t widest_line = 100;

// `  name          definition`, broken into lines at spaces.
std::string definition(std::string_view name, std::string_view text, std::size_t indent = usual_indent) {
    std::string lines = "  " + std::string(name);
    std::size_t column = lines.size();
    lines += column + 1 < indent ? std::string(indent - column, ' ') : "\n" + std::string(indent, ' ');
    column = indent;
    bool is_first = true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!is_first && column + 1 + width_of(word) > widest_line) {
            lines += "\n" + std::string(indent, ' ');
            column = indent;
        } else if (!is_first) {
            lines += ' ';
            ++column;
        }
        lines += word;
        column += width_of(word);
        is_first = false;
    }
    return lines + "\n";
}

std::string definitions(std::span<const FigureInfo> figures) {
    std::string lines;
    for (const FigureInfo& figure : figures)
        lines += definition(figure.name, figure.definition);
    return lines;
}

// Name, meaning and scale of every field of a kind.
std::string field_definitions(const auto& fields) {
    std::string lines;
    for (const auto field : fields) {
        const FieldInfo& about = info(field);
        lines +=
            definition(about.name, std::string(about.help) + " Scale: " + std::string(about.scale) + ".");
    }
    return lines;
}

std::string goal_definitions() {
    std::string lines = "Goals:\n";
    for (const Goal goal : all_goals)
        lines += definition(info(goal).name, info(goal).definition);
    return lines;
}

} // namespace

std::string general_help() {
    return "Without a command, or with a journey alone, the window opens (waymark-desktop).\n"
           "Every command has its own --help. Nothing ever goes over the network.\n"
           "\n"
           "Exit status: 0 done, 1 the input is wrong, 2 the command is wrong, 3 the machine failed,\n"
           "4 there is no display for the window.\n"
           "Problems stand on standard error, one a line. NO_COLOR is respected.";
}

std::string help_of_new() {
    std::string lines = "Templates are the bundled journeys as structures to fill in:\n";
    for (const TemplateInfo& info : templates())
        lines += definition(info.name, std::string(info.title) + ". " + std::string(info.about));
    return lines;
}

std::string help_of_check() {
    std::string lines =
        "Each finding is a line, or a row of csv and json: file, severity, place, what, what "
        "to do, code.\n"
        "Exit status 1 when a file is wrong or has an error; warnings and notes leave it 0.\n";
    for (const Severity severity : all_severities) {
        lines += "\n" + std::string(to_word(severity)) + "s:\n";
        for (const CheckInfo& check : checks()) {
            if (check.severity == severity) lines += definition(check.name, check.meaning, check_indent);
        }
    }
    lines.pop_back();
    return lines;
}

std::string help_of_simulate() {
    return "Columns, one row a period:\n" + definitions(period_figures()) +
           "\nLifetime, per person who enters:\n" + definitions(lifetime_figures()) +
           "\nAt each touchpoint (json):\n" + definitions(touchpoint_figures()) + "\nOn the map's curve:\n" +
           definitions(curve_figures()) + "\nWith --people, from person to person:\n" +
           definitions(person_figures()) + "\nWith --people, besides:\n" + definitions(sample_figures()) +
           "\nWith --draws:\n" + definitions(draw_figures()) +
           "\nThe same seed gives the same output, on any machine and with any number of threads.\n"
           "\nEvery figure is a projection from the journey's stated assumptions.";
}

std::string help_of_compare() {
    return goal_definitions() + "\nMoney:\n" +
           definition("investment", find_chart_figure("investment")->definition) +
           definition("payback_period", find_chart_figure("payback")->definition) +
           definition("net_present_value", find_chart_figure("net_present_value")->definition) +
           "\nWhere the gain comes from (waterfall):\n" + definitions(waterfall_figures()) +
           "\nWith --draws:\n" + definitions(draw_figures()) +
           "\nEvery figure is a projection from the journey's stated assumptions.";
}

std::string help_of_optimise() {
    return goal_definitions() +
           "\nAll interventions of the scenario are candidates, those that are switched off too. A goal "
           "where "
           "less\nis better (churned) is minimised. Of equally good choices the cheapest is taken.\n"
           "\nFigures:\n" +
           definitions(optimise_figures()) +
           "\nEvery figure is a projection from the journey's stated assumptions.";
}

std::string help_of_sensitivity() {
    return goal_definitions() +
           "\nEvery numeric field of the base map's touchpoints and links, the largest effect first; with a "
           "scenario, as\nthe field acts through it.\n"
           "\nFigures:\n" +
           definitions(sensitivity_figures()) + "\nFields of a touchpoint:\n" +
           field_definitions(touchpoint_fields) + "\nFields of a link:\n" + field_definitions(link_fields) +
           "\nEvery figure is a projection from the journey's stated assumptions.";
}

std::string help_of_worth() {
    return goal_definitions() +
           "\nShares of the map's parts, and of touchpoints what the goals would be without them. Over the "
           "whole time\nthat people are on the map; goals as everywhere, at or up to the horizon.\n"
           "\nFigures:\n" +
           definitions(worth_figures()) +
           "\nEvery figure is a projection from the journey's stated assumptions.";
}

std::string help_of_seek() {
    std::string figures = "Figures that can be sought, at or up to the horizon:\n";
    for (const FigureInfo* figure : sought_figures())
        figures += definition(figure->name, figure->definition);
    return figures +
           "\nEach numeric field of the base map's touchpoints and links is tried by itself, within its "
           "range; "
           "time,\nweight, cost and revenue from a tenth to ten times what they are. Shares may be given in "
           "percent: 3%.\n"
           "\nColumns:\n" +
           definitions(seek_figures()) +
           "\nEvery figure is a projection from the journey's stated assumptions.";
}

std::string help_of_export() {
    return "SVG and PDF keep text as text. A page other than fit is landscape, the map scaled to it.\n"
           "--charts adds satisfaction, churn rate, customers, NPS and net value over time; with --draws "
           "they\n"
           "have bands: the middle 90 % and 50 % of the draws, the same as those of simulate --draws.\n"
           "CSV and TSV have a row for each touchpoint, with all its fields; MMD is a Mermaid journey. What "
           "is said of\n"
           "drawing has no effect on these.\n"
           "SOURCE_DATE_EPOCH is the date inside a PDF; the same input then gives the same bytes.";
}

std::string help_of_import() {
    std::string lines =
        "A row a touchpoint. The first row names the columns; without names the first column has the names "
        "of\nthe touchpoints. Separator, code and decimal comma are found. Stages are made as they come up; "
        "rows are\nlinked in their order. A Mermaid journey's sections become stages, its tasks touchpoints "
        "with scores from\n0 to 10 (faces 1 to 5), its actors personas. A table that cannot be read in "
        "every cell is refused.\n\nColumns, by name, label or a usual other word:\n";
    for (const TouchpointColumn column : columns_to_read())
        lines +=
            definition(info(column).key,
                       std::string(info(column).label) + ". " + std::string(info(column).help), check_indent);
    lines.pop_back();
    return lines;
}

std::string help_of_completion() {
    return "bash:  source <(waymark completion bash)\n"
           "zsh:   waymark completion zsh > \"${fpath[1]}/_waymark\"\n"
           "fish:  waymark completion fish > ~/.config/fish/completions/waymark.fish";
}

} // namespace waymark::cli
