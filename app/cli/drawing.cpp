#include "cli/drawing.h"

#include <utility>

#include "cli/crew.h"
#include "cli/progress.h"

namespace waymark::cli {

Result<DrawReport> draw_in_threads(const Journey& journey, std::vector<Scenario> scenarios,
                                   const Study& study, const Drawing& drawing) {
    const auto planned =
        draw_plan(journey, std::move(scenarios), {drawing.draws, drawing.seed, study.persona, study.horizon});
    if (!planned) return planned.problems();
    std::vector<DrawnWorld> worlds(drawing.draws);
    Progress progress("drawing inputs");
    in_threads(
        worlds.size(),
        [&](std::size_t i) { worlds[i] = drawn_world(*planned, static_cast<std::uint32_t>(i)); },
        [&](std::size_t done) { progress.show(done, worlds.size()); });
    return draw_report(*planned, worlds);
}

} // namespace waymark::cli
