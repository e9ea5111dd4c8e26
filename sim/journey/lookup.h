// Finding parts of a journey by id, and making ids.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "journey/journey.h"

namespace waymark {

// Each returns the element with that id, or nullptr. Linear in the list's length.
[[nodiscard]] const Stage* find_stage(const Journey& journey, std::string_view id);
[[nodiscard]] const Touchpoint* find_touchpoint(const Journey& journey, std::string_view id);
[[nodiscard]] const Link* find_link(const Journey& journey, const LinkKey& key);
[[nodiscard]] const TextLane* find_lane(const Journey& journey, std::string_view id);
[[nodiscard]] const Persona* find_persona(const Journey& journey, std::string_view id);
[[nodiscard]] const Scenario* find_scenario(const Journey& journey, std::string_view id);
[[nodiscard]] const Intervention* find_intervention(const Scenario& scenario, std::string_view id);

// The position of the element with that id, or −1.
[[nodiscard]] int index_of_stage(const Journey& journey, std::string_view id);
[[nodiscard]] int index_of_touchpoint(const Journey& journey, std::string_view id);

// Ids are [a-z0-9][a-z0-9-]*.
[[nodiscard]] bool is_valid_id(std::string_view id);

// An id made from a name ("Check-in desk" -> "check-in-desk"), made unique against `taken` by a number at its
// end.
[[nodiscard]] std::string make_id(std::string_view name, const std::vector<std::string>& taken);

// The candidate nearest to `word` by edit distance where it is near enough to be meant, else an empty view.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       const std::vector<std::string_view>& candidates);

[[nodiscard]] std::vector<std::string> touchpoint_ids(const Journey& journey);

// The touchpoints stage by stage, as the map shows them; those of no stage are left out. O(stages ·
// touchpoints).
[[nodiscard]] std::vector<const Touchpoint*> in_map_order(const Journey& journey);

} // namespace waymark
