// The map checks: what is doubtful about a journey, each finding with its element, a sentence and a way out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/check_info.h"
#include "edit/edit.h"
#include "journey/journey.h"
#include "journey/result.h"

namespace waymark {

enum class ElementKind : std::uint8_t { journey, stage, touchpoint, persona, scenario, intervention };

// What a finding is about.
struct Element {
    ElementKind kind = ElementKind::journey;
    std::string id;       // empty for the journey as a whole
    std::string scenario; // of an intervention: the scenario that it belongs to

    bool operator==(const Element&) const = default;
};

// "touchpoint", "persona", …
[[nodiscard]] std::string_view to_word(ElementKind kind);

struct Finding {
    CheckCode code = CheckCode::no_touchpoint;
    std::vector<Element> elements; // at least one, in the map's order
    std::string subject;           // their name, for lists; empty for the journey as a whole
    // The one that must be in force to see it; nothing: the base map.
    std::optional<std::string> scenario = {};
    // `place` names the element as in the file, `what` reads on after it.
    Problem problem;
    std::vector<Edit> fix = {}; // does what info(code).fix says; empty where somebody must decide

    bool operator==(const Finding&) const = default;
};
using Findings = std::vector<Finding>;

// All findings of all checks, in the order of checks(), then of the map. The journey must be valid.
// O(maps · personas · (touchpoints + links)), the maps being the base map and those of all scenarios.
[[nodiscard]] Findings findings_of(const Journey& journey);

// How many are of that severity.
[[nodiscard]] std::size_t count_of(const Findings& findings, Severity severity);

// The sentence for a reader who sees the element: what is wrong, and what to do, as sentences.
[[nodiscard]] std::string sentence_of(const Finding& finding);

} // namespace waymark
