// The bundled journeys: whole, as examples, and as templates to fill in; and a blank template.
#pragma once

#include <span>
#include <string_view>

#include "journey/journey.h"
#include "journey/result.h"

namespace waymark {

struct TemplateInfo {
    std::string_view name;  // on the command line: "hotel"
    std::string_view title; // on screen: "Hotel stay"
    std::string_view about; // one sentence
};

// The blank one last.
[[nodiscard]] std::span<const TemplateInfo> templates();

// Those that are examples too: all but the blank one.
[[nodiscard]] std::span<const TemplateInfo> examples();

// A new journey of that template; an empty name means the blank one. Fails for a name that no template has.
[[nodiscard]] Result<Journey> journey_of_template(std::string_view name);

// The example that the template was made from, whole; nothing for the blank one and unknown names.
[[nodiscard]] std::string_view example_text(std::string_view name);

// The same as a journey. Fails for a name that no example has.
[[nodiscard]] Result<Journey> journey_of_example(std::string_view name);

// What of a finished journey serves the next project: its stages, touchpoints, ways and personas, and how
// people flow through it. What was found out about the one company is gone: scores, effort, money, evidence,
// quotes, pains, scenarios.
[[nodiscard]] Journey structure_of(const Journey& journey);

} // namespace waymark
