// The checks at the foot of the outline: what is doubtful about the map, by check, with "show" and "fix".
#pragma once

#include <set>

#include "checks/check_info.h"
#include "panels/actions.h"
#include "panels/ui.h"

namespace waymark {

struct ChecksState {
    bool is_open = true;
    std::set<CheckCode> unfolded; // checks with several findings, each of them listed
};

// What the checks want of the outline's height, in pixels; a long list gets a part of it and scrolls.
[[nodiscard]] double checks_height(const Ui& ui, const Session& session, const ChecksState& state,
                                   const Rect& outline);

[[nodiscard]] Actions draw_checks(Ui& ui, const Session& session, ChecksState& state, const Rect& area);

} // namespace waymark
