#include "cli/drawing.h"

#include <utility>

#include "cli/crew.h"
#include "cli/progress.h"
#include "scene/chart_data.h"

namespace waymark::cli {

namespace {

std::vector<DrawnWorld> worlds_of(const DrawPlan& plan) {
    std::vector<DrawnWorld> worlds(plan.options.draws);
    Progress progress("drawing inputs");
    in_threads(
        worlds.size(), [&](std::size_t i) { worlds[i] = drawn_world(plan, static_cast<std::uint32_t>(i)); },
        [&](std::size_t done) { progress.show(done, worlds.size()); });
    return worlds;
}

} // namespace

Result<DrawReport> draw_in_threads(const Journey& journey, std::vector<Scenario> scenarios,
                                   const Study& study, const Drawing& drawing) {
    const auto planned =
        draw_plan(journey, std::move(scenarios), {drawing.draws, drawing.seed, study.persona, study.horizon});
    if (!planned) return planned.problems();
    return draw_report(*planned, worlds_of(*planned));
}

Result<BandsOverTime> bands_in_threads(const Journey& journey, const Scenario* scenario,
                                       const Drawing& drawing) {
    std::vector<Scenario> scenarios;
    if (scenario != nullptr) scenarios.push_back(*scenario);
    const auto planned = draw_plan(journey, std::move(scenarios), {drawing.draws, drawing.seed, {}, {}});
    if (!planned) return planned.problems();
    return bands_over_time(*planned, worlds_of(*planned), planned->scenarios.size(), dock_figures());
}

} // namespace waymark::cli
