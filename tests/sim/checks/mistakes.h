// Mistakes of maps, each with a map that has it and one that just does not.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/findings.h"

namespace waymark::testing {

// Two stages, three touchpoints, two personas, one scenario: nothing to find.
[[nodiscard]] Journey sound_journey();
// Of its second stage, with all that a touchpoint should have.
[[nodiscard]] Touchpoint sound_touchpoint(const std::string& id);
// Of its only intervention.
[[nodiscard]] std::vector<Change>& changes(Journey& journey);

// What a finding names.
[[nodiscard]] Element touchpoint(const std::string& id);

struct Mistake {
    std::string_view name;                // of the check
    std::function<void(Journey&)> spoil;  // has it
    std::function<void(Journey&)> almost; // just does not
    std::string_view expected;            // place, sentence and way out
    std::vector<Element> elements;        // what it is about
    std::optional<std::string> scenario = {};
};
[[nodiscard]] const std::vector<Mistake>& mistakes();

} // namespace waymark::testing
