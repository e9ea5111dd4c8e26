#include "checks/finding_parts.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "journey/validate.h"
#include "journey/wording.h"

namespace waymark {

namespace {

constexpr std::size_t most_stages = 8; // that a slide can show
constexpr double shares_tolerance = 0.005;

Finding about_journey(CheckCode code, std::string what, std::string remedy) {
    return {
        .code = code, .elements = {{}}, .subject = {}, .problem = {"", std::move(what), std::move(remedy)}};
}

bool has_stage_of(const Journey& journey, Relationship relationship) {
    return std::ranges::any_of(journey.stages,
                               [&](const Stage& stage) { return stage.relationship == relationship; });
}

// A touchpoint of the base map, or one that a scenario adds.
bool is_stage_used(const Journey& journey, const std::string& stage) {
    const auto stands_there = [&](const Touchpoint& touchpoint) {
        return touchpoint.stage == stage;
    };
    if (std::ranges::any_of(journey.touchpoints, stands_there)) return true;
    for (const Scenario& scenario : journey.scenarios) {
        for (const Intervention& intervention : scenario.interventions) {
            for (const Change& change : intervention.changes) {
                const auto* const added = std::get_if<AddTouchpoint>(&change);
                if (added != nullptr && stands_there(added->touchpoint)) return true;
            }
        }
    }
    return false;
}

void check_whole(Findings& findings, const Journey& journey) {
    if (journey.touchpoints.empty()) {
        findings.push_back(about_journey(CheckCode::no_touchpoint, "the map has no touchpoint",
                                         "Nothing can be projected until there is one."));
    }
    if (journey.personas.empty()) {
        findings.push_back(about_journey(CheckCode::no_persona, "there is no persona",
                                         "Nothing can be projected until there is one: add who walks the "
                                         "map."));
    }
    if (!has_stage_of(journey, Relationship::prospect)) {
        findings.push_back(about_journey(CheckCode::no_pre_purchase, "no stage is for prospects",
                                         "Add what comes before the purchase, or make the first stage one "
                                         "of prospects."));
    }
    if (!has_stage_of(journey, Relationship::customer)) {
        findings.push_back(about_journey(CheckCode::no_after_sales, "no stage is for customers",
                                         "Add what comes after the purchase, or make the last stage one of "
                                         "customers."));
    }
    if (journey.reviewed.empty()) {
        findings.push_back(about_journey(CheckCode::not_reviewed, "the journey has not been reviewed yet",
                                         "Go through it with those who own the touchpoints and write down "
                                         "the date."));
    }
}

void check_stages(Findings& findings, const Journey& journey) {
    if (journey.stages.size() > most_stages) {
        Finding finding = about_journey(CheckCode::many_stages,
                                        "there are " + std::to_string(journey.stages.size()) +
                                            " stages, more than the 8 that a slide can show",
                                        "Join stages, or show the map on a larger page.");
        findings.push_back(std::move(finding));
    }
    if (journey.touchpoints.empty()) return;
    for (std::size_t i = 0; i < journey.stages.size(); ++i) {
        const Stage& stage = journey.stages[i];
        if (is_stage_used(journey, stage.id)) continue;
        findings.push_back({.code = CheckCode::empty_stage,
                            .elements = {{ElementKind::stage, stage.id, ""}},
                            .subject = stage.name,
                            .problem = {place_of("stages", i, stage.id), "no touchpoint is in this stage",
                                        "Add what happens there, or delete the stage."}});
    }
}

void check_evidence(Findings& findings, const Journey& journey, std::size_t position) {
    const Evidence& evidence = journey.touchpoints[position].evidence;
    if (evidence.level == EvidenceLevel::assumed) {
        findings.push_back(about_touchpoint(CheckCode::only_assumed, journey, position,
                                            "its figures are only assumed",
                                            "Ask or measure, and write down the source."));
    } else if (evidence.responses == 0 && evidence.source.empty()) {
        findings.push_back(about_touchpoint(
            CheckCode::no_source, journey, position,
            "its figures are called " + std::string(to_word(evidence.level)) + ", but no source is named",
            "Name the source or the number of responses, or call them assumed."));
    }
}

void check_owner(Findings& findings, const Journey& journey, std::size_t position) {
    if (!journey.touchpoints[position].owner.empty()) return;
    findings.push_back(about_touchpoint(CheckCode::no_owner, journey, position, "nobody owns it",
                                        "Name the team that answers for it."));
}

// A link to itself that takes at least half of those who go on.
void check_repetition(Findings& findings, const Journey& journey, std::size_t position) {
    const std::string& id = journey.touchpoints[position].id;
    double all = 0;
    double back = 0;
    for (const Link& link : journey.links) {
        if (link.from != id) continue;
        all += link.weight;
        if (link.to == id) back += link.weight;
    }
    if (!(back > 0) || back < all / 2) return;
    const std::string percent = std::to_string(std::lround(100 * (back / all)));
    findings.push_back(about_touchpoint(
        CheckCode::repeats, journey, position, percent + " % of those who go on come straight back",
        "Where one long stay is meant, lengthen it instead of repeating it."));
}

double sum_of_shares(const Journey& journey) {
    return std::accumulate(journey.personas.begin(), journey.personas.end(), 0.0,
                           [](double sum, const Persona& persona) { return sum + persona.share; });
}

double sum_of_shares(const Persona& persona) {
    return std::accumulate(persona.start.begin(), persona.start.end(), 0.0,
                           [](double sum, const Start& start) { return sum + start.share; });
}

bool adds_up(double sum) {
    return std::abs(sum - 1) <= shares_tolerance;
}

// Without the digits that adding decimals leaves behind.
std::string sum_text(double sum) {
    constexpr double digits = 1e4;
    const double rounded = std::round(sum * digits) / digits;
    return number_text(rounded == 0 ? sum : rounded);
}

Problem problem_of_shares(std::string place, std::string_view of, double sum) {
    return {std::move(place), "the shares of " + std::string(of) + " add up to " + sum_text(sum) + ", not 1",
            "They count in proportion: write what is meant, so that they add up to 1."};
}

void check_persona_shares(Findings& findings, const Journey& journey) {
    const double sum = sum_of_shares(journey);
    if (journey.personas.empty() || adds_up(sum)) return;
    Finding finding{.code = CheckCode::shares,
                    .elements = {},
                    .subject = "all personas",
                    .problem = problem_of_shares("", "the personas", sum)};
    for (const Persona& persona : journey.personas) {
        finding.elements.push_back({ElementKind::persona, persona.id, ""});
        Persona fixed = persona;
        fixed.share /= sum;
        finding.fix.push_back(UpdatePersona{std::move(fixed)});
    }
    findings.push_back(std::move(finding));
}

void check_start_shares(Findings& findings, const Journey& journey) {
    for (std::size_t i = 0; i < journey.personas.size(); ++i) {
        const Persona& persona = journey.personas[i];
        const double sum = sum_of_shares(persona);
        if (adds_up(sum)) continue;
        Persona fixed = persona;
        for (Start& start : fixed.start)
            start.share /= sum;
        findings.push_back(
            {.code = CheckCode::shares,
             .elements = {{ElementKind::persona, persona.id, ""}},
             .subject = persona.name,
             .problem = problem_of_shares(place_of("personas", i, persona.id), "the starts", sum),
             .fix = {UpdatePersona{std::move(fixed)}}});
    }
}

} // namespace

void add_map_findings(Findings& findings, const Journey& journey) {
    check_whole(findings, journey);
    check_stages(findings, journey);
    for (std::size_t i = 0; i < journey.touchpoints.size(); ++i) {
        check_evidence(findings, journey, i);
        check_owner(findings, journey, i);
        check_repetition(findings, journey, i);
    }
    check_persona_shares(findings, journey);
    check_start_shares(findings, journey);
}

} // namespace waymark
