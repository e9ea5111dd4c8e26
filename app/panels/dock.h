// The projection dock: five charts, base and scenario, and pages on what matters and what is worth what.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "panels/actions.h"
#include "panels/dock_worth.h"
#include "panels/ui.h"
#include "scene/chart.h"

namespace waymark {

// Where nobody is on the map for most of the horizon: since when, and the way out; else nothing.
[[nodiscard]] std::string emptied_text(const Simulation& simulation, const Outcome& outcome);

// The axes as they were drawn last. They only grow while figures are on their way, as long as a slider is
// held above all, and fit anew when everything is there.
struct HeldAxes {
    std::map<std::string, ChartAxis, std::less<>> axes; // by chart
    std::shared_ptr<const Outcome> base, scenario;      // what they were fitted to
    double height = 0;                                  // of the plots
    bool is_settled = false;
};

struct DockState {
    HeldAxes held;
    std::optional<int> read; // the period under the pointer
    WorthState worth;
};

[[nodiscard]] Actions draw_dock(Ui& ui, const Session& session, DockState& state, const Rect& area);

} // namespace waymark
