#include "cli/check_text.h"

#include "cli/console.h"
#include "cli/json_text.h"
#include "cli/outcome_text.h"

namespace waymark::cli {

namespace {

constexpr std::string_view file_code = "file"; // of what keeps a file from being opened

std::string sum_of(const Journey& journey) {
    return counted(journey.stages.size(), "stage") + ", " +
           counted(journey.touchpoints.size(), "touchpoint") + ", " + counted(journey.links.size(), "link") +
           ", " + counted(journey.personas.size(), "persona") + ", " +
           counted(journey.scenarios.size(), "scenario");
}

// `; 2 warnings, 1 note`, or nothing.
std::string counts_of(const Findings& findings) {
    std::string text;
    for (const Severity severity : all_severities) {
        const std::size_t count = count_of(findings, severity);
        if (count == 0) continue;
        text += (text.empty() ? "; " : ", ") + counted(count, to_word(severity));
    }
    return text;
}

std::string csv_row(std::initializer_list<std::string_view> fields) {
    std::string row;
    for (const std::string_view field : fields)
        row += (row.empty() ? "" : ",") + csv_text(field);
    return row + "\n";
}

std::string element_names(const Finding& finding) {
    std::string names;
    for (const Element& element : finding.elements)
        names += (names.empty() ? "" : " ") + element.id;
    return names;
}

Json json_of(const Element& element) {
    Json json{{"kind", to_word(element.kind)}};
    if (element.kind != ElementKind::journey) json["id"] = element.id;
    if (element.kind == ElementKind::intervention) json["scenario"] = element.scenario;
    return json;
}

Json json_of(const Problem& problem) {
    return {{"place", problem.place}, {"what", problem.what}, {"remedy", problem.remedy}};
}

Json json_of(const Finding& finding) {
    const CheckInfo& check = info(finding.code);
    Json json{{"code", check.name}, {"severity", to_word(check.severity)}, {"elements", Json::array()}};
    for (const Element& element : finding.elements)
        json["elements"].push_back(json_of(element));
    json["scenario"] = finding.scenario ? Json(*finding.scenario) : Json(nullptr);
    json.update(json_of(finding.problem));
    return json;
}

// What is wrong with one touchpoint, with the name it has on the map instead of its place in the file.
Problem as_named(const Finding& finding) {
    Problem problem = finding.problem;
    if (problem.place.starts_with("touchpoints[") && !finding.subject.empty())
        problem.place = in_quotes(finding.subject);
    return problem;
}

} // namespace

std::string lines_of(const CheckedFile& checked, bool is_colored) {
    if (!checked.journey) return "";
    std::string lines;
    for (const Finding& finding : checked.findings) {
        const CheckInfo& check = info(finding.code);
        if (check.severity == Severity::error) continue;
        lines += checked.file + ": " + bold(to_word(check.severity), is_colored) + ": " +
                 to_text(as_named(finding)) + " [" + std::string(check.name) + "]\n";
    }
    const bool is_in_order = count_of(checked.findings, Severity::error) == 0;
    return lines + checked.file + (is_in_order ? ": in order: " : ": not in order: ") +
           sum_of(*checked.journey) + counts_of(checked.findings) + "\n";
}

std::string csv_of(std::span<const CheckedFile> files) {
    std::string text = "file,severity,code,elements,scenario,place,what,remedy\n";
    for (const CheckedFile& checked : files) {
        for (const Problem& problem : checked.problems) {
            text += csv_row({checked.file, to_word(Severity::error), file_code, "", "", problem.place,
                             problem.what, problem.remedy});
        }
        for (const Finding& finding : checked.findings) {
            const CheckInfo& check = info(finding.code);
            const Problem& problem = finding.problem;
            text += csv_row({checked.file, to_word(check.severity), check.name, element_names(finding),
                             finding.scenario.value_or(""), problem.place, problem.what, problem.remedy});
        }
    }
    return text;
}

std::string json_of(std::span<const CheckedFile> files) {
    Json all{{"files", Json::array()}};
    for (const CheckedFile& checked : files) {
        Json file{{"file", checked.file},
                  {"journey", checked.journey ? Json(checked.journey->title) : Json(nullptr)},
                  {"problems", Json::array()},
                  {"findings", Json::array()}};
        for (const Problem& problem : checked.problems)
            file["problems"].push_back(json_of(problem));
        for (const Finding& finding : checked.findings)
            file["findings"].push_back(json_of(finding));
        all["files"].push_back(std::move(file));
    }
    return text_of(all);
}

} // namespace waymark::cli
