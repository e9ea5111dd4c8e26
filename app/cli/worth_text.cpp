#include "cli/worth_text.h"

#include <algorithm>
#include <utility>

#include "cli/field_text.h"
#include "cli/json_text.h"
#include "cli/outcome_parts.h"
#include "cli/outcome_text.h"
#include "journey/lookup.h"
#include "journey/wording.h"
#include "scene/format.h"
#include "scene/worth_chart.h"

namespace waymark::cli {

namespace {

const FigureInfo& figure(std::string_view name) {
    return *std::ranges::find(worth_figures(), name, &FigureInfo::name);
}

const Removal* removal_of(const WorthStudy& worth, const std::string& touchpoint) {
    const auto found = std::ranges::find(worth.removals, touchpoint, &Removal::touchpoint);
    return found == worth.removals.end() ? nullptr : &*found;
}

// Without the touchpoint less with it.
std::optional<double> difference(const WorthStudy& worth, const std::string& touchpoint, std::size_t goal) {
    const Removal* removal = removal_of(worth, touchpoint);
    if (removal == nullptr || !removal->without[goal] || !worth.with_all[goal]) return std::nullopt;
    return *removal->without[goal] - *worth.with_all[goal];
}

const TouchpointFigures* figures_at(const WorthStudy& worth, const std::string& touchpoint) {
    const auto found =
        std::ranges::find(worth.figures.touchpoints, touchpoint, &TouchpointFigures::touchpoint);
    return found == worth.figures.touchpoints.end() ? nullptr : &*found;
}

std::optional<double> lift_at(const WorthStudy& worth, const std::string& touchpoint) {
    const TouchpointFigures* row = figures_at(worth, touchpoint);
    if (row == nullptr || !row->satisfaction || !row->arriving) return std::nullopt;
    return *row->satisfaction - *row->arriving;
}

void add_signed_column(Table& table, const FigureInfo& info, std::string unit, const Values& values) {
    table.columns.push_back({std::string(info.label), std::move(unit), true});
    NumberStyle style = style_for(info.scale, values);
    style.shows_sign = true;
    for (std::size_t i = 0; i < values.size(); ++i)
        table.rows[i].push_back(written(values[i], style));
}

Table parts_table(const WorthStudy& worth, std::span<const PartOfMap> parts, Grouping by) {
    Table table{{{capitalised(to_word(by)), "", false}}, {}};
    for (const PartOfMap& part : parts)
        table.rows.push_back({part_name(worth.map, part.id, by)});
    const auto add = [&](std::string_view name, std::optional<double> PartOfMap::*share) {
        Values values;
        for (const PartOfMap& part : parts)
            values.push_back(part.*share);
        const bool says_something =
            std::ranges::any_of(values, [](const std::optional<double>& value) { return value.has_value(); });
        if (says_something)
            add_column(table, std::string(figure(name).label), "", FigureScale::share, values);
    };
    add("contacts", &PartOfMap::contacts);
    add("cost", &PartOfMap::cost);
    add("lost", &PartOfMap::lost);
    add("churned", &PartOfMap::churned);
    return table;
}

void add_removals(Table& table, const WorthStudy& worth, std::span<const PartOfMap> parts) {
    Values lifts;
    for (const PartOfMap& part : parts)
        lifts.push_back(lift_at(worth, part.id));
    add_signed_column(table, figure("lift"), "", lifts);
    for (std::size_t g = 0; g < all_goals.size(); ++g) {
        const FigureInfo& goal = info(all_goals[g]);
        Values values;
        for (const PartOfMap& part : parts)
            values.push_back(difference(worth, part.id, g));
        add_signed_column(table, goal, "without it", values);
    }
}

std::string curve_line(const WorthStudy& worth) {
    const auto curve = curve_summary(worth.map, worth.figures);
    if (!curve) return "";
    const auto told = [&](std::string_view what, const CurvePlace& place) {
        return std::string(what) + " " + format_experience(place.value) + " at " +
               name_of_touchpoint(worth.map, place.touchpoint);
    };
    return "The experience curve: " + told("peak", curve->peak) + ", " + told("trough", curve->trough) +
           ", " + told("end", curve->end) + ".\n";
}

// Customer service within customer experience.
std::string service_line(const WorthStudy& worth) {
    const ShareChart shares = share_chart(worth.map, worth.figures, Grouping::kind);
    if (shares.all_service.owners.empty()) return "";
    return "Customer service is " + service_words(shares) + ".\n";
}

std::string reasons(const WorthStudy& worth) {
    std::string lines;
    for (const Removal& removal : worth.removals) {
        if (!removal.why_not.empty())
            lines += "Without " + name_of_touchpoint(worth.map, removal.touchpoint) + ": " + removal.why_not +
                     ".\n";
    }
    return lines.empty() ? "" : "\n" + lines;
}

Json json_of(const PartOfMap& part) {
    return {{"contacts", json_value(part.contacts)},
            {"cost", json_value(part.cost)},
            {"lost", json_value(part.lost)},
            {"churned", json_value(part.churned)}};
}

Json json_of(const CurvePlace& place) {
    return {{"touchpoint", place.touchpoint}, {"value", place.value}};
}

Json json_of_removal(const WorthStudy& worth, const std::string& touchpoint) {
    const Removal* removal = removal_of(worth, touchpoint);
    if (removal == nullptr || !removal->why_not.empty()) return nullptr;
    Json goals = Json::object();
    for (std::size_t g = 0; g < all_goals.size(); ++g)
        goals[std::string(info(all_goals[g]).name)] = {
            {"value", json_value(removal->without[g])},
            {"difference", json_value(difference(worth, touchpoint, g))}};
    return goals;
}

} // namespace

std::string table_of(const WorthStudy& worth, Grouping by, bool is_colored) {
    std::string title = worth.journey.title + " · " +
                        (worth.scenario == nullptr ? "base map" : worth.scenario->name) + " · worth by " +
                        std::string(to_word(by));
    if (worth.persona != nullptr) title += " · " + worth.persona->name;
    const std::vector<PartOfMap> parts = parts_of(worth.map, worth.figures, by);
    Table table = parts_table(worth, parts, by);
    if (by == Grouping::touchpoint) add_removals(table, worth, parts);
    return bold(title, is_colored) + "\n" + curve_line(worth) + service_line(worth) + "\n" +
           to_text(table, is_colored) + reasons(worth) + "\n" + std::string(assumptions_note) + "\n";
}

std::string csv_of(const WorthStudy& worth, Grouping by) {
    const bool has_removals = by == Grouping::touchpoint;
    std::string text = std::string(to_word(by)) + ",contacts,cost,lost,churned";
    if (has_removals) {
        text += ",visits,lift";
        for (const Goal goal : all_goals)
            text += ",without_" + std::string(info(goal).name);
    }
    text += "\n";
    for (const PartOfMap& part : parts_of(worth.map, worth.figures, by)) {
        text += csv_text(part.id) + "," + csv_value(part.contacts) + "," + csv_value(part.cost) + "," +
                csv_value(part.lost) + "," + csv_value(part.churned);
        if (has_removals) {
            text += "," + number_text(part.visits) + "," + csv_value(lift_at(worth, part.id));
            for (std::size_t g = 0; g < all_goals.size(); ++g)
                text += "," + csv_value(difference(worth, part.id, g));
        }
        text += "\n";
    }
    return text;
}

std::string json_of(const WorthStudy& worth) {
    Json touchpoints = Json::object();
    for (const PartOfMap& part : parts_of(worth.map, worth.figures, Grouping::touchpoint)) {
        Json row = json_of(part);
        row["visits"] = part.visits;
        row["lift"] = json_value(lift_at(worth, part.id));
        row["without"] = json_of_removal(worth, part.id);
        if (const Removal* removal = removal_of(worth, part.id); removal && !removal->why_not.empty())
            row["why_not"] = removal->why_not;
        touchpoints[part.id] = std::move(row);
    }
    Json parts = Json::object();
    for (const Grouping by : all_groupings) {
        if (by == Grouping::touchpoint) continue;
        Json rows = Json::object();
        for (const PartOfMap& part : parts_of(worth.map, worth.figures, by))
            rows[part.id] = json_of(part);
        parts[std::string(to_word(by))] = std::move(rows);
    }
    Json curve = nullptr;
    if (const auto summary = curve_summary(worth.map, worth.figures))
        curve = {{"peak", json_of(summary->peak)},
                 {"trough", json_of(summary->trough)},
                 {"end", json_of(summary->end)}};
    return text_of({{"journey", worth.journey.title},
                    {"scenario", worth.scenario == nullptr ? Json(nullptr) : Json(worth.scenario->id)},
                    {"curve", std::move(curve)},
                    {"touchpoints", std::move(touchpoints)},
                    {"parts", std::move(parts)}});
}

} // namespace waymark::cli
