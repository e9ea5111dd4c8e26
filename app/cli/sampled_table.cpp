#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "cli/outcome_parts.h"
#include "cli/outcome_text.h"
#include "journey/fields.h"
#include "journey/wording.h"

namespace waymark::cli {

namespace {

const FigureInfo& sample_figure(std::string_view name) {
    const auto figures = sample_figures();
    return *std::find_if(figures.begin(), figures.end(), [&](const auto& info) { return info.name == name; });
}

// How many standard errors the sample is off; nothing where there is no error.
std::optional<double> errors_off(std::optional<double> sampled, std::optional<double> exact,
                                 std::optional<double> error) {
    if (!sampled || !exact || !error || !(*error > 0)) return std::nullopt;
    return (*sampled - *exact) / *error;
}

// A cell of a figure whose row has values of the same kind.
void add_row(Table& table, std::vector<std::string> cells, FigureScale scale, const Values& values) {
    const NumberStyle style = style_for(scale, values);
    for (const std::optional<double>& value : values)
        cells.push_back(written(value, style));
    table.rows.push_back(std::move(cells));
}

// The last row, a line a figure: sampled, its error, exact.
Table last_row_table(const Journey& journey, const SampledStudy& study) {
    Table table;
    table.columns = {{"", "", false},
                     {"Sampled", "", true},
                     {std::string(sample_figure("standard_errors").label), "", true},
                     {std::string(sample_figure("exact").label), "", true},
                     {"Off by", "standard errors", true}};
    for (const FigureInfo& figure : period_figures()) {
        const auto sampled = value_of(study.sampled.outcome.periods.back(), figure.name);
        const auto error = value_of(study.sampled.standard_errors.back(), figure.name);
        const auto exact = value_of(study.exact.periods.back(), figure.name);
        const auto off = errors_off(sampled, exact, error);
        if (!off) continue;
        std::string name(figure.label);
        if (const std::string unit = unit_of(figure, journey); !unit.empty()) name += ", " + unit;
        // The digits that suit the error, so that it can be seen.
        const NumberStyle style = style_for(figure.scale, Values{error});
        NumberStyle error_style = style;
        error_style.shows_sign = false;
        table.rows.push_back({std::move(name), written(sampled, style), written(error, error_style),
                              written(exact, style), signed_number(off, 1)});
    }
    return table;
}

// In how many errors the sampled figures of all periods agree with the projection.
std::string agreement(const SampledStudy& study) {
    int compared = 0;
    double farthest = 0;
    for (std::size_t t = 0; t < study.exact.periods.size(); ++t) {
        for (const FigureInfo& figure : period_figures()) {
            const auto off = errors_off(value_of(study.sampled.outcome.periods[t], figure.name),
                                        value_of(study.exact.periods[t], figure.name),
                                        value_of(study.sampled.standard_errors[t], figure.name));
            if (!off) continue;
            ++compared;
            farthest = std::max(farthest, std::abs(*off));
        }
    }
    if (compared == 0) return "";
    return "Of " + number(compared, 0) +
           " sampled figures of all periods, the farthest from the exact one is off by " +
           number(farthest, 1) + " standard errors.\n";
}

std::optional<double> exact_mean(const Outcome& exact, const std::string& persona, std::string_view figure) {
    for (const PersonaLifetime& lifetime : exact.lifetimes) {
        if (lifetime.persona != persona || !lifetime.figures) continue;
        if (find_lifetime_figure(figure) != nullptr) return value_of(*lifetime.figures, figure);
        double visits = 0;
        for (const TouchpointFigures& touchpoint : lifetime.figures->touchpoints)
            visits += touchpoint.visits;
        return visits;
    }
    return std::nullopt;
}

Table distribution_table(const Journey& journey, const SampledStudy& study) {
    Table table;
    table.columns = {{std::string(sample_figure("distributions").label), "", false},
                     {"", "", false},
                     {"Mean", "", true},
                     {std::string(sample_figure("standard_errors").label), "", true},
                     {std::string(sample_figure("exact").label), "", true}};
    for (const double level : quantile_levels)
        table.columns.push_back({number(100 * level, 0) + " %", "at most", true});
    for (const SampledLives& lives : study.sampled.lives) {
        for (const FigureInfo& figure : person_figures()) {
            const Distribution& distribution = figure.name == "days"     ? lives.days
                                               : figure.name == "visits" ? lives.visits
                                                                         : lives.value;
            const bool is_money = figure.scale == FigureScale::money;
            Values values{distribution.mean, distribution.standard_error,
                          exact_mean(study.exact, lives.persona, figure.name)};
            values.insert(values.end(), distribution.quantiles.begin(), distribution.quantiles.end());
            add_row(
                table,
                {name_of(journey, lives.persona),
                 std::string(figure.label) + ", " + (is_money ? journey.currency : std::string(figure.unit))},
                figure.scale, values);
        }
    }
    return table;
}

// `a → b → c · completed`; a long path keeps its beginning and its end.
std::string text_of(const WalkedPath& path) {
    constexpr std::size_t longest = 10, at_the_end = 3;
    const std::vector<std::string>& stops = path.touchpoints;
    std::string text;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        if (stops.size() > longest && i == longest - at_the_end) {
            const std::size_t left_out = stops.size() - longest;
            text += " → … " + std::to_string(left_out) + " more …";
            i += left_out;
        }
        text += (text.empty() ? "" : " → ") + stops[i];
    }
    return text + " · " + std::string(to_word(path.end));
}

Table path_table(const Journey& journey, const SampledStudy& study) {
    Table table;
    table.columns = {{std::string(sample_figure("paths").label), "", false},
                     {"Share", "", true},
                     {"People", "", true},
                     {"Path", "", false}};
    for (const SampledLives& lives : study.sampled.lives) {
        for (const WalkedPath& path : lives.paths) {
            table.rows.push_back({name_of(journey, lives.persona), number(100 * path.share, 2) + " %",
                                  number(static_cast<double>(path.people), 0), text_of(path)});
        }
    }
    return table;
}

std::string cut_lines(const SampledStudy& study) {
    std::string lines;
    const auto line = [&](std::uint64_t cut, const std::string& what) {
        if (cut > 0) lines += number(static_cast<double>(cut), 0) + " of the sampled people " + what + "\n";
    };
    line(study.sampled.cut, "came to 100 000 visits before the horizon and were left where they were: "
                            "the sampled rows are not to be trusted.");
    for (const SampledLives& lives : study.sampled.lives) {
        line(lives.cut, "of " + lives.persona + " were followed no further after 100 000 visits.");
    }
    return lines;
}

} // namespace

