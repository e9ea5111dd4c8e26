// What the checks share while they gather findings; used inside this folder only.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "checks/findings.h"

namespace waymark {

// What the document alone shows: stages, touchpoints, evidence, owners, shares.
void add_map_findings(Findings& findings, const Journey& journey);

// What shows when people walk the maps: ways that never end or lead nowhere, scenarios that do not fit.
void add_walk_findings(Findings& findings, const Journey& journey);

// A finding about one touchpoint of the journey.
[[nodiscard]] Finding about_touchpoint(CheckCode code, const Journey& journey, std::size_t position,
                                       std::string what, std::string remedy);

// `“A”, “B” and “C”`.
[[nodiscard]] std::string quoted_list(std::span<const std::string> names);

} // namespace waymark
