// A journey's uncertain inputs, drawn as their evidence says (model page §10).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journey/journey.h"

namespace waymark {

// Which of all possible worlds: draw `number` of the seed. The draw of a touchpoint depends on its id and
// nothing else, so base map and scenario meet the same luck, and so does a map with a touchpoint more.
struct Draw {
    std::uint64_t seed = 1;
    std::uint32_t number = 0;
};

// The journey with its scores, leave rates and weights drawn. A touchpoint's weights keep their sum. What is
// measured without a number of responses counts as estimated.
[[nodiscard]] Journey drawn(const Journey& journey, const Draw& draw);
// The scenario with the scores and leave rates of the touchpoints drawn that it adds. What its interventions
// set or change is taken as stated.
[[nodiscard]] Scenario drawn(const Scenario& scenario, const Draw& draw);

// Something that is drawn: a field, or the shares of a touchpoint's ways on ("links").
struct UncertainInput {
    std::string touchpoint;
    std::string_view field; // people, process, product, leave, links

    bool operator==(const UncertainInput&) const = default;
};

// What is drawn of the journey, and of the touchpoints that the scenarios add, in order. Each id once.
[[nodiscard]] std::vector<UncertainInput> uncertain_inputs(const Journey& journey,
                                                           std::span<const Scenario> scenarios);

// Of each uncertain input, in order, the numbers that were drawn, independent of each other: one, or for
// links, whose shares depend on each other, what each takes of what those before it left (the last excepted).
[[nodiscard]] std::vector<std::vector<double>> drawn_values(std::span<const UncertainInput> inputs,
                                                            const Journey& journey,
                                                            std::span<const Scenario> scenarios);

} // namespace waymark
