// The outline: stages and touchpoints as a tree, personas, scenarios, checks; a rail of icons when narrow.
#pragma once

#include <set>
#include <string>

#include "panels/actions.h"
#include "panels/outline_checks.h"
#include "panels/ui.h"

namespace waymark {

struct OutlineState {
    std::set<std::string, std::less<>> folded_stages;
    std::string renaming = {}; // the full id of the row whose name is typed: "touchpoint/checkin"
    ChecksState checks = {};
};

[[nodiscard]] Actions draw_outline(Ui& ui, const Session& session, OutlineState& state, const Rect& area);
// 44 wide: what the outline holds as icons; a click opens it.
[[nodiscard]] Actions draw_outline_rail(Ui& ui, const Session& session, const Rect& area);

} // namespace waymark