std::string table_of(const Journey& journey, const SampledStudy& study, const Persona* persona,
                     bool is_colored) {
    const SampledOutcome& sampled = study.sampled;
    const std::string period(to_word(journey.simulation.period));
    const std::string last = std::to_string(study.exact.periods.back().period);
    std::string text = bold(title_of(journey, study.exact, persona), is_colored) + "\n" +
                       number(static_cast<double>(sampled.people), 0) + " people sampled, seed " +
                       std::to_string(study.seed) + ", scaled to all who enter. " +
                       summary(sampled.outcome, period) + "\n";
    text += to_text(periods_table(journey, sampled.outcome), is_colored) + "\n";
    text += bold("At the end of " + period + " " + last, is_colored) + "\n" +
            to_text(last_row_table(journey, study), is_colored) + agreement(study) + "\n";
    if (!sampled.outcome.lifetimes.empty()) {
        text += to_text(lifetime_table(journey, sampled.outcome), is_colored) + "\n";
    }
    if (!sampled.lives.empty()) {
        text += to_text(distribution_table(journey, study), is_colored) + "\n" +
                to_text(path_table(journey, study), is_colored) + "\n";
    }
    return text + cut_lines(study) + closed_loops(study.exact) + std::string(assumptions_note) + "\n";
}

} // namespace waymark::cli
