#include "cli/seek_text.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "cli/console.h"
#include "cli/field_text.h"
#include "cli/json_text.h"
#include "cli/outcome_parts.h"
#include "cli/outcome_text.h"
#include "journey/fields.h"
#include "journey/wording.h"

namespace waymark::cli {

namespace {

constexpr std::size_t most_shown = 20;
constexpr std::size_t most_nearest = 5;

const FigureInfo& figure_of(const SoughtStudy& sought) {
    return *find_sought_figure(sought.study.target.figure);
}

// With the digits that suit the target.
NumberStyle style_of(const SoughtStudy& sought) {
    const Values values{sought.study.target.value, sought.study.now};
    NumberStyle style = style_for(figure_of(sought).scale, values);
    style.decimals = std::max(style.decimals, figure_of(sought).scale == FigureScale::share ? 2 : 0);
    return style;
}

std::string title_of(const SoughtStudy& sought) {
    const Journey& journey = sought.study.journey;
    std::string title = journey.title + " · " +
                        (sought.study.scenario ? sought.study.scenario->name : "base map") + " · " +
                        std::string(figure_of(sought).label) +
                        (sought.study.target.side == Side::at_least ? " at least " : " at most ") +
                        written(sought.study.target.value, style_of(sought)) + ", " +
                        std::string(to_word(journey.simulation.period)) + " " +
                        std::to_string(sought.study.options.horizon.value_or(journey.simulation.horizon));
    if (sought.persona != nullptr) title += " · " + sought.persona->name;
    return title;
}

Table table_of(const SoughtStudy& sought, std::span<const SeekAnswer> answers) {
    const FigureInfo& figure = figure_of(sought);
    const NumberStyle style = style_of(sought);
    Table table{{{"Where", "", false},
                 {"Field", "", false},
                 {"Now", "", true},
                 {"Needed", "", true},
                 {"Steps", "", true},
                 {std::string(figure.label), unit_of(figure, sought.study.journey), true}},
                {}};
    for (const SeekAnswer& answer : answers) {
        const int decimals = std::max(decimals_for(answer.from), decimals_for(answer.to));
        table.rows.push_back({place_of(sought.study.journey, answer.of), std::string(info(answer.of).label),
                              number(answer.from, decimals), number(answer.to, decimals),
                              number(answer.steps, 1), written(answer.value, style)});
    }
    return table;
}

} // namespace

std::string table_of(const SoughtStudy& sought, bool is_colored) {
    std::string text = bold(title_of(sought), is_colored) + "\n";
    const std::string now = written(sought.study.now, style_of(sought));
    if (sought.study.target.is_met_by(sought.study.now))
        return text + "It is there already: " + now + ".\n\n" + std::string(assumptions_note) + "\n";
    const auto reaching =
        static_cast<std::size_t>(std::ranges::count(sought.answers, true, &SeekAnswer::reaches));
    const std::string tried = counted(sought.answers.size(), "field");
    if (reaching > 0) {
        text += "Now " + now + ". " + std::to_string(reaching) + " of " + tried +
                " can do it alone; the smallest changes first.\n\n" +
                to_text(table_of(sought, sought.answers.first(std::min(reaching, most_shown))), is_colored);
    } else {
        text += "Now " + now + ". None of " + tried + " can do it alone; those that come nearest:\n\n" +
                to_text(table_of(sought, sought.answers.first(std::min(sought.answers.size(), most_nearest))),
                        is_colored);
    }
    return text + "\n" + std::string(assumptions_note) + "\n";
}

std::string csv_of(const SoughtStudy& sought) {
    std::string text = "touchpoint,from_touchpoint,to_touchpoint,field,reaches,from,to,steps,value\n";
    for (const SeekAnswer& answer : sought.answers) {
        text += csv_of_element(answer.of) + "," + std::string(info(answer.of).name) + "," +
                (answer.reaches ? "true" : "false") + "," + number_text(answer.from) + "," +
                number_text(answer.to) + "," + number_text(answer.steps) + "," + csv_value(answer.value) +
                "\n";
    }
    return text;
}

std::string json_of(const SoughtStudy& sought) {
    Json rows = Json::array();
    for (const SeekAnswer& answer : sought.answers) {
        Json row = json_of_field(answer.of);
        row["reaches"] = answer.reaches;
        row["from"] = answer.from;
        row["to"] = answer.to;
        row["steps"] = answer.steps;
        row["value"] = json_value(answer.value);
        rows.push_back(std::move(row));
    }
    const SeekStudy& study = sought.study;
    return text_of({{"journey", study.journey.title},
                    {"scenario", study.scenario ? Json(study.scenario->id) : Json(nullptr)},
                    {"goal", study.target.figure},
                    {study.target.side == Side::at_least ? "at_least" : "at_most", study.target.value},
                    {"now", json_value(study.now)},
                    {"rows", std::move(rows)}});
}

std::string share_of_percent(std::string text) {
    std::string_view number = text;
    number.remove_suffix(number.ends_with('%') ? 1 : 0);
    while (number.ends_with(' '))
        number.remove_suffix(1);
    double percent = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), percent);
    if (error != std::errc() || end != number.data() + number.size()) return text;
    return number_text(percent / 100);
}

} // namespace waymark::cli
