// What gestures on the map mean as edits.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edit/edit.h"
#include "scene/map_view.h"

namespace waymark {

// The position in Journey::touchpoints that the place stands for, once the touchpoints in `taken_out` are out
// of the list.
[[nodiscard]] std::size_t position_of(const Journey& journey, const DropPlace& place,
                                      const std::vector<std::string>& taken_out = {});

// The touchpoints moved to the place, one after the other in the map's order. Touchpoints of several lanes
// keep theirs and only change stage. Empty where everything stays where it is.
[[nodiscard]] std::vector<Edit>
edits_to_move(const Journey& in_force, const std::vector<std::string>& touchpoints, const DropPlace& place);

// A touchpoint being drawn: where it goes, and the touchpoint that a link leads from to it.
struct Drawn {
    DropPlace place;
    std::optional<std::string> linked_from;
};
// The new touchpoint of that name (empty: "New touchpoint") with its link. The first touchpoint of a map that
// nobody walks brings a persona along, so that there is a curve to see.
struct Addition {
    std::string id;
    std::vector<Edit> edits;
};
[[nodiscard]] Addition addition_of(const Journey& journey, const Drawn& drawn, std::string_view name);

// A link between two touchpoints, or to done_target; empty where it stands already.
[[nodiscard]] std::vector<Edit> edits_to_link(const Journey& in_force, const LinkKey& link);

// A new stage before that position.
struct NewStage {
    std::string id;
    std::vector<Edit> edits;
};
[[nodiscard]] NewStage new_stage_at(const Journey& journey, std::size_t position);

} // namespace waymark
