#include "checks/findings.h"

#include <algorithm>
#include <utility>

#include "checks/finding_parts.h"
#include "journey/validate.h"
#include "journey/wording.h"

namespace waymark {

std::string_view to_word(ElementKind kind) {
    switch (kind) {
    case ElementKind::journey: return "journey";
    case ElementKind::stage: return "stage";
    case ElementKind::touchpoint: return "touchpoint";
    case ElementKind::persona: return "persona";
    case ElementKind::scenario: return "scenario";
    case ElementKind::intervention: return "intervention";
    }
    return "";
}

Findings findings_of(const Journey& journey) {
    Findings findings;
    add_map_findings(findings, journey);
    add_walk_findings(findings, journey);
    std::ranges::stable_sort(findings, {}, &Finding::code); // codes rise as severity falls
    return findings;
}

std::size_t count_of(const Findings& findings, Severity severity) {
    return static_cast<std::size_t>(std::ranges::count_if(
        findings, [&](const Finding& finding) { return info(finding.code).severity == severity; }));
}

std::string sentence_of(const Finding& finding) {
    std::string sentence = capitalised(finding.problem.what);
    if (!sentence.ends_with('.')) sentence += '.';
    if (!finding.problem.remedy.empty()) sentence += " " + finding.problem.remedy;
    return sentence;
}

Finding about_touchpoint(CheckCode code, const Journey& journey, std::size_t position, std::string what,
                         std::string remedy) {
    const Touchpoint& touchpoint = journey.touchpoints[position];
    return {
        .code = code,
        .elements = {{ElementKind::touchpoint, touchpoint.id, ""}},
        .subject = touchpoint.name,
        .problem = {place_of("touchpoints", position, touchpoint.id), std::move(what), std::move(remedy)}};
}

std::string quoted_list(std::span<const std::string> names) {
    std::vector<std::string> quoted;
    for (const std::string& name : names)
        quoted.push_back(in_quotes(name));
    return list_text(std::vector<std::string_view>(quoted.begin(), quoted.end()), "and");
}

} // namespace waymark
